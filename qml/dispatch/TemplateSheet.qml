// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The jobs of a template: for whom, from when on, with whom. Nothing is made before Ctrl+Enter. */
T.Popup {
    id: root

    required property DispatchController controller
    readonly property TemplateController templates: controller.making.templates
    readonly property bool canCreate: templates.problem.length === 0 && !templates.isPreparing && !templates.isAdding && templates.steps.count > 0
    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    function show(): void {
        day.text = root.templates.firstDay;
        root.open();
        choice.forceActiveFocus(Qt.PopupFocusReason);
    }

    Component.onCompleted: {
        if (root.templates.isOpen)
            root.show();
    }
    onClosed: root.templates.close()

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

            onActivated: root.templates.create()
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("New jobs from a template")
            variant: FdLabel.Heading
        }
        SheetLine {
            label: qsTr("Template")

            FdComboBox {
                id: choice

                Layout.fillWidth: true
                currentIndex: root.templates.index
                focus: true
                label: qsTr("Template")
                model: root.templates.names
                objectName: "templateChoice"

                onActivated: index => root.templates.index = index
            }
        }
        SheetLine {
            label: qsTr("Customer")

            FdLabel {
                Layout.fillWidth: true
                text: root.templates.customer
                variant: FdLabel.Strong
                visible: text.length > 0
            }
            SearchField {
                id: search

                Layout.fillWidth: true
                objectName: "templateSearch"
                placeholderText: root.templates.customer.length > 0 ? qsTr("Another customer") : qsTr("Name, address or phone")
                text: root.templates.searchText

                Accessible.name: qsTr("Search a customer or an address")
                onDismissed: root.close()
                onTextEdited: root.templates.searchText = text

                Keys.onDownPressed: matches.incrementCurrentIndex()
                Keys.onUpPressed: matches.decrementCurrentIndex()
                Keys.onPressed: event => {
                    const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    event.accepted = isEnter && event.modifiers === Qt.NoModifier && matches.count > 0;
                    if (event.accepted)
                        root.templates.choose(Math.max(0, matches.currentIndex));
                }
            }
        }
        ListView {
            id: matches

            Layout.fillWidth: true
            Layout.leftMargin: Theme.labelColumn + Theme.spacingSm
            Layout.preferredHeight: contentHeight
            clip: true
            highlightMoveDuration: 0
            interactive: false
            model: root.templates.matches
            objectName: "templateMatches"
            visible: count > 0

            Accessible.name: qsTr("Customers and addresses found")
            Accessible.role: Accessible.List
            onCountChanged: currentIndex = 0

            delegate: Rectangle {
                id: match

                required property string title
                required property string subtitle
                required property int index

                width: ListView.view.width
                height: Theme.rowHeight
                color: ListView.isCurrentItem ? Theme.selection : matchHover.hovered ? Theme.hover : "transparent"
                radius: Theme.radius

                Accessible.name: match.title + ", " + match.subtitle
                Accessible.role: Accessible.ListItem

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.spacingSm
                    anchors.rightMargin: Theme.spacingSm

                    FdLabel {
                        text: match.title
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: match.subtitle
                        variant: FdLabel.Secondary
                    }
                }
                HoverHandler {
                    id: matchHover
                }
                TapHandler {
                    onTapped: root.templates.choose(match.index)
                }
            }
        }
        SheetLine {
            label: qsTr("Location")
            visible: root.templates.locations.length > 0

            FdComboBox {
                Layout.fillWidth: true
                currentIndex: root.templates.locationIndex
                label: qsTr("Location")
                model: root.templates.locations

                onActivated: index => root.templates.locationIndex = index
            }
        }
        SheetLine {
            label: qsTr("First day")

            FdTextField {
                id: day

                Layout.preferredWidth: Theme.labelColumn
                invalid: root.templates.problem.length > 0 && root.templates.customer.length > 0
                objectName: "templateDay"

                Accessible.name: qsTr("First day")
                onTextEdited: root.templates.firstDay = text
            }
            FdButton {
                id: calendar

                glyph: "calendar-days"
                kind: FdButton.Quiet
                toolTip: qsTr("Pick a day")
                onClicked: dates.openAt(root.templates.firstDay)

                DatePopup {
                    id: dates

                    y: calendar.height
                    controller: root.controller
                    onClosed: calendar.forceActiveFocus(Qt.PopupFocusReason)
                    onPicked: iso => {
                        root.templates.firstDay = iso;
                        day.text = iso;
                    }
                }
            }
            FdComboBox {
                Layout.fillWidth: true
                currentIndex: root.templates.personIndex
                label: qsTr("Technician")
                model: root.templates.people
                objectName: "templatePerson"

                onActivated: index => root.templates.personIndex = index
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        ListView {
            id: steps

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.popupWidth)
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.templates.steps
            objectName: "templateSteps"
            opacity: root.templates.isPreparing ? 0.6 : 1

            Accessible.name: qsTr("Jobs that will be made")
            Accessible.role: Accessible.List
            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onUpPressed: decrementCurrentIndex()
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: StepRow {
                width: ListView.view.width
            }

            FocusRing {
                active: steps.activeFocus
                inset: true
            }
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.templates.missingTags.length > 0
            text: qsTr("ERPNext has no tag %1: the jobs are made without it.").arg(root.templates.missingTags)
            tone: "warning"
        }
        Repeater {
            model: root.templates.faults

            FdLabel {
                required property string modelData

                Layout.fillWidth: true
                color: Theme.warning
                font.pixelSize: Theme.fontSecondary
                text: modelData
                wrapMode: Text.Wrap
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.danger
            text: root.templates.error.isSet ? root.templates.error.sentence : root.templates.problem
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("They go into the outbox in this order; each waits until those it depends on are made.")
            variant: FdLabel.Caption
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Own templates: %1").arg(root.templates.file)
            variant: FdLabel.Caption
            visible: root.templates.file.length > 0
            wrapMode: Text.WrapAnywhere
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.spacingSm

            FdButton {
                keys: qsTr("Esc")
                text: qsTr("Cancel")
                onClicked: root.close()
            }
            FdButton {
                enabled: root.canCreate
                glyph: "plus"
                keys: qsTr("Ctrl+Enter")
                kind: FdButton.Primary
                objectName: "templateCreate"
                text: qsTr("Create %n job(s)", "", root.templates.steps.count)
                onClicked: root.templates.create()
            }
        }
    }

    Connections {
        function onOpenChanged(): void {
            if (root.templates.isOpen)
                root.show();
            else
                root.close();
        }

        target: root.templates
    }
}
