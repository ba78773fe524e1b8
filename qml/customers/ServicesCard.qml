// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! What is sold, and the devices it runs on. */
GridLayout {
    id: root

    required property CustomersController controller

    columnSpacing: Theme.gutter
    columns: width > 820 ? 2 : 1
    rowSpacing: Theme.gutter

    SubscriptionsCard {
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        controller: root.controller
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
