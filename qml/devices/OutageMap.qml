// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Devices
import FibreDesk.Models.Scene

/*! The places of the outage in front, on a small map; those that are back are dimmed. */
MapView {
    id: root

    required property OutageDesk outages

    readonly property string outageId: outages.outageId

    objectName: "outageMap"
    fitTip: qsTr("Show all places of the outage")
    isEmbedded: true
    source: outages.pins
    tiles: outages.tiles

    Accessible.description: qsTr("Arrows move the map, + and - zoom it, 0 shows all places.")
    Accessible.name: qsTr("Map of the outage")
    onOutageIdChanged: fit()

    MarkerCard {
        line: root.hovered.kind === MarkerHitKind.Pin ? root.hovered.id : ""
        title: root.hovered.kind === MarkerHitKind.Pin ? root.outages.placeText(root.hovered.id) : qsTr("%n place(s) close together", "", root.hovered.count)
        view: root
    }
}
