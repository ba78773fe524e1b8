// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What is changed at the device itself, where the ACS is no way to it. Every change asks first and says what it does. */
ColumnLayout {
    id: root

    required property DeviceSelf own
    required property DeviceTasks tasks

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("At the device itself")
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("The ACS does not reach this device; its own page answers.")
        variant: FdLabel.Secondary
        visible: root.own.isOffered
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        FdButton {
            enabled: root.own.isOffered && !root.own.isSending
            glyph: "rotate-cw"
            objectName: "ownReboot"
            small: true
            text: qsTr("Restart…")

            onClicked: ownRebootQuestion.open()
        }
        FdButton {
            enabled: root.own.isOffered && !root.own.isSending && root.own.networks.total > 0
            glyph: "wifi"
            objectName: "ownWifi"
            small: true
            text: qsTr("Wi-Fi…")
            toolTip: qsTr("Another name or password")

            onClicked: ownWifiDialog.ask()
        }
    }
    StatusBadge {
        Layout.fillWidth: true
        glyph: root.own.isSending ? "loader" : ""
        objectName: "ownSaid"
        text: root.own.isSending ? qsTr("The device is being asked…") : root.own.said
        tone: root.own.isSending ? "pending" : root.own.tone
        visible: root.own.isSending || root.own.said.length > 0
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.own.error
        retryText: ""
        visible: root.own.error.isSet
    }
    FdDialog {
        id: ownRebootQuestion

        objectName: "ownRebootQuestion"
        confirmText: qsTr("Restart")
        consequence: qsTr("Internet, telephone and television stop at the customer's for two or three minutes.")
        title: qsTr("Restart the device?")

        onAccepted: root.own.reboot()
    }
    WifiDialog {
        id: ownWifiDialog

        objectName: "ownWifiDialog"
        own: root.own
        tasks: root.tasks
    }
}
