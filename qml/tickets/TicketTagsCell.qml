// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! The tags of a ticket as chips; those that do not fit are cut. */
TableCell {
    id: root

    required property string cellText
    required property string heading
    required property list<string> tags

    Accessible.name: cellText

    Rectangle {
        anchors.fill: parent
        color: Theme.background
        visible: root.heading.length > 0
    }
    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacingXs

        Repeater {
            model: root.tags

            Rectangle {
                id: chip

                required property string modelData

                width: label.implicitWidth + Theme.spacingSm * 2
                height: 20
                border.color: Theme.line
                color: Theme.surface
                radius: 10

                FdLabel {
                    id: label

                    anchors.centerIn: parent
                    color: Theme.textSecondary
                    font.pixelSize: Theme.fontCaption
                    text: chip.modelData
                }
            }
        }
    }
}
