// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! Invoices and payments side by side. */
GridLayout {
    id: root

    required property CustomersController controller

    columnSpacing: Theme.gutter
    columns: width > 820 ? 2 : 1
    rowSpacing: Theme.gutter

    RecordCard {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        emptyText: qsTr("No invoice")
        glyph: "receipt"
        rows: root.controller.invoices
        title: qsTr("Invoices")

        Repeater {
            model: root.controller.invoices

            RecordLine {
                id: invoice

                required property int index
                required property string rowId
                required property string posted
                required property real amount
                required property real outstanding
                required property string invoiceStatus
                required property bool isOverdue

                isFirst: index === 0

                FdLabel {
                    Layout.preferredWidth: 88
                    tabular: true
                    text: invoice.posted.length > 0 ? Format.shortDate(invoice.posted) : ""
                    variant: FdLabel.Secondary
                }
                FdButton {
                    Layout.fillWidth: true
                    kind: FdButton.Quiet
                    leftAligned: true
                    objectName: "openInvoice"
                    small: true
                    text: invoice.rowId
                    toolTip: qsTr("Open the invoice")

                    onClicked: root.controller.openBill("invoice", invoice.rowId)
                }
                ServerStatus {
                    Layout.preferredWidth: 92
                    word: invoice.isOverdue ? "Overdue" : invoice.invoiceStatus
                }
                FdLabel {
                    Layout.preferredWidth: 84
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: Format.money(invoice.amount)
                }
            }
        }
        FdButton {
            glyph: "list"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Statement of account")
            visible: root.controller.invoices.total + root.controller.payments.total > 0

            onClicked: root.controller.openBill("statement", root.controller.customerId)
        }
    }
    RecordCard {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 2
        emptyText: qsTr("No payment")
        glyph: "credit-card"
        rows: root.controller.payments
        title: qsTr("Payments")

        Repeater {
            model: root.controller.payments

            RecordLine {
                id: payment

                required property int index
                required property string rowId
                required property string posted
                required property real amount
                required property string mode
                required property string reference
                required property string paymentState

                isFirst: index === 0

                FdLabel {
                    Layout.preferredWidth: 88
                    tabular: true
                    text: payment.posted.length > 0 ? Format.shortDate(payment.posted) : ""
                    variant: FdLabel.Secondary
                }
                FdButton {
                    Layout.fillWidth: true
                    kind: FdButton.Quiet
                    leftAligned: true
                    objectName: "openPayment"
                    small: true
                    text: payment.mode.length + payment.reference.length > 0 ? [payment.mode, payment.reference].filter(part => part.length > 0).join(" · ") : payment.rowId
                    toolTip: qsTr("Open the payment")

                    onClicked: root.controller.openBill("payment", payment.rowId)
                }
                FdLabel {
                    text: payment.paymentState === "cancelled" ? qsTr("Cancelled", "payment") : payment.paymentState === "draft" ? qsTr("Draft", "payment") : qsTr("Refund")
                    variant: FdLabel.Secondary
                    visible: payment.paymentState.length > 0
                }
                FdLabel {
                    Layout.preferredWidth: 84
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: Format.money(payment.amount)
                }
            }
        }
    }
}
