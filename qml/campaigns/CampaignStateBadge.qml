// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The state of a campaign, in the hub's word or the desk's; one we do not know is shown as it is. */
StatusBadge {
    id: root

    required property string campaignState

    glyph: {
        switch (campaignState) {
        case "sending":
            return "send";
        case "draft":
            return "pencil";
        case "throttled":
            return "clock";
        default:
            return "";
        }
    }
    text: {
        switch (campaignState) {
        case "draft":
            return qsTr("Draft");
        case "sending":
            return qsTr("Sending");
        case "completed":
            return qsTr("Completed");
        case "ready":
            return qsTr("Ready");
        case "throttled":
            return qsTr("Slowed down");
        case "pausing":
            return qsTr("Pausing");
        case "paused":
            return qsTr("Paused");
        case "cancelling":
            return qsTr("Cancelling");
        case "cancelled":
            return qsTr("Cancelled");
        case "stopping":
            return qsTr("Stopping");
        case "interrupted":
            return qsTr("Not finished");
        case "elsewhere":
            return qsTr("Sent elsewhere");
        default:
            return campaignState;
        }
    }
    tone: {
        switch (campaignState) {
        case "completed":
            return "ok";
        case "sending":
        case "elsewhere":
            return "info";
        case "throttled":
        case "paused":
        case "pausing":
        case "interrupted":
            return "warning";
        default:
            return "neutral";
        }
    }
}
