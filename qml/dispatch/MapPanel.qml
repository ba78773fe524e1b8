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

    signal menuRequested(string job, point position)
    signal wallRequested

    function choose(hit: markerHit): void {
        if (hit.kind === MarkerHitKind.Job)
            root.controller.selectJob(hit.id);
        else if (hit.kind === MarkerHitKind.Technician)
            root.controller.selectTechnician(hit.id);
        else if (hit.kind === MarkerHitKind.Nothing)
            root.controller.clearSelection();
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

    MarkerCard {
        line: root.isNamed ? root.controller.hoverLine(root.hovered.id) : root.hovered.kind === MarkerHitKind.Place ? root.hovered.id : ""
        note: root.isNamed ? root.controller.hoverNote(root.hovered.id) : ""
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
        tone: root.hovered.kind === MarkerHitKind.Job ? "danger" : "pending"
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

            onWallRequested: root.wallRequested()
        }
    }
}
