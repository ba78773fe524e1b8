// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! What can be done with a failed row: another address, or, where it was refused for good, once more after a question. */
ColumnLayout {
    id: root

    required property CampaignsController controller

    readonly property recipientDetails row: controller.selected
    readonly property int selectedRow: controller.selectedRow
    property bool isAsking: false
    property bool isCorrecting: false

    spacing: Theme.spacingSm

    onSelectedRowChanged: {
        isAsking = false;
        isCorrecting = false;
    }

    FdButton {
        glyph: "repeat"
        small: true
        text: qsTr("Resend…")
        visible: root.row.canResend && root.row.isRefused && !root.isAsking

        onClicked: root.isAsking = true
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.row.evidence.length > 0 ? qsTr("This mail was uncertain before: it may have arrived, and would arrive twice.") : qsTr("The server refused it for good. The same address will most likely be refused again, and repeated refusals harm the sender's name.")
        visible: root.isAsking
        wrapMode: Text.Wrap
    }
    RowLayout {
        spacing: Theme.spacingSm
        visible: root.isAsking

        FdButton {
            forbidden: Rights.sendMail.reason
            kind: FdButton.Danger
            small: true
            text: qsTr("Send this row again")

            onClicked: {
                root.isAsking = false;
                root.controller.resendRow(root.selectedRow);
            }
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: qsTr("Leave it")

            onClicked: root.isAsking = false
        }
    }
    FdButton {
        forbidden: Rights.sendMail.reason
        glyph: "pencil"
        small: true
        text: qsTr("Correct the address")
        toolTip: root.row.customer.length > 0 ? qsTr("Opens the customer; once it is saved there, the mail is sent again") : ""
        visible: !root.isCorrecting

        onClicked: {
            if (root.row.customer.length > 0) {
                root.controller.correctAtCustomer(root.selectedRow);
            } else {
                address.text = root.row.email;
                root.isCorrecting = true;
                address.forceActiveFocus();
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.isCorrecting

        FdTextField {
            id: address

            readonly property string fault: root.controller.deskRow.addressFault(text)

            Layout.fillWidth: true
            invalid: fault.length > 0

            Accessible.name: qsTr("E-mail")
            onAccepted: if (fault.length === 0 && text !== root.row.email)
                root.controller.deskRow.correct(text)
        }
        FdButton {
            enabled: address.fault.length === 0 && address.text !== root.row.email && !root.controller.deskRow.isBusy
            forbidden: Rights.sendMail.reason
            small: true
            text: qsTr("Save and send again")

            onClicked: root.controller.deskRow.correct(address.text)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: address.fault
        visible: root.isCorrecting && text.length > 0
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.controller.deskRow.error.sentence
        visible: root.controller.deskRow.error.isSet
        wrapMode: Text.Wrap
    }
}
