// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! How strong a signal is, as four bars; the words stand beside it or in its name. */
Row {
    id: root

    required property int bars
    property string text

    readonly property color tint: bars >= 3 ? Theme.ok : bars === 2 ? Theme.warning : Theme.danger

    height: Theme.iconSize
    spacing: Theme.hairline * 2

    Accessible.name: text
    Accessible.role: Accessible.Graphic

    Repeater {
        model: 4

        Rectangle {
            required property int index

            anchors.bottom: parent?.bottom
            width: 3
            height: root.height * (index + 1) / 4
            border.color: index < root.bars ? root.tint : Theme.textSecondary
            border.width: Theme.hairline
            color: index < root.bars ? root.tint : Theme.surface
        }
    }
}
