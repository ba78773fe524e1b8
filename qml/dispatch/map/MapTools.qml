// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.MapDesk
import FibreDesk.Models.Scene

/*! Everything the dispatch map has beside people and jobs: its bar, its layers, and the tools that work on it. */
Item {
    id: root

    required property MapView view
    required property MapDesk desk
    required property DispatchController controller
    /// Clicks belong to a tool.
    readonly property bool takesTaps: measureTool.active

    signal wallRequested
    /// One of the tools closed: the keyboard goes back to the board.
    signal boardWanted

    function openMenu(hit: markerHit, scene: point): void {
        const at = root.mapFromItem(null, scene);
        const place = root.view.coordinateAt(at);
        menu.latitude = hit.kind === MarkerHitKind.Nothing ? place.latitude : hit.latitude;
        menu.longitude = hit.kind === MarkerHitKind.Nothing ? place.longitude : hit.longitude;
        menu.location = hit.kind === MarkerHitKind.Place ? hit.id : root.view.source.placeAt(menu.latitude, menu.longitude);
        menu.popup(root, at.x, at.y);
    }

    /// From the keyboard: what is selected, else the middle of the map.
    function openMenuHere(): void {
        const job = root.controller.jobCard;
        const at = job.hasPosition && root.controller.selectedJob.length > 0 ? Qt.point(job.latitude, job.longitude) : Qt.point(root.view.map.center.latitude, root.view.map.center.longitude);
        menu.latitude = at.x;
        menu.longitude = at.y;
        menu.location = root.view.source.placeAt(at.x, at.y);
        menu.popup(root, root.width / 2, root.height / 2);
    }

    function openOffline(): void {
        offline.openFor(root.view);
    }

    function toggleLayers(): void {
        if (layers.visible)
            layers.leave();
        else
            layers.visible = true;
    }

    function toggleMeasure(): void {
        if (measureTool.active)
            measureTool.end();
        else
            measureTool.begin();
    }

    function tapped(latitude: real, longitude: real): void {
        measureTool.add(latitude, longitude);
    }

    function applyColours(): void {
        root.desk.setColours(Theme.technicians, Theme.danger, Theme.textSecondary);
    }

    objectName: "mapTools"
    anchors.fill: parent

    Component.onCompleted: applyColours()

    Connections {
        function onDarkChanged(): void {
            root.applyColours();
        }

        target: Theme
    }
    MeasureTool {
        id: measureTool

        anchors.fill: parent
        line: root.desk.measure
        view: root.view
    }
    PositionFixer {
        anchors.fill: parent
        fix: root.desk.placeFix
        view: root.view
    }
    MapToolbar {
        x: Theme.spacing
        y: root.view.notice.length > 0 ? Theme.spacing + Theme.controlHeight : Theme.spacing
        layersOpen: layers.visible
        measuring: measureTool.active
        shown: root.desk.shown

        onLayersRequested: root.toggleLayers()
        onMeasureRequested: root.toggleMeasure()
        onMenuRequested: root.openMenuHere()
        onOfflineRequested: root.openOffline()
        onWallRequested: root.wallRequested()
    }
    LayersPanel {
        id: layers

        anchors.left: parent.left
        anchors.leftMargin: Theme.spacing * 2 + Theme.controlHeight
        anchors.top: parent.top
        anchors.topMargin: Theme.spacing
        width: Math.min(Theme.trayWidth, parent.width - Theme.spacingXl * 2)
        height: Math.min(implicitHeight, parent.height - Theme.spacing * 2)
        desk: root.desk
        view: root.view
        visible: false

        onPutAway: root.boardWanted()
    }
    NearestPanel {
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacing * 2 + Theme.controlHeight
        anchors.top: parent.top
        anchors.topMargin: Theme.spacing
        width: Math.min(Theme.popupWidth, parent.width - Theme.spacingXl * 2)
        height: Math.min(implicitHeight, parent.height - Theme.spacing * 2)
        controller: root.controller
        search: nearest

        onPutAway: root.boardWanted()
    }
    MapLegend {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacing
        anchors.left: layers.visible ? layers.right : parent.left
        anchors.leftMargin: Theme.spacing
        network: root.desk.network
        view: root.view
    }
    NearestSearch {
        id: nearest

        controller: root.controller
    }
    OfflinePopup {
        id: offline

        anchors.centerIn: parent
        tiles: root.desk.offline
    }
    MapMenu {
        id: menu

        onFixRequested: (location, latitude, longitude) => root.desk.placeFix.begin(location, latitude, longitude)
        onMeasureRequested: (latitude, longitude) => {
            measureTool.begin();
            measureTool.add(latitude, longitude);
        }
        onNearestRequested: (latitude, longitude) => nearest.open(latitude, longitude)
    }
}
