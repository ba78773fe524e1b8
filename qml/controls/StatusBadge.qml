// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/*!
    A state: icon, word, colour, never colour alone. `tone` is one of Theme's; `glyph` overrides its icon; `filled` gives it
    a soft background; `compact` leaves only the icon (the word becomes its accessible name and tool tip).
*/
Item {
    id: root

    required property string tone
    required property string text
    property string glyph
    property bool filled: false
    property bool compact: false

    implicitWidth: compact ? Theme.iconSize : row.implicitWidth + (filled ? Theme.spacingSm * 2 - 2 : 0)
    implicitHeight: filled ? 22 : Math.max(Theme.iconSize, row.implicitHeight)

    Accessible.name: text
    Accessible.role: Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        color: Theme.soft(Theme.tone(root.tone))
        radius: height / 2
        visible: root.filled && !root.compact
    }
    Row {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: root.filled && !root.compact ? Theme.spacingSm - 1 : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: 5

        IconGlyph {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.tone(root.tone)
            glyph: root.glyph.length > 0 ? root.glyph : Theme.toneIcon(root.tone)
            size: root.compact ? Theme.iconSize : 14
        }
        FdLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(0, root.width - x - row.anchors.leftMargin) + 0.5)
            font.pixelSize: Theme.fontSecondary
            text: root.text
            visible: !root.compact
        }
    }
    // A tool tip is a window of its own: only where the word is not there to read.
    Loader {
        active: root.compact
        anchors.fill: parent

        sourceComponent: Item {
            HoverHandler {
                id: hover
            }
            FdToolTip {
                text: root.text
                visible: hover.hovered
            }
        }
    }
}
