// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! The selected recipient: what happened, in the server's words, what can be done, and the mail as it was rendered. */
Flickable {
    id: root

    required property CampaignsController controller

    readonly property recipientDetails row: controller.selected

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: layout.implicitHeight + Theme.gutter * 2

    T.ScrollBar.vertical: FdScrollBar {}

    ColumnLayout {
        id: layout

        x: Theme.gutter
        y: Theme.gutter
        width: root.width - Theme.gutter * 2
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            FdLabel {
                Layout.fillWidth: true
                text: root.row.name.length > 0 ? root.row.name : root.row.email
                variant: FdLabel.Heading
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.row.email
                variant: FdLabel.Secondary
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdButton {
                forbidden: Rights.sendMail.reason
                glyph: "repeat"
                keys: "R"
                kind: FdButton.Primary
                text: qsTr("Resend")
                visible: root.row.canResend && !root.row.isRefused

                onClicked: root.controller.resendRow(root.row.row)
            }
            FdButton {
                glyph: "user"
                keys: "C"
                text: qsTr("Open the customer")
                visible: root.row.customer.length > 0

                onClicked: root.controller.openCustomer(root.row.row)
            }
            FdButton {
                glyph: "mail-open"
                keys: "M"
                text: qsTr("Mail")
                visible: !root.controller.mail.isOpen

                onClicked: root.controller.showMail(root.row.row)
            }
        }
        UncertainCard {
            Layout.fillWidth: true
            controller: root.controller
            visible: root.controller.deskRun.isDesk && root.row.status === RecipientTableModel.Uncertain
        }
        FailedCard {
            Layout.fillWidth: true
            controller: root.controller
            visible: root.controller.deskRun.isDesk && root.row.status === RecipientTableModel.Failed
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: reason.implicitHeight + Theme.spacing * 2
            color: Theme.soft(root.row.status === RecipientTableModel.Uncertain ? Theme.tone("uncertain") : Theme.danger)
            radius: Theme.radius
            visible: root.row.error.length > 0

            ColumnLayout {
                id: reason

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.spacing
                spacing: Theme.spacingXs

                RowLayout {
                    Layout.fillWidth: true

                    StatusBadge {
                        Layout.fillWidth: true
                        // Its words begin with a reply code; all else is what was seen on our side.
                        text: /^[2-5][0-9][0-9]\b/.test(root.row.error) ? qsTr("The mail server said") : qsTr("What was seen here")
                        tone: root.row.status === RecipientTableModel.Uncertain ? "uncertain" : "danger"
                    }
                    CopyButton {
                        value: root.row.error
                    }
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.row.error
                    variant: FdLabel.Mono
                    wrapMode: Text.Wrap
                }
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.row.note
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        Card {
            Layout.fillWidth: true
            flat: true
            spacing: 0

            FormRow {
                label: qsTr("Status")
                labelWidth: 110
                value: root.row.statusText
            }
            FormRow {
                label: qsTr("Got as far as")
                labelWidth: 110
                value: root.row.phase
                visible: value.length > 0
            }
            FormRow {
                label: qsTr("Left out")
                labelWidth: 110
                value: root.row.excludedReason
                visible: value.length > 0
            }
            FormRow {
                label: qsTr("Settled by")
                labelWidth: 110
                value: root.row.evidence
                visible: value.length > 0
            }
            FormRow {
                label: qsTr("Attempts")
                labelWidth: 110
                tabular: true
                value: root.row.attempts > 0 ? Format.number(root.row.attempts) : ""
            }
            FormRow {
                label: qsTr("Last change")
                labelWidth: 110
                tabular: true
                value: isNaN(root.row.lastChange.getTime()) ? "" : Format.stamp(root.row.lastChange)
            }
            FormRow {
                copyable: true
                label: qsTr("Customer")
                labelWidth: 110
                value: root.row.customer
            }
            FormRow {
                label: qsTr("Matched by")
                labelWidth: 110
                value: root.row.match
                visible: value.length > 0
            }
            FormRow {
                label: qsTr("Address")
                labelWidth: 110
                value: root.row.address
            }
            FormRow {
                label: qsTr("Language")
                labelWidth: 110
                value: root.row.recipientLanguage === "fr" ? qsTr("French") : root.row.recipientLanguage === "en" ? qsTr("English") : root.row.recipientLanguage
            }
            FormRow {
                label: qsTr("Gift link")
                labelWidth: 110
                visible: !root.controller.deskRun.isDesk
                value: root.row.giftClicked ? (isNaN(root.row.giftClickedAt.getTime()) ? qsTr("followed") : qsTr("followed %1").arg(Format.dayTime(root.row.giftClickedAt))) : qsTr("not followed")
            }
            FormRow {
                copyable: true
                label: qsTr("Message id")
                labelWidth: 110
                mono: true
                value: root.row.messageId
                visible: value.length > 0
            }
        }
        AttemptsCard {
            Layout.fillWidth: true
            attempts: root.controller.deskRow.attempts
            decisions: root.controller.deskRow.decisions
            visible: root.controller.deskRun.isDesk
        }
        MailView {
            Layout.fillWidth: true
            mail: root.controller.mail
            visible: root.controller.mail.isOpen
        }
    }
}
