// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! What becomes of a recipient: icon, colour and words. */
TableCell {
    id: root

    required property string cellText
    required property string tone

    Accessible.name: cellText

    StatusBadge {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        glyph: root.tone === "neutral" ? "circle-minus" : ""
        text: root.cellText
        tone: root.tone === "neutral" ? "pending" : root.tone
    }
}
