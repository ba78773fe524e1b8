// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! The dispatch desk: tray at the left, map over timeline, the selection in the inspector. */
FdPage {
    id: root

    required property DispatchController controller
    property string draggedJob
    property dropPreview preview
    property string dropTechnician
    property int dropMinutes: -1
    property bool isOverTray: false
    property point dragPosition

    function openPicker(): void {
        if (root.controller.selectedJob.length > 0 && root.controller.jobCard.canMove)
            picker.openFor(root.controller.selectedJob);
    }

    function openDate(job: string): void {
        dates.job = job;
        dates.openAt(root.controller.day);
    }

    function openMenu(job: string, position: point): void {
        menu.job = job;
        const at = root.mapFromItem(null, position);
        menu.popup(root, at.x, at.y);
    }

    function dragTo(job: string, scene: point, grabMinutes: real): void {
        root.draggedJob = job;
        root.dragPosition = root.mapFromItem(null, scene);
        const inTray = tray.mapFromItem(null, scene);
        const inMap = map.mapFromItem(null, scene);
        const inTimeline = timeline.mapFromItem(null, scene);
        root.isOverTray = tray.contains(inTray);
        root.dropTechnician = "";
        root.dropMinutes = -1;
        if (timeline.contains(inTimeline)) {
            root.dropTechnician = timeline.technicianAt(inTimeline);
            root.dropMinutes = timeline.minutesAt(inTimeline, grabMinutes);
        } else if (map.contains(inMap)) {
            root.dropTechnician = map.technicianAt(inMap);
        }
        root.preview = root.controller.previewDrop(job, root.dropTechnician, root.dropMinutes);
    }

    function endDrag(dropped: bool): void {
        const job = root.draggedJob;
        if (job.length === 0)
            return;
        root.draggedJob = "";
        if (dropped && root.isOverTray)
            root.controller.unassign(job);
        else if (dropped && root.preview.isPossible && root.dropTechnician.length > 0)
            root.controller.assign(job, root.dropTechnician, root.dropMinutes);
        root.isOverTray = false;
        root.dropTechnician = "";
        root.preview = root.controller.previewDrop("", "", -1);
        if (dropped)
            root.controller.selectJob(job);
    }

    function openCustomer(customer: string): void {
        if (customer.length > 0)
            Navigation.openCustomer(customer);
    }

    title: qsTr("Dispatch")
    subtitle: controller.dayText
    inspectorOpen: controller.selectedJob.length > 0 || controller.selectedTechnician.length > 0
    shortcuts: hints.all
    barItems: Component {
        DayBar {
            controller: root.controller
        }
    }
    inspector: Component {
        DispatchInspector {
            controller: root.controller

            onAssignRequested: root.openPicker()
            onCustomerRequested: customer => root.openCustomer(customer)
            onDateRequested: job => root.openDate(job)
            onSuggestRequested: planner.suggest()
        }
    }

    Component.onCompleted: split.restoreState(Settings.splitterState("dispatch"))
    onActivated: timeline.forceActiveFocus(Qt.OtherFocusReason)
    onInspectorClosed: controller.clearSelection()

    Keys.onPressed: event => event.accepted = keys.handle(event) || planner.handle(event)

    DispatchHints {
        id: hints
    }
    DispatchKeys {
        id: keys

        controller: root.controller
        mapPanel: map
        trayPanel: tray

        onAssignRequested: root.openPicker()
        onCustomerRequested: customer => root.openCustomer(customer)
        onDateRequested: job => root.openDate(job)
        onEscaped: {
            if (root.draggedJob.length > 0)
                root.endDrag(false);
            else if (root.inspectorOpen)
                root.controller.clearSelection();
            else
                timeline.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Connections {
        function onRevealRequested(id: string): void {
            timeline.reveal(id);
            tray.reveal(id);
            if (root.controller.jobCard.hasPosition)
                map.reveal(root.controller.jobCard.latitude, root.controller.jobCard.longitude);
            else if (root.controller.technicianCard.hasPosition)
                map.reveal(root.controller.technicianCard.latitude, root.controller.technicianCard.longitude);
        }

        function onPlaceRequested(latitude: real, longitude: real): void {
            map.goTo(latitude, longitude);
        }

        target: root.controller
    }
    TrayPanel {
        id: tray

        width: Theme.trayWidth
        height: parent.height
        controller: root.controller
        isDropTarget: root.draggedJob.length > 0 && root.isOverTray

        onAssignRequested: job => picker.openFor(job)
        onDragEnded: (job, dropped) => root.endDrag(dropped)
        onDragMoved: (job, position) => root.dragTo(job, position, 0)
        onMenuRequested: (job, position) => root.openMenu(job, position)
    }
    FdSplitView {
        id: split

        anchors.left: tray.right
        anchors.right: parent.right
        height: parent.height
        orientation: Qt.Vertical

        onDivided: Settings.setSplitterState("dispatch", saveState())

        MapPanel {
            id: map

            T.SplitView.minimumHeight: Theme.barHeight
            T.SplitView.preferredHeight: split.height * 0.48
            controller: root.controller
            dropTechnician: root.draggedJob.length > 0 ? root.dropTechnician : ""

            onMarkerDragged: (job, position) => root.dragTo(job, position, 0)
            onMarkerReleased: (job, dropped) => root.endDrag(dropped)
            onMenuRequested: (job, position) => root.openMenu(job, position)
        }
        Timeline {
            id: timeline

            T.SplitView.fillHeight: true
            T.SplitView.minimumHeight: Theme.barHeight
            controller: root.controller
            draggedJob: root.draggedJob
            dropTechnician: root.draggedJob.length > 0 ? root.dropTechnician : ""
            focus: true
            preview: root.preview

            onDragEnded: (job, dropped) => root.endDrag(dropped)
            onDragMoved: (job, position, grabMinutes) => root.dragTo(job, position, grabMinutes)
            onMenuRequested: (job, position) => root.openMenu(job, position)
            onOpenRequested: root.openPicker()
        }
    }
    ErrorBanner {
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Theme.gutter
        width: Math.min(Theme.dialogWidth, parent.width - Theme.gutter * 2)
        error: root.controller.error
        onRetryRequested: root.controller.reload()
    }
    LoadingVeil {
        loading: !root.controller.isLoaded && !root.controller.error.isSet
        text: qsTr("Opening the day")
    }
    DragGhost {
        x: Math.min(root.dragPosition.x + Theme.gutter, root.width - width - Theme.spacing)
        y: Math.min(root.dragPosition.y + Theme.gutter, root.height - height - Theme.spacing)
        isUnassigning: root.isOverTray
        preview: root.preview
        title: root.controller.jobTitle(root.draggedJob)
        visible: root.draggedJob.length > 0
    }
    PlanDesk {
        id: planner

        controller: root.controller
        draggedJob: root.draggedJob

        onBoardWanted: timeline.forceActiveFocus(Qt.PopupFocusReason)
    }
    AssignPicker {
        id: picker

        controller: root.controller
        onClosed: timeline.forceActiveFocus(Qt.PopupFocusReason)
        onAssigned: (job, technician, minutes) => {
            root.controller.assign(job, technician, minutes);
            root.controller.selectJob(job);
        }
    }
    DatePopup {
        id: dates

        property string job

        anchors.centerIn: parent
        canClear: true
        controller: root.controller
        onClosed: timeline.forceActiveFocus(Qt.PopupFocusReason)
        onPicked: iso => root.controller.changeDate(dates.job, iso)
    }
    JobMenu {
        id: menu

        controller: root.controller
        onAssignRequested: job => picker.openFor(job)
        onCustomerRequested: customer => root.openCustomer(customer)
        onDateRequested: job => root.openDate(job)
    }
}
