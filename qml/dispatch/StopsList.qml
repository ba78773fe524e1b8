// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Where the technician stood on the day that is shown, and at whose place. */
ColumnLayout {
    id: root

    required property TrailController trail

    spacing: 0

    SectionHeader {
        Layout.fillWidth: true
        count: root.trail.stops.length
        title: qsTr("Stops")
    }
    Repeater {
        model: root.trail.stops

        Rectangle {
            id: line

            required property trailStop modelData
            required property int index
            readonly property bool isSelected: index === root.trail.selectedStop

            Layout.fillWidth: true
            Layout.preferredHeight: words.implicitHeight + Theme.spacingSm
            color: isSelected ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
            radius: Theme.radius

            Accessible.name: [modelData.number, modelData.title, modelData.detail].join(", ")
            Accessible.role: Accessible.ListItem
            Accessible.onPressAction: root.trail.goToStop(index)

            RowLayout {
                id: words

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.spacingXs

                FdLabel {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.iconSize
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: line.modelData.number
                    variant: FdLabel.Secondary
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    RowLayout {
                        spacing: Theme.spacingXs

                        FdLabel {
                            tabular: true
                            text: line.modelData.time
                            variant: FdLabel.Secondary
                        }
                        FdLabel {
                            Layout.fillWidth: true
                            color: line.modelData.job.length > 0 ? Theme.text : Theme.textSecondary
                            text: line.modelData.title
                        }
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: line.modelData.detail
                        variant: FdLabel.Secondary
                        wrapMode: Text.Wrap
                    }
                }
            }
            HoverHandler {
                id: hover

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: root.trail.goToStop(line.index)
            }
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Nowhere for four minutes or longer.")
        variant: FdLabel.Secondary
        visible: root.trail.stops.length === 0
    }
}
