// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The number, or the trace of a row that is on its way. */
TableCell {
    id: root

    required property string cellText
    required property bool loaded
    required property bool isQuiet
    required property string rowText

    Accessible.name: rowText

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(40, (parent.width - Theme.spacingLg) * 0.6)
        height: Theme.spacingSm
        color: Theme.line
        radius: Theme.radiusSmall
        visible: !root.loaded
    }
    FdLabel {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.isQuiet ? Theme.textSecondary : Theme.text
        font.weight: root.isQuiet ? Font.Normal : Font.Medium
        tabular: true
        text: root.cellText
    }
}
