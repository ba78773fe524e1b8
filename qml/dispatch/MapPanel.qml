// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtLocation
import QtPositioning
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Scene
import FibreDesk.Models.Session

/*! People, jobs and customers on the map. Select, look, and drop a job on a technician. */
FocusScope {
    id: root

    required property DispatchController controller
    property string dropTechnician
    property markerHit hovered
    property bool tilesFailed: false
    /// Until the dispatcher moves the map, it shows the whole day.
    property bool isMoved: false
    property var centre: QtPositioning.coordinate(45.6, -73.6)
    property real zoom: 10
    readonly property DispatchMap map: loader.item as DispatchMap
    readonly property string tiles: controller.tileUrl.length > 0 ? controller.tileTemplate(Theme.schemeName) : ""

    signal menuRequested(string job, point position)
    signal dragMoved(string job, point position)
    signal dragEnded(string job, bool dropped)

    function fit(): void {
        root.isMoved = false;
        fitLater.restart();
    }

    function fitUnlessMoved(): void {
        if (!root.isMoved)
            fitLater.restart();
    }

    function zoomBy(delta: real): void {
        root.isMoved = true;
        if (root.map)
            root.map.zoomAround(delta, Qt.point(root.width / 2, root.height / 2));
    }

    /// The technician under a point of this item; empty where there is none.
    function technicianAt(position: point): string {
        return layer.technicianAt(position).id;
    }

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

    /// As near as it takes for a cluster to fall apart.
    function expand(hit: markerHit): void {
        root.isMoved = true;
        root.map.zoomAround(Math.max(1, hit.expansionZoom - root.map.zoomLevel), hit.position);
    }

    function choose(hit: markerHit): void {
        if (hit.kind === MarkerHitKind.Job)
            root.controller.selectJob(hit.id);
        else if (hit.kind === MarkerHitKind.Technician)
            root.controller.selectTechnician(hit.id);
        else if (hit.kind === MarkerHitKind.JobCluster || hit.kind === MarkerHitKind.PlaceCluster)
            root.expand(hit);
        else if (hit.kind === MarkerHitKind.Nothing)
            root.controller.clearSelection();
    }

    clip: true

    onHeightChanged: fitUnlessMoved()
    onWidthChanged: fitUnlessMoved()

    Timer {
        id: fitLater

        // Once a frame: the size settles in several steps.
        interval: 0
        onTriggered: {
            if (root.map)
                root.map.fit(root.controller.bounds);
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Loader {
        id: loader

        anchors.fill: parent
        active: false
        sourceComponent: DispatchMap {
            attribution: root.controller.tileAttribution
            // The plugin names its files by level and place only: one folder a theme.
            cache: root.controller.tileCache.length > 0 ? root.controller.tileCache + "/" + Theme.schemeName : ""
            center: root.centre
            tiles: root.tiles
            zoomLevel: root.zoom
        }

        Component.onCompleted: active = true
        onLoaded: root.fitUnlessMoved()

        Connections {
            function onTilesChanged(): void {
                // A new theme is a new plugin; the view stays.
                if (root.map) {
                    root.centre = root.map.center;
                    root.zoom = root.map.zoomLevel;
                }
                root.tilesFailed = false;
                loader.active = false;
                loader.active = true;
            }

            target: root
        }
    }
    Connections {
        function onBoundsChanged(): void {
            root.fitUnlessMoved();
        }

        target: root.controller
    }
    Image {
        id: probe

        // QtLocation keeps silent about tiles that do not come: one is asked for to find out.
        asynchronous: true
        cache: false
        source: root.tiles.length > 0 && root.map ? root.controller.tileAt(Theme.schemeName, root.map.center.latitude, root.map.center.longitude, 8) : ""
        visible: false

        onStatusChanged: {
            if (status === Image.Error)
                root.tilesFailed = true;
            else if (status === Image.Ready)
                root.tilesFailed = false;
        }
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
        hoveredId: root.dropTechnician.length > 0 ? root.dropTechnician : root.hovered.id
        isAnimated: Theme.duration > 0
        neutralColour: Theme.textSecondary
        selectedIds: root.controller.selectedIds
        source: root.controller.markers
        surfaceColour: Theme.surface
        textColour: Theme.text
        uncertainColour: Theme.uncertain
        warningColour: Theme.warning
        zoomLevel: root.map ? root.map.zoomLevel : 10

        Accessible.name: qsTr("Map of %1").arg(root.controller.dayText)
        Accessible.role: Accessible.Canvas
    }
    HoverHandler {
        id: hover

        cursorShape: root.hovered.kind === MarkerHitKind.Nothing ? Qt.ArrowCursor : Qt.PointingHandCursor

        onHoveredChanged: {
            if (!hovered)
                root.hovered = layer.markerAt(Qt.point(-100, -100));
        }
        onPointChanged: root.hovered = layer.markerAt(point.position)
    }
    TapHandler {
        onDoubleTapped: eventPoint => {
            root.isMoved = true;
            root.map.zoomAround(1, eventPoint.position);
        }
        onTapped: eventPoint => {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.choose(layer.markerAt(eventPoint.position));
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: eventPoint => {
            const hit = layer.markerAt(eventPoint.position);
            root.choose(hit);
            if (hit.kind === MarkerHitKind.Job)
                root.menuRequested(hit.id, root.mapToItem(null, eventPoint.position));
        }
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad

        onWheel: event => {
            root.isMoved = true;
            root.map.zoomAround(event.angleDelta.y / 360, Qt.point(event.x, event.y));
        }
    }
    PinchHandler {
        id: pinch

        target: null

        onScaleChanged: delta => {
            root.isMoved = true;
            root.map.zoomAround(Math.log2(delta), pinch.centroid.position);
        }
    }
    DragHandler {
        id: drag

        property point last
        property string job
        property bool wasCancelled: false

        target: null

        onActiveChanged: {
            if (active) {
                wasCancelled = false;
                const hit = layer.markerAt(centroid.pressPosition);
                job = hit.kind === MarkerHitKind.Job ? hit.id : "";
                last = centroid.position;
                if (job.length === 0)
                    root.isMoved = true;
            } else if (job.length > 0) {
                root.dragEnded(job, !wasCancelled);
                job = "";
            }
        }
        onCanceled: wasCancelled = true
        onCentroidChanged: {
            if (!active)
                return;
            if (job.length > 0)
                root.dragMoved(job, centroid.scenePosition);
            else
                root.map.moveBy(centroid.position.x - last.x, centroid.position.y - last.y);
            last = centroid.position;
        }
    }
    HoverCard {
        readonly property string about: root.hovered.id

        x: Math.min(root.width - width - Theme.spacing, root.hovered.position.x + Theme.gutter)
        y: Math.max(Theme.spacing, Math.min(root.height - height - Theme.spacing, root.hovered.position.y - height / 2))
        line: root.hovered.kind === MarkerHitKind.Job || root.hovered.kind === MarkerHitKind.Technician ? root.controller.hoverLine(about) : root.hovered.kind === MarkerHitKind.Place ? about : ""
        note: root.hovered.kind === MarkerHitKind.Job || root.hovered.kind === MarkerHitKind.Technician ? root.controller.hoverNote(about) : ""
        title: {
            switch (root.hovered.kind) {
            case MarkerHitKind.Job:
            case MarkerHitKind.Technician:
                return root.controller.hoverTitle(about);
            case MarkerHitKind.JobCluster:
                return qsTr("%n job(s) close together", "", root.hovered.count);
            case MarkerHitKind.PlaceCluster:
                return qsTr("%n service location(s)", "", root.hovered.count);
            default:
                return qsTr("Service location");
            }
        }
        tone: root.hovered.kind === MarkerHitKind.Job ? "danger" : "pending"
        visible: hover.hovered && !drag.active && root.hovered.kind !== MarkerHitKind.Nothing
    }
    Column {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spacing
        anchors.bottomMargin: Theme.spacing + attribution.height
        spacing: Theme.spacingXs

        FdButton {
            glyph: "maximize-2"
            keys: "0"
            toolTip: qsTr("Show the whole day")
            onClicked: root.fit()
        }
        FdButton {
            glyph: "plus"
            keys: "+"
            toolTip: qsTr("Zoom in")
            onClicked: root.zoomBy(1)
        }
        FdButton {
            glyph: "minus"
            keys: "-"
            toolTip: qsTr("Zoom out")
            onClicked: root.zoomBy(-1)
        }
    }
    StatusBadge {
        x: Theme.spacing
        y: Theme.spacing
        filled: true
        glyph: "map"
        text: root.tiles.length === 0 ? qsTr("No map tiles in the profile: positions only") : qsTr("Map tiles do not load: positions only")
        tone: "warning"
        visible: root.tiles.length === 0 || root.tilesFailed
    }
    Rectangle {
        id: attribution

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: credit.implicitWidth + Theme.spacing
        height: Theme.gutter + Theme.focusRing
        color: Qt.alpha(Theme.surface, 0.8)
        visible: credit.text.length > 0

        FdLabel {
            id: credit

            anchors.centerIn: parent
            text: root.controller.tileAttribution
            variant: FdLabel.Caption
        }
    }
}
