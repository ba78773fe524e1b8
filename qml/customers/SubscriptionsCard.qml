// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*!
    What is sold, location by location, each rebate under what it reduces, with totals to the cent: what is active counts,
    rebates subtracted; what is suspended or waits is told apart.
*/
RecordCard {
    id: root

    required property CustomersController controller

    readonly property customerHead head: controller.head

    /// What the totals leave out.
    function apart(suspended: real, pending: real): string {
        return [suspended !== 0 ? qsTr("suspended: %1 a month").arg(Format.money(suspended)) : "", pending !== 0 ? qsTr("to come: %1 a month").arg(Format.money(pending)) : ""].filter(part => part.length > 0).join(" · ");
    }

    emptyText: qsTr("No subscription")
    glyph: "wifi"
    rows: controller.subscriptions
    title: qsTr("Subscriptions")

    Repeater {
        model: root.controller.subscriptions

        ColumnLayout {
            id: service

            required property int index
            required property string rowId
            required property string plan
            required property string speed
            required property real price
            required property string serviceStatus
            required property string since
            required property string until
            required property string place
            required property string city
            required property bool isRebate
            required property bool isNested
            required property bool isActive
            required property string cycle
            required property real bill
            required property bool isFirstOfPlace
            required property real placeMonth
            required property real placeYear
            required property real placeSuspended
            required property real placePending

            Layout.fillWidth: true
            objectName: rowId
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: service.index > 0 ? Theme.spacingSm : 0
                spacing: Theme.spacingSm
                visible: service.isFirstOfPlace

                IconGlyph {
                    color: Theme.textSecondary
                    glyph: "map-pin"
                    size: 14
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    FdLabel {
                        Layout.fillWidth: true
                        text: service.place.length > 0 ? [service.place, service.city].filter(part => part.length > 0).join(", ") : qsTr("At no location")
                        variant: FdLabel.Strong
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: root.apart(service.placeSuspended, service.placePending)
                        variant: FdLabel.Secondary
                        visible: text.length > 0
                    }
                }
                FdLabel {
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: qsTr("%1 a month · %2 a year").arg(Format.money(service.placeMonth)).arg(Format.money(service.placeYear))
                    variant: FdLabel.Secondary
                }
            }
            RecordLine {
                implicitHeight: 46
                isFirst: service.isFirstOfPlace
                opacity: service.isActive || service.serviceStatus.length === 0 ? 1 : 0.85

                IconGlyph {
                    Layout.leftMargin: service.isNested ? Theme.spacingLg : 0
                    color: Theme.textSecondary
                    glyph: service.isRebate ? "badge-percent" : "wifi"
                    label: service.isRebate ? qsTr("Rebate") : qsTr("Service")
                    size: 14
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    FdLabel {
                        Layout.fillWidth: true
                        text: service.plan
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        // Some sites keep the unit in the field.
                        text: [service.speed.length > 0 ? (/^[\d .\/]+$/.test(service.speed) ? qsTr("%1 Mbit/s").arg(service.speed) : service.speed) : "", service.cycle === "quarterly" ? qsTr("%1 every three months").arg(Format.money(service.bill)) : service.cycle === "yearly" ? qsTr("%1 a year, billed at once").arg(Format.money(service.bill)) : "", service.until.length > 0 ? qsTr("until %1").arg(Format.shortDate(service.until)) : service.since.length > 0 ? qsTr("since %1").arg(Format.shortDate(service.since)) : ""].filter(part => part.length > 0).join(" · ")
                        variant: FdLabel.Secondary
                        visible: text.length > 0
                    }
                }
                ServerStatus {
                    Layout.preferredWidth: 104
                    word: service.serviceStatus
                }
                FdButton {
                    checkable: true
                    checked: serviceSecrets.open
                    glyph: "key"
                    kind: FdButton.Quiet
                    objectName: "secrets-" + service.rowId
                    small: true
                    toolTip: qsTr("RADIUS user and password")
                    visible: root.controller.secrets !== null && !service.isRebate

                    onToggled: serviceSecrets.open = checked
                }
                FdLabel {
                    Layout.preferredWidth: 84
                    font.strikeout: !service.isActive
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: Format.money(service.price)
                    color: service.isActive ? Theme.text : Theme.textSecondary
                }
            }
            SecretRows {
                id: serviceSecrets

                controller: root.controller
                document: service.rowId
                kind: "subscription"
            }
        }
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingXs
        implicitHeight: sums.implicitHeight + Theme.spacingSm
        color: Theme.background
        radius: Theme.radiusSmall
        visible: root.controller.subscriptions.total > 0

        ColumnLayout {
            id: sums

            anchors.left: parent.left
            anchors.leftMargin: Theme.spacingSm
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0

            RowLayout {
                Layout.fillWidth: true

                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Active, per month (%1 a year)").arg(Format.money(root.head.yearly))
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    objectName: "monthlyTotal"
                    tabular: true
                    text: Format.money(root.head.monthly)
                    variant: FdLabel.Strong
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.apart(root.head.suspendedMonthly, root.head.pendingMonthly)
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
        }
    }
}
