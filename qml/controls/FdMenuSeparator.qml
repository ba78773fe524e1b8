// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! A line between groups of a FdMenu. */
T.MenuSeparator {
    id: root

    implicitWidth: 100
    implicitHeight: Theme.spacingSm + Theme.hairline

    contentItem: Item {
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.line
            height: Theme.hairline
        }
    }
}
