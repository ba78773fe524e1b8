// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The program's own mark. */
Rectangle {
    id: root

    implicitWidth: 26
    implicitHeight: 26
    color: Theme.accent
    radius: Math.round(height * 0.27)

    IconGlyph {
        anchors.centerIn: parent
        color: Theme.onTone
        glyph: "waypoints"
        size: Math.round(root.height * 0.62)
    }
}
