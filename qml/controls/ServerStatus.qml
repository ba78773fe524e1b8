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
        case "suspended":
            return qsTr("Suspended");
        case "annulé":
        case "cancelled":
        case "canceled":
            return qsTr("Cancelled");
        case "en attente":
        case "pending":
            return qsTr("Waiting");
        case "résilié":
            return qsTr("Terminated");
        case "complété":
        case "completed":
            return qsTr("Completed");
        case "assigned":
            return qsTr("Assigned");
        case "in progress":
            return qsTr("In progress");
        case "submitted":
            return qsTr("Submitted");
        case "partly paid":
            return qsTr("Partly paid");
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
        case "completed":
            return "ok";
        case "suspendu":
        case "suspended":
        case "partly paid":
        case "unpaid":
            return "warning";
        case "defective":
        case "overdue":
            return "danger";
        case "open":
        case "replied":
        case "assigned":
        case "in progress":
            return "info";
        case "en attente":
        case "pending":
        case "on hold":
            return "pending";
        default:
            return "neutral";
        }
    }
}
