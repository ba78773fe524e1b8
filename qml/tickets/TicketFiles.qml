// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! What the server alone says: who else has opened the ticket, and its files, each fetched on demand. */
ColumnLayout {
    id: root

    required property TicketLive live

    spacing: 2
    visible: live.files.count > 0 || live.seenBy.length > 0 || live.error.isSet

    FormRow {
        label: qsTr("Opened by")
        labelWidth: 104
        value: root.live.seenBy
        visible: root.live.seenBy.length > 0
    }
    SectionHeader {
        Layout.fillWidth: true
        count: root.live.files.count
        title: qsTr("Files")
        visible: root.live.files.count > 0
    }
    Repeater {
        model: root.live.files

        RowLayout {
            id: file

            required property string rowId
            required property string fileName
            required property double size
            required property string fileState
            required property bool canOpen

            readonly property bool isFetching: fileState === "fetching"
            readonly property bool hasFailed: fileState.length > 0 && !isFetching && fileState !== "kept"

            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdButton {
                Layout.fillWidth: true
                enabled: !file.isFetching
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
            FdLabel {
                tabular: true
                text: file.size > 0 ? Format.bytes(file.size) : ""
                variant: FdLabel.Secondary
            }
            FdButton {
                enabled: !file.isFetching
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
        color: Theme.warning
        text: qsTr("Files and who has opened it: not known now. %1").arg(root.live.error.what)
        variant: FdLabel.Secondary
        visible: root.live.error.isSet
        wrapMode: Text.Wrap
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
