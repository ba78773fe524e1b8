// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Initials on a colour: a technician (his own colour) or any person. `dimmed` = not heard from for too long. */
Rectangle {
    id: root

    required property string name
    property color tint: Theme.technician(0)
    property int size: 28
    property bool dimmed: false

    /// The first letters of the first and last word.
    readonly property string initials: {
        const words = name.trim().split(/[\s-]+/).filter(word => word.length > 0);
        if (words.length === 0)
            return "?";
        const last = words.length > 1 ? words[words.length - 1].charAt(0) : "";
        return (words[0].charAt(0) + last).toUpperCase();
    }

    implicitWidth: size
    implicitHeight: size
    color: dimmed ? Theme.textSecondary : tint
    opacity: dimmed ? 0.75 : 1
    radius: size / 2

    Accessible.name: name
    Accessible.role: Accessible.Graphic

    Text {
        anchors.centerIn: parent
        color: Theme.onColor(root.color)
        font.family: Theme.fontFamily
        font.pixelSize: Math.round(root.size * 0.38)
        font.weight: Font.DemiBold
        text: root.initials
        textFormat: Text.PlainText
    }
}
