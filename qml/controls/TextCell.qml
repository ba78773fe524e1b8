// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A cell of a DataTable that shows `cellText`. */
TableCell {
    id: root

    required property string cellText
    property bool tabular: false
    property bool alignRight: false
    property bool secondary: false
    property bool strong: false
    property color color: secondary ? Theme.textSecondary : Theme.text

    Accessible.name: cellText

    CellText {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.color
        horizontalAlignment: root.alignRight ? Text.AlignRight : Text.AlignLeft
        secondary: root.secondary
        strong: root.strong
        tabular: root.tabular || root.alignRight
        text: root.cellText
    }
}
