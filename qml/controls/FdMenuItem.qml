// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! An entry of a FdMenu. `glyph` at the left, `keys` (the shortcut) at the right; `danger` for what cannot be undone. */
T.MenuItem {
    id: root

    property string glyph
    property string keys: action ? action.shortcut ?? "" : ""
    property bool danger: false
    /// Keep the room of the icon so that texts line up.
    property bool reserveGlyph: false

    readonly property color foreground: !enabled ? Theme.textDisabled : danger ? Theme.danger : Theme.text

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    horizontalPadding: Theme.spacingSm
    verticalPadding: 0
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    hoverEnabled: true

    Accessible.name: text

    background: Rectangle {
        color: root.highlighted || root.down ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }
    contentItem: Item {
        implicitWidth: label.x + label.implicitWidth + (hint.visible ? hint.implicitWidth + Theme.spacingLg : 0)

        IconGlyph {
            anchors.verticalCenter: parent.verticalCenter
            color: root.enabled && !root.danger ? Theme.textSecondary : root.foreground
            glyph: root.checkable ? (root.checked ? "check" : "") : root.glyph
            visible: glyph.length > 0
        }
        FdLabel {
            id: label

            x: root.glyph.length > 0 || root.reserveGlyph || root.checkable ? Theme.iconSize + Theme.spacingSm : 0
            width: Math.max(0, parent.width - x - (hint.visible ? hint.implicitWidth + Theme.spacing : 0))
            anchors.verticalCenter: parent.verticalCenter
            color: root.foreground
            text: root.text
        }
        FdLabel {
            id: hint

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.keys
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
    }
}
