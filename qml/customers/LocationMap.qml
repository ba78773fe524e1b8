// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Customers
import FibreDesk.Models.Scene

/*! Where the customer is served, on a small map: a pin for each location, numbered as in the table. */
MapView {
    id: root

    required property CustomersController controller

    /// Homes of one building share a pin: each press goes on to the next of them.
    function choose(hit: markerHit): void {
        if (hit.kind === MarkerHitKind.PinCluster) {
            const members = hit.members;
            root.controller.selectLocation(members[(members.indexOf(root.controller.selectedLocation) + 1) % members.length]);
        } else {
            root.controller.selectLocation(hit.id);
        }
    }

    objectName: "locationMap"
    isEmbedded: true
    fitTip: qsTr("Show all locations")
    selectedIds: controller.selectedLocation.length > 0 ? [controller.selectedLocation] : []
    source: controller.pins
    tiles: controller.tiles

    Accessible.description: qsTr("Arrows move the map, + and - zoom it, 0 shows all locations.")
    Accessible.name: qsTr("Map of %n location(s)", "", controller.locations.total - controller.unplacedLocations)

    onChosen: hit => choose(hit)

    Connections {
        function onCustomerChanged(): void {
            root.fit();
        }

        target: root.controller
    }
    MarkerCard {
        line: root.hovered.kind === MarkerHitKind.Pin ? root.hovered.id : ""
        title: root.hovered.kind === MarkerHitKind.Pin ? root.controller.locationText(root.hovered.id) : qsTr("%n location(s) close together", "", root.hovered.count)
        view: root
    }
}
