// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Dispatch
import FibreDesk.Models.MapDesk
import FibreDesk.Models.Session

/*! The dispatch desk: tray at the left, map over timeline, the selection in the inspector. */
FdPage {
    id: root

    required property DispatchController controller
    /// The layers and tools of the map; null = a map without them.
    property MapDesk companion: null
    /// What is being dragged; empty = nothing.
    readonly property string draggedJob: drag.job
    readonly property bool isGroup: controller.markedCount > 1
    readonly property bool showsLoad: controller.load.span !== LoadController.Day

    function focusBoard(): void {
        if (root.showsLoad)
            load.forceActiveFocus(Qt.OtherFocusReason);
        else
            timeline.forceActiveFocus(Qt.OtherFocusReason);
    }

    /// The week or the month around the day, or the day again.
    function showSpan(span: int): void {
        root.controller.load.open(root.controller.load.span === span ? LoadController.Day : span, root.controller.day);
        root.focusBoard();
    }

    /// One of BoardCommands; false where nobody here knows it.
    function run(command: string): bool {
        root.focusBoard();
        return keys.run(command) || planner.run(command) || making.run(command);
    }

    function openCustomer(customer: string): void {
        if (customer.length > 0)
            Navigation.openCustomer(customer);
    }

    title: qsTr("Dispatch")
    subtitle: showsLoad ? controller.load.title : controller.dayText
    inspectorOpen: !showsLoad && (controller.selectedJob.length > 0 || controller.selectedTechnician.length > 0)
    shortcuts: hints.all
    takesAltArrows: !showsLoad && (isGroup || controller.selectedJob.length > 0)
    barItems: Component {
        DayBar {
            controller: root.controller

            onSpanRequested: span => root.showSpan(span)
        }
    }
    inspector: Component {
        DispatchInspector {
            controller: root.controller

            onAssignRequested: popups.openPicker()
            onCustomerRequested: customer => root.openCustomer(customer)
            onDateRequested: job => popups.openDate(job)
            onSwapRequested: popups.openSwap()
            onSuggestRequested: planner.suggest()
        }
    }

    Component.onCompleted: {
        split.restoreState(Settings.splitterState("dispatch"));
        controller.view.text = Settings.remembered("dispatch.view");
    }
    onActivated: root.focusBoard()
    onInspectorClosed: controller.clearSelection()

    Keys.onPressed: event => event.accepted = making.handle(event) || paper.handle(event) || keys.handle(event) || planner.handle(event)

    DispatchHints {
        id: hints
    }
    DragSession {
        id: drag

        controller: root.controller
        map: map
        page: root
        timeline: timeline
        tray: tray

        onAsked: (act, job, technician, minutes, news) => popups.ask(act, job, technician, minutes, news)
        onPinAsked: (act, job, technician, minutes, pins) => popups.askPinned(act, job, technician, minutes, pins)
    }
    DispatchKeys {
        id: keys

        controller: root.controller
        mapPanel: map
        rests: root.showsLoad
        strip: strip
        timeline: timeline
        trayPanel: tray

        onAssignRequested: popups.openPicker()
        onCustomerRequested: customer => root.openCustomer(customer)
        onDateRequested: job => popups.openDate(job)
        onNewsRequested: news.step(1)
        onSpanRequested: span => root.showSpan(span)
        onSwapRequested: popups.openSwap()
        onEscaped: {
            if (root.showsLoad)
                root.showSpan(LoadController.Day);
            else if (drag.isActive)
                drag.cancel();
            else if (root.controller.markedCount > 0)
                root.controller.clearMarks();
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
            if (root.showsLoad)
                root.showSpan(LoadController.Day);
            timeline.reveal(id);
            tray.reveal(id);
            if (root.controller.jobCard.hasPosition)
                map.reveal(root.controller.jobCard.latitude, root.controller.jobCard.longitude);
            else if (root.controller.technicianCard.hasPosition)
                map.reveal(root.controller.technicianCard.latitude, root.controller.technicianCard.longitude);
        }

        function onCommandRequested(command: string): void {
            root.run(command);
        }

        function onPlaceRequested(latitude: real, longitude: real): void {
            map.goTo(latitude, longitude);
        }

        target: root.controller
    }
    Connections {
        function onTextChanged(): void {
            Settings.remember("dispatch.view", root.controller.view.text);
        }

        target: root.controller.view
    }
    ExceptionStrip {
        id: strip

        width: parent.width
        controller: root.controller
    }
    NewsStrip {
        id: news

        y: strip.height
        width: parent.width
        height: implicitHeight
        controller: root.controller
    }
    TrayPanel {
        id: tray

        y: news.y + news.height
        width: Theme.trayWidth
        height: parent.height - y
        controller: root.controller
        isDropTarget: drag.isActive && drag.isOverTray

        onAssignRequested: job => popups.openPickerFor(job)
        onDragEnded: (job, dropped) => drag.end(dropped)
        onDragMoved: (job, position) => drag.moveTo(job, position, 0, false)
        onMenuRequested: (job, position) => popups.openMenu(job, position)
    }
    FdSplitView {
        id: split

        anchors.left: tray.right
        anchors.right: parent.right
        anchors.rightMargin: planner.sideWidth
        y: tray.y
        height: parent.height - y
        orientation: Qt.Vertical
        visible: !root.showsLoad

        onDivided: Settings.setSplitterState("dispatch", saveState())

        MapPanel {
            id: map

            T.SplitView.minimumHeight: Theme.barHeight
            T.SplitView.preferredHeight: split.height * 0.48
            controller: root.controller
            desk: root.companion
            dropTechnician: drag.isActive ? drag.technician : ""

            onBoardWanted: root.focusBoard()
            onMarkerDragged: (job, position) => drag.moveTo(job, position, 0, false)
            onMarkerReleased: (job, dropped) => drag.end(dropped)
            onMenuRequested: (job, position) => popups.openMenu(job, position)
            onWallRequested: wall.hang()
        }
        Timeline {
            id: timeline

            T.SplitView.fillHeight: true
            T.SplitView.minimumHeight: Theme.barHeight
            controller: root.controller
            draggedJob: drag.job
            dropTechnician: drag.isActive ? drag.technician : ""
            focus: true
            preview: drag.preview

            onDragEnded: (job, dropped) => drag.end(dropped)
            onDragMoved: (job, position, grabMinutes, copies) => drag.moveTo(job, position, grabMinutes, copies)
            onMenuRequested: (job, position) => popups.openMenu(job, position)
            onOpenRequested: popups.openPicker()
            onResizeEnded: (job, dropped) => drag.end(dropped)
            onResizeMoved: (job, position, minutes) => drag.resizeTo(job, position, minutes)
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
    Loader {
        id: load

        anchors.fill: split
        active: root.showsLoad
        focus: active

        sourceComponent: LoadView {
            controller: root.controller
            focus: true

            onDayRequested: (iso, technician) => {
                root.controller.day = iso;
                root.showSpan(LoadController.Day);
                if (technician.length > 0)
                    root.controller.selectTechnician(technician);
            }
        }
    }
    MarkedBar {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacing
        anchors.horizontalCenter: split.horizontalCenter
        controller: root.controller

        onAssignRequested: popups.openPicker()
        onDateRequested: popups.openDate(root.controller.selectedJob)
    }
    DragGhost {
        x: Math.min(drag.position.x + Theme.gutter, root.width - width - Theme.spacing)
        y: Math.min(drag.position.y + Theme.gutter, root.height - height - Theme.spacing)
        isCopying: drag.isCopying
        isUnassigning: drag.isOverTray
        news: root.controller.dragNews
        preview: drag.preview
        title: root.controller.jobTitle(drag.job)
        visible: drag.isActive
    }
    DispatchPopups {
        id: popups

        controller: root.controller

        onCustomerRequested: customer => root.openCustomer(customer)
        onDropDecided: (act, job, technician, minutes) => drag.perform(act, job, technician, minutes)
        onBoardWanted: root.focusBoard()
        onSuggestRequested: planner.suggest()
    }
    MakingDesk {
        id: making

        controller: root.controller

        onBoardWanted: root.focusBoard()
    }
    PlanDesk {
        id: planner

        controller: root.controller
        draggedJob: drag.isResizing ? "" : drag.job

        onBoardWanted: root.focusBoard()
    }
    PaperDesk {
        id: paper

        controller: root.controller

        onBoardWanted: root.focusBoard()
    }
    Shortcut {
        sequence: "Ctrl+F11"

        onActivated: wall.hang()
    }
    Connections {
        function onWallRequested(): void {
            wall.hang();
        }

        target: root.companion
    }
    WallView {
        id: wall

        controller: root.controller
        desk: root.companion
    }
}
