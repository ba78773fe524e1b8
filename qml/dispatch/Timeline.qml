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
    /// Minutes: close up, jobs stand on finer lines.
    readonly property int grid: hourWidth >= Theme.popupWidth / 2 ? 5 : 15

    signal menuRequested(string job, point position)
    signal openRequested(string job)
    signal dragMoved(string job, point position, real grabMinutes, bool copies)
    signal dragEnded(string job, bool dropped)
    signal resizeMoved(string job, point position, int minutes)
    signal resizeEnded(string job, bool dropped)

    function openView(): void {
        viewMenu.popup(header, header.viewX, header.height);
    }

    function clampScroll(value: real): real {
        return Math.max(0, Math.min(value, root.dayWidth - root.viewWidth));
    }

    function zoomAt(factor: real, position: real): void {
        const minute = (root.scrollX + position) / root.hourWidth;
        root.hasZoomed = true;
        root.hourWidth = Math.max(root.viewWidth / 24, Math.min(Theme.popupWidth, root.hourWidth * factor));
        root.scrollX = root.clampScroll(minute * root.hourWidth - position);
        root.controller.view.hourWidth = root.hourWidth;
    }

    /// Around the selected job, or the middle of what is seen.
    function zoomBy(factor: real): void {
        const start = root.controller.startOf(root.controller.selectedJob) / 60 * root.hourWidth - root.scrollX;
        root.zoomAt(factor, start >= 0 && start < root.viewWidth ? start : root.viewWidth / 2);
    }

    function fitAgain(): void {
        root.hasZoomed = false;
        root.controller.view.hourWidth = 0;
        root.fitDay();
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

    /// As wide as this user left it.
    function useView(): void {
        if (root.controller.view.hourWidth > 0 && root.controller.view.hourWidth !== root.hourWidth) {
            root.hasZoomed = true;
            root.hourWidth = Math.max(root.viewWidth / 24, root.controller.view.hourWidth);
            root.scrollX = root.clampScroll(6.75 * root.hourWidth);
        } else if (!root.hasZoomed || root.controller.view.hourWidth === 0) {
            root.hasZoomed = false;
            root.fitDay();
        }
    }

    /// The technician and the minute under a point of this item; an empty name where there is none.
    function technicianAt(position: point): string {
        const inside = root.mapToItem(list.contentItem, position);
        if (position.y < list.y || position.y > list.y + list.height)
            return "";
        const item = list.itemAt(list.width / 2, inside.y) as TimelineLane;
        return item ? item.technician : "";
    }

    /// The row at a height of the list, the nearest where there is none.
    function rowAt(y: real): int {
        for (let at = Math.max(0, y + list.contentY); at >= 0; at -= Theme.unit) {
            const row = list.indexAt(list.width / 2, at);
            if (row >= 0)
                return row;
        }
        return 0;
    }

    /// Minutes on the grid; -1 over the names.
    function minutesAt(position: point, grabMinutes: real): int {
        if (position.x < root.nameWidth)
            return -1;
        const minutes = (position.x - root.nameWidth + root.scrollX) / root.hourWidth * 60 - grabMinutes;
        return Math.max(0, Math.min(24 * 60 - root.grid, Math.round(minutes / root.grid) * root.grid));
    }

    clip: true
    objectName: "timeline"

    Component.onCompleted: useView()
    onViewWidthChanged: {
        if (hasZoomed)
            scrollX = clampScroll(scrollX);
        else
            fitDay();
    }

    Connections {
        function onHourWidthChanged(): void {
            root.useView();
        }

        target: root.controller.view
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    TimelineHead {
        id: header

        width: parent.width
        controller: root.controller
        hourWidth: root.hourWidth
        nameWidth: root.nameWidth
        scrollX: root.scrollX
        technicians: list.count
        viewWidth: root.viewWidth
        z: 3

        onViewRequested: root.openView()
        onZoomRequested: factor => root.zoomBy(factor)
    }
    ColourLegend {
        id: legend

        anchors.bottom: parent.bottom
        width: parent.width
        controller: root.controller
        z: 3
    }
    TimelineLasso {
        id: lasso

        anchors.fill: list
        hourWidth: root.hourWidth
        nameWidth: root.nameWidth
        scrollX: root.scrollX

        onDrawn: (top, bottom, from, to, adds) => root.controller.markArea(root.rowAt(top), root.rowAt(bottom), from, to, adds)
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: legend.visible ? legend.height : 0
        anchors.topMargin: header.height
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 200
        clip: true
        interactive: false
        keyNavigationEnabled: false
        model: root.controller.lanes
        focus: true
        section.criteria: ViewSection.FullString
        section.property: root.controller.view.isGrouped ? "group" : ""

        Accessible.name: qsTr("Timeline of %1").arg(root.controller.dayText)
        Accessible.role: Accessible.List
        T.ScrollBar.vertical: FdScrollBar {}

        section.delegate: SectionHeader {
            required property string section

            x: Theme.spacing
            width: root.nameWidth - Theme.spacing
            title: section.length > 0 ? section : qsTr("Without a group")
        }
        delegate: TimelineLane {
            width: ListView.view.width
            controller: root.controller
            isCompact: root.controller.view.isCompact
            draggedJob: root.draggedJob
            hasKeyboard: list.activeFocus
            hourWidth: root.hourWidth
            isDropTarget: root.dropTechnician === technician
            nameWidth: root.nameWidth
            scrollX: root.scrollX

            onDragEnded: (job, dropped) => root.dragEnded(job, dropped)
            onDragMoved: (job, position, grabMinutes, copies) => root.dragMoved(job, position, grabMinutes, copies)
            onMenuRequested: (job, position) => root.menuRequested(job, position)
            onOpenRequested: job => root.openRequested(job)
            onResizeEnded: (job, dropped) => root.resizeEnded(job, dropped)
            onResizeMoved: (job, position, minutes) => root.resizeMoved(job, position, Math.max(root.grid, Math.round(minutes / root.grid) * root.grid))

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
                x: root.nameWidth
                width: parent.width - x
                height: parent.height
                controller: root.controller
                minuteWidth: parent.minuteWidth
                scrollX: root.scrollX
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

            acceptedButtons: Qt.MiddleButton
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
        x: lasso.x + lasso.area.x
        y: lasso.y + lasso.area.y
        width: lasso.area.width
        height: lasso.area.height
        border.color: Theme.accent
        border.width: Theme.hairline
        color: Qt.alpha(Theme.accent, 0.12)
        visible: lasso.isActive
    }
    ViewMenu {
        id: viewMenu

        controller: root.controller
        onClosed: list.forceActiveFocus(Qt.PopupFocusReason)
    }
    Rectangle {
        // Now.
        x: root.nameWidth + Math.round(root.controller.nowMinutes / 60 * root.hourWidth - root.scrollX)
        y: header.height
        width: Theme.focusRing
        height: Math.min(list.height, list.contentHeight)
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
