// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The files that hang on the customer and on their tickets, as the server tells; each is fetched on demand. */
RecordCard {
    id: root

    required property CustomersController controller

    readonly property CustomerFiles live: controller.customerFiles

    emptyText: !live.isOnline ? qsTr("Offline: the files are only on the server") : live.error.isSet ? "" : isNaN(live.askedAt.getTime()) ? qsTr("Asking the server…") : qsTr("No file")
    glyph: "paperclip"
    rows: live.files
    title: qsTr("Files")

    Repeater {
        model: root.live.files

        RecordLine {
            id: file

            required property int index
            required property string rowId
            required property string fileName
            required property double size
            required property string fileState
            required property bool canOpen
            required property string ticket
            required property string created

            readonly property bool isFetching: fileState === "fetching"
            readonly property bool hasFailed: fileState.length > 0 && !isFetching && fileState !== "kept"

            isFirst: index === 0

            FdButton {
                Layout.fillWidth: true
                enabled: !file.isFetching && root.live.isOnline
                glyph: file.isFetching ? "hourglass" : "paperclip"
                kind: FdButton.Quiet
                leftAligned: true
                small: true
                text: file.fileName
                toolTip: file.hasFailed ? file.fileState : file.canOpen ? qsTr("Fetch and open") : qsTr("Fetch and keep: this kind is not opened from here")

                onClicked: {
                    if (file.canOpen)
                        root.live.openFile(file.rowId);
                    else
                        keep.ask(file.rowId);
                }
            }
            IconGlyph {
                color: Theme.danger
                glyph: "triangle-alert"
                label: file.fileState
                size: 14
                visible: file.hasFailed
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: file.ticket
                toolTip: qsTr("Open its ticket")
                visible: file.ticket.length > 0

                onClicked: root.controller.openTicketPage(file.ticket)
            }
            FdLabel {
                tabular: true
                text: file.created.length > 0 ? Format.shortDate(file.created) : ""
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.preferredWidth: 64
                horizontalAlignment: Text.AlignRight
                tabular: true
                text: file.size > 0 ? Format.bytes(file.size) : ""
                variant: FdLabel.Secondary
            }
            FdButton {
                enabled: !file.isFetching && root.live.isOnline
                glyph: "save"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Keep %1 in a folder").arg(file.fileName)

                onClicked: keep.ask(file.rowId)
            }
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("The oldest files are not listed; those of tickets are on the tickets' own pages")
        variant: FdLabel.Secondary
        visible: root.live.isCut
        wrapMode: Text.Wrap
    }
    RowLayout {
        Layout.fillWidth: true
        visible: root.live.error.isSet

        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: qsTr("Files not known now. %1").arg(root.live.error.what)
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdButton {
            small: true
            text: qsTr("Ask again")
            visible: root.live.isOnline

            onClicked: root.live.askAgain()
        }
    }
    Connections {
        function onFileReady(file: url): void {
            Qt.openUrlExternally(file);
        }

        target: root.live
    }
    FileDialog {
        id: keep

        property string file

        function ask(id: string): void {
            keep.file = id;
            keep.selectedFile = keep.currentFolder + "/" + root.live.safeName(id);
            keep.open();
        }

        fileMode: FileDialog.SaveFile

        onAccepted: root.live.saveFile(keep.file, selectedFile)
    }
}
