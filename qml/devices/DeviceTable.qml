// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! All equipment of the view; the row in front is the device in the inspector. */
DataTable {
    id: root

    required property DevicesController controller

    readonly property bool hasFleet: controller.hasFleet
    readonly property bool isNarrow: width < (hasFleet ? 1160 : 860)
    readonly property bool isWide: width >= (hasFleet ? 1440 : 1080)
    /// Where little room is left, how a device is now stands before what it is.
    readonly property bool isBrief: isNarrow && hasFleet
    /// A change of the list is not a choice of the user's.
    property bool isFollowing: false

    /// Back to the open device wherever it stands now.
    function follow(): void {
        if (root.controller.deviceId.length === 0)
            return;
        root.isFollowing = true;
        root.setCurrentRow(root.controller.place);
        root.isFollowing = false;
    }
    /// Another list: at the open device, or at its top.
    function begin(): void {
        root.follow();
        if (root.currentRow >= 0)
            return;
        root.showTop();
        if (root.controller.deviceId.length === 0 && root.activeFocus)
            root.step(1);
    }
    /// To what can be done to the marked devices; with none marked, to the one in front.
    function actOnMarked(): bool {
        if (root.controller.bulk === null)
            return false;
        if (root.marks.count === 0 && root.currentRow >= 0)
            root.marks.toggle(root.currentRow);
        root.controller.bulk.choose();
        return true;
    }
    function step(by: int): void {
        const row = root.currentRow + by;
        if (row >= 0 && row < root.rowCount)
            root.go(row, false);
    }

    footRoom: marks !== null && marks.count > 0 ? Theme.rowHeight * 2 : 0
    marks: controller.bulk !== null ? controller.bulk.selection : null
    model: controller.list
    sortColumn: controller.sortColumn
    sortOrder: controller.isDescending ? Qt.DescendingOrder : Qt.AscendingOrder
    stretchColumn: DeviceListModel.LocationColumn
    // An open device that the list has not is not left for the first one.
    takesFirstRow: controller.deviceId.length === 0
    widths: [isBrief ? 0 : isNarrow ? 64 : 84, isNarrow ? 112 : 150, isNarrow ? 124 : 152, isBrief ? 0 : isNarrow ? 132 : 138, isWide ? 132 : 0, isNarrow ? 92 : 110, hasFleet ? (isNarrow ? 150 : 190) : 0, hasFleet ? 104 : 0, isNarrow ? 120 : 160, 160, isWide ? 140 : 0]

    Accessible.name: qsTr("Equipment")
    onSortRequested: (column, order) => root.controller.sortBy(column, order === Qt.DescendingOrder)
    onCurrentChanged: row => {
        // A row that goes makes its neighbour the current one: the open device stays open.
        if (row >= 0 && !root.isFollowing && !root.controller.list.isChanging)
            root.controller.select(row);
    }

    Connections {
        function onPlaceChanged(): void {
            Qt.callLater(root.follow);
        }

        target: root.controller
    }
    Connections {
        function onModelReset(): void {
            Qt.callLater(root.begin);
        }

        target: root.controller.list
    }

    delegate: DelegateChooser {
        DelegateChoice {
            column: DeviceListModel.StatusColumn

            DeviceStatusCell {}
        }
        DelegateChoice {
            column: DeviceListModel.NowColumn

            DeviceToneCell {}
        }
        DelegateChoice {
            column: DeviceListModel.LightColumn

            DeviceToneCell {}
        }
        DelegateChoice {
            column: DeviceListModel.TypeColumn

            TextCell {
                color: Theme.textSecondary
            }
        }
        DelegateChoice {
            column: DeviceListModel.LocationColumn

            TextCell {
                color: Theme.textSecondary
            }
        }
        DelegateChoice {
            column: DeviceListModel.ModifiedColumn

            TextCell {
                color: Theme.textSecondary
                tabular: true
            }
        }
        DelegateChoice {
            TextCell {
                tabular: true
            }
        }
    }
}
