// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Real progress, 0 to 1, as a thin line. */
Rectangle {
    id: root

    required property real value
    property color tint: Theme.accent
    property real shownValue: Math.max(0, Math.min(1, value))

    Behavior on shownValue {
        NumberAnimation {
            duration: Theme.duration
            easing.type: Theme.easing
        }
    }

    implicitWidth: 160
    implicitHeight: 4
    color: Theme.pressed
    radius: 2

    Accessible.name: Format.percent(value)
    Accessible.role: Accessible.ProgressBar

    Rectangle {
        width: root.shownValue * parent.width
        height: parent.height
        color: root.tint
        radius: parent.radius
    }
}
