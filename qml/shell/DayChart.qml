// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! Response time over the last 24 hours as bars, the newest at the right; a bar without an answer is red and full. */
Item {
    id: root

    required property list<real> heights
    required property list<string> tones
    /// What the bars say, in words.
    required property string summary

    readonly property int bars: heights.length

    implicitWidth: bars * 4
    implicitHeight: 24

    Accessible.description: summary
    Accessible.name: qsTr("Response time over the last 24 hours")
    Accessible.role: Accessible.Chart

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    Row {
        anchors.bottom: parent.bottom

        Repeater {
            model: root.bars

            Item {
                id: place

                required property int index

                readonly property string tone: root.tones[index] ?? ""

                width: 4
                height: root.height

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: 3
                    height: place.tone === "danger" ? root.height : Math.max(2, root.height * (root.heights[place.index] ?? 0))
                    color: place.tone === "ok" ? Theme.accent : Theme.tone(place.tone)
                    visible: place.tone.length > 0
                }
            }
        }
    }
    HoverHandler {
        id: hover
    }
    FdToolTip {
        text: root.summary
        visible: hover.hovered
    }
}
