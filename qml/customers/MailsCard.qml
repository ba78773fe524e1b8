// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The mails of this desk's campaigns to the customer, and their fate; a click opens campaign and row. */
RecordCard {
    id: root

    required property CustomersController controller

    function statusText(status: string): string {
        switch (status) {
        case "sent":
            return qsTr("Sent");
        case "failed":
            return qsTr("Failed");
        case "uncertain":
            return qsTr("Uncertain");
        case "excluded":
            return qsTr("Excluded");
        default:
            return qsTr("Waiting");
        }
    }
    function statusTone(status: string): string {
        switch (status) {
        case "sent":
            return "ok";
        case "failed":
            return "danger";
        case "uncertain":
            return "uncertain";
        case "excluded":
            return "neutral";
        default:
            return "pending";
        }
    }

    emptyText: qsTr("No mail of a campaign of this desk")
    glyph: "mails"
    rows: controller.mails
    title: qsTr("Mails")

    Repeater {
        model: root.controller.mails

        T.AbstractButton {
            id: mail

            required property int index
            required property string campaign
            required property string campaignName
            required property int row
            required property string email
            required property string mailStatus
            required property string reason
            required property date lastChange

            Layout.fillWidth: true
            implicitHeight: line.implicitHeight
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true

            Accessible.name: qsTr("%1, %2: %3").arg(campaignName).arg(email).arg(root.statusText(mailStatus))
            Accessible.role: Accessible.Button
            Keys.onEnterPressed: mail.clicked()
            Keys.onReturnPressed: mail.clicked()
            onClicked: root.controller.openMail(campaign, row)

            background: Rectangle {
                color: mail.hovered ? Theme.hover : "transparent"

                FocusRing {
                    active: mail.visualFocus
                    inset: true
                    targetRadius: 0
                }
            }
            contentItem: RecordLine {
                id: line

                isFirst: mail.index === 0

                FdLabel {
                    Layout.preferredWidth: 132
                    tabular: true
                    text: Format.dayTime(mail.lastChange)
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: mail.campaignName
                }
                FdLabel {
                    Layout.maximumWidth: 320
                    text: mail.reason.length > 0 ? mail.reason : mail.email
                    variant: FdLabel.Secondary
                }
                StatusBadge {
                    Layout.preferredWidth: 104
                    text: root.statusText(mail.mailStatus)
                    tone: root.statusTone(mail.mailStatus)
                }
            }
        }
    }
}
