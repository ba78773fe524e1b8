// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! One invoice or payment: what the local copy has of it, and its lines from the server. */
FocusScope {
    id: root

    required property AccountingController controller

    readonly property billCard card: controller.card
    readonly property bool isInvoice: card.kind === "invoice"

    Flickable {
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight + Theme.spacing * 2
        visible: root.controller.isLoaded

        T.ScrollBar.vertical: FdScrollBar {}

        ColumnLayout {
            id: column

            x: Theme.gutter
            y: Theme.spacing
            width: parent.width - Theme.gutter * 2
            spacing: Theme.spacingXs

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdLabel {
                    Layout.fillWidth: true
                    text: root.card.id
                    variant: FdLabel.Heading
                }
                CopyButton {
                    value: root.card.id
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                FdLabel {
                    tabular: true
                    text: root.card.total
                    variant: FdLabel.Title
                }
                StatusBadge {
                    Layout.fillWidth: true
                    glyph: root.card.glyph
                    text: root.card.isRefund ? qsTr("Refund") : root.card.stateText
                    tone: root.card.tone
                }
            }
            FdButton {
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacingXs
                glyph: "user"
                keys: "C"
                kind: FdButton.Quiet
                leftAligned: true
                text: root.card.customerName
                toolTip: qsTr("Open the customer")

                onClicked: root.controller.openCustomer()
            }
            RowLayout {
                Layout.bottomMargin: Theme.spacingXs
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdButton {
                    glyph: "eye"
                    keys: "Ctrl+P"
                    small: true
                    text: qsTr("Show the PDF")

                    onClicked: root.controller.print()
                }
                FdButton {
                    glyph: "list"
                    keys: "R"
                    small: true
                    text: qsTr("Statement")
                    toolTip: qsTr("Statement of account of %1").arg(root.card.customerName)

                    onClicked: root.controller.openStatement(root.card.customer)
                }
            }
            Divider {
                Layout.fillWidth: true
            }
            FormRow {
                label: qsTr("Date")
                labelWidth: 104
                value: root.card.posted.length > 0 ? Format.longDate(root.card.posted) : ""
            }
            FormRow {
                label: qsTr("Due")
                labelWidth: 104
                value: root.card.due.length > 0 ? Format.longDate(root.card.due) : ""
                visible: root.isInvoice
            }
            FormRow {
                label: root.isInvoice ? qsTr("Left to pay") : qsTr("Unallocated")
                labelWidth: 104
                tabular: true
                value: root.card.isOpenKnown ? root.card.open : ""
                emptyText: qsTr("not known")
            }
            FdLabel {
                Layout.leftMargin: 104
                color: Theme.danger
                text: qsTr("Overdue by %n day(s)", "", root.card.daysOverdue)
                variant: FdLabel.Secondary
                visible: root.card.daysOverdue > 0
            }
            FormRow {
                label: qsTr("Mode")
                labelWidth: 104
                value: root.card.mode
                visible: !root.isInvoice
            }
            FormRow {
                copyable: true
                label: qsTr("Reference")
                labelWidth: 104
                tabular: true
                value: root.card.reference
                visible: !root.isInvoice
            }
            AgeLabel {
                Layout.topMargin: Theme.spacingXs
                at: root.card.fetchedAt
                limit: 300
                neverText: qsTr("never compared")
                prefix: qsTr("Local copy:")
            }
            BillLines {
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacingSm
                controller: root.controller
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - Theme.gutter * 2
        glyph: "receipt"
        hint: qsTr("The local copy has no %1. If it is new, it comes with the next synchronisation.").arg(root.controller.billId)
        title: qsTr("Not here")
        visible: root.controller.isMissing
    }
    ErrorBanner {
        anchors.left: parent.left
        anchors.margins: Theme.gutter
        anchors.right: parent.right
        anchors.top: parent.top
        error: root.controller.error

        onRetryRequested: root.controller.refresh()
    }
}
