// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Places in one lane that are spoken of and not taken: suggestions with their rank, or where a plan would put jobs. */
Item {
    id: root

    required property DispatchController controller
    /// The lane as values: a lane that goes takes them with it before this is gone.
    required property string technician
    required property real minuteWidth
    required property real scrollX
    readonly property list<slotMark> planned: controller.plans.marks
    readonly property list<slotMark> marks: planned.length > 0 ? planned : controller.suggestions.marks

    clip: true

    Accessible.ignored: true

    Repeater {
        model: root.marks.filter(mark => mark.technician === root.technician)

        Rectangle {
            id: place

            required property slotMark modelData

            x: modelData.from * root.minuteWidth - root.scrollX
            y: Theme.unit
            width: Math.max(Theme.spacing, (modelData.to - modelData.from) * root.minuteWidth)
            height: root.height - Theme.spacingSm - Theme.hairline
            border.color: Theme.accent
            border.width: modelData.rank === 1 ? Theme.focusRing : Theme.hairline
            color: Qt.alpha(Theme.accent, modelData.rank === 1 ? 0.16 : 0.08)
            objectName: "slotMark"
            radius: Theme.radiusSmall

            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: Theme.unit
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.gutter
                height: Theme.gutter
                color: Theme.accent
                radius: height / 2
                visible: place.modelData.rank > 0 && place.width > width

                FdLabel {
                    anchors.centerIn: parent
                    color: Theme.onTone
                    font.weight: Font.DemiBold
                    text: String(place.modelData.rank)
                    variant: FdLabel.Caption
                }
            }
            FdLabel {
                anchors.left: parent.left
                anchors.leftMargin: Theme.unit
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accentText
                text: place.modelData.text
                variant: FdLabel.Caption
                visible: place.modelData.rank === 0
            }
        }
    }
}
