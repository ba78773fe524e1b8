// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The hub's word for the state of a campaign; one we do not know is shown as it is. */
StatusBadge {
    id: root

    required property string campaignState

    glyph: campaignState === "sending" ? "send" : campaignState === "draft" ? "pencil" : ""
    text: {
        switch (campaignState) {
        case "draft":
            return qsTr("Draft");
        case "sending":
            return qsTr("Sending");
        case "completed":
            return qsTr("Completed");
        default:
            return campaignState;
        }
    }
    tone: campaignState === "completed" ? "ok" : campaignState === "sending" ? "info" : "neutral"
}
