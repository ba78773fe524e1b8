// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtLocation
import QtPositioning
import FibreDesk.Models.Scene

/*! The tiles of one theme, north up. Made anew when the theme changes: a map keeps its plugin for life. */
Map {
    id: root

    /// Never nearer than this when it goes to what is to be seen.
    property real nearest: 15

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
        const edge = Math.min(Theme.spacingXl + Theme.spacing, Math.min(root.width, root.height) / 4);
        if (bounds.south === bounds.north && bounds.west === bounds.east) {
            root.center = QtPositioning.coordinate(bounds.south, bounds.west);
            root.zoomLevel = root.nearest;
            return;
        }
        const shape = QtPositioning.rectangle(QtPositioning.coordinate(bounds.north, bounds.west), QtPositioning.coordinate(bounds.south, bounds.east));
        root.fitViewportToGeoShape(shape, edge);
        // Tiles are drawn for whole levels: much beyond one, their writing grows coarse.
        const level = Math.floor(root.zoomLevel);
        root.zoomLevel = Math.min(level + Math.min(root.zoomLevel - level, 0.4), root.nearest);
    }

    color: Theme.background
    copyrightsVisible: false
    maximumZoomLevel: 18.9
    minimumZoomLevel: 5

    onSupportedMapTypesChanged: {
        for (let i = 0; i < root.supportedMapTypes.length; ++i) {
            if (root.supportedMapTypes[i].style === MapType.CustomMap)
                root.activeMapType = root.supportedMapTypes[i];
        }
    }
}
