// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import FibreDesk.Models.Scene

/*!
    The tiles of the present theme, and whether they come. Another theme is another map, which takes over the view: a
    map keeps its plugin for life.
*/
Item {
    id: root

    property TileSource tiles: null
    property TileMap map: null
    readonly property bool hasTiles: tiles !== null && tiles.hasTiles
    /// The server gives none; kept tiles may still be seen.
    readonly property bool failed: probe.failed
    readonly property string failure: !failed ? "" : probe.status > 0 ? qsTr("The server of map tiles refuses them (%1)").arg(probe.status) : qsTr("The server of map tiles does not answer")

    signal made

    function make(): void {
        const theme = Theme.schemeName;
        const before = root.map;
        const plugin = root.hasTiles ? TilePlugins.pluginFor(root.tiles.addressTemplate(theme), root.tiles.attribution, root.tiles.cacheOf(theme), root.tiles.offlineOf(theme)) : TilePlugins.pluginFor("", "", "", "");
        root.map = component.createObject(holder, {
            "plugin": plugin,
            "center": before ? before.center : QtPositioning.coordinate(45.6, -73.6),
            "zoomLevel": before ? before.zoomLevel : 10
        }) as TileMap;
        if (before)
            before.destroy();
        root.made();
    }

    Component.onCompleted: make()
    onTilesChanged: {
        if (root.map)
            make();
    }

    Component {
        id: component

        TileMap {
            anchors.fill: parent
        }
    }
    Rectangle {
        id: holder

        anchors.fill: parent
        color: Theme.background
    }
    Connections {
        function onSchemeNameChanged(): void {
            root.make();
        }

        target: Theme
    }
    Connections {
        function onChanged(): void {
            root.make();
        }

        target: root.tiles
    }
    TileProbe {
        id: probe

        address: root.hasTiles && root.map ? root.tiles.tileAt(Theme.schemeName, root.map.center.latitude, root.map.center.longitude, 8) : ""

        // The map has given up on the tiles that are missing.
        onRecovered: root.make()
    }
}
