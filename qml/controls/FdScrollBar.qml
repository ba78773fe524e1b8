// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! A slim scroll bar that is there whenever there is something to scroll, wider under the pointer. */
T.ScrollBar {
    id: root

    implicitWidth: 10
    implicitHeight: 10
    hoverEnabled: true
    minimumSize: 0.06
    padding: 2
    visible: policy === T.ScrollBar.AlwaysOn || (policy === T.ScrollBar.AsNeeded && size < 1.0)

    contentItem: Item {
        implicitWidth: 6
        implicitHeight: 6

        Rectangle {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: root.orientation === Qt.Vertical ? (root.hovered || root.pressed ? 6 : 4) : parent.width
            height: root.orientation === Qt.Horizontal ? (root.hovered || root.pressed ? 6 : 4) : parent.height
            color: root.hovered || root.pressed ? Theme.textSecondary : Theme.controlLine
            opacity: root.hovered || root.pressed ? 0.9 : 0.55
            radius: 3
        }
    }
}
