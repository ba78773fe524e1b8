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
    shortcuts: [
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Arrows")
            text: qsTr("Go to the next job or technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Alt+Arrows")
            text: qsTr("Move the job by 15 minutes or to another technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "A"
            text: qsTr("Assign…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("U or Delete")
            text: qsTr("Unassign")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "D"
            text: qsTr("Change date…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "R"
            text: qsTr("Send a failed change again")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl+Z"
            text: qsTr("Undo")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "/"
            text: qsTr("Filter jobs by text")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "F"
            text: qsTr("Filter by kind of work")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "T"
            text: qsTr("Go to today")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Page Up, Page Down")
            text: qsTr("Previous or next day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "J"
            text: qsTr("Go to the jobs to look at")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "+  -  0"
            text: qsTr("Zoom the map, show the whole day")
        }
    ]
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
        }
    }

    Component.onCompleted: split.restoreState(Settings.splitterState("dispatch"))
    onActivated: timeline.forceActiveFocus(Qt.OtherFocusReason)
    onInspectorClosed: controller.clearSelection()

    Keys.onPressed: event => {
        const job = root.controller.selectedJob;
        event.accepted = true;
        if (event.modifiers & Qt.AltModifier) {
            const move = event.key === Qt.Key_Left ? [-15, 0] : event.key === Qt.Key_Right ? [15, 0] : event.key === Qt.Key_Up ? [0, -1] : event.key === Qt.Key_Down ? [0, 1] : null;
            if (move && job.length > 0)
                root.controller.nudge(job, move[0], move[1]);
            else
                event.accepted = false;
            return;
        }
        if (event.modifiers & Qt.ControlModifier) {
            if (event.key === Qt.Key_Z)
                root.controller.undo();
            else
                event.accepted = false;
            return;
        }
        switch (event.key) {
        case Qt.Key_Left:
            root.controller.moveSelection(-1, 0);
            break;
        case Qt.Key_Right:
            root.controller.moveSelection(1, 0);
            break;
        case Qt.Key_Up:
            root.controller.moveSelection(0, -1);
            break;
        case Qt.Key_Down:
            root.controller.moveSelection(0, 1);
            break;
        case Qt.Key_A:
            root.openPicker();
            break;
        case Qt.Key_U:
        case Qt.Key_Delete:
        case Qt.Key_Backspace:
            root.controller.unassign(job);
            break;
        case Qt.Key_D:
            if (job.length > 0 && root.controller.jobCard.canMove)
                root.openDate(job);
            break;
        case Qt.Key_R:
            root.controller.repeatWrite(job);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            root.openCustomer(root.controller.jobCard.customer);
            break;
        case Qt.Key_T:
            root.controller.goToday();
            break;
        case Qt.Key_PageUp:
            root.controller.previousDay();
            break;
        case Qt.Key_PageDown:
            root.controller.nextDay();
            break;
        case Qt.Key_F:
            tray.focusChips();
            break;
        case Qt.Key_Slash:
            tray.focusSearch();
            break;
        case Qt.Key_J:
            tray.focusList();
            break;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            map.zoomBy(1);
            break;
        case Qt.Key_Minus:
            map.zoomBy(-1);
            break;
        case Qt.Key_0:
            map.fit();
            break;
        case Qt.Key_Escape:
            if (root.draggedJob.length > 0)
                root.endDrag(false);
            else if (root.inspectorOpen)
                root.controller.clearSelection();
            else
                timeline.forceActiveFocus(Qt.OtherFocusReason);
            break;
        default:
            event.accepted = false;
        }
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Connections {
        function onNoticed(text: string, tone: string): void {
            toasts.show(text, tone, "");
        }

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
    ToastHost {
        id: toasts

        anchors.fill: parent
    }
}
