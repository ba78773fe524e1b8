// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! How the customer stands with us: what is open, since when, what comes next and how it is paid. */
Card {
    id: root

    required property CustomersController controller

    readonly property customerHead head: controller.head

    glyph: "credit-card"
    title: qsTr("Account")

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.spacingXl
        columns: root.width > Theme.paletteWidth ? 2 : 1
        rowSpacing: 0

        FormRow {
            Layout.fillWidth: true
            label: root.head.balance < 0 ? qsTr("Credit") : qsTr("Balance")
            objectName: "balance"
            tabular: true
            value: root.head.balance < 0 ? qsTr("%1 in the customer's favour").arg(Format.money(-root.head.balance)) : Format.money(root.head.balance)
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Not counted")
            value: qsTr("%n invoice(s) in another currency", "", root.head.otherCurrency)
            visible: root.head.otherCurrency > 0
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Next invoice")
            objectName: "nextInvoice"
            value: root.head.nextInvoice.length > 0 ? qsTr("expected on %1").arg(Format.longDate(root.head.nextInvoice)) : qsTr("none expected: no active service")
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Overdue")
            objectName: "overdue"
            tabular: true
            value: root.head.overdue > 0 ? qsTr("%1, since %2").arg(Format.money(root.head.overdue)).arg(Format.shortDate(root.head.oldestDue)) : qsTr("nothing")
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Last invoice")
            value: root.head.lastInvoice.length > 0 ? Format.longDate(root.head.lastInvoice) : ""
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Pre-authorised payment")
            labelWidth: Theme.labelColumnWide
            value: root.head.preauthorised ? qsTr("yes, taken by itself") : qsTr("no")
        }
        FormRow {
            Layout.fillWidth: true
            label: qsTr("Active services")
            tabular: true
            value: qsTr("%1 a month · %2 a year").arg(Format.money(root.head.monthly)).arg(Format.money(root.head.yearly))
        }
    }
}
