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

            ColumnLayout {
                id: device

                required property int index
                required property string rowId
                required property string kind
                required property string model
                required property string serial
                required property string mac
                required property string equipmentStatus

                Layout.fillWidth: true
                spacing: 0

                RecordLine {
                    implicitHeight: 46
                    isFirst: device.index === 0

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
                    FdButton {
                        checkable: true
                        checked: deviceSecrets.open
                        glyph: "key"
                        kind: FdButton.Quiet
                        objectName: "secrets-" + device.rowId
                        small: true
                        toolTip: qsTr("Passwords of the device")
                        visible: root.controller.secrets !== null

                        onToggled: deviceSecrets.open = checked
                    }
                    CopyButton {
                        value: device.serial
                        visible: device.serial.length > 0
                    }
                    FdButton {
                        glyph: "chevron-right"
                        kind: FdButton.Quiet
                        objectName: "open-" + device.rowId
                        small: true
                        toolTip: qsTr("Open the device")

                        onClicked: root.controller.openDevice(device.rowId)
                    }
                }
                SecretRows {
                    id: deviceSecrets

                    controller: root.controller
                    document: device.rowId
                    kind: "equipment"
                }
            }
        }
    }
}
