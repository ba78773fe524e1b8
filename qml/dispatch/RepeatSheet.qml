// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Repeats a job: how often, until when, and the days that come of it. Nothing is made before Ctrl+Enter. */
T.Popup {
    id: root

    required property DispatchController controller
    readonly property RepeatController repeats: controller.making.repeats
    readonly property bool canCreate: repeats.problem.length === 0 && !repeats.isPreparing && !repeats.isAdding && repeats.count > 0
    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    function show(): void {
        until.text = root.repeats.until;
        root.open();
        every.forceActiveFocus(Qt.PopupFocusReason);
    }

    Component.onCompleted: {
        if (root.repeats.isOpen)
            root.show();
    }
    onClosed: root.repeats.close()

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape
    focus: true
    implicitWidth: Math.min(Theme.paletteWidth, T.Overlay.overlay ? T.Overlay.overlay.width - Theme.spacingXl : Theme.paletteWidth)
    implicitHeight: implicitContentHeight + padding * 2
    modal: true
    padding: Theme.gutter

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        Shortcut {
            enabled: root.visible
            sequences: ["Ctrl+Return", "Ctrl+Enter"]

            onActivated: root.repeats.create()
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Repeat %1").arg(root.repeats.title)
            variant: FdLabel.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("The first is on %1 and stays as it is.").arg(root.repeats.firstText)
            variant: FdLabel.Secondary
        }
        SheetLine {
            label: qsTr("Every")

            CountField {
                id: every

                focus: true
                label: qsTr("Every so many")
                objectName: "repeatEvery"
                value: root.repeats.every

                onChanged: value => root.repeats.every = value
            }
            SegmentedControl {
                currentIndex: root.repeats.unit
                label: qsTr("Days, weeks or months")
                objectName: "repeatUnit"
                options: [qsTr("days"), qsTr("weeks"), qsTr("months")]

                onChosen: index => root.repeats.unit = index
            }
            Item {
                Layout.fillWidth: true
            }
        }
        SheetLine {
            label: qsTr("On")
            visible: root.repeats.unit === 1

            Row {
                spacing: Theme.spacingXs

                Repeater {
                    model: root.repeats.weekdayNames

                    FdButton {
                        required property string modelData
                        required property int index

                        checkable: true
                        checked: root.repeats.weekdays.includes(index + 1)
                        objectName: "weekday" + (index + 1)
                        text: modelData.slice(0, 3)

                        Accessible.name: modelData
                        onClicked: {
                            root.repeats.toggleWeekday(index + 1);
                            checked = Qt.binding(() => root.repeats.weekdays.includes(index + 1));
                        }
                    }
                }
            }
            Item {
                Layout.fillWidth: true
            }
        }
        SheetLine {
            label: qsTr("On")
            visible: root.repeats.unit === 2

            FdComboBox {
                Layout.fillWidth: true
                currentIndex: root.repeats.month
                label: qsTr("Day of the month")
                model: root.repeats.monthChoices

                onActivated: index => root.repeats.month = index
            }
        }
        SheetLine {
            label: qsTr("Ends")

            SegmentedControl {
                currentIndex: root.repeats.endsByDay ? 1 : 0
                label: qsTr("How it ends")
                objectName: "repeatEnds"
                options: [qsTr("after a number"), qsTr("on a day")]

                onChosen: index => root.repeats.endsByDay = index === 1
            }
            CountField {
                label: qsTr("How many more times")
                most: 52
                objectName: "repeatTimes"
                value: root.repeats.times
                visible: !root.repeats.endsByDay

                onChanged: value => root.repeats.times = value
            }
            FdTextField {
                id: until

                Layout.preferredWidth: Theme.labelColumn
                invalid: root.repeats.endsByDay && root.repeats.problem.length > 0
                objectName: "repeatUntil"
                visible: root.repeats.endsByDay

                Accessible.name: qsTr("Last day")
                onTextEdited: root.repeats.until = text
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        FdLabel {
            Layout.fillWidth: true
            objectName: "repeatSentence"
            text: root.repeats.sentence
            variant: FdLabel.Strong
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            font.family: Theme.monoFamily
            text: root.repeats.ruleText
            variant: FdLabel.Caption
        }
        ListView {
            id: days

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth * 0.75)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.repeats.days
            objectName: "repeatDays"
            opacity: root.repeats.isPreparing ? 0.6 : 1

            Accessible.name: qsTr("Days of the series")
            Accessible.role: Accessible.List
            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onSpacePressed: root.repeats.toggleDay(currentIndex)
            Keys.onUpPressed: decrementCurrentIndex()
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: RepeatDayRow {
                required property int index

                width: ListView.view.width
                current: ListView.isCurrentItem && days.activeFocus

                onToggled: root.repeats.toggleDay(index)
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: root.repeats.note
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.danger
            text: root.repeats.error.isSet ? root.repeats.error.sentence : root.repeats.problem
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Space leaves a day out")
                variant: FdLabel.Caption
            }
            FdButton {
                keys: qsTr("Esc")
                text: qsTr("Cancel")
                onClicked: root.close()
            }
            FdButton {
                enabled: root.canCreate
                glyph: "repeat"
                keys: qsTr("Ctrl+Enter")
                kind: FdButton.Primary
                objectName: "repeatCreate"
                text: qsTr("Create %n job(s)", "", root.repeats.count)
                onClicked: root.repeats.create()
            }
        }
    }

    Connections {
        function onOpenChanged(): void {
            if (root.repeats.isOpen)
                root.show();
            else
                root.close();
        }

        target: root.repeats
    }
}
