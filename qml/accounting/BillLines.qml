// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! What only the server has of a bill: its lines, its sums, what it is tied to, and what does not add up. */
ColumnLayout {
    id: root

    required property AccountingController controller

    readonly property BillDetail detail: controller.detail
    readonly property bool isInvoice: controller.card.kind === "invoice"

    Layout.fillHeight: false // a layout would, by itself
    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        SectionHeader {
            Layout.fillWidth: true
            title: root.isInvoice ? qsTr("Lines") : qsTr("Put to")
        }
        FdLabel {
            text: qsTr("asking ERPNext…")
            variant: FdLabel.Caption
            visible: root.detail.isAsking
        }
        AgeLabel {
            at: root.detail.askedAt
            visible: root.detail.isLoaded && !root.detail.isAsking
        }
        FdButton {
            enabled: root.detail.isOnline && !root.detail.isAsking
            glyph: "refresh-cw"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Ask ERPNext again")

            onClicked: root.detail.askAgain()
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("The lines are kept in ERPNext only; they come as soon as it is reached.")
        variant: FdLabel.Secondary
        visible: !root.detail.isOnline && !root.detail.isLoaded
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.detail.error
        visible: root.detail.error.isSet

        onRetryRequested: root.detail.askAgain()
    }
    Repeater {
        model: root.detail.findings

        NoticeLine {
            required property string modelData

            Layout.bottomMargin: Theme.spacingXs
            Layout.fillWidth: true
            objectName: "finding"
            text: modelData
        }
    }
    Repeater {
        model: root.detail.items

        ColumnLayout {
            id: item

            required property string title
            required property string detail
            required property string quantity
            required property string rate
            required property string amount

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacingXs
                spacing: Theme.spacingSm

                FdLabel {
                    Layout.fillWidth: true
                    text: item.title
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.alignment: Qt.AlignTop
                    tabular: true
                    text: item.amount
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: [qsTr("%1 × %2").arg(item.quantity).arg(item.rate), item.detail].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Caption
                wrapMode: Text.Wrap
            }
        }
    }
    Repeater {
        model: root.isInvoice ? null : root.detail.links

        FdButton {

            required property string rowId
            required property string linkKind
            required property string amount
            required property bool canOpen

            Layout.fillWidth: true
            enabled: canOpen
            glyph: linkKind === "payment" ? "credit-card" : "receipt"
            kind: FdButton.Quiet
            leftAligned: true
            objectName: "billLink"
            small: true
            text: qsTr("%1 · %2").arg(rowId).arg(amount)
            toolTip: linkKind === "payment" ? qsTr("Open the payment") : qsTr("Open the invoice")

            onClicked: root.controller.openBill(linkKind, rowId)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Put to no invoice.")
        variant: FdLabel.Secondary
        visible: !root.isInvoice && root.detail.isLoaded && root.detail.links.count === 0
    }
    Divider {
        Layout.bottomMargin: Theme.spacingXs
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingSm
        visible: root.detail.sums.count > 0
    }
    Repeater {
        model: root.detail.sums

        RowLayout {
            id: sum

            required property string title
            required property string amount
            required property bool isTotal

            Layout.fillWidth: true
            Layout.preferredHeight: 22
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                font.weight: sum.isTotal ? Font.DemiBold : Font.Normal
                text: sum.title
                variant: sum.isTotal ? FdLabel.Body : FdLabel.Secondary
            }
            FdLabel {
                font.weight: sum.isTotal ? Font.DemiBold : Font.Normal
                tabular: true
                text: sum.amount
            }
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Payment schedule")
        visible: root.detail.schedule.count > 0
    }
    Repeater {
        model: root.detail.schedule

        RowLayout {
            id: term

            required property string day
            required property string title
            required property string amount

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: [term.day.length > 0 ? Format.shortDate(term.day) : "", term.title].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Secondary
            }
            FdLabel {
                tabular: true
                text: term.amount
            }
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Paid by")
        visible: root.isInvoice && root.detail.isLoaded
    }
    Repeater {
        model: root.isInvoice ? root.detail.links : null

        FdButton {
            required property string rowId
            required property string linkKind
            required property string amount

            Layout.fillWidth: true
            glyph: "credit-card"
            kind: FdButton.Quiet
            leftAligned: true
            objectName: "billLink"
            small: true
            text: qsTr("%1 · %2").arg(rowId).arg(amount)
            toolTip: qsTr("Open the payment")

            onClicked: root.controller.openBill(linkKind, rowId)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.detail.areLinksKnown ? qsTr("No payment was put to it.") : qsTr("This account may not read which payments were put to it.")
        variant: FdLabel.Secondary
        visible: root.isInvoice && root.detail.isLoaded && root.detail.links.count === 0
        wrapMode: Text.Wrap
    }
    FdButton {
        Layout.fillWidth: true
        glyph: "undo-2"
        kind: FdButton.Quiet
        leftAligned: true
        small: true
        text: qsTr("Takes back %1").arg(root.detail.returnAgainst)
        visible: root.detail.returnAgainst.length > 0

        onClicked: root.controller.openBill("invoice", root.detail.returnAgainst)
    }
    FdLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingSm
        text: root.detail.remarks
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
