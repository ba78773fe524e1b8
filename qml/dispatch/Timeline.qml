// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! The day of everybody, one row each. Ctrl with the wheel zooms the hours; names and hours stay in place. */
FocusScope {
    id: root

    required property DispatchController controller
    property string draggedJob
    property string dropTechnician
    property dropPreview preview
    property real hourWidth: 76
    readonly property real nameWidth: Theme.labelColumn + Theme.spacingXl * 3
    readonly property real dayWidth: hourWidth * 24
    readonly property real viewWidth: Math.max(1, width - nameWidth)
    property real scrollX: 0
    property bool hasZoomed: false

    signal menuRequested(string job, point position)
    signal openRequested(string job)
    signal dragMoved(string job, point position, real grabMinutes)
    signal dragEnded(string job, bool dropped)

    function clampScroll(value: real): real {
        return Math.max(0, Math.min(value, root.dayWidth - root.viewWidth));
    }

    function zoomAt(factor: real, position: real): void {
        const minute = (root.scrollX + position) / root.hourWidth;
        root.hasZoomed = true;
        root.hourWidth = Math.max(root.viewWidth / 24, Math.min(Theme.popupWidth, root.hourWidth * factor));
        root.scrollX = root.clampScroll(minute * root.hourWidth - position);
    }

    /// The working day fills the view.
    function fitDay(): void {
        root.hourWidth = Math.max(Theme.spacingXl, root.viewWidth / 11);
        root.scrollX = root.clampScroll(6.75 * root.hourWidth);
    }

    function reveal(id: string): void {
        const isTechnician = root.controller.lanes.rowOf(id) >= 0;
        const row = isTechnician ? root.controller.lanes.rowOf(id) : root.controller.laneOf(id);
        if (row < 0)
            return;
        list.positionViewAtIndex(row, ListView.Contain);
        if (isTechnician)
            return;
        const start = root.controller.startOf(id) / 60 * root.hourWidth;
        if (start < root.scrollX || start > root.scrollX + root.viewWidth - root.hourWidth)
            root.scrollX = root.clampScroll(start - root.viewWidth / 3);
    }

    /// The technician and the minute under a point of this item; an empty name where there is none.
    function technicianAt(position: point): string {
        const inside = root.mapToItem(list.contentItem, position);
        if (position.y < list.y || position.y > list.y + list.height)
            return "";
        const item = list.itemAt(list.width / 2, inside.y) as TimelineLane;
        return item ? item.technician : "";
    }

    /// Minutes on a 15-minute grid; -1 over the names.
    function minutesAt(position: point, grabMinutes: real): int {
        if (position.x < root.nameWidth)
            return -1;
        const minutes = (position.x - root.nameWidth + root.scrollX) / root.hourWidth * 60 - grabMinutes;
        return Math.max(0, Math.min(23 * 60 + 45, Math.round(minutes / 15) * 15));
    }

    clip: true

    Component.onCompleted: fitDay()
    onViewWidthChanged: {
        if (hasZoomed)
            scrollX = clampScroll(scrollX);
        else
            fitDay();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Rectangle {
        id: header

        width: parent.width
        height: Theme.controlHeightSmall
        color: Theme.surface
        z: 3

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
                height: parent.height
                text: qsTr("%n technician(s)", "", list.count)
                variant: FdLabel.Caption
            }
            Row {
                anchors.right: parent.right

                FdButton {
                    glyph: "zoom-out"
                    kind: FdButton.Quiet
                    small: true
                    toolTip: qsTr("Show more hours")
                    onClicked: root.zoomAt(0.8, root.viewWidth / 2)
                }
                FdButton {
                    glyph: "zoom-in"
                    kind: FdButton.Quiet
                    small: true
                    toolTip: qsTr("Show fewer hours")
                    onClicked: root.zoomAt(1.25, root.viewWidth / 2)
                }
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: header.height
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 200
        clip: true
        interactive: false
        keyNavigationEnabled: false
        model: root.controller.lanes
        focus: true

        Accessible.name: qsTr("Timeline of %1").arg(root.controller.dayText)
        Accessible.role: Accessible.List
        T.ScrollBar.vertical: FdScrollBar {}

        delegate: TimelineLane {
            width: ListView.view.width
            controller: root.controller
            draggedJob: root.draggedJob
            hasKeyboard: list.activeFocus
            hourWidth: root.hourWidth
            isDropTarget: root.dropTechnician === technician
            nameWidth: root.nameWidth
            scrollX: root.scrollX

            onDragEnded: (job, dropped) => root.dragEnded(job, dropped)
            onDragMoved: (job, position, grabMinutes) => root.dragMoved(job, position, grabMinutes)
            onMenuRequested: (job, position) => root.menuRequested(job, position)
            onOpenRequested: job => root.openRequested(job)

            Rectangle {
                // Where the dragged job would stand.
                x: parent.nameWidth + root.preview.from * parent.minuteWidth - parent.scrollX
                y: Theme.unit
                width: (root.preview.to - root.preview.from) * parent.minuteWidth
                height: parent.height - Theme.spacingSm - Theme.hairline
                border.color: Theme.tone(root.preview.warning.length > 0 ? JobWords.severityTone(root.preview.severity) : "info")
                border.width: Theme.focusRing
                color: Qt.alpha(border.color, 0.15)
                radius: Theme.radiusSmall
                visible: parent.isDropTarget && root.preview.isPossible && root.preview.to > 0
            }
            SlotMarks {
                x: parent.nameWidth
                width: parent.width - x
                height: parent.height
                marks: root.controller.plans.marks.length > 0 ? root.controller.plans.marks : root.controller.suggestions.marks
                minuteWidth: parent.minuteWidth
                scrollX: parent.scrollX
                technician: parent.technician
            }
        }

        WheelHandler {
            acceptedModifiers: Qt.NoModifier

            onWheel: event => {
                if (event.angleDelta.x !== 0)
                    root.scrollX = root.clampScroll(root.scrollX - event.angleDelta.x / 2);
                list.contentY = Math.max(list.originY, Math.min(list.contentY - event.angleDelta.y / 2, list.originY + Math.max(0, list.contentHeight - list.height)));
            }
        }
        WheelHandler {
            acceptedModifiers: Qt.ShiftModifier

            onWheel: event => root.scrollX = root.clampScroll(root.scrollX - (event.angleDelta.y + event.angleDelta.x) / 2)
        }
        WheelHandler {
            acceptedModifiers: Qt.ControlModifier

            onWheel: event => root.zoomAt(event.angleDelta.y > 0 ? 1.15 : 1 / 1.15, event.x - root.nameWidth)
        }
        DragHandler {
            // The empty timeline is pulled along with the pointer.
            property real startX: 0

            target: null
            xAxis.enabled: true
            yAxis.enabled: false

            onActiveChanged: startX = root.scrollX
            onTranslationChanged: {
                if (active)
                    root.scrollX = root.clampScroll(startX - activeTranslation.x);
            }
        }
    }
    Rectangle {
        // Now.
        x: root.nameWidth + Math.round(root.controller.nowMinutes / 60 * root.hourWidth - root.scrollX)
        y: header.height
        width: Theme.focusRing
        height: Math.min(parent.height - y, list.contentHeight)
        color: Theme.danger
        opacity: 0.85
        visible: root.controller.nowMinutes >= 0 && x >= root.nameWidth
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.dialogWidth)
        glyph: "users"
        hint: isNaN(Session.mirrorAt.getTime()) ? qsTr("They appear here as soon as they are copied from ERPNext.") : qsTr("Technicians come from Dispatch Technician in ERPNext.")
        title: qsTr("No technicians yet")
        visible: list.count === 0 && root.controller.isLoaded
    }
}
