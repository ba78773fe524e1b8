// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*!
    Measures on the map: a click or Enter (at the cross in the middle) places a point, the first point again or C closes
    the area, Backspace takes one back, Esc ends.
*/
FocusScope {
    id: root

    required property MapView view
    required property MeasureLine line
    property bool active: false
    /// Screen places of the corners; follow the map.
    readonly property list<point> corners: {
        const map = root.view.map;
        if (!root.active || !map)
            return [];
        // Named so that the places follow them.
        const moved = [map.center, map.zoomLevel, map.width, map.height];
        return moved.length > 0 ? root.line.points.map(point => map.fromCoordinate(QtPositioning.coordinate(point.latitude, point.longitude), false)) : [];
    }

    function areaText(squareMetres: real): string {
        if (squareMetres < 10000)
            return qsTr("%1 m²").arg(Format.number(Math.round(squareMetres)));
        if (squareMetres < 1000000)
            return qsTr("%1 ha").arg(Format.number(Math.round(squareMetres / 100) / 100));
        return qsTr("%1 km²").arg(Format.number(Math.round(squareMetres / 10000) / 100));
    }

    function begin(): void {
        root.line.clear();
        root.active = true;
        // It stays where it is meanwhile.
        root.view.isMoved = true;
        root.forceActiveFocus(Qt.OtherFocusReason);
    }

    function end(): void {
        root.active = false;
        root.line.clear();
        root.view.forceActiveFocus(Qt.OtherFocusReason);
    }

    function add(latitude: real, longitude: real): void {
        if (!root.view.map)
            return;
        const at = root.view.map.fromCoordinate(QtPositioning.coordinate(latitude, longitude), false);
        const first = root.corners.length > 2 && !root.line.isClosed ? root.corners[0] : null;
        if (first !== null && Math.hypot(first.x - at.x, first.y - at.y) < Theme.spacing)
            root.line.close();
        else
            root.line.add(latitude, longitude);
    }

    objectName: "measureTool"
    visible: active

    Accessible.name: qsTr("Measuring: %1").arg(summary.text)
    Accessible.role: Accessible.Canvas

    Keys.onPressed: event => {
        const step = Theme.spacingXl;
        event.accepted = true;
        if (root.view.map && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            root.add(root.view.map.center.latitude, root.view.map.center.longitude);
        else if (event.key === Qt.Key_C)
            root.line.close();
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            root.line.takeBack();
        else if (event.key === Qt.Key_Escape)
            root.end();
        else if (event.key === Qt.Key_Left)
            root.view.moveBy(step, 0);
        else if (event.key === Qt.Key_Right)
            root.view.moveBy(-step, 0);
        else if (event.key === Qt.Key_Up)
            root.view.moveBy(0, step);
        else if (event.key === Qt.Key_Down)
            root.view.moveBy(0, -step);
        else
            event.accepted = false;
    }

    Repeater {
        model: root.corners.length

        Item {
            id: leg

            required property int index
            readonly property point to: root.corners[index] ?? Qt.point(0, 0)
            readonly property bool isFirst: index === 0
            readonly property bool isDrawn: !isFirst || root.line.isClosed
            readonly property point from: isFirst ? root.corners[root.corners.length - 1] ?? to : root.corners[index - 1] ?? to
            readonly property real span: Math.hypot(to.x - from.x, to.y - from.y)

            Rectangle {
                x: leg.from.x
                y: leg.from.y - height / 2
                width: leg.span
                height: Theme.focusRing + Theme.hairline
                antialiasing: true
                color: Theme.accent
                rotation: Math.atan2(leg.to.y - leg.from.y, leg.to.x - leg.from.x) * 180 / Math.PI
                transformOrigin: Item.Left
                visible: leg.isDrawn
            }
            Rectangle {
                x: leg.to.x - width / 2
                y: leg.to.y - height / 2
                width: Theme.spacingSm
                height: width
                border.color: Theme.accent
                border.width: Theme.focusRing
                color: Theme.surface
                radius: width / 2
            }
            Rectangle {
                x: (leg.from.x + leg.to.x - width) / 2
                y: (leg.from.y + leg.to.y - height) / 2
                width: legText.implicitWidth + Theme.spacingXs * 2
                height: legText.implicitHeight
                color: Theme.raised
                radius: Theme.radiusSmall
                visible: leg.isDrawn && leg.span > width

                FdLabel {
                    id: legText

                    anchors.centerIn: parent
                    text: Format.distance(root.line.points[leg.index]?.metres ?? 0)
                    variant: FdLabel.Secondary
                }
            }
        }
    }
    // Where Enter would place the next point.
    Item {
        anchors.centerIn: parent
        visible: root.activeFocus

        Rectangle {
            x: -width / 2
            y: -height / 2
            width: Theme.spacingLg
            height: Theme.focusRing
            color: Theme.text
        }
        Rectangle {
            x: -width / 2
            y: -height / 2
            width: Theme.focusRing
            height: Theme.spacingLg
            color: Theme.text
        }
    }
    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.spacing
        width: row.implicitWidth + Theme.spacing * 2
        height: row.implicitHeight + Theme.spacingSm * 2

        PopupSurface {
            anchors.fill: parent
        }
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.spacingSm

            FdLabel {
                id: summary

                anchors.verticalCenter: parent.verticalCenter
                text: {
                    if (root.line.count < 2)
                        return qsTr("Click on the map, or press Enter at the cross");
                    const total = Format.distance(root.line.metres);
                    return root.line.isClosed ? qsTr("%1 around, %2").arg(total).arg(root.areaText(root.line.squareMetres)) : total;
                }
                variant: FdLabel.Strong
            }
            FdButton {
                enabled: root.line.count > 2 && !root.line.isClosed
                keys: "C"
                kind: FdButton.Quiet
                small: true
                text: qsTr("Close the area")

                onClicked: {
                    root.line.close();
                    root.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            FdButton {
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("End measuring")

                onClicked: root.end()
            }
        }
    }
}
