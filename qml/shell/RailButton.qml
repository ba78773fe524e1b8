// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls

/*! A page's place in the rail: icon, name in the tool tip, the bar of the accent when it is the page. */
T.AbstractButton {
    id: root

    required property string glyph
    required property string keys
    property bool current: false

    implicitWidth: Theme.railWidth
    implicitHeight: 40
    focusPolicy: Qt.TabFocus
    hoverEnabled: true

    Accessible.description: keys
    Accessible.name: text
    Accessible.role: Accessible.PageTab

    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 36
            height: 36
            color: root.current ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
            radius: Theme.radius + 2

            FocusRing {
                active: root.visualFocus
                targetRadius: Theme.radius + 2
            }
        }
    }
    contentItem: Item {
        IconGlyph {
            anchors.centerIn: parent
            color: root.current ? Theme.accentText : root.hovered ? Theme.text : Theme.textSecondary
            glyph: root.glyph
            size: Theme.iconSizeLarge
        }
    }

    FdToolTip {
        x: root.width
        y: Math.round((root.height - implicitHeight) / 2)
        keys: root.keys
        text: root.text
        visible: root.hovered || root.visualFocus
    }
}
