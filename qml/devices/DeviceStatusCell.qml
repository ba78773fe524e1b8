// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

TableCell {
    id: root

    required property string cellText
    required property string statusWord

    Accessible.name: cellText

    DeviceStatus {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.cellText
        visible: root.statusWord.length > 0
        word: root.statusWord
    }
}
