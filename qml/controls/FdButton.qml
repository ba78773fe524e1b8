// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*!
    A button. `kind`: Plain (outlined), Primary (the one next thing), Danger (cannot be undone), Quiet (no edge, for bars
    and rows). Without text it is a square icon button: then give `toolTip`, which is also its accessible name.
    `keys` is the shortcut shown in the tool tip. `forbidden` is why the user may not do it: the button then does nothing but
    say so, to the pointer, to the keyboard and to who reads it out. `small` fits into a table row; `leftAligned` is for one of a list.
*/
T.Button {
    id: root

    enum Kind {
        Plain,
        Primary,
        Danger,
        Quiet
    }

    property int kind: FdButton.Plain
    property string glyph
    property string toolTip
    property string keys
    property bool small: false
    property bool leftAligned: false
    property string forbidden
    property color tint: kind === FdButton.Quiet && !checked ? Theme.textSecondary : foreground

    readonly property bool filled: kind === FdButton.Primary
    readonly property bool usable: enabled && forbidden.length === 0
    readonly property color foreground: !usable ? Theme.textDisabled : filled ? Theme.onTone : kind === FdButton.Danger ? Theme.danger : checked ? Theme.accentText : Theme.text

    implicitWidth: text.length > 0 ? Math.ceil(implicitContentWidth) + leftPadding + rightPadding : implicitHeight
    implicitHeight: small ? Theme.controlHeightSmall : Theme.controlHeight
    horizontalPadding: text.length > 0 ? (small ? Theme.spacingSm : Theme.spacing) : 0
    verticalPadding: 0
    focusPolicy: Qt.StrongFocus
    font.family: Theme.fontFamily
    font.pixelSize: small ? Theme.fontSecondary : Theme.fontBody
    font.weight: Font.Medium
    hoverEnabled: true
    spacing: 6

    Accessible.description: forbidden.length > 0 ? forbidden : text.length > 0 ? toolTip : ""
    Accessible.name: text.length > 0 ? text : toolTip

    background: Rectangle {
        border.color: root.kind === FdButton.Plain || root.kind === FdButton.Danger ? (root.usable && root.hovered ? Theme.controlLine : Qt.tint(Theme.line, Qt.alpha(Theme.controlLine, 0.35))) : "transparent"
        border.width: root.filled || root.kind === FdButton.Quiet ? 0 : Theme.hairline
        color: {
            if (root.filled)
                return !root.usable ? Theme.pressed : root.down ? Qt.darker(Theme.accent, 1.2) : root.hovered ? Qt.darker(Theme.accent, 1.08) : Theme.accent;
            if (root.checked)
                return Theme.selection;
            if (root.down && root.usable)
                return Theme.pressed;
            if (root.hovered && root.usable)
                return Theme.hover;
            return root.kind === FdButton.Quiet ? "transparent" : Theme.surface;
        }
        radius: Theme.radius

        FocusRing {
            active: root.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: (icon.visible ? icon.size : 0) + (icon.visible && label.visible ? root.spacing : 0) + (label.visible ? label.implicitWidth : 0)
        implicitHeight: Math.max(icon.visible ? icon.size : 0, label.implicitHeight)

        Row {
            anchors.verticalCenter: parent.verticalCenter
            x: root.leftAligned ? 0 : (parent.width - width) / 2
            spacing: root.spacing

            IconGlyph {
                id: icon

                anchors.verticalCenter: parent.verticalCenter
                color: root.usable ? root.tint : Theme.textDisabled
                glyph: root.glyph
                size: root.small ? 14 : Theme.iconSize
                visible: root.glyph.length > 0
            }
            Text {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), Math.max(0, root.availableWidth - (icon.visible ? icon.size + root.spacing : 0)))
                color: root.foreground
                elide: Text.ElideRight
                font: root.font
                text: root.text
                textFormat: Text.PlainText
                visible: text.length > 0
            }
        }
    }

    Keys.onPressed: event => {
        const presses = [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Select];
        event.accepted = root.forbidden.length > 0 && presses.indexOf(event.key) >= 0;
    }

    MouseArea {
        anchors.fill: parent
        enabled: root.forbidden.length > 0
        z: 1

        Accessible.ignored: true
    }
    FdToolTip {
        keys: root.forbidden.length > 0 ? "" : root.keys
        text: root.forbidden.length > 0 ? root.forbidden : root.toolTip
        visible: (root.hovered || root.visualFocus) && text.length > 0 && !root.down
    }
}
