// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! What lies under the pointer on a map, in a few lines beside it. */
Item {
    id: root

    required property MapView view
    property string title
    property string line
    property string note
    property string tone: "pending"
    property point at: view.hovered.position
    property bool shown: view.showsHovered
    readonly property real room: Math.min(Theme.trayWidth, view.width - Theme.spacing * 2) - Theme.spacing * 2

    // At the side that has room, never over what it speaks of.
    x: Math.max(Theme.spacing, at.x + Theme.gutter + width + Theme.spacing > view.width ? at.x - Theme.gutter - width : at.x + Theme.gutter)
    y: Math.max(Theme.spacing, Math.min(view.height - height - Theme.spacing, at.y - height / 2))
    implicitWidth: Math.min(room, column.implicitWidth) + Theme.spacing * 2
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2
    visible: shown

    PopupSurface {
        anchors.fill: parent
    }
    Column {
        id: column

        x: Theme.spacing
        y: Theme.spacingSm
        spacing: Theme.hairline

        FdLabel {
            width: Math.min(implicitWidth, root.room)
            text: root.title
            variant: FdLabel.Strong
        }
        FdLabel {
            width: Math.min(implicitWidth, root.room)
            text: root.line
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            width: Math.min(implicitWidth, root.room)
            color: Theme.tone(root.tone)
            font.pixelSize: Theme.fontSecondary
            text: root.note
            visible: text.length > 0
        }
    }
}
