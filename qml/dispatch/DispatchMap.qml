// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtLocation
import QtPositioning
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The tiles of one theme. Made anew when the theme changes: a plugin's parameters are read once. */
Map {
    id: root

    required property string tiles
    required property string attribution
    required property string cache

    /// Zooms by a factor and keeps the coordinate under the point where it is.
    function zoomAround(delta: real, position: point): void {
        const anchor = root.toCoordinate(position, false);
        root.zoomLevel = Math.max(root.minimumZoomLevel, Math.min(root.maximumZoomLevel, root.zoomLevel + delta));
        if (anchor.isValid)
            root.alignCoordinateToPoint(anchor, position);
    }

    function moveBy(dx: real, dy: real): void {
        root.pan(-dx, -dy);
    }

    function fit(bounds: mapBounds): void {
        if (!bounds.isValid || root.width < 1)
            return;
        const shape = QtPositioning.rectangle(QtPositioning.coordinate(bounds.north, bounds.west), QtPositioning.coordinate(bounds.south, bounds.east));
        root.fitViewportToGeoShape(shape, Theme.spacingXl + Theme.spacing);
        // Tiles are drawn for whole levels: much beyond one, their writing grows coarse.
        const level = Math.floor(root.zoomLevel);
        root.zoomLevel = Math.min(level + Math.min(root.zoomLevel - level, 0.4), 15);
    }

    color: Theme.background
    copyrightsVisible: false
    maximumZoomLevel: 18.9
    minimumZoomLevel: 5

    plugin: Plugin {
        name: root.tiles.length > 0 ? "osm" : "itemsoverlay"

        PluginParameter {
            name: "osm.mapping.providersrepository.disabled"
            value: true
        }
        PluginParameter {
            name: "osm.mapping.custom.host"
            value: root.tiles
        }
        PluginParameter {
            name: "osm.mapping.custom.datacopyright"
            value: root.attribution
        }
        PluginParameter {
            name: "osm.mapping.cache.directory"
            value: root.cache
        }
        PluginParameter {
            name: "osm.mapping.cache.disk.cost_strategy"
            value: "bytesize"
        }
        PluginParameter {
            name: "osm.mapping.cache.disk.size"
            value: 256 * 1024 * 1024
        }
        PluginParameter {
            name: "osm.useragent"
            value: "FibreDesk"
        }
    }

    onSupportedMapTypesChanged: {
        for (let i = 0; i < root.supportedMapTypes.length; ++i) {
            if (root.supportedMapTypes[i].style === MapType.CustomMap)
                root.activeMapType = root.supportedMapTypes[i];
        }
    }
}
