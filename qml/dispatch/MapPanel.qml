// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.MapDesk
import FibreDesk.Models.Scene

/*! People, jobs and customers of the day on the map. Select, look, and drop a job on a technician. */
MapView {
    id: root

    required property DispatchController controller
    property MapDesk desk: null
    property string dropTechnician
    readonly property bool isNamed: hovered.kind === MarkerHitKind.Job || hovered.kind === MarkerHitKind.Technician

    /// The stop of the trail under the pointer; -1 = none.
    property int hoveredStop: -1
    readonly property bool isOnStop: hoveredStop >= 0 && hoveredStop < controller.trail.stops.length

    signal menuRequested(string job, point position)
    signal wallRequested
    signal boardWanted

    function choose(hit: markerHit): void {
        const stop = hit.kind === MarkerHitKind.Nothing ? trailLayer.stopAt(root.tappedAt) : -1;
        if (stop >= 0)
            root.controller.trail.chooseStop(stop);
        else if (hit.kind === MarkerHitKind.Job)
            root.controller.selectJob(hit.id);
        else if (hit.kind === MarkerHitKind.Technician)
            root.controller.selectTechnician(hit.id);
        else if (hit.kind === MarkerHitKind.Nothing)
            root.controller.clearSelection();
    }

    /// The tools of the map, from the keyboard; nothing on a map without them.
    function openTool(tool: string): void {
        const all = tools.item as MapTools;
        if (all && tool === "nearest")
            all.openMenuHere();
        else if (all && tool === "layers")
            all.toggleLayers();
        else if (all && tool === "measure")
            all.toggleMeasure();
        else if (all && tool === "offline")
            all.openOffline();
    }

    draggedKind: MarkerHitKind.Job
    emphasisedId: dropTechnician
    hasTool: (tools.item as MapTools)?.takesTaps ?? false
    overlay: desk ? desk.overlay : null
    fitTip: qsTr("Show the whole day")
    selectedIds: controller.selectedIds
    // Each in the colour of its port instead.
    showsPlaces: !desk || !desk.network.showsPorts
    source: controller.markers
    tiles: controller.tiles

    Accessible.name: qsTr("Map of %1").arg(controller.dayText)

    onChosen: hit => choose(hit)
    onMenuAsked: (hit, position) => {
        choose(hit);
        if (hit.kind === MarkerHitKind.Job)
            root.menuRequested(hit.id, position);
        else if (tools.item)
            (tools.item as MapTools).openMenu(hit, position);
    }
    onGroundTapped: (latitude, longitude) => (tools.item as MapTools).tapped(latitude, longitude)

    underlay: TrailLayer {
        id: trailLayer

        objectName: "trailLayer"
        anchors.fill: parent
        centreLatitude: root.map ? root.map.center.latitude : 0
        centreLongitude: root.map ? root.map.center.longitude : 0
        fontFamily: Theme.fontFamily
        neutralColour: Theme.textSecondary
        selectedStop: root.controller.trail.selectedStop
        source: root.controller.trail.source
        surfaceColour: Theme.surface
        textColour: Theme.text
        zoomLevel: root.map ? root.map.zoomLevel : 10
    }

    // What lies under the hands of the map is not hovered by itself: the whole map is.
    HoverHandler {
        onHoveredChanged: {
            if (!hovered)
                root.hoveredStop = -1;
        }
        onPointChanged: root.hoveredStop = trailLayer.stopAt(point.position)
    }
    Connections {
        function onStateChanged(): void {
            if (root.controller.trail.state !== TrailController.Ready || !root.map)
                return;
            root.isMoved = true;
            root.map.fit(root.controller.trail.source.bounds);
            // All of it above the bar.
            const room = Math.max(root.height / 2, root.height - bar.height - Theme.spacingLg);
            const zoom = root.map.zoomLevel - Math.log2(root.height / room);
            // As in fit(): much beyond a whole level tiles grow coarse.
            root.map.zoomLevel = Math.floor(zoom) + Math.min(zoom - Math.floor(zoom), 0.4);
            root.map.moveBy(0, -(bar.height + Theme.spacingLg) / 2);
        }

        target: root.controller.trail
    }
    Connections {
        function onHeadMoved(): void {
            const at = root.controller.trail.source.headPlace();
            if (root.controller.trail.playback.isPlaying && at.isValid)
                root.reveal(at.north, at.west);
        }

        target: root.controller.trail.source
    }
    TrailBar {
        id: bar

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacingLg
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacing
        anchors.right: parent.right
        // The buttons of the map stay free.
        anchors.rightMargin: Theme.controlHeight + Theme.spacing * 2
        trail: root.controller.trail
    }
    MarkerCard {
        line: root.isNamed ? root.controller.hoverLine(root.hovered.id) : root.hovered.kind === MarkerHitKind.Place ? root.hovered.id : ""
        // A stop lies under the marker of its job.
        note: root.isOnStop ? root.controller.trail.stops[root.hoveredStop].detail : root.isNamed ? root.controller.hoverNote(root.hovered.id) : ""
        title: {
            switch (root.hovered.kind) {
            case MarkerHitKind.Job:
            case MarkerHitKind.Technician:
                return root.controller.hoverTitle(root.hovered.id);
            case MarkerHitKind.JobCluster:
                return qsTr("%n job(s) close together", "", root.hovered.count);
            case MarkerHitKind.PlaceCluster:
                return qsTr("%n service location(s)", "", root.hovered.count);
            default:
                return qsTr("Service location");
            }
        }
        tone: root.hovered.kind === MarkerHitKind.Job && !root.isOnStop ? "danger" : "pending"
        view: root
    }
    MarkerCard {
        objectName: "stopCard"
        at: root.isOnStop ? trailLayer.fromCoordinate(root.controller.trail.stops[root.hoveredStop].latitude, root.controller.trail.stops[root.hoveredStop].longitude) : Qt.point(0, 0)
        line: root.isOnStop ? root.controller.trail.stops[root.hoveredStop].detail : ""
        note: root.isOnStop && root.controller.trail.stops[root.hoveredStop].job.length > 0 ? qsTr("Click to open the job") : ""
        shown: root.isOnStop && !root.showsHovered
        title: root.isOnStop ? root.controller.trail.stops[root.hoveredStop].title : ""
        view: root
    }
    Loader {
        id: tools

        anchors.fill: parent
        active: root.desk !== null

        sourceComponent: MapTools {
            controller: root.controller
            desk: root.desk
            view: root

            onBoardWanted: root.boardWanted()
            onWallRequested: root.wallRequested()
        }
    }
}
