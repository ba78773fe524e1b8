// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*! What was done from this desk: filters, a table, files of it. Nothing in it can be changed or deleted. */
FocusScope {
    id: root

    required property AuditController controller
    property string message

    function handleKey(event: KeyEvent): bool {
        if (event.key === Qt.Key_E && event.modifiers === Qt.ControlModifier)
            root.ask(false);
        else if (event.key === Qt.Key_E && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
            root.ask(true);
        else if (event.key === Qt.Key_Slash && event.modifiers === Qt.NoModifier)
            bar.focusSearch();
        else
            return false;
        return true;
    }
    function ask(asJson: bool): void {
        if (root.controller.list.count === 0 || root.controller.fileExport.isRunning)
            return;
        dialog.asJson = asJson;
        dialog.selectedFile = dialog.currentFolder + "/" + qsTr("done-from-this-desk") + (asJson ? ".json" : ".csv");
        dialog.open();
    }

    Keys.onPressed: event => event.accepted = root.handleKey(event)
    onVisibleChanged: root.controller.setActive(visible)

    Component.onCompleted: root.controller.setActive(visible)
    Component.onDestruction: {
        if (root.controller !== null) // at the end it goes first
            root.controller.setActive(false);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            shown: root.message.length > 0
            text: root.message
            tone: "ok"

            onActionRequested: root.message = ""
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.controller.setAside.length > 0
            text: qsTr("The list of what was done was damaged. What was in it is set aside as %1.").arg(root.controller.setAside)
            tone: "danger"
        }
        AuditBar {
            id: bar

            Layout.bottomMargin: Theme.spacingSm
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.spacing
            Layout.topMargin: Theme.spacingXs
            controller: root.controller

            onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
            onExportRequested: asJson => root.ask(asJson)
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Stop")
            glyph: "download"
            shown: root.controller.fileExport.isRunning
            text: qsTr("Writing the file: %1").arg(Format.percent(root.controller.fileExport.progress))
            tone: "info"

            onActionRequested: root.controller.fileExport.cancel()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.controller.fileExport.error.isSet ? root.controller.fileExport.error : root.controller.error
            visible: root.controller.fileExport.error.isSet || root.controller.error.isSet

            onRetryRequested: root.controller.refresh()
        }
        Divider {
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            DataTable {
                id: table

                objectName: "auditTable"
                anchors.fill: parent
                focus: true
                model: root.controller.list
                sortable: false
                stretchColumn: AuditListModel.ChangeColumn
                takesFirstRow: false
                widths: [146, 172, 96, 112, 200, 260, 108]

                Accessible.name: qsTr("Done from this desk")
                onCurrentChanged: row => {
                    if (row >= 0 && !root.controller.list.isChanging)
                        root.controller.select(row);
                }
                delegate: DelegateChooser {
                    DelegateChoice {
                        column: AuditListModel.ResultColumn

                        AuditResultCell {}
                    }
                    DelegateChoice {
                        column: AuditListModel.AtColumn

                        TextCell {
                            tabular: true
                        }
                    }
                    DelegateChoice {
                        TextCell {}
                    }
                }
            }
            EmptyState {
                anchors.centerIn: parent
                actionText: root.controller.isFiltered ? qsTr("Show all") : ""
                glyph: root.controller.isFiltered ? "list-filter" : "inbox"
                hint: root.controller.isFiltered ? qsTr("Nothing that was done is like this.") : qsTr("Every change, device action, sending and sign-in of this desk is written down here with its result.")
                title: root.controller.isFiltered ? qsTr("Nothing found") : qsTr("Nothing was done yet")
                visible: root.controller.isListed && root.controller.list.count === 0 && !root.controller.error.isSet

                onActionRequested: root.controller.clearFilter()
            }
        }
        FdLabel {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.spacingXs
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.topMargin: Theme.spacingXs
            text: isNaN(root.controller.since.getTime()) ? qsTr("Kept on this computer for good: nothing here is changed or deleted.") : qsTr("%1 of %2 since %3. Kept on this computer for good: nothing here is changed or deleted.").arg(Format.number(root.controller.list.count)).arg(Format.number(root.controller.total)).arg(Format.longDate(Format.isoDay(root.controller.since)))
            variant: FdLabel.Secondary
        }
    }
    Connections {
        function onFinished(path: string, rows: int): void {
            root.message = qsTr("%n row(s) written to %1.", "", rows).arg(path);
        }

        target: root.controller.fileExport
    }
    Connections {
        function onExported(path: string, rows: int): void {
            root.message = qsTr("%n row(s) written to %1.", "", rows).arg(path);
        }

        target: root.controller
    }
    FileDialog {
        id: dialog

        property bool asJson: false

        defaultSuffix: asJson ? "json" : "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: asJson ? [qsTr("JSON files (*.json)")] : [qsTr("CSV files (*.csv)")]

        onAccepted: {
            if (asJson)
                root.controller.exportJson(selectedFile);
            else
                root.controller.fileExport.start(selectedFile);
        }
    }
}
