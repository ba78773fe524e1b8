// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Every ticket of the view; the row in front is the one whose thread is open. */
DataTable {
    id: root

    required property TicketsController controller

    readonly property bool isNarrow: width < 860
    readonly property bool isWide: width >= 1120
    /// A change of the list is not a choice of the user's.
    property bool isFollowing: false

    function shown(column: int, width: real): real {
        return root.controller.hiddenColumns.indexOf(column) >= 0 ? 0 : width;
    }
    /// Back to the open ticket wherever it stands now.
    function follow(): void {
        if (root.controller.ticketId.length === 0)
            return;
        root.isFollowing = true;
        root.setCurrentRow(root.controller.place);
        root.isFollowing = false;
    }
    /// Another list: at the open ticket, or at its top.
    function begin(): void {
        root.follow();
        if (root.currentRow >= 0)
            return;
        root.showTop();
        if (root.controller.ticketId.length === 0 && root.activeFocus)
            root.step(1);
    }
    /// To what can be done to the marked tickets; with none marked, to the one in front.
    function changeMarked(): bool {
        if (root.controller.bulk === null)
            return false;
        if (root.marks.count === 0 && root.currentRow >= 0)
            root.marks.toggle(root.currentRow);
        root.controller.bulk.choose();
        return true;
    }
    /// The next or the previous ticket, over the headings.
    function step(by: int): void {
        let row = root.currentRow + by;
        while (row >= 0 && row < root.rowCount && root.controller.list.isHeading(row))
            row += by;
        if (row >= 0 && row < root.rowCount)
            root.go(row, false);
    }

    footRoom: marks !== null && marks.count > 0 ? Theme.rowHeight * 2 : 0
    marks: controller.bulk !== null ? controller.bulk.selection : null
    model: controller.list
    sortColumn: controller.sortColumn
    sortOrder: controller.isDescending ? Qt.DescendingOrder : Qt.AscendingOrder
    stretchColumn: TicketListModel.SubjectColumn
    // An open ticket that the list has not is not left for the first one.
    takesFirstRow: controller.ticketId.length === 0
    widths: [220, shown(TicketListModel.CustomerColumn, isNarrow ? 150 : 180), shown(TicketListModel.StatusColumn, 100), isWide ? shown(TicketListModel.PriorityColumn, 84) : 0, isNarrow ? 0 : shown(TicketListModel.TypeColumn, 116), isWide ? shown(TicketListModel.RegionColumn, 130) : 0, shown(TicketListModel.AssigneeColumn, isNarrow ? 118 : 140), isWide ? shown(TicketListModel.OpenedColumn, 140) : 0, shown(TicketListModel.ModifiedColumn, 140), isWide ? shown(TicketListModel.IdColumn, 124) : 0, shown(TicketListModel.TagsColumn, 160)]

    Accessible.name: qsTr("Tickets")
    onSortRequested: (column, order) => root.controller.sortBy(column, order === Qt.DescendingOrder)
    onCurrentChanged: row => {
        // A row that goes makes its neighbour the current one: the open ticket stays open.
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
            column: TicketListModel.SubjectColumn

            TicketSubjectCell {}
        }
        DelegateChoice {
            column: TicketListModel.CustomerColumn

            TicketTextCell {
                strong: true
            }
        }
        DelegateChoice {
            column: TicketListModel.StatusColumn

            TicketStatusCell {}
        }
        DelegateChoice {
            column: TicketListModel.TagsColumn

            TicketTagsCell {}
        }
        DelegateChoice {
            TicketTextCell {
                tabular: true
            }
        }
    }
}
