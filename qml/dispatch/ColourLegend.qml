// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What the colours of the jobs tell, with the icon and the word of each. */
Rectangle {
    id: root

    required property DispatchController controller
    readonly property int colourBy: controller.view.colourBy
    readonly property bool isOfKind: colourBy === BoardView.OfKind

    implicitHeight: Theme.controlHeightSmall
    clip: true
    color: Theme.surface
    objectName: "colourLegend"
    visible: colourBy !== BoardView.OfTechnician

    Accessible.name: JobColours.word(colourBy)
    Accessible.role: Accessible.Grouping

    Divider {
        width: parent.width
    }
    Row {
        x: Theme.spacing
        height: parent.height
        spacing: Theme.gutter

        FdLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: JobColours.word(root.colourBy)
            variant: FdLabel.Caption
        }
        Repeater {
            model: root.isOfKind ? JobWords.kindGlyphs.length : JobWords.stateGlyphs.length

            Row {
                id: entry

                required property int index
                readonly property color tint: JobColours.of(root.colourBy, index, index, Theme.textSecondary)

                height: parent.height
                spacing: Theme.spacingXs

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.unit
                    height: Theme.spacing
                    color: entry.tint
                    radius: Theme.hairline
                }
                IconGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    color: entry.tint
                    glyph: root.isOfKind ? JobWords.kindGlyphs[entry.index] : JobWords.stateGlyphs[entry.index]
                    size: Theme.fontBody
                }
                FdLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.isOfKind ? JobWords.kindText(entry.index) : JobWords.stateText(entry.index)
                    variant: FdLabel.Caption
                }
            }
        }
    }
}
