// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import FibreDesk.Models.Scene

/*!
    The map of the desk: tiles of the profile in the present theme, the markers of a source, gestures, buttons, whose
    tiles they are and whether they come. It shows all markers until someone moves it. Pages give `tiles` and `source`,
    hear `chosen`, and lay their own things over it; they add no gestures.
*/
FocusScope {
    id: root

    property alias tiles: ground.tiles
    property alias source: layer.source
    property alias showsPlaces: layer.showsPlaces
    /// What lies under the markers.
    property alias overlay: shapes.source
    readonly property real heatPeak: shapes.heatPeak
    readonly property real heatMetres: shapes.heatMetres
    /// Clicks belong to a tool: `groundTapped` instead of `chosen`.
    property bool hasTool: false
    property alias selectedIds: layer.selectedIds
    property alias draggedKind: gestures.draggedKind
    /// What a page draws between the tiles and the markers.
    property alias underlay: under.data
    /// Emphasised while nothing is hovered: where a drop would go, or a row under the pointer.
    property string emphasisedId
    /// On a page that scrolls: the wheel zooms only with Ctrl or while the map has the keyboard.
    property bool isEmbedded: false
    property string fitTip: qsTr("Show everything")
    /// Someone has moved it: it no longer follows its markers.
    property bool isMoved: false
    readonly property TileMap map: ground.map
    /// What there is to say of the tiles; empty when they come.
    readonly property string notice: ground.hasTiles ? ground.failure : qsTr("No map tiles in the profile: positions only")
    readonly property markerHit hovered: gestures.hovered
    /// Where it was tapped last.
    property point tappedAt
    readonly property bool showsHovered: gestures.isHovering && !gestures.isDragging && hovered.kind !== MarkerHitKind.Nothing

    /// A marker, or Nothing beside all of them. Clusters open by themselves, but for those of one place.
    signal chosen(markerHit hit)
    signal menuAsked(markerHit hit, point position)
    signal groundTapped(real latitude, real longitude)
    signal markerDragged(string id, point scenePosition)
    signal markerReleased(string id, bool dropped)

    function fit(): void {
        root.isMoved = false;
        fitLater.restart();
    }

    function fitUnlessMoved(): void {
        if (!root.isMoved)
            fitLater.restart();
    }

    function zoomBy(delta: real): void {
        gestures.zoomAround(delta, Qt.point(root.width / 2, root.height / 2));
    }

    function moveBy(dx: real, dy: real): void {
        if (!root.map)
            return;
        root.isMoved = true;
        root.map.moveBy(dx, dy);
    }

    /// The technician under a point of this item; empty where there is none.
    function technicianAt(position: point): string {
        return layer.technicianAt(position).id;
    }

    /// What lies under a point of this item.
    function coordinateAt(position: point): geoCoordinate {
        return root.map ? root.map.toCoordinate(position, false) : QtPositioning.coordinate();
    }

    /// Brings a coordinate into view where it is not.
    function reveal(latitude: real, longitude: real): void {
        if (!root.map)
            return;
        const at = layer.fromCoordinate(latitude, longitude);
        const edge = Theme.spacingXl;
        if (at.x < edge || at.y < edge || at.x > root.width - edge || at.y > root.height - edge) {
            root.isMoved = true;
            root.map.center = QtPositioning.coordinate(latitude, longitude);
        }
    }

    /// A coordinate in the middle, near enough to see the houses.
    function goTo(latitude: real, longitude: real): void {
        if (!root.map)
            return;
        root.isMoved = true;
        root.map.center = QtPositioning.coordinate(latitude, longitude);
        root.map.zoomLevel = Math.max(root.map.zoomLevel, 16);
    }

    /// Brings the marker of a document into view where it is not.
    function revealMarker(id: string): void {
        const at = root.source ? root.source.positionOf(id) : null;
        if (at && at.isValid)
            root.reveal(at.north, at.west);
    }

    activeFocusOnTab: isEmbedded
    clip: true

    Accessible.focusable: true
    Accessible.role: Accessible.Canvas

    Keys.onPressed: event => {
        const step = Math.min(root.width, root.height) / 4;
        event.accepted = true;
        if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            root.zoomBy(1);
        else if (event.key === Qt.Key_Minus)
            root.zoomBy(-1);
        else if (event.key === Qt.Key_0)
            root.fit();
        else if (root.isEmbedded && event.key === Qt.Key_Left)
            root.moveBy(step, 0);
        else if (root.isEmbedded && event.key === Qt.Key_Right)
            root.moveBy(-step, 0);
        else if (root.isEmbedded && event.key === Qt.Key_Up)
            root.moveBy(0, step);
        else if (root.isEmbedded && event.key === Qt.Key_Down)
            root.moveBy(0, -step);
        else
            event.accepted = false;
    }
    onHeightChanged: fitUnlessMoved()
    onWidthChanged: fitUnlessMoved()

    Timer {
        id: fitLater

        // Once a frame: the size settles in several steps.
        interval: 0
        onTriggered: {
            // Somebody may have moved it meanwhile.
            if (root.map && root.source && !root.isMoved)
                root.map.fit(root.source.bounds);
        }
    }
    Connections {
        function onBoundsChanged(): void {
            root.fitUnlessMoved();
        }

        target: root.source
    }
    MapTiles {
        id: ground

        anchors.fill: parent

        onMade: root.fitUnlessMoved()
    }
    ShapeLayer {
        id: shapes

        anchors.fill: parent
        centreLatitude: root.map ? root.map.center.latitude : 0
        centreLongitude: root.map ? root.map.center.longitude : 0
        fontFamily: Theme.fontFamily
        haloColour: Theme.surface
        hotColour: Theme.danger
        textColour: Theme.text
        warmColour: Theme.warning
        zoomLevel: root.map ? root.map.zoomLevel : 10
    }
    Item {
        id: under

        anchors.fill: parent
    }
    MarkerLayer {
        id: layer

        anchors.fill: parent
        accentColour: Theme.accent
        centreLatitude: root.map ? root.map.center.latitude : 0
        centreLongitude: root.map ? root.map.center.longitude : 0
        dangerColour: Theme.danger
        duration: Theme.duration
        fontFamily: Theme.fontFamily
        hoveredId: root.emphasisedId.length > 0 ? root.emphasisedId : gestures.hovered.id
        isAnimated: Theme.duration > 0
        neutralColour: Theme.textSecondary
        surfaceColour: Theme.surface
        textColour: Theme.text
        uncertainColour: Theme.uncertain
        warningColour: Theme.warning
        zoomLevel: root.map ? root.map.zoomLevel : 10
    }
    MapGestures {
        id: gestures

        anchors.fill: parent
        map: root.map
        markers: layer
        takesWheel: !root.isEmbedded || root.activeFocus
        zoomsOnDoubleTap: !root.hasTool

        onMarkerDragged: (id, scenePosition) => root.markerDragged(id, scenePosition)
        onMarkerReleased: (id, dropped) => root.markerReleased(id, dropped)
        onMenuAsked: (hit, position) => root.menuAsked(hit, position)
        onMoved: root.isMoved = true
        onTapped: (hit, position) => {
            root.tappedAt = position;
            if (root.hasTool) {
                const place = root.coordinateAt(position);
                root.groundTapped(place.latitude, place.longitude);
                return;
            }
            root.forceActiveFocus(Qt.MouseFocusReason);
            // As near as it takes for a cluster to fall apart; what shares one place never does.
            if (hit.expansionZoom > 0 && root.map && hit.expansionZoom <= root.map.maximumZoomLevel)
                gestures.zoomAround(Math.max(1, hit.expansionZoom - root.map.zoomLevel), hit.position);
            else
                root.chosen(hit);
        }
    }
    MapButtons {
        anchors.bottom: credit.top
        anchors.bottomMargin: Theme.spacing
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacing
        fitTip: root.fitTip
        small: root.isEmbedded

        onFitRequested: root.fit()
        onZoomRequested: delta => root.zoomBy(delta)
    }
    StatusBadge {
        x: Theme.spacing
        y: Theme.spacing
        width: Math.min(implicitWidth, root.width - Theme.spacing * 2)
        filled: true
        glyph: "map"
        text: root.notice
        tone: "warning"
        visible: root.notice.length > 0
    }
    MapCredit {
        id: credit

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        text: ground.hasTiles ? root.tiles.attribution : ""
    }
    FocusRing {
        active: root.isEmbedded && root.activeFocus
        inset: true
    }
}
