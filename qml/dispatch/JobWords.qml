// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick
import FibreDesk.Controls

/*! Icons and tones of what a job is, of its state, and of what became of a write. */
QtObject {
    readonly property int writePending: 1
    readonly property int writeRefused: 2
    readonly property int writeConflict: 3
    readonly property int writeUncertain: 4

    readonly property int toldDraft: 1
    readonly property int toldChanged: 3
    readonly property list<string> toldGlyphs: ["", "pencil", "", "megaphone", "megaphone"]
    readonly property list<string> toldTones: ["neutral", "pending", "ok", "warning", "warning"]

    readonly property list<string> kindGlyphs: ["house", "wrench", "settings", "package-minus", "shapes"]
    readonly property list<string> stateGlyphs: ["circle-dashed", "circle-dot", "circle-play", "circle-check", "circle-x"]
    readonly property list<string> stateTones: ["warning", "info", "info", "ok", "pending"]

    function kindText(kind: int): string {
        return [qsTr("Installation"), qsTr("Repair"), qsTr("Maintenance"), qsTr("Removal"), qsTr("Other work")][kind];
    }

    function stateText(state: int): string {
        return [qsTr("Unassigned"), qsTr("Assigned"), qsTr("In progress"), qsTr("Completed"), qsTr("Cancelled")][state];
    }

    function severityTone(severity: int): string {
        return severity >= 2 ? "danger" : severity === 1 ? "warning" : "pending";
    }

    function writeGlyph(state: int): string {
        return ["", "hourglass", "circle-x", "git-merge", "circle-help"][state];
    }

    function writeTone(state: int): string {
        return ["pending", "pending", "danger", "danger", "uncertain"][state];
    }

    function writeText(state: int): string {
        return ["", qsTr("Not confirmed yet"), qsTr("Not saved"), qsTr("Changed by somebody else"), qsTr("Uncertain")][state];
    }

    function presenceGlyph(presence: int): string {
        return ["map-pin", "circle-stop", "navigation", "wifi-off"][presence];
    }

    function presenceTone(presence: int): string {
        return ["pending", "info", "ok", "warning"][presence];
    }

    function presenceColor(presence: int): color {
        return Theme.tone(presenceTone(presence));
    }
}
