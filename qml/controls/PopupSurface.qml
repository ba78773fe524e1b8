// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/*! The raised surface of menus, pop-ups and dialogs: hairline, radius, and a soft shadow drawn without effects. */
Item {
    id: root

    property int radius: Theme.radius + 2

    Repeater {
        model: 6

        Rectangle {
            required property int index

            anchors.fill: parent
            anchors.margins: -index * 2
            anchors.topMargin: -index + 2
            anchors.bottomMargin: -index * 3
            color: Qt.alpha(Theme.shadow, Theme.shadow.a / 7)
            radius: root.radius + index * 2
        }
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        color: Theme.raised
        radius: root.radius
    }
}
