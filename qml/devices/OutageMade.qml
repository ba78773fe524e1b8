// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What was made of the outage in front, and how far each is. */
ColumnLayout {
    id: root

    required property OutageDesk outages

    spacing: Theme.spacingXs
    visible: outages.work.made.total > 0

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Made of this outage")
    }
    Repeater {
        model: root.outages.work.made

        ColumnLayout {
            id: one

            required property string rowId
            required property string kind
            required property string title
            required property string stateText
            required property string tone
            required property string document
            required property string reason
            required property int openBelow
            required property bool isStuck

            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdLabel {
                Layout.fillWidth: true
                text: one.title
                wrapMode: Text.Wrap
            }
            StatusBadge {
                Layout.fillWidth: true
                objectName: "outageMade"
                text: one.reason.length > 0 ? qsTr("%1: %2").arg(one.stateText).arg(one.reason) : one.stateText
                tone: one.tone
            }
            RowLayout {
                spacing: Theme.spacingXs

                FdButton {
                    glyph: "ticket"
                    small: true
                    text: qsTr("Open the ticket")
                    visible: one.kind === "ticket" && one.document.length > 0

                    onClicked: root.outages.openTicket(one.document)
                }
                FdButton {
                    glyph: "git-merge"
                    objectName: "gatherTickets"
                    small: true
                    text: qsTr("Put %n open ticket(s) below it", "", one.openBelow)
                    visible: one.openBelow > 0

                    onClicked: root.outages.work.gather(one.rowId)
                }
                FdButton {
                    glyph: "refresh-cw"
                    small: true
                    text: qsTr("Try again")
                    visible: one.isStuck

                    onClicked: root.outages.work.tryAgain(one.rowId)
                }
                FdButton {
                    glyph: "x"
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("Give up")
                    visible: one.isStuck

                    onClicked: root.outages.work.giveUp(one.rowId)
                }
            }
        }
    }
}
