// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! What needs a look, what nobody has been given yet, and what has no date: in this order. */
FocusScope {
    id: root

    required property DispatchController controller
    property bool isDropTarget: false

    signal menuRequested(string job, point position)
    signal assignRequested(string job)
    signal dragMoved(string job, point position)
    signal dragEnded(string job, bool dropped)

    function focusSearch(): void {
        filters.focusSearch();
    }

    function focusChips(): void {
        filters.focusChips();
    }

    function focusList(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (list.currentIndex < 0 && list.count > 0)
            list.currentIndex = 0;
    }

    function reveal(id: string): void {
        const row = root.controller.tray.rowOf(id);
        if (row < 0)
            return;
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Contain);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    FilterBar {
        id: filters

        x: Theme.spacing
        y: Theme.spacing
        width: parent.width - Theme.spacing * 2
        controller: root.controller
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: filters.y + filters.height + Theme.spacingXs
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        highlightFollowsCurrentItem: true
        highlightMoveDuration: 0
        interactive: false
        model: root.controller.tray
        reuseItems: true
        section.property: "traySection"

        Accessible.name: qsTr("Jobs to look at")
        Accessible.role: Accessible.List
        T.ScrollBar.vertical: FdScrollBar {}

        section.delegate: SectionHeader {
            required property string section

            x: Theme.spacing
            width: ListView.view.width - Theme.spacing * 2
            count: section === "0" ? root.controller.tray.exceptions : section === "1" ? root.controller.tray.unassigned : root.controller.tray.undated
            title: section === "0" ? qsTr("To look at") : section === "1" ? qsTr("Unassigned") : qsTr("Without a date")
        }
        delegate: TrayRow {
            id: row

            required property int index

            x: Theme.spacingXs
            width: ListView.view.width - Theme.spacing
            colourBy: root.controller.view.colourBy
            current: ListView.isCurrentItem && list.activeFocus
            selected: root.controller.selectedJob === job

            onChosen: {
                list.currentIndex = index;
                list.forceActiveFocus(Qt.MouseFocusReason);
                root.controller.selectJob(job);
            }
            onReached: root.controller.markTo(job)
            onToggled: root.controller.toggleMark(job)
            onDragEnded: dropped => root.dragEnded(job, dropped)
            onDragMoved: position => root.dragMoved(job, position)
            onMenuRequested: position => {
                root.controller.focusJob(job);
                root.menuRequested(job, position);
            }
        }

        Keys.onPressed: event => {
            if (event.key === Qt.Key_Up || event.key === Qt.Key_Down) {
                if (event.key === Qt.Key_Up)
                    list.decrementCurrentIndex();
                else
                    list.incrementCurrentIndex();
                const job = root.controller.tray.jobAt(list.currentIndex);
                if (event.modifiers & Qt.ShiftModifier)
                    root.controller.markTo(job);
                else if (!(event.modifiers & Qt.ControlModifier))
                    root.controller.selectJob(job);
                event.accepted = true;
            } else if (event.key === Qt.Key_Space && event.modifiers & Qt.ControlModifier) {
                root.controller.toggleMark(root.controller.tray.jobAt(list.currentIndex));
                event.accepted = true;
            } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                root.assignRequested(root.controller.tray.jobAt(list.currentIndex));
                event.accepted = true;
            }
        }

        WheelHandler {
            onWheel: event => list.contentY = Math.max(list.originY, Math.min(list.contentY - event.angleDelta.y / 2, list.originY + Math.max(0, list.contentHeight - list.height)))
        }
    }
    EmptyState {
        readonly property bool isNeverCopied: isNaN(Session.mirrorAt.getTime())

        anchors.centerIn: list
        width: parent.width
        glyph: isNeverCopied ? "database" : "circle-check"
        hint: isNeverCopied ? qsTr("Jobs appear here as soon as they are copied from ERPNext.") : root.controller.filterText.length > 0 || root.controller.filterKind >= 0 || root.controller.filterTag.length > 0 ? qsTr("Nothing matches the filter.") : qsTr("Late jobs, conflicts, unassigned and undated jobs appear here.")
        title: isNeverCopied ? qsTr("Nothing copied yet") : qsTr("Nothing waits for you")
        visible: list.count === 0 && root.controller.isLoaded
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.spacingXs
        border.color: Theme.accent
        border.width: Theme.focusRing
        color: Qt.alpha(Theme.accent, 0.08)
        radius: Theme.radius
        visible: root.isDropTarget

        FdLabel {
            anchors.centerIn: parent
            color: Theme.accentText
            text: qsTr("Drop to unassign")
            variant: FdLabel.Strong
        }
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
