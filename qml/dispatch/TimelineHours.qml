// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! The hours over the timeline, and the present time in its place. */
Item {
    id: root

    required property real hourWidth
    required property real scrollX
    property int nowMinutes: -1
    property string nowText

    clip: true

    Repeater {
        model: 24

        FdLabel {
            required property int index

            x: Math.round(index * root.hourWidth - root.scrollX) + Theme.unit
            height: root.height
            color: Theme.textSecondary
            tabular: true
            text: (index < 10 ? "0" : "") + index + ":00"
            variant: FdLabel.Caption
            visible: x > -root.hourWidth && x < root.width && (root.hourWidth >= 44 || index % 2 === 0)
        }
    }
    Rectangle {
        x: Math.round(root.nowMinutes * root.hourWidth / 60 - root.scrollX - width / 2)
        anchors.verticalCenter: parent.verticalCenter
        width: now.implicitWidth + Theme.spacingSm
        height: Theme.gutter + Theme.focusRing
        color: Theme.danger
        radius: Theme.radiusSmall
        visible: root.nowMinutes >= 0

        FdLabel {
            id: now

            anchors.centerIn: parent
            color: Theme.onTone
            font.weight: Font.DemiBold
            tabular: true
            text: root.nowText
            variant: FdLabel.Caption
        }
    }
}
