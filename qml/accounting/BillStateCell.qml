// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

TableCell {
    id: root

    required property string cellText
    required property string tone
    required property string stateGlyph
    required property bool loaded

    Accessible.name: cellText

    StatusBadge {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        glyph: root.stateGlyph
        text: root.cellText
        tone: root.loaded ? root.tone : "neutral"
        visible: root.loaded
    }
}
