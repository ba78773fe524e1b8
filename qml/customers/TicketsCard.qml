// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The tickets; Enter or a click unfolds the thread. */
RecordCard {
    id: root

    required property CustomersController controller

    emptyText: qsTr("No ticket")
    glyph: "ticket"
    rows: controller.tickets
    title: qsTr("Tickets")

    Repeater {
        model: root.controller.tickets

        ColumnLayout {
            id: ticket

            required property int index
            required property string rowId
            required property string subject
            required property string ticketStatus
            required property string opened
            required property string assignee
            required property bool isImportant
            required property int messages
            required property bool isOpen

            readonly property bool unfolded: root.controller.openTicket === rowId

            Layout.fillWidth: true
            spacing: 0

            T.AbstractButton {
                id: button

                Layout.fillWidth: true
                implicitHeight: line.implicitHeight
                focusPolicy: Qt.StrongFocus
                hoverEnabled: true

                Accessible.name: qsTr("Ticket %1, %2").arg(ticket.subject).arg(ticket.ticketStatus)
                Accessible.role: Accessible.Button
                Keys.onReturnPressed: button.clicked()
                Keys.onEnterPressed: button.clicked()
                onClicked: root.controller.toggleTicket(ticket.rowId)

                background: Rectangle {
                    color: button.hovered ? Theme.hover : "transparent"

                    FocusRing {
                        active: button.visualFocus
                        inset: true
                        targetRadius: 0
                    }
                }
                contentItem: RecordLine {
                    id: line

                    isFirst: ticket.index === 0

                    IconGlyph {
                        glyph: ticket.unfolded ? "chevron-down" : "chevron-right"
                    }
                    IconGlyph {
                        color: Theme.warning
                        glyph: "star"
                        label: qsTr("Important")
                        visible: ticket.isImportant
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        font.weight: ticket.isOpen ? Font.Medium : Font.Normal
                        text: ticket.subject
                    }
                    FdLabel {
                        Layout.maximumWidth: 160
                        text: ticket.assignee
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        tabular: true
                        text: qsTr("%n message(s)", "", ticket.messages)
                        variant: FdLabel.Secondary
                        visible: ticket.messages > 0
                    }
                    ServerStatus {
                        Layout.preferredWidth: 92
                        word: ticket.ticketStatus
                    }
                    FdLabel {
                        Layout.preferredWidth: 96
                        horizontalAlignment: Text.AlignRight
                        tabular: true
                        text: ticket.opened.length > 0 ? Format.shortDate(ticket.opened) : ""
                        variant: FdLabel.Secondary
                    }
                }
            }
            Loader {
                Layout.bottomMargin: active ? Theme.spacingSm : 0
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                active: ticket.unfolded
                visible: active
                sourceComponent: TicketThread {
                    messages: root.controller.thread

                    onTicketRequested: root.controller.openTicketPage(ticket.rowId)
                }
            }
        }
    }
}
