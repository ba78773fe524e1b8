// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick

/*! The states of a connection as words. */
QtObject {
    function stateText(state: string): string {
        switch (state) {
        case "ok":
            return qsTr("Connected");
        case "connecting":
            return qsTr("Connecting");
        case "stale":
            return qsTr("Silent");
        case "failed":
            return qsTr("Not reached");
        default:
            return qsTr("Not configured");
        }
    }
    function glyph(state: string): string {
        switch (state) {
        case "ok":
            return "circle-check";
        case "connecting":
            return "circle-dashed";
        case "stale":
            return "clock";
        case "failed":
            return "circle-x";
        default:
            return "circle";
        }
    }
}
