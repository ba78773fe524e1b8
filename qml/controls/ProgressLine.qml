// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Real progress, 0 to 1, as a thin line. */
Rectangle {
    id: root

    required property real value
    property color tint: Theme.accent

    implicitWidth: 160
    implicitHeight: 4
    color: Theme.pressed
    radius: 2

    Accessible.name: Format.percent(value)
    Accessible.role: Accessible.ProgressBar

    Rectangle {
        width: Math.max(0, Math.min(1, root.value)) * parent.width
        height: parent.height
        color: root.tint
        radius: parent.radius

        Behavior on width {
            NumberAnimation {
                duration: Theme.duration
                easing.type: Theme.easing
            }
        }
    }
}
