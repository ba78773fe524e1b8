// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What needs somebody, in type that is read across the room. */
Item {
    id: root

    required property WallExceptions exceptions

    function tone(kind: int): string {
        return kind === WallExceptions.Silent ? "warning" : "danger";
    }

    objectName: "wallList"

    Accessible.name: qsTr("Exceptions")
    Accessible.role: Accessible.List

    Row {
        id: counts

        width: parent.width
        spacing: Theme.spacingLg

        Repeater {
            model: [
                {
                    "count": root.exceptions.urgent,
                    "word": qsTr("urgent"),
                    "tone": "danger"
                },
                {
                    "count": root.exceptions.late,
                    "word": qsTr("late"),
                    "tone": "danger"
                },
                {
                    "count": root.exceptions.silent,
                    "word": qsTr("silent"),
                    "tone": "warning"
                }
            ]

            Column {
                id: count

                required property var modelData

                FdLabel {
                    color: count.modelData.count > 0 ? Theme.tone(count.modelData.tone) : Theme.textSecondary
                    font.pixelSize: Theme.fontDisplay * 2
                    tabular: true
                    text: Format.number(count.modelData.count)
                    variant: FdLabel.Display
                }
                FdLabel {
                    text: count.modelData.word
                    variant: FdLabel.Title
                }
            }
        }
    }
    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: counts.bottom
        anchors.topMargin: Theme.spacingLg
        clip: true
        model: root.exceptions.list
        spacing: Theme.spacing

        delegate: Item {
            id: row

            required property int kind
            required property string title
            required property string line

            width: list.width
            height: words.implicitHeight

            Accessible.name: title + ", " + line
            Accessible.role: Accessible.ListItem

            IconGlyph {
                id: glyph

                y: Theme.spacingXs
                color: Theme.tone(root.tone(row.kind))
                glyph: row.kind === WallExceptions.Silent ? "wifi-off" : row.kind === WallExceptions.Late ? "clock" : "triangle-alert"
                size: Theme.spacingLg
            }
            Column {
                id: words

                anchors.left: glyph.right
                anchors.leftMargin: Theme.spacing
                anchors.right: parent.right

                FdLabel {
                    width: parent.width
                    text: row.title
                    variant: FdLabel.Title
                }
                FdLabel {
                    width: parent.width
                    color: Theme.tone(root.tone(row.kind))
                    font.pixelSize: Theme.fontHeading
                    text: row.line
                }
            }
        }
    }
    FdLabel {
        anchors.centerIn: list
        text: qsTr("Nothing needs anybody")
        variant: FdLabel.Title
        visible: list.count === 0
    }
}
