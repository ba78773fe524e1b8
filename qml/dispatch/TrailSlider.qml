// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The hours of a trail, with a mark at each stop. The arrow keys move by a minute. */
T.Slider {
    id: root

    required property TrailController trail
    readonly property int length: trail.playback.length

    implicitWidth: Theme.popupWidth
    implicitHeight: Theme.controlHeightSmall
    focusPolicy: Qt.StrongFocus
    from: 0
    stepSize: 60
    to: Math.max(1, length)
    value: trail.playback.position

    Accessible.name: qsTr("Time of the trail: %1").arg(trail.momentText)

    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.unit
            color: Theme.pressed
            radius: height / 2

            Rectangle {
                width: root.visualPosition * parent.width
                height: parent.height
                color: Theme.accent
                radius: height / 2
            }
        }
        Repeater {
            model: root.trail.stops

            Rectangle {
                required property trailStop modelData

                anchors.verticalCenter: parent.verticalCenter
                x: Math.round(root.handle.width / 2 + modelData.second / root.to * (root.availableWidth - root.handle.width) - width / 2)
                width: Theme.unit
                height: Theme.spacing
                color: modelData.job.length > 0 ? Theme.ok : Theme.textSecondary
                radius: width / 2
            }
        }
    }
    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        width: Theme.iconSize
        height: Theme.iconSize
        border.color: Theme.accent
        border.width: Theme.focusRing
        color: Theme.surface
        radius: width / 2

        FocusRing {
            active: root.visualFocus
        }
    }

    onMoved: {
        root.trail.playback.pause();
        root.trail.playback.position = Math.round(root.value);
    }
}
