// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The state of a write as icon, word and colour. */
StatusBadge {
    id: root

    required property string writeState

    function word(state: string): string {
        switch (state) {
        case "waiting":
            return qsTr("Waiting");
        case "held":
            return qsTr("Held");
        case "sending":
            return qsTr("Being sent");
        case "done":
            return qsTr("Saved");
        case "refused":
            return qsTr("Refused");
        case "uncertain":
            return qsTr("Uncertain");
        case "clash":
            return qsTr("To decide");
        case "cancelled":
            return qsTr("Given up");
        default:
            return state;
        }
    }
    function toneOf(state: string): string {
        switch (state) {
        case "done":
            return "ok";
        case "refused":
            return "danger";
        case "clash":
        case "held":
            return "warning";
        case "uncertain":
            return "uncertain";
        case "waiting":
        case "sending":
            return "pending";
        default:
            return "neutral";
        }
    }

    text: Theme.language.length > 0 ? word(writeState) : ""
    tone: toneOf(writeState)
}
