// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*!
    A job on the timeline: customer and place, kind and state as icons, the technician's colour at its left edge. The drive
    to it and the red tail to when it will really be over are the lane's: they lie under all jobs.
*/
Item {
    id: root

    required property string rowId
    required property string job
    required property int from
    required property int to
    required property int lateMinutes
    required property string customer
    required property string place
    required property int jobKind
    required property int jobState
    required property int priority
    required property string promisedWindow
    required property int level
    required property int levels
    required property bool isAssistant
    required property bool isTimeless
    required property int travelMinutes
    required property int writeState
    required property string problem
    required property int severity
    required property bool isDimmed
    required property bool isMarked
    required property int toldState
    required property bool isPinned
    required property string spoken
    property real minuteWidth: 1
    property color tint: Theme.accent
    /// The colour tells what kind of work it is: then so does the icon, as long as there is room.
    property bool isTintOfKind: false
    property bool selected: false
    property bool hasKeyboard: false
    property bool isDragged: false
    /// Follows `from` in a short move; zooming and resizing do not animate.
    property real shownFrom: from
    readonly property bool isTwoLine: height >= Theme.rowHeight
    /// Too narrow for text beside the icons: it then stands below them.
    readonly property bool isNarrow: isTwoLine && width < Theme.spacingXl * 3
    readonly property bool isClosed: jobState >= 3
    /// Placed and nobody was told: an outline, not filled.
    readonly property bool isDraft: toldState === JobWords.toldDraft
    readonly property bool isToldOtherwise: toldState >= JobWords.toldChanged

    signal chosen
    signal toggled
    signal reached
    signal opened
    signal menuRequested(point position)
    signal dragMoved(point position, real grabMinutes, bool copies)
    signal dragEnded(bool dropped)
    /// The right edge is pulled: `minutes` long it would be.
    signal resizeMoved(point position, int minutes)
    signal resizeEnded(bool dropped)

    x: shownFrom * minuteWidth
    width: Math.max(Theme.spacing, (to - from) * minuteWidth)
    opacity: isDragged ? 0.35 : isDimmed ? 0.3 : 1
    z: selected ? 2 : 1

    Accessible.name: spoken
    Accessible.role: Accessible.Button
    Accessible.selected: selected || isMarked
    Accessible.onPressAction: root.chosen()

    Behavior on shownFrom {
        enabled: Theme.duration > 0

        NumberAnimation {
            duration: Theme.duration
            easing.type: Theme.easing
        }
    }

    Rectangle {
        id: box

        anchors.fill: parent
        border.color: root.selected || root.isMarked ? Theme.accent : root.severity >= 2 ? Theme.danger : root.severity === 1 ? Theme.warning : Qt.tint(Theme.line, Qt.alpha(root.tint, 0.5))
        border.width: root.selected || root.isMarked ? Theme.focusRing : Theme.hairline
        clip: true
        color: root.isMarked ? Theme.selection : root.isClosed ? Theme.background : root.isDraft && !hover.hovered ? Theme.surface : Theme.block(root.tint, hover.hovered)
        radius: Theme.radiusSmall

        Rectangle {
            width: Theme.unit
            height: parent.height
            color: root.tint
            opacity: root.isAssistant ? 0.4 : 1
        }
        Rectangle {
            // Told otherwise: a second outline inside the first.
            anchors.fill: parent
            anchors.leftMargin: Theme.unit + Theme.hairline
            anchors.margins: Theme.focusRing
            border.color: Theme.warning
            border.width: Theme.hairline
            color: "transparent"
            radius: Theme.radiusSmall
            visible: root.isToldOtherwise
        }
        Column {
            anchors.left: parent.left
            anchors.leftMargin: Theme.spacingSm + Theme.hairline
            anchors.right: root.isNarrow ? parent.right : icons.left
            anchors.rightMargin: Theme.focusRing
            y: root.isNarrow ? parent.height - height - Theme.focusRing : Math.round((parent.height - height) / 2)

            FdLabel {
                width: parent.width
                color: root.isClosed ? Theme.textSecondary : Theme.text
                font.pixelSize: root.isNarrow ? Theme.fontCaption : Theme.fontSecondary
                font.weight: Font.Medium
                text: root.customer
                visible: width > Theme.gutter
            }
            FdLabel {
                width: parent.width
                color: Theme.textSecondary
                font.pixelSize: Theme.fontCaption
                text: root.promisedWindow.length > 0 ? root.promisedWindow + " · " + root.place : root.place
                visible: root.isTwoLine && !root.isNarrow
            }
        }
        Row {
            id: icons

            anchors.right: parent.right
            anchors.rightMargin: Theme.unit - Theme.hairline
            anchors.top: parent.top
            anchors.topMargin: Theme.unit - Theme.hairline
            layoutDirection: Qt.RightToLeft
            spacing: Theme.focusRing

            IconGlyph {
                color: root.writeState > 0 ? Theme.tone(JobWords.writeTone(root.writeState)) : Theme.tone(JobWords.stateTones[root.jobState])
                glyph: root.writeState > 0 ? JobWords.writeGlyph(root.writeState) : JobWords.stateGlyphs[root.jobState]
                size: Theme.fontBody
            }
            IconGlyph {
                color: root.isTintOfKind ? root.tint : Theme.textSecondary
                glyph: JobWords.kindGlyphs[root.jobKind]
                size: Theme.fontBody
                // What is wrong comes first where there is room for two only.
                visible: root.width > (root.isTintOfKind ? Theme.spacingXl + (root.severity >= 1 ? Theme.gutter : 0) : Theme.spacingXl * 3)
            }
            IconGlyph {
                color: Theme.tone(JobWords.toldTones[root.toldState])
                glyph: JobWords.toldGlyphs[root.toldState]
                size: Theme.fontBody
                visible: glyph.length > 0 && root.width > (root.isToldOtherwise ? Theme.spacingXl : Theme.spacingXl * 2)
            }
            IconGlyph {
                glyph: "pin"
                size: Theme.fontBody
                visible: root.isPinned && root.width > Theme.spacingXl
            }
            IconGlyph {
                color: Theme.danger
                glyph: "zap"
                size: Theme.fontBody
                visible: root.priority === 3 && root.width > Theme.spacingXl * 2
            }
            IconGlyph {
                color: Theme.tone(JobWords.severityTone(root.severity))
                glyph: root.lateMinutes > 0 ? "clock" : "triangle-alert"
                size: Theme.fontBody
                visible: root.severity >= 1 && root.width > Theme.spacingXl
            }
            IconGlyph {
                // Somebody else has it open.
                color: Theme.info
                glyph: "users"
                label: Session.alsoHere
                size: Theme.fontBody
                visible: Session.alsoHereAt === root.job && Session.alsoHere.length > 0
            }
        }
    }
    FocusRing {
        active: root.selected && root.hasKeyboard
        targetRadius: Theme.radiusSmall
    }
    HoverHandler {
        id: hover

        cursorShape: root.isClosed || root.isAssistant ? Qt.ArrowCursor : Qt.OpenHandCursor
    }
    FdToolTip {
        text: root.problem.length > 0 || root.isToldOtherwise || root.isPinned ? root.spoken : root.customer + "\n" + root.place
        visible: hover.hovered && !root.isDragged
    }
    TapHandler {
        acceptedModifiers: Qt.NoModifier

        onDoubleTapped: root.opened()
        onTapped: root.chosen()
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        enabled: !root.isAssistant

        onTapped: root.toggled()
    }
    TapHandler {
        acceptedModifiers: Qt.ShiftModifier
        enabled: !root.isAssistant

        onTapped: root.reached()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: eventPoint => root.menuRequested(root.mapToItem(null, eventPoint.position))
    }
    DragHandler {
        property bool wasCancelled: false
        property real grabMinutes: 0

        enabled: !root.isClosed && !root.isAssistant
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        target: null

        onActiveChanged: {
            if (active) {
                wasCancelled = false;
                grabMinutes = centroid.pressPosition.x / root.minuteWidth;
            } else {
                root.dragEnded(!wasCancelled);
            }
        }
        onCanceled: wasCancelled = true
        onCentroidChanged: {
            if (active)
                root.dragMoved(centroid.scenePosition, grabMinutes, (centroid.modifiers & Qt.ControlModifier) !== 0);
        }
    }
    BlockEdge {
        anchors.right: parent.right
        height: parent.height
        minuteWidth: root.minuteWidth
        minutes: root.to - root.from
        visible: !root.isClosed && !root.isAssistant && root.width > Theme.spacingLg

        onMoved: (position, minutes) => root.resizeMoved(position, minutes)
        onReleased: dropped => root.resizeEnded(dropped)
    }
}
