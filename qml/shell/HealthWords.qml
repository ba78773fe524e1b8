// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick

/*! The states of a connection as words. */
QtObject {
    /// `kind` is the kind of the error behind a failure.
    function stateText(state: string, kind: string): string {
        switch (state) {
        case "ok":
            return qsTr("Connected");
        case "connecting":
            return qsTr("Connecting");
        case "stale":
            return qsTr("Silent");
        case "failed":
            switch (kind) {
            case "offline":
            case "timeout":
            case "tls":
            case "":
                return qsTr("Not reached");
            case "unauthorized":
            case "forbidden":
                return qsTr("Refused");
            default:
                return qsTr("Failing");
            }
        case "stopped":
            return qsTr("Stopped");
        default:
            return qsTr("Not connected");
        }
    }
    /// Whether a person can do something about it: try again.
    function isWrong(state: string): bool {
        return state === "failed" || state === "stale" || state === "stopped";
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
        case "stopped":
            return "circle-x";
        default:
            return "circle";
        }
    }
}
