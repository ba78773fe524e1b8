// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Models.Scene

/*! Hands on a map: hover, tap, wheel, pinch and drag, told as what they mean. */
Item {
    id: root

    required property TileMap map
    required property MarkerLayer markers
    /// False: the wheel belongs to the page below, unless Ctrl is held.
    property bool takesWheel: true
    /// Markers of this kind are dragged; elsewhere a drag moves the map.
    property int draggedKind: MarkerHitKind.Nothing
    property bool zoomsOnDoubleTap: true
    property markerHit hovered
    readonly property bool isHovering: hover.hovered
    readonly property bool isDragging: drag.active

    /// The view is no longer the one that was chosen for it.
    signal moved
    signal tapped(markerHit hit, point position)
    signal menuAsked(markerHit hit, point position)
    signal markerDragged(string id, point scenePosition)
    signal markerReleased(string id, bool dropped)

    function zoomAround(delta: real, position: point): void {
        if (!root.map)
            return;
        root.moved();
        root.map.zoomAround(delta, position);
    }

    HoverHandler {
        id: hover

        cursorShape: root.hovered.kind === MarkerHitKind.Nothing ? Qt.ArrowCursor : Qt.PointingHandCursor

        onHoveredChanged: {
            if (!hovered)
                root.hovered = root.markers.markerAt(Qt.point(-100, -100));
        }
        onPointChanged: root.hovered = root.markers.markerAt(point.position)
    }
    TapHandler {
        onDoubleTapped: eventPoint => {
            if (root.zoomsOnDoubleTap)
                root.zoomAround(1, eventPoint.position);
        }
        onTapped: eventPoint => root.tapped(root.markers.markerAt(eventPoint.position), eventPoint.position)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: eventPoint => root.menuAsked(root.markers.markerAt(eventPoint.position), root.mapToItem(null, eventPoint.position))
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        acceptedModifiers: root.takesWheel ? Qt.KeyboardModifierMask : Qt.ControlModifier

        onWheel: event => root.zoomAround(event.angleDelta.y / 360, Qt.point(event.x, event.y))
    }
    PinchHandler {
        id: pinch

        target: null

        onScaleChanged: delta => root.zoomAround(Math.log2(delta), pinch.centroid.position)
    }
    DragHandler {
        id: drag

        property point last
        property string marker
        property bool wasCancelled: false

        // On a page that can be flicked the map is moved, not the page.
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        target: null

        onActiveChanged: {
            if (active) {
                wasCancelled = false;
                const hit = root.markers.markerAt(centroid.pressPosition);
                marker = hit.kind !== MarkerHitKind.Nothing && hit.kind === root.draggedKind ? hit.id : "";
                last = centroid.position;
                if (marker.length === 0)
                    root.moved();
            } else if (marker.length > 0) {
                root.markerReleased(marker, !wasCancelled);
                marker = "";
            }
        }
        onCanceled: wasCancelled = true
        onCentroidChanged: {
            if (!active)
                return;
            if (marker.length > 0)
                root.markerDragged(marker, centroid.scenePosition);
            else if (root.map)
                root.map.moveBy(centroid.position.x - last.x, centroid.position.y - last.y);
            last = centroid.position;
        }
    }
}
