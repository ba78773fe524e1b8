// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

TableCell {
    id: root

    required property string cellText
    required property bool isQuiet
    required property bool isAlert
    property bool alignRight: false
    property bool showsAlert: false

    Accessible.name: cellText

    FdLabel {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.showsAlert && root.isAlert ? Theme.danger : root.isQuiet ? Theme.textSecondary : Theme.text
        horizontalAlignment: root.alignRight ? Text.AlignRight : Text.AlignLeft
        tabular: true
        text: root.cellText
    }
}
