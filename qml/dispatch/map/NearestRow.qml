// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! One technician of the list of the nearest. */
Item {
    id: root

    required property string rowId
    required property string name
    required property string colour
    required property string line
    required property string position
    required property bool isOff
    property bool isCurrent: false

    signal chosen(string id)

    function choose(): void {
        root.chosen(root.rowId);
    }

    implicitHeight: column.implicitHeight + Theme.spacingSm * 2

    Accessible.focusable: true
    Accessible.name: name + ", " + line + ", " + position
    Accessible.role: Accessible.ListItem
    Keys.onReturnPressed: choose()

    Rectangle {
        anchors.fill: parent
        color: hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }
    Avatar {
        id: avatar

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.spacingXs
        dimmed: root.isOff
        name: root.name
        tint: root.colour
    }
    Column {
        id: column

        anchors.left: avatar.right
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingXs
        anchors.verticalCenter: parent.verticalCenter

        FdLabel {
            width: parent.width
            text: root.name
            variant: FdLabel.Strong
        }
        FdLabel {
            width: parent.width
            text: root.line
            wrapMode: Text.Wrap
        }
        FdLabel {
            width: parent.width
            text: root.position
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.choose()
    }
    FocusRing {
        active: root.isCurrent
        inset: true
    }
}
