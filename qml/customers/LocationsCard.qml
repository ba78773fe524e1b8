// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*!
    Where the customer is served: address, connection, how to get in, and a small map beside it. The map is made after
    the record is on screen, then kept from customer to customer; it stays in view along a long list.
*/
RecordCard {
    id: root

    required property CustomersController controller
    /// Where the visible part of the page begins, in this card.
    property real visibleFrom: 0
    property string hoveredLocation
    readonly property int placed: controller.locations.total - controller.unplacedLocations
    readonly property bool isWide: width > Theme.paletteWidth

    signal revealRequested(Item item)

    function step(from: int, by: int): void {
        const row = rows.itemAt(from + by) as LocationRow;
        if (!row)
            return;
        row.forceActiveFocus(Qt.TabFocusReason);
        root.controller.selectLocation(row.rowId);
    }

    emptyText: qsTr("No service location")
    glyph: "map-pin"
    rows: controller.locations
    title: qsTr("Locations")

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.spacingLg
        columns: root.isWide ? 2 : 1
        rowSpacing: Theme.spacing
        visible: root.controller.locations.total > 0

        ColumnLayout {
            id: list

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            spacing: 0

            Repeater {
                id: rows

                model: root.controller.locations

                LocationRow {
                    Layout.fillWidth: true
                    controller: root.controller

                    onIsHoveredChanged: root.hoveredLocation = isHovered ? rowId : root.hoveredLocation === rowId ? "" : root.hoveredLocation
                    onStepRequested: by => root.step(index, by)
                }
            }
        }
        Item {
            id: side

            Layout.alignment: Qt.AlignTop
            Layout.fillHeight: true
            Layout.fillWidth: !root.isWide
            Layout.minimumHeight: frame.height
            Layout.preferredWidth: root.isWide ? Math.min(root.width * 0.45, Theme.dialogWidth) : -1

            Rectangle {
                id: frame

                y: root.isWide ? Math.max(0, Math.min(side.height - height, root.visibleFrom - Theme.barHeight + Theme.spacing)) : 0
                width: side.width
                height: root.placed > 0 ? Theme.labelColumn + Theme.trayWidth / 4 : 0
                border.color: Theme.line
                border.width: Theme.hairline
                color: Theme.background
                radius: Theme.radius
                visible: root.placed > 0

                Loader {
                    id: loader

                    anchors.fill: parent
                    anchors.margins: Theme.hairline
                    active: false
                    // Above the page the software renderer draws parts of it over the bar.
                    visible: root.visibleFrom < root.height
                    sourceComponent: LocationMap {
                        controller: root.controller
                        emphasisedId: root.hoveredLocation
                    }
                }
                Timer {
                    // The record first: its frame is on screen before the map is made.
                    interval: Theme.duration
                    running: root.placed > 0 && root.visible && !loader.active

                    onTriggered: loader.active = true
                }
            }
        }
    }
    Connections {
        function onSelectedLocationChanged(): void {
            const map = loader.item as LocationMap;
            const id = root.controller.selectedLocation;
            if (map && id.length > 0)
                map.revealMarker(id);
            // Its row may be one of those that have just been asked for.
            list.ensurePolished();
            const row = rows.itemAt(root.controller.locations.rowOf(id));
            if (row)
                root.revealRequested(row);
        }

        target: root.controller
    }
}
