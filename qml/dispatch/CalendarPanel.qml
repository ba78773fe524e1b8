// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The jobs as calendar files: one now, and those that are kept up to date. */
T.Popup {
    id: root

    required property DispatchController controller
    readonly property CalendarFeeds feeds: controller.feeds
    property list<string> people
    readonly property string person: controller.sheets.personAt(who.currentIndex)
    readonly property int weeks: [1, 2, 4, 8, 26][howFar.currentIndex]
    property bool keeps: false

    function show(): void {
        root.people = root.controller.sheets.peopleNames();
        who.currentIndex = root.controller.sheets.indexOfPerson(root.controller.selectedTechnician);
        root.open();
        who.forceActiveFocus(Qt.PopupFocusReason);
    }

    function choose(keeps: bool): void {
        root.keeps = keeps;
        target.selectedFile = target.currentFolder + "/" + root.feeds.proposedName(root.person);
        target.open();
    }

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    objectName: "calendarPanel"
    padding: Theme.gutter
    implicitWidth: Theme.dialogWidth + padding * 2
    implicitHeight: Math.min(column.implicitHeight + padding * 2, parent ? parent.height - Theme.gutter : column.implicitHeight)

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {}
    contentItem: Flickable {
        clip: true
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column

            width: root.availableWidth
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Calendar of the jobs")
                variant: FdLabel.Heading
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("A file that any calendar reads. It has names, addresses and telephone numbers, and no door codes.")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.fillWidth: true

                FdLabel {
                    Layout.preferredWidth: Theme.labelColumn
                    text: qsTr("Whose jobs")
                    variant: FdLabel.Secondary
                }
                FdComboBox {
                    id: who

                    Layout.fillWidth: true
                    label: qsTr("Whose jobs")
                    model: root.people
                    objectName: "calendarPerson"
                }
            }
            RowLayout {
                Layout.fillWidth: true

                FdLabel {
                    Layout.preferredWidth: Theme.labelColumn
                    text: qsTr("How far")
                    variant: FdLabel.Secondary
                }
                FdComboBox {
                    id: howFar

                    Layout.fillWidth: true
                    currentIndex: 2
                    label: qsTr("How far")
                    model: [qsTr("This week"), qsTr("Two weeks"), qsTr("Four weeks"), qsTr("Eight weeks"), qsTr("Half a year")]
                }
            }
            RowLayout {
                Layout.alignment: Qt.AlignRight
                spacing: Theme.spacingSm

                FdButton {
                    glyph: "download"
                    objectName: "calendarExport"
                    text: qsTr("Export once…")
                    toolTip: qsTr("From the week that the board shows")

                    onClicked: root.choose(false)
                }
                FdButton {
                    glyph: "refresh-cw"
                    kind: FdButton.Primary
                    text: qsTr("Keep a file up to date…")
                    toolTip: qsTr("From this week on, written again whenever the jobs change")

                    onClicked: root.choose(true)
                }
            }
            ErrorBanner {
                Layout.fillWidth: true
                error: root.feeds.error
                retryText: ""
                visible: root.feeds.error.isSet
            }
            Divider {
                Layout.fillWidth: true
                visible: root.feeds.count > 0
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Kept up to date while FibreDesk runs")
                variant: FdLabel.Strong
                visible: root.feeds.count > 0
            }
            Repeater {
                model: root.feeds

                CalendarRow {
                    Layout.fillWidth: true

                    onDropped: file => root.feeds.drop(file)
                }
            }
        }
    }

    FileDialog {
        id: target

        defaultSuffix: "ics"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Calendar files (*.ics)")]

        onAccepted: {
            if (root.keeps)
                root.feeds.keep(selectedFile, root.person, root.weeks);
            else
                root.feeds.exportOnce(selectedFile, root.person, root.weeks);
        }
    }
}
