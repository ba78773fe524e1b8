// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! Every row of the view; the one in front is the one whose lines are in the inspector. */
DataTable {
    id: root

    required property AccountingController controller

    readonly property bool isInvoices: controller.kind === AccountingController.Invoices
    readonly property bool isNarrow: width < 820
    readonly property bool isWide: width >= 960
    /// A change of the list is not a choice of the user's.
    property bool isFollowing: false

    function follow(): void {
        if (root.controller.billId.length === 0)
            return;
        root.isFollowing = true;
        root.setCurrentRow(root.controller.place);
        root.isFollowing = false;
    }
    /// Another list: at the open bill, or at its top.
    function begin(): void {
        root.follow();
        if (root.currentRow >= 0)
            return;
        root.showTop();
        if (root.controller.billId.length === 0 && root.activeFocus)
            root.step(1);
    }
    function step(by: int): void {
        const row = root.currentRow + by;
        if (row >= 0 && row < root.rowCount)
            root.setCurrentRow(row);
    }

    model: controller.list
    numberColumns: [BillListModel.TotalColumn, BillListModel.OpenColumn, BillListModel.OverdueColumn]
    sortColumn: controller.sortColumn
    sortOrder: controller.isDescending ? Qt.DescendingOrder : Qt.AscendingOrder
    stretchColumn: BillListModel.CustomerColumn
    // An open bill that the list has not is not left for the first one.
    takesFirstRow: controller.billId.length === 0
    widths: [176, 180, 100, isInvoices ? 100 : 0, isInvoices ? 0 : 168, isInvoices || isNarrow ? 0 : 116, 96, isNarrow && !isInvoices ? 0 : 104, 116, isInvoices && isWide ? 92 : 0]

    Accessible.name: isInvoices ? qsTr("Invoices") : qsTr("Payments")
    onSortRequested: (column, order) => root.controller.sortBy(column, order === Qt.DescendingOrder)
    onCurrentChanged: row => {
        // A row that goes makes its neighbour the current one: the open bill stays open.
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
            column: BillListModel.NumberColumn

            BillNumberCell {}
        }
        DelegateChoice {
            column: BillListModel.StateColumn

            BillStateCell {}
        }
        DelegateChoice {
            column: BillListModel.TotalColumn

            BillTextCell {
                alignRight: true
            }
        }
        DelegateChoice {
            column: BillListModel.OpenColumn

            BillTextCell {
                alignRight: true
                showsAlert: true
            }
        }
        DelegateChoice {
            column: BillListModel.OverdueColumn

            BillTextCell {
                alignRight: true
                showsAlert: true
            }
        }
        DelegateChoice {
            BillTextCell {}
        }
    }
}
