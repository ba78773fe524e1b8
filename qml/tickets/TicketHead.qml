// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session
import FibreDesk.Models.Tickets

/*! Subject, state and whose it is, with the ways on. */
ColumnLayout {
    id: root

    required property TicketsController controller
    /// On the page of its own: with the way back.
    property bool isFull: false

    readonly property ticketCard card: controller.card
    readonly property TicketEdits edits: controller.writing.edits

    signal backRequested
    signal fullRequested

    spacing: Theme.spacingSm

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdButton {
            glyph: "arrow-left"
            keys: "Esc"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Back to the list")
            visible: root.isFull

            onClicked: root.backRequested()
        }
        ServerStatus {
            word: root.edits.status.value.length > 0 ? root.edits.status.value : root.card.status
        }
        StatusBadge {
            glyph: "star"
            text: qsTr("Important")
            tone: "warning"
            visible: root.edits.important.value === "1"
        }
        Item {
            Layout.fillWidth: true
        }
        FdLabel {
            tabular: true
            text: root.card.id
            variant: FdLabel.Secondary
        }
        CopyButton {
            value: root.card.id
        }
        FdButton {
            glyph: "maximize-2"
            keys: "Enter"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Open the ticket in full")
            visible: !root.isFull

            onClicked: root.fullRequested()
        }
    }
    FdLabel {
        Layout.fillWidth: true
        maximumLineCount: 3
        text: root.card.subject
        variant: root.isFull ? FdLabel.Title : FdLabel.Heading
        wrapMode: Text.Wrap
    }
    AlsoHere {
        Layout.fillWidth: true
        names: Session.alsoHereAt === root.card.id ? Session.alsoHere : ""
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdButton {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            glyph: "user"
            keys: "C"
            small: true
            text: root.card.customerName
            toolTip: qsTr("Open the customer")
            visible: root.card.customer.length > 0

            onClicked: root.controller.openCustomer()
        }
        Item {
            Layout.fillWidth: true
        }
        AgeLabel {
            at: root.card.fetchedAt
            limit: 300
        }
    }
}
