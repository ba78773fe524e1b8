// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What the device is, where it is, and its secrets. */
ColumnLayout {
    id: root

    required property DevicesController controller

    readonly property deviceCard card: controller.card

    function openPlaces(): void {
        picker.open();
    }

    spacing: 0

    Repeater {
        model: root.controller.fields

        RecordFieldRow {
            choiceWords: format === "choice" && Theme.language.length > 0 ? choices.map(choice => root.controller.stateWord(choice)) : []
            fields: root.controller.fields
            labelWidth: 104
            objectName: "field-" + field
        }
    }
    Flow {
        Layout.fillWidth: true
        Layout.leftMargin: 104
        Layout.bottomMargin: Theme.spacingXs
        spacing: Theme.spacingXs

        FdButton {
            glyph: "truck"
            keys: "M"
            objectName: "moveDevice"
            small: true
            text: qsTr("Move…")
            toolTip: qsTr("To another location and its customer")

            onClicked: root.openPlaces()

            DevicePlacePicker {
                id: picker

                y: parent.height + Theme.spacingXs
                controller: root.controller
            }
        }
        FdButton {
            glyph: "map-pin"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Location")
            toolTip: qsTr("Open the location at its customer")
            visible: root.card.location.length > 0

            onClicked: root.controller.openLocation()
        }
    }
    FormRow {
        copyable: true
        label: qsTr("Serial")
        labelWidth: 104
        mono: true
        value: root.card.serial
    }
    FormRow {
        copyable: true
        label: qsTr("MAC")
        labelWidth: 104
        mono: true
        value: root.card.mac
    }
    FormRow {
        copyable: true
        label: qsTr("GPON serial")
        labelWidth: 104
        mono: true
        value: root.card.gponSerial
        visible: root.card.gponSerial.length > 0
    }
    FormRow {
        copyable: true
        label: qsTr("ACS serial")
        labelWidth: 104
        mono: true
        value: root.card.cwmpSerial
        visible: root.card.cwmpSerial.length > 0
    }
    FormRow {
        copyable: true
        label: qsTr("IP address")
        labelWidth: 104
        mono: true
        value: root.card.ip
        visible: root.card.ip.length > 0
    }
    FormRow {
        label: qsTr("Firmware")
        labelWidth: 104
        value: root.card.firmware
    }
    FormRow {
        label: qsTr("Subscription")
        labelWidth: 104
        visible: root.card.subscription.length > 0
        value: [root.card.plan, root.card.subscription].filter(part => part.length > 0).join(" · ")

        FdButton {
            width: Math.min(implicitWidth, parent.width)
            kind: FdButton.Quiet
            leftAligned: true
            leftPadding: 0
            small: true
            text: [root.card.plan, root.card.subscription].filter(part => part.length > 0).join(" · ")
            toolTip: qsTr("Open the customer's services")

            onClicked: root.controller.openCustomer()
        }
    }
    FormRow {
        label: qsTr("Changed")
        labelWidth: 104
        tabular: true
        value: isNaN(root.card.modified.getTime()) ? "" : Format.dayTime(root.card.modified)
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Secrets")
        visible: secrets.count > 0
    }
    Repeater {
        id: secrets

        // Looked up anew for each device: the server has said more by then.
        model: root.controller.deviceId.length > 0 ? root.controller.secrets.fieldsOf("equipment") : []

        SecretField {
            required property string modelData

            document: root.card.id
            field: modelData
            kind: "equipment"
            labelWidth: 104
            objectName: "secret-" + modelData
            secrets: root.controller.secrets
        }
    }
}
