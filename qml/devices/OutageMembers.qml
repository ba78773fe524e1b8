// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! The devices of the outage in front with whose they are, and the tickets of these customers. */
ColumnLayout {
    id: root

    required property OutageDesk outages

    spacing: Theme.spacingXs

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0
        visible: root.outages.tickets.total > 0

        SectionHeader {
            Layout.fillWidth: true
            count: root.outages.tickets.total
            title: qsTr("Open tickets of these customers")
        }
        Repeater {
            model: root.outages.tickets

            FdButton {
                id: ticket

                required property string rowId
                required property string subject
                required property string customerName
                required property string day

                Layout.fillWidth: true
                glyph: "ticket"
                kind: FdButton.Quiet
                leftAligned: true
                small: true
                text: [day.length > 0 ? Format.shortDate(day) : "", subject, customerName].filter(part => part.length > 0).join(" · ")
                toolTip: qsTr("Open %1").arg(rowId)

                onClicked: root.outages.openTicket(ticket.rowId)
            }
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: qsTr("All %1").arg(Format.number(root.outages.tickets.total))
            visible: root.outages.tickets.isCut

            onClicked: root.outages.tickets.showAll()
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        count: root.outages.members.total
        title: qsTr("Devices")
    }
    Repeater {
        model: root.outages.members

        RowLayout {
            id: member

            required property string rowId
            required property string model
            required property string serial
            required property string customer
            required property string customerName
            required property string address
            required property string stateText
            required property string tone

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            StatusBadge {
                Layout.preferredWidth: Theme.labelColumn * 1.2
                text: member.stateText
                tone: member.tone
            }
            FdButton {
                Layout.maximumWidth: Theme.labelColumn * 1.8
                Layout.preferredWidth: Theme.labelColumn * 1.8
                glyph: "router"
                kind: FdButton.Quiet
                leftAligned: true
                objectName: "outageDevice"
                small: true
                text: [member.serial, member.model].filter(part => part.length > 0).join(" · ")
                toolTip: qsTr("Open the device %1").arg(member.rowId)

                onClicked: root.outages.openDevice(member.rowId)
            }
            FdButton {
                Layout.fillWidth: true
                enabled: member.customer.length > 0
                glyph: "user"
                kind: FdButton.Quiet
                leftAligned: true
                objectName: "outageCustomer"
                small: true
                text: [member.customerName.length > 0 ? member.customerName : qsTr("no customer"), member.address].filter(part => part.length > 0).join(" · ")
                toolTip: qsTr("Open the customer")

                onClicked: root.outages.openCustomer(member.customer)
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.outages.members.total))
        visible: root.outages.members.isCut

        onClicked: root.outages.members.showAll()
    }
}
