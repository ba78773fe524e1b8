// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Over the timeline: how many people, how it is shown, and the hours. */
Rectangle {
    id: root

    required property DispatchController controller
    required property int technicians
    required property real nameWidth
    required property real viewWidth
    required property real hourWidth
    required property real scrollX
    readonly property real viewX: buttons.x

    signal viewRequested
    signal zoomRequested(real factor)

    implicitHeight: Theme.controlHeightSmall
    color: Theme.surface

    TimelineHours {
        x: root.nameWidth
        width: root.viewWidth
        height: parent.height
        hourWidth: root.hourWidth
        nowMinutes: root.controller.nowMinutes
        nowText: root.controller.nowMinutes >= 0 ? root.controller.clockText(root.controller.nowMinutes) : ""
        scrollX: root.scrollX
    }
    Rectangle {
        width: root.nameWidth
        height: parent.height
        color: Theme.surface

        FdLabel {
            x: Theme.spacing
            width: buttons.x - x
            height: parent.height
            text: root.controller.hiddenLanes > 0 ? qsTr("%1, %2").arg(qsTr("%n technician(s)", "", root.technicians)).arg(qsTr("%n off", "", root.controller.hiddenLanes)) : qsTr("%n technician(s)", "", root.technicians)
            variant: FdLabel.Caption
        }
        Row {
            id: buttons

            anchors.right: parent.right

            FdButton {
                glyph: "list-filter"
                keys: "V"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Order and rows")
                onClicked: root.viewRequested()
            }
            FdButton {
                glyph: "zoom-out"
                keys: "-"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Show more hours")
                onClicked: root.zoomRequested(0.8)
            }
            FdButton {
                glyph: "zoom-in"
                keys: "+"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Show fewer hours")
                onClicked: root.zoomRequested(1.25)
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
