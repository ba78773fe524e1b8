// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The state of a device: word and icon. */
StatusBadge {
    id: root

    /// The server's.
    required property string word

    glyph: {
        switch (word.toLowerCase()) {
        case "inventory":
            return "inbox";
        case "returned":
            return "undo-2";
        default:
            return "";
        }
    }
    tone: {
        switch (word.toLowerCase()) {
        case "active":
            return "ok";
        case "defective":
            return "danger";
        case "inventory":
            return "info";
        default:
            return "neutral";
        }
    }
}
