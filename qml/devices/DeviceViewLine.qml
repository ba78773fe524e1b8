// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls

/*! One view of the equipment. */
T.AbstractButton {
    id: root

    required property int index
    required property string rowId
    required property string title
    required property string viewGlyph
    required property int amount
    property bool isChosen: false
    property bool isFocused: false

    implicitHeight: Theme.rowHeight - 2
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: title

    Accessible.name: qsTr("%1, %2").arg(title).arg(amount)
    Accessible.role: Accessible.ListItem
    Accessible.selected: isChosen

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.isChosen ? Theme.selection : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            active: root.isFocused
            inset: true
        }
    }
    contentItem: Item {
        IconGlyph {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            color: root.isChosen ? Theme.accentText : Theme.textSecondary
            glyph: root.viewGlyph
            size: 14
        }
        FdLabel {
            anchors.left: icon.right
            anchors.leftMargin: Theme.spacingSm
            anchors.right: number.left
            anchors.rightMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            font.weight: root.isChosen ? Font.Medium : Font.Normal
            text: root.title
        }
        FdLabel {
            id: number

            anchors.right: parent.right
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            tabular: true
            text: Format.number(root.amount)
            variant: FdLabel.Secondary
        }
    }
}
