// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import Qt.labs.qmlmodels
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! The recipients; X leaves one out, Enter shows the mail they will get. */
DataTable {
    id: root

    required property AudienceEditor audience

    function follow(): void {
        const place = root.audience.recipients.placeOf(root.audience.selectedRow);
        if (place < 0 && root.activeFocus && root.rowCount > 0)
            root.setCurrentRow(0);
        else if (place !== root.currentRow)
            root.setCurrentRow(place);
    }

    model: audience.recipients
    numberColumns: [AudienceTableModel.LineColumn]
    sortColumn: audience.recipients.sortColumn
    sortOrder: audience.recipients.isDescending ? Qt.DescendingOrder : Qt.AscendingOrder
    stretchColumn: AudienceTableModel.StateColumn
    widths: [60, 170, 220, 64, 140, 190, 300]

    Accessible.name: qsTr("Recipients")
    onSortRequested: (column, order) => root.audience.recipients.setOrder(column, order === Qt.DescendingOrder)
    onRowCountChanged: Qt.callLater(root.follow)
    onCurrentChanged: row => {
        if (row >= 0)
            root.audience.selectedRow = root.audience.recipients.rowIdAt(row);
    }

    Connections {
        function onModelReset(): void {
            Qt.callLater(root.follow);
        }

        target: root.audience.recipients
    }

    delegate: DelegateChooser {
        DelegateChoice {
            column: AudienceTableModel.LineColumn

            TextCell {
                alignRight: true
                secondary: true
            }
        }
        DelegateChoice {
            column: AudienceTableModel.NameColumn

            TextCell {
                strong: true
            }
        }
        DelegateChoice {
            column: AudienceTableModel.EmailColumn

            TextCell {}
        }
        DelegateChoice {
            column: AudienceTableModel.StateColumn

            AudienceStateCell {}
        }
        DelegateChoice {
            TextCell {
                secondary: true
            }
        }
    }
}
