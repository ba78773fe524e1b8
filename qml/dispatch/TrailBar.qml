// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The way of a technician through the day, played like a film: Space plays, [ and ] go from stop to stop. */
Rectangle {
    id: root

    required property TrailController trail
    readonly property TrailPlayback playback: trail.playback
    readonly property bool isReady: trail.state === TrailController.Ready
    readonly property list<int> speeds: [1, 10, 60]

    implicitWidth: Theme.dialogWidth
    implicitHeight: visible ? column.implicitHeight + Theme.spacingSm * 2 : 0
    border.color: Theme.line
    color: Theme.surface
    radius: Theme.radius
    visible: trail.isShown

    Accessible.name: qsTr("Trail of %1").arg(trail.title)
    Accessible.role: Accessible.Pane

    // What lies under the bar is not meant by who uses it.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    WheelHandler {
        onWheel: event => event.accepted = true
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.spacingSm
        spacing: Theme.spacingXs

        RowLayout {
            spacing: Theme.spacingSm

            IconGlyph {
                glyph: "route"
            }
            FdLabel {
                text: root.trail.title
                variant: FdLabel.Strong
            }
            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: {
                    switch (root.trail.state) {
                    case TrailController.Loading:
                        return qsTr("Reading the day: %1").arg(Format.percent(root.trail.progress));
                    case TrailController.Empty:
                        return qsTr("No plausible position on this day.");
                    case TrailController.Failed:
                        return root.trail.error.sentence;
                    default:
                        return root.trail.summary;
                    }
                }
                color: root.trail.state === TrailController.Failed ? Theme.danger : Theme.textSecondary
                variant: FdLabel.Secondary
            }
            FdButton {
                glyph: "rotate-cw"
                small: true
                text: qsTr("Try again")
                visible: root.trail.state === TrailController.Failed
                onClicked: root.trail.retry()
            }
            FdButton {
                glyph: "x"
                keys: "G"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Hide the trail")
                onClicked: root.trail.hide()
            }
        }
        RowLayout {
            spacing: Theme.spacingSm
            visible: root.isReady

            FdButton {
                glyph: root.playback.isPlaying ? "circle-pause" : "circle-play"
                keys: qsTr("Space")
                small: true
                toolTip: root.playback.isPlaying ? qsTr("Pause") : qsTr("Play")
                onClicked: root.playback.toggle()
            }
            FdLabel {
                tabular: true
                text: root.trail.momentText
                variant: FdLabel.Strong
            }
            TrailSlider {
                Layout.fillWidth: true
                trail: root.trail
            }
            FdLabel {
                Layout.preferredWidth: Theme.labelColumn
                text: root.trail.momentNote
                variant: FdLabel.Secondary
            }
            SegmentedControl {
                currentIndex: root.speeds.indexOf(root.playback.speed)
                label: qsTr("Speed")
                options: root.speeds.map(speed => "%1×".arg(speed))
                onChosen: index => root.playback.speed = root.speeds[index]
            }
        }
        ProgressLine {
            Layout.fillWidth: true
            value: root.trail.progress
            visible: root.trail.state === TrailController.Loading
        }
    }
}
