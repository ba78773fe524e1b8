// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls

/*! A line of the palette: icon, title, what it is, its shortcut. */
T.AbstractButton {
    id: root

    required property string title
    required property string subtitle
    required property string styledTitle
    required property string styledSubtitle
    required property string glyph
    required property string keys
    property bool current: false

    implicitHeight: 36
    focusPolicy: Qt.NoFocus
    hoverEnabled: true

    Accessible.description: subtitle
    Accessible.name: title
    Accessible.role: Accessible.ListItem

    background: Rectangle {
        color: root.current ? Theme.selection : "transparent"
        radius: Theme.radius
    }
    contentItem: Item {
        IconGlyph {
            id: icon

            x: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            color: root.current ? Theme.accentText : Theme.textSecondary
            glyph: root.glyph
        }
        FdLabel {
            id: name

            x: icon.x + icon.width + Theme.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: root.styledTitle
            textFormat: Text.StyledText
            width: Math.min(implicitWidth, parent.width - x - hint.width - Theme.spacing)
        }
        FdLabel {
            anchors.left: name.right
            anchors.leftMargin: Theme.spacing
            anchors.right: hint.left
            anchors.rightMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            tabular: true
            text: root.styledSubtitle
            textFormat: Text.StyledText
            variant: FdLabel.Secondary
        }
        KeyHint {
            id: hint

            anchors.right: parent.right
            anchors.rightMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            keys: root.keys
            visible: root.keys.length > 0
            width: visible ? implicitWidth : 0
        }
    }
}
