// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! What was agreed and for how long; what runs stands above what is over. */
RecordCard {
    id: root

    required property CustomersController controller

    emptyText: qsTr("No contract")
    glyph: "file-text"
    rows: controller.contracts
    title: qsTr("Contracts")

    Repeater {
        model: root.controller.contracts

        ColumnLayout {
            id: contract

            required property int index
            required property string rowId
            required property string kind
            required property string place
            required property string service
            required property string start
            required property string end
            required property string termState
            required property int months
            required property int total
            required property int elapsed
            required property int remaining
            required property real progress
            required property string stopped
            required property real monthly
            required property real installFee
            required property string signedOn
            required property string contractStatus
            required property string reason
            required property real fee
            required property bool isDurationOff

            Layout.fillWidth: true
            objectName: rowId
            spacing: Theme.spacingXs

            Divider {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.spacingXs
                Layout.topMargin: Theme.spacingXs
                opacity: 0.6
                visible: contract.index > 0
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                FdLabel {
                    Layout.fillWidth: true
                    text: [contract.kind, contract.service, contract.place].filter(part => part.length > 0).join(" · ")
                }
                ServerStatus {
                    word: contract.contractStatus
                }
                FdLabel {
                    Layout.preferredWidth: Theme.labelColumn
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: qsTr("%1 a month").arg(Format.money(contract.monthly))
                }
            }
            TermBar {
                Layout.fillWidth: true
                elapsed: contract.elapsed
                end: contract.end
                remaining: contract.remaining
                objectName: "term-" + contract.rowId
                progress: contract.progress
                start: contract.start
                stopped: contract.stopped
                termState: contract.termState
                total: contract.total
            }
            FdLabel {
                Layout.fillWidth: true
                text: [contract.rowId, contract.signedOn.length > 0 ? qsTr("signed on %1").arg(Format.shortDate(contract.signedOn)) : qsTr("no signature on record"), contract.installFee > 0 ? qsTr("installation %1").arg(Format.money(contract.installFee)) : "", contract.reason, contract.fee > 0 ? qsTr("termination fee %1").arg(Format.money(contract.fee)) : ""].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            StatusBadge {
                text: qsTr("Its duration says %n month(s), its dates another time", "", contract.months)
                tone: "warning"
                visible: contract.isDurationOff
            }
        }
    }
}
