// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Session

/*! One connection: the icon of its state, its name, its age when it is not fresh. `compact` names it only when it is not well. */
Row {
    id: chip

    required property bool compact
    required property string connectionId
    required property string name
    required property string stateName
    required property string tone
    required property string address
    required property date lastOk
    required property errorText error

    spacing: Theme.spacingXs
    // Without routing the board only estimates: it is worth the room while it fails.
    visible: address.length > 0 && (connectionId !== "routing" || ["failed", "stopped"].includes(stateName))

    IconGlyph {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.tone(chip.tone)
        glyph: HealthWords.glyph(chip.stateName)
        label: HealthWords.stateText(chip.stateName, chip.error.kind)
        size: 13
    }
    FdLabel {
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: Theme.fontSecondary
        text: chip.name
        visible: !chip.compact || chip.stateName !== "ok"
    }
    FdLabel {
        anchors.verticalCenter: parent.verticalCenter
        color: chip.stateName === "ok" ? Theme.textSecondary : Theme.tone(chip.tone)
        tabular: true
        text: Format.shortAge(chip.lastOk)
        variant: FdLabel.Secondary
        visible: chip.stateName !== "ok" && text.length > 0
    }
}
