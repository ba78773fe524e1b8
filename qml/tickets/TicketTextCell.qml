// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

TableCell {
    id: root

    required property string cellText
    required property string heading
    property bool tabular: false
    property bool strong: false

    Accessible.name: cellText

    Rectangle {
        anchors.fill: parent
        color: Theme.background
        visible: root.heading.length > 0
    }
    FdLabel {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        color: root.strong ? Theme.text : Theme.textSecondary
        tabular: root.tabular
        text: root.cellText
        font.pixelSize: root.strong ? Theme.fontBody : Theme.fontSecondary
    }
}
