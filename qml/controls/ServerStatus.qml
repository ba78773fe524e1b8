// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A state word of ERPNext in the language of the interface; one we do not know is shown as it is. */
StatusBadge {
    id: root

    required property string word

    text: {
        switch (word.toLowerCase()) {
        case "actif":
        case "active":
            return qsTr("Active", "service or device");
        case "suspendu":
            return qsTr("Suspended");
        case "annulé":
            return qsTr("Cancelled");
        case "en attente":
            return qsTr("Waiting");
        case "inventory":
            return qsTr("In stock");
        case "defective":
            return qsTr("Defective");
        case "returned":
            return qsTr("Returned");
        case "open":
            return qsTr("Open", "ticket");
        case "replied":
            return qsTr("Replied");
        case "on hold":
            return qsTr("On hold");
        case "resolved":
            return qsTr("Resolved");
        case "closed":
            return qsTr("Closed");
        case "paid":
            return qsTr("Paid");
        case "unpaid":
            return qsTr("Unpaid");
        case "overdue":
            return qsTr("Overdue");
        case "draft":
            return qsTr("Draft");
        default:
            return word;
        }
    }
    tone: {
        switch (word.toLowerCase()) {
        case "actif":
        case "active":
        case "paid":
            return "ok";
        case "suspendu":
        case "unpaid":
            return "warning";
        case "defective":
        case "overdue":
            return "danger";
        case "open":
        case "replied":
            return "info";
        case "en attente":
        case "on hold":
            return "pending";
        default:
            return "neutral";
        }
    }
}
