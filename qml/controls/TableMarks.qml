// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Models.Base

/*! The grounds of a DataTable's rows and the lines between them: under the mouse, marked, current. Stands in the table's own content. */
Item {
    id: root

    required property TableView view
    required property int rowHeight
    required property int currentRow
    required property int hoveredRow
    required property bool hasFocus
    required property RowSelection marks

    readonly property real rowWidth: Math.max(view.contentWidth, view.width)
    readonly property int first: Math.max(0, Math.floor(view.contentY / rowHeight))
    readonly property int seen: marks !== null && marks.count > 0 ? Math.ceil(view.height / rowHeight) + 1 : 0

    z: -1

    // The lines below the rows in sight, not one a cell.
    Item {
        y: root.first * root.rowHeight
        z: -1
        width: root.rowWidth

        Repeater {
            model: Math.max(0, Math.min(root.view.rows, Math.ceil(root.view.height / root.rowHeight) + 1))

            Divider {
                required property int index

                y: (index + 1) * root.rowHeight - height
                width: parent.width
                opacity: 0.6
            }
        }
    }
    Rectangle {
        y: root.hoveredRow * root.rowHeight
        width: root.rowWidth
        height: root.rowHeight
        color: Theme.hover
        visible: root.hoveredRow >= 0
    }
    Repeater {
        model: root.seen

        Rectangle {
            required property int index

            readonly property int place: root.first + index

            y: place * root.rowHeight
            width: root.rowWidth
            height: root.rowHeight
            color: Theme.selection
            // The revision tells of every change.
            visible: root.marks !== null && root.marks.revision >= 0 && root.marks.contains(place)
        }
    }
    Rectangle {
        y: root.currentRow * root.rowHeight
        width: root.rowWidth
        height: root.rowHeight
        color: Theme.selection
        visible: root.currentRow >= 0

        Rectangle {
            width: 2
            height: parent.height
            color: Theme.accent
        }
    }
    Rectangle {
        x: root.view.contentX
        y: root.currentRow * root.rowHeight
        z: 2
        width: root.view.width
        height: root.rowHeight
        border.color: Theme.accent
        border.width: Theme.focusRing
        color: "transparent"
        parent: root.parent
        visible: root.currentRow >= 0 && root.hasFocus
    }
}
