// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! A mail whose fate is not known: what is known, and a person's word on it, kept with who and when. */
Card {
    id: root

    required property CampaignsController controller

    readonly property DeskRow row: controller.deskRow
    readonly property int selectedRow: controller.selectedRow

    glyph: "circle-help"
    title: qsTr("Nobody knows yet whether it arrived")

    onSelectedRowChanged: note.clear()

    FdLabel {
        Layout.fillWidth: true
        text: root.row.known
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("It is not sent again by itself. Ask Mailjet, or decide here; the decision is kept with your name.")
        variant: FdLabel.Secondary
        wrapMode: Text.Wrap
    }
    FdTextField {
        id: note

        Layout.fillWidth: true
        placeholderText: qsTr("How do you know? (kept with the decision)")

        Accessible.name: placeholderText
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdButton {
            enabled: !root.row.isBusy && note.text.trim().length > 0
            forbidden: Rights.sendMail.reason
            small: true
            text: qsTr("It arrived")

            onClicked: root.row.settleArrived(note.text)
        }
        FdButton {
            enabled: !root.row.isBusy && note.text.trim().length > 0
            forbidden: Rights.sendMail.reason
            small: true
            text: qsTr("It did not: send again")

            onClicked: root.row.settleNotArrived(note.text)
        }
        FdButton {
            enabled: !root.row.isBusy && note.text.trim().length > 0
            forbidden: Rights.sendMail.reason
            small: true
            text: qsTr("Leave it")
            toolTip: qsTr("Counts as failed and is not sent again")

            onClicked: root.row.settleGivenUp(note.text)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.row.error.sentence
        visible: root.row.error.isSet
        wrapMode: Text.Wrap
    }
}
