// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! Every recipient with the real reason of a failure on the row, and its Resend. */
DataTable {
    id: root

    required property CampaignsController controller

    /// The reason of a failure comes before everything that is in the inspector too.
    readonly property bool isNarrow: width < 1000

    function follow(): void {
        const place = root.controller.recipients.placeOf(root.controller.selectedRow);
        if (place !== root.currentRow)
            root.setCurrentRow(place);
    }
    function followFilter(): void {
        root.follow();
        if (root.currentRow < 0)
            root.showTop();
    }

    model: controller.recipients
    numberColumns: [RecipientTableModel.AttemptsColumn]
    sortColumn: controller.recipients.sortColumn
    sortOrder: controller.recipients.isDescending ? Qt.DescendingOrder : Qt.AscendingOrder
    stretchColumn: RecipientTableModel.ReasonColumn
    widths: [isNarrow ? 140 : 160, isNarrow ? 0 : 210, 116, 300, controller.deskRun.isDesk && !isNarrow ? 124 : 0, width < 1240 ? 0 : 80, width < 1240 ? 0 : 96, isNarrow ? 0 : 92, width < 1240 ? 0 : 76, 112]

    Accessible.name: qsTr("Recipients")
    onSortRequested: (column, order) => root.controller.recipients.setOrder(column, order === Qt.DescendingOrder)
    onCurrentChanged: row => {
        if (row >= 0)
            root.controller.selectedRow = root.controller.recipients.rowIdAt(row);
    }
    onRowActivated: row => root.controller.showMail(root.controller.recipients.rowIdAt(row))

    Connections {
        function onModelReset(): void {
            Qt.callLater(root.follow);
        }
        function onCountChanged(): void {
            Qt.callLater(root.follow);
        }
        function onFilterChanged(): void {
            Qt.callLater(root.followFilter);
        }

        target: root.controller.recipients
    }

    delegate: DelegateChooser {
        DelegateChoice {
            column: RecipientTableModel.RecipientColumn

            TextCell {
                strong: true
            }
        }
        DelegateChoice {
            column: RecipientTableModel.StatusColumn

            RecipientStatusCell {}
        }
        DelegateChoice {
            column: RecipientTableModel.ReasonColumn

            RecipientReasonCell {}
        }
        DelegateChoice {
            column: RecipientTableModel.AttemptsColumn

            TextCell {
                alignRight: true
            }
        }
        DelegateChoice {
            column: RecipientTableModel.LastColumn

            TextCell {
                tabular: true
                secondary: true
            }
        }
        DelegateChoice {
            column: RecipientTableModel.ActionColumn

            RecipientActionCell {
                onResendRequested: rowId => root.controller.resendRow(rowId)
                onConfirmRequested: rowId => root.controller.selectedRow = rowId
            }
        }
        DelegateChoice {
            TextCell {
                secondary: true
            }
        }
    }
}
