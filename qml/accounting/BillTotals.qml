// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! What all rows of the view make together, to the cent; a line for each currency. */
Item {
    id: root

    required property AccountingController controller

    readonly property bool isInvoices: controller.kind === AccountingController.Invoices

    Layout.fillHeight: false // a layout would, by itself
    implicitHeight: column.implicitHeight
    visible: controller.list.count > 0

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    ColumnLayout {
        id: column

        width: parent.width
        spacing: 0

        Divider {
            Layout.fillWidth: true
        }
        Repeater {
            model: root.controller.totals

            RowLayout {
                id: line

                required property string sum
                required property string open
                required property int notCounted
                required property string currency

                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                Layout.preferredHeight: Theme.rowHeight
                Layout.rightMargin: Theme.gutter
                spacing: Theme.spacingSm

                FdLabel {
                    text: root.isInvoices ? qsTr("Total of the view") : qsTr("Payments of the view")
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    objectName: "viewSum"
                    tabular: true
                    text: line.sum
                    variant: FdLabel.Strong
                }
                FdLabel {
                    Layout.leftMargin: Theme.spacing
                    text: root.isInvoices ? qsTr("left to pay") : qsTr("unallocated")
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    objectName: "viewOpen"
                    tabular: true
                    text: line.open
                    variant: FdLabel.Strong
                }
                FdLabel {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignRight
                    text: qsTr("%n draft(s) or cancelled not counted", "", line.notCounted)
                    variant: FdLabel.Caption
                    opacity: line.notCounted > 0 ? 1 : 0
                }
            }
        }
    }
}
