// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

TableCell {
    id: root

    required property string cellText
    property bool tabular: false
    property bool strong: false

    Accessible.name: cellText

    CellText {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        secondary: !root.strong
        tabular: root.tabular
        text: root.cellText
    }
}
