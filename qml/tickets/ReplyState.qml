// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! What is known of an answer that left, or was not taken: in words, with what can be done. */
ColumnLayout {
    id: root

    required property TicketReply reply

    spacing: Theme.spacingXs
    visible: reply.state !== "typed"

    StatusBadge {
        objectName: "replyState"
        Layout.fillWidth: true
        text: root.reply.state === "sending" ? qsTr("Being handed to ERPNext") : root.reply.state === "refused" ? qsTr("Not sent") : root.reply.isLooking ? qsTr("Being looked for at ERPNext") : qsTr("Uncertain whether it was sent")
        tone: root.reply.state === "sending" ? "pending" : root.reply.state === "refused" ? "danger" : "uncertain"
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.reply.reason
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.reply.state === "uncertain"

        FdButton {
            enabled: !root.reply.isLooking
            small: true
            text: qsTr("Look again")

            onClicked: root.reply.look()
        }
        FdButton {
            enabled: !root.reply.isLooking
            kind: FdButton.Danger
            small: true
            text: qsTr("Send once more")
            toolTip: qsTr("The customer may get it twice, if the first one arrives after all.")
            visible: root.reply.isNotFound

            onClicked: root.reply.sendAgain()
        }
        FdButton {
            enabled: !root.reply.isLooking
            kind: FdButton.Quiet
            small: true
            text: qsTr("Back to the text")
            visible: root.reply.isNotFound

            onClicked: root.reply.edit()
        }
    }
}
