// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Tickets

/*! Notes that are on their way to ERPNext, at the end of the thread, each with what became of it. */
ColumnLayout {
    id: root

    required property TicketNotes notes

    signal writeRequested(string write)

    spacing: Theme.spacingSm

    Repeater {
        model: root.notes.pending

        ColumnLayout {
            id: entry

            required property string rowId
            required property string html
            required property date since
            required property string noteState
            required property string reason
            required property bool isDone

            readonly property string word: {
                switch (noteState) {
                case "waiting":
                    return qsTr("Not sent yet");
                case "sending":
                    return qsTr("Being sent");
                case "uncertain":
                    return qsTr("Uncertain");
                case "refused":
                    return qsTr("Refused");
                default:
                    return qsTr("Saved");
                }
            }

            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.spacingXs

            MessageCard {
                Layout.fillWidth: true
                address: ""
                author: qsTr("You")
                entryKind: ThreadModel.Note
                html: entry.html
                medium: ""
                opacity: entry.isDone ? 1 : 0.75
                remoteImages: 0
                sent: entry.since
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: false
                spacing: Theme.spacingSm

                StatusBadge {
                    text: entry.word
                    tone: entry.noteState === "refused" ? "danger" : entry.noteState === "uncertain" ? "uncertain" : entry.isDone ? "ok" : "pending"
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: entry.reason
                    variant: FdLabel.Secondary
                    wrapMode: Text.Wrap
                }
                FdButton {
                    small: true
                    text: qsTr("Try again")
                    visible: entry.noteState === "refused" || entry.noteState === "uncertain"

                    onClicked: root.notes.tryAgain(entry.rowId)
                }
                FdButton {
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("Take back")
                    toolTip: qsTr("The text comes back into the field")
                    visible: entry.noteState === "refused" || entry.noteState === "waiting"

                    onClicked: root.notes.takeBack(entry.rowId)
                }
                FdButton {
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("In the outbox")
                    visible: !entry.isDone

                    onClicked: root.writeRequested(entry.rowId)
                }
            }
        }
    }
}
