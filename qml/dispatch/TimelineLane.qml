// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! A technician's row: who, how loaded, and their day. */
Item {
    id: root

    required property string technician
    required property string name
    required property string initials
    required property color colour
    required property string statusText
    required property bool isAway
    required property list<shiftSpan> shifts
    required property real load
    required property string loadText
    required property int lateCount
    required property string positionText
    required property int presence
    required property string note
    required property string spoken
    required property BlockModel blocks
    required property int index
    required property DispatchController controller
    property bool isCompact: false
    property real nameWidth: 180
    property real hourWidth: 80
    property real scrollX: 0
    property string draggedJob
    property bool isDropTarget: false
    property bool hasKeyboard: false
    readonly property real minuteWidth: hourWidth / 60
    readonly property bool selected: controller.selectedTechnician === technician
    readonly property color tint: Theme.legible(colour)

    signal menuRequested(string job, point position)
    signal openRequested(string job)
    signal dragMoved(string job, point position, real grabMinutes, bool copies)
    signal dragEnded(string job, bool dropped)
    signal resizeMoved(string job, point position, int minutes)
    signal resizeEnded(string job, bool dropped)

    // Two jobs share a row; from three on it grows, so that each can be read and grasped.
    implicitHeight: Math.max(root.isCompact ? Theme.controlHeightSmall + Theme.unit : Theme.rowHeight + Theme.gutter, root.blocks.deepest * Theme.controlHeightSmall + Theme.spacingSm)

    Accessible.name: spoken
    Accessible.role: Accessible.ListItem
    Accessible.selected: selected

    Item {
        id: day

        x: root.nameWidth
        width: root.width - root.nameWidth
        height: root.height
        clip: true

        Item {
            id: hours

            x: -Math.round(root.scrollX)
            width: root.hourWidth * 24
            height: parent.height

            Repeater {
                model: root.shifts

                Rectangle {
                    required property shiftSpan modelData

                    x: modelData.from * root.minuteWidth
                    width: (modelData.to - modelData.from) * root.minuteWidth
                    height: root.height - Theme.hairline
                    border.color: modelData.isExtra ? Qt.alpha(Theme.accent, 0.5) : Theme.line
                    border.width: Theme.hairline
                    color: root.isAway ? Theme.background : Theme.surface

                    FdLabel {
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        anchors.rightMargin: Theme.unit
                        text: qsTr("extra")
                        variant: FdLabel.Caption
                        visible: parent.modelData.isExtra && parent.width > Theme.spacingXl * 2
                    }
                }
            }
            Repeater {
                model: 24

                Rectangle {
                    required property int index

                    x: Math.round(index * root.hourWidth)
                    width: Theme.hairline
                    height: root.height
                    color: Theme.line
                    opacity: 0.7
                }
            }
            Repeater {
                // The drives, under the jobs.
                model: root.blocks

                Rectangle {
                    required property int from
                    required property int travelMinutes
                    required property bool isTravelEstimated
                    required property bool isAssistant

                    x: (from - travelMinutes) * root.minuteWidth
                    y: Math.round(root.height / 2)
                    width: travelMinutes * root.minuteWidth
                    // By the roads a full line, by estimate a thin one.
                    height: isTravelEstimated ? Theme.hairline : Theme.focusRing
                    color: Theme.textSecondary
                    opacity: 0.6
                    visible: travelMinutes > 0 && !isAssistant
                }
            }
            Repeater {
                // Until when jobs will really take, under the jobs too.
                model: root.blocks

                Rectangle {
                    id: tail

                    required property int to
                    required property int realTo
                    required property int lateMinutes
                    required property int level
                    required property int levels

                    x: to * root.minuteWidth - Theme.radius
                    y: Theme.unit + (root.height - Theme.spacingSm - Theme.hairline) / levels * level
                    width: Math.max(0, (realTo - to) * root.minuteWidth) + Theme.radius
                    height: (root.height - Theme.spacingSm - Theme.hairline) / levels - (levels > 1 ? Theme.hairline : 0)
                    border.color: Theme.danger
                    border.width: Theme.hairline
                    color: Qt.alpha(Theme.danger, 0.22)
                    radius: Theme.radiusSmall
                    visible: lateMinutes > 0

                    FdLabel {
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.unit
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.danger
                        font.weight: Font.DemiBold
                        tabular: true
                        text: "+" + Format.duration(tail.lateMinutes)
                        variant: FdLabel.Caption
                        visible: parent.width > implicitWidth + Theme.gutter
                    }
                }
            }
            Repeater {
                model: root.blocks

                JobBlock {
                    id: block

                    y: Theme.unit + (root.height - Theme.spacingSm - Theme.hairline) / levels * level
                    height: (root.height - Theme.spacingSm - Theme.hairline) / levels - (levels > 1 ? Theme.hairline : 0)
                    hasKeyboard: root.hasKeyboard
                    isDragged: root.draggedJob === job
                    minuteWidth: root.minuteWidth
                    objectName: "block-" + job
                    selected: root.controller.selectedJob === job
                    isTintOfKind: root.controller.view.colourBy === BoardView.OfKind
                    tint: JobColours.of(root.controller.view.colourBy, jobKind, jobState, root.tint)

                    onChosen: root.controller.selectJob(job)
                    onDragEnded: dropped => root.dragEnded(job, dropped)
                    onDragMoved: (position, grabMinutes, copies) => root.dragMoved(job, position, grabMinutes, copies)
                    onMenuRequested: position => {
                        root.controller.focusJob(job);
                        root.menuRequested(job, position);
                    }
                    onOpened: root.openRequested(job)
                    onReached: root.controller.markTo(job)
                    onResizeEnded: dropped => root.resizeEnded(job, dropped)
                    onResizeMoved: (position, minutes) => root.resizeMoved(job, position, minutes)
                    onToggled: root.controller.toggleMark(job)
                }
            }
        }
    }
    Rectangle {
        width: root.nameWidth
        height: root.height
        color: root.isDropTarget ? Theme.selection : root.selected ? Theme.selection : nameHover.hovered ? Theme.hover : Theme.surface

        Avatar {
            id: avatar

            x: Theme.spacing
            anchors.verticalCenter: parent.verticalCenter
            dimmed: root.isAway
            name: root.name
            size: root.isCompact ? Theme.iconSizeLarge : Theme.spacingXl - Theme.unit
            tint: root.tint
        }
        Item {
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spacingSm
            anchors.right: parent.right
            anchors.rightMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            height: root.isCompact ? title.height : state.y + state.height

            FdLabel {
                id: title

                width: parent.width - (root.isCompact ? state.width + Theme.spacingXs : 0)
                text: root.name
                variant: FdLabel.Strong
            }
            Row {
                id: state

                x: root.isCompact ? parent.width - width : 0
                y: root.isCompact ? Math.round((title.height - height) / 2) : title.height
                spacing: Theme.spacingXs

                IconGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    color: JobWords.presenceColor(root.presence)
                    glyph: root.isAway ? "circle-pause" : JobWords.presenceGlyph(root.presence)
                    label: root.positionText
                    size: Theme.fontSecondary
                }
                FdLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.load > 1 ? Theme.danger : Theme.textSecondary
                    tabular: true
                    text: root.isAway ? root.statusText : root.loadText
                    variant: FdLabel.Secondary
                    visible: !root.isCompact
                }
                StatusBadge {
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "clock"
                    text: String(root.lateCount)
                    tone: "danger"
                    visible: root.lateCount > 0
                }
                IconGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.warning
                    glyph: "triangle-alert"
                    label: root.note
                    size: Theme.fontSecondary
                    visible: root.note.length > 0
                }
            }
        }
        FocusRing {
            active: root.selected && root.hasKeyboard
            inset: true
            targetRadius: 0
        }
        Divider {
            anchors.right: parent.right
            height: parent.height
            vertical: true
        }
        HoverHandler {
            id: nameHover
        }
        FdToolTip {
            text: root.note.length > 0 ? root.positionText + "\n" + root.note : root.positionText
            visible: nameHover.hovered
        }
        TapHandler {
            onTapped: root.controller.selectTechnician(root.technician)
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.accent
        border.width: Theme.focusRing
        color: "transparent"
        visible: root.isDropTarget
    }
}
