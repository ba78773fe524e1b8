// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Models.Base

/*! The boxes at the left of a DataTable's rows: of marked rows, of the one under the mouse, of all once one is marked. */
Item {
    id: root

    required property TableView view
    required property int rowHeight
    required property int hoveredRow
    required property RowSelection marks

    readonly property int first: Math.max(0, Math.floor(view.contentY / rowHeight))

    clip: true

    Accessible.ignored: true // the rows say it

    Repeater {
        model: Math.ceil(root.height / root.rowHeight) + 1

        Item {
            id: cell

            required property int index

            readonly property int place: root.first + index
            readonly property bool isMarked: root.marks.revision >= 0 && root.marks.contains(place)

            y: place * root.rowHeight - root.view.contentY
            width: root.width
            height: root.rowHeight
            visible: place < root.view.rows && (isMarked || place === root.hoveredRow || root.marks.count > 0) && root.marks.canMark(place)

            Rectangle {
                anchors.fill: parent
                color: cell.isMarked ? Theme.selection : cell.place === root.hoveredRow ? Theme.hover : "transparent"
            }
            Rectangle {
                anchors.centerIn: parent
                width: 16
                height: 16
                border.color: cell.isMarked ? Theme.accent : Theme.controlLine
                color: cell.isMarked ? Theme.accent : Theme.surface
                radius: Theme.radiusSmall

                IconGlyph {
                    anchors.centerIn: parent
                    color: Theme.onTone
                    glyph: "check"
                    size: 12
                    visible: cell.isMarked
                }
            }
        }
    }
}
