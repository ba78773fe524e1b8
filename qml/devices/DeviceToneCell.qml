// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! What the ACS says of a device: word, icon and tone. */
TableCell {
    id: root

    required property string cellText
    required property string cellTone

    objectName: "toneCell"

    Accessible.name: cellText

    StatusBadge {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.cellText
        tone: root.cellTone
        visible: root.cellText.length > 0
    }
}
