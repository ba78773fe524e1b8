// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Jobs of the ticket that are on their way to ERPNext, or just arrived there. */
ColumnLayout {
    id: root

    required property TicketJob job

    signal jobRequested(string job)
    signal writeRequested(string write)

    spacing: 2

    Repeater {
        model: root.job.pending

        ColumnLayout {
            id: entry

            required property string rowId
            required property string subject
            required property string day
            required property string jobState
            required property string reason
            required property string job

            readonly property bool isDone: job.length > 0

            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: 0

            FdButton {
                Layout.fillWidth: true
                glyph: "wrench"
                kind: FdButton.Quiet
                leftAligned: true
                small: true
                text: entry.day.length > 0 ? qsTr("%1 · %2").arg(Format.shortDate(entry.day)).arg(entry.subject) : entry.subject
                toolTip: entry.isDone ? qsTr("Show %1 on the board").arg(entry.job) : qsTr("Show it in the outbox")

                onClicked: entry.isDone ? root.jobRequested(entry.job) : root.writeRequested(entry.rowId)
            }
            StatusBadge {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                text: entry.isDone ? qsTr("Created: %1").arg(entry.job) : entry.jobState === "refused" ? qsTr("Refused") : entry.jobState === "uncertain" ? qsTr("Uncertain") : entry.jobState === "sending" ? qsTr("Being sent") : qsTr("Not sent yet")
                tone: entry.isDone ? "ok" : entry.jobState === "refused" ? "danger" : entry.jobState === "uncertain" ? "uncertain" : "pending"
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                text: entry.reason
                variant: FdLabel.Secondary
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                spacing: Theme.spacingSm
                visible: entry.jobState === "refused" || entry.jobState === "uncertain"

                FdButton {
                    small: true
                    text: qsTr("Try again")

                    onClicked: root.job.tryAgain(entry.rowId)
                }
                FdButton {
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("Give up")
                    visible: entry.jobState === "refused"

                    onClicked: root.job.giveUp(entry.rowId)
                }
            }
        }
    }
}
