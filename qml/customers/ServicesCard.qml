// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! What is sold, with the total to the cent, and the devices it runs on. */
GridLayout {
    id: root

    required property CustomersController controller

    columnSpacing: Theme.gutter
    columns: width > 820 ? 2 : 1
    rowSpacing: Theme.gutter

    RecordCard {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        emptyText: qsTr("No subscription")
        glyph: "wifi"
        rows: root.controller.subscriptions
        title: qsTr("Subscriptions")

        Repeater {
            model: root.controller.subscriptions

            RecordLine {
                id: service

                required property int index
                required property string plan
                required property string speed
                required property real price
                required property string serviceStatus
                required property string since

                isFirst: index === 0

                FdLabel {
                    Layout.fillWidth: true
                    text: service.plan
                }
                FdLabel {
                    // Some sites keep the unit in the field.
                    text: /^[\d .\/]+$/.test(service.speed) ? qsTr("%1 Mbit/s").arg(service.speed) : service.speed
                    variant: FdLabel.Secondary
                }
                ServerStatus {
                    Layout.preferredWidth: 92
                    word: service.serviceStatus
                }
                FdLabel {
                    Layout.preferredWidth: 84
                    horizontalAlignment: Text.AlignRight
                    tabular: true
                    text: Format.money(service.price)
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spacingXs
            implicitHeight: Theme.rowHeight
            color: Theme.background
            radius: Theme.radiusSmall
            visible: root.controller.subscriptions.total > 0

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.spacingSm

                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Active, per month (%1 a year)").arg(Format.money(root.controller.head.yearly))
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    tabular: true
                    text: Format.money(root.controller.head.monthly)
                    variant: FdLabel.Strong
                }
            }
        }
    }
    RecordCard {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 2
        emptyText: qsTr("No equipment")
        glyph: "router"
        rows: root.controller.equipment
        title: qsTr("Equipment")

        Repeater {
            model: root.controller.equipment

            RecordLine {
                id: device

                required property int index
                required property string kind
                required property string model
                required property string serial
                required property string mac
                required property string equipmentStatus

                isFirst: index === 0
                implicitHeight: 46

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    FdLabel {
                        Layout.fillWidth: true
                        text: [device.kind, device.model].filter(part => part.length > 0).join(" · ")
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: [device.serial, device.mac].filter(part => part.length > 0).join(" · ")
                        variant: FdLabel.Mono
                        color: Theme.textSecondary
                    }
                }
                ServerStatus {
                    word: device.equipmentStatus
                }
                CopyButton {
                    value: device.serial
                    visible: device.serial.length > 0
                }
            }
        }
    }
}
