// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! How something ended, as icon, word and colour. */
TableCell {
    id: root

    required property string cellText
    required property string tone

    Accessible.name: cellText

    StatusBadge {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        text: root.cellText
        tone: root.tone.length > 0 ? root.tone : "neutral"
        visible: root.cellText.length > 0
    }
}
