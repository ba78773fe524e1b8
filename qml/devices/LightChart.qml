// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import FibreDesk.Controls

/*! Light received over time, with the limits it should keep within. `levels` is the oldest first: {at, dbm, source}. */
Item {
    id: root

    required property var levels

    readonly property real strongest: -8
    readonly property real weakest: -25
    readonly property var values: levels.map(level => level.dbm)
    readonly property real low: Math.min(-30, ...values) - 1
    readonly property real high: Math.max(-5, ...values) + 1
    readonly property real from: levels.length > 0 ? levels[0].at.getTime() : 0
    readonly property real to: levels.length > 0 ? levels[levels.length - 1].at.getTime() : 1

    function across(at: date): real {
        return to > from ? (at.getTime() - from) / (to - from) * (plot.width - 8) + 4 : plot.width / 2;
    }
    function down(dbm: real): real {
        return (high - dbm) / (high - low) * plot.height;
    }
    function text(dbm: real): string {
        return qsTr("%1 dBm").arg(Format.number(dbm));
    }

    implicitWidth: 280
    implicitHeight: 112

    Accessible.description: levels.length > 0 ? qsTr("Between %1 and %2 since %3; last %4.").arg(text(Math.min(...values))).arg(text(Math.max(...values))).arg(Format.dayTime(levels[0].at)).arg(text(values[values.length - 1])) : ""
    Accessible.name: qsTr("Light received over time")
    Accessible.role: Accessible.Chart

    Item {
        id: plot

        width: root.width - 44
        height: root.height - 18

        // Where the light should be.
        Rectangle {
            y: root.down(root.strongest)
            width: parent.width
            height: root.down(root.weakest) - y
            color: Theme.soft(Theme.ok)
        }
        Repeater {
            model: [root.strongest, root.weakest]

            Item {
                id: limit

                required property real modelData

                y: root.down(modelData)
                width: plot.width

                Rectangle {
                    width: parent.width
                    height: Theme.hairline
                    color: Theme.ok
                }
                FdLabel {
                    anchors.left: parent.right
                    anchors.leftMargin: Theme.spacingXs
                    anchors.verticalCenter: parent.top
                    tabular: true
                    text: Format.number(limit.modelData)
                    variant: FdLabel.Caption
                }
            }
        }
        Shape {
            anchors.fill: parent
            visible: root.levels.length > 1

            ShapePath {
                fillColor: "transparent"
                strokeColor: Theme.accent
                strokeWidth: Theme.hairline

                PathPolyline {
                    path: root.levels.map(level => Qt.point(root.across(level.at), root.down(level.dbm)))
                }
            }
        }
        Repeater {
            model: root.levels.length <= 200 ? root.levels : root.levels.slice(-200)

            Rectangle {
                id: point

                required property var modelData

                x: root.across(modelData.at) - width / 2
                y: root.down(modelData.dbm) - height / 2
                width: 6
                height: width
                color: modelData.dbm < root.weakest || modelData.dbm > root.strongest ? Theme.danger : Theme.accent
                radius: width / 2

                HoverHandler {
                    id: hover
                }
                FdToolTip {
                    text: qsTr("%1 · %2 · %3").arg(root.text(point.modelData.dbm)).arg(Format.stamp(point.modelData.at)).arg(point.modelData.source)
                    visible: hover.hovered
                }
            }
        }
    }
    FdLabel {
        anchors.bottom: parent.bottom
        tabular: true
        text: root.levels.length > 1 ? Format.day(root.levels[0].at) : ""
        variant: FdLabel.Caption
    }
    FdLabel {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: 44
        tabular: true
        text: root.levels.length > 0 ? Format.dayTime(root.levels[root.levels.length - 1].at) : ""
        variant: FdLabel.Caption
    }
}
