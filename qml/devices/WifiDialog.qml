// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Another name or password of one of the device's networks, through the ACS or on its own page; says what is so and what would be. */
FdDialog {
    id: root

    required property DeviceTasks tasks
    /// Set: on the device's own page.
    property DeviceSelf own: null

    readonly property var change: opened ? changeOf(radio.currentIndex, name.text) : ({})
    readonly property string problem: opened ? tasks.wifiProblem(name.text === change.before ? "" : name.text, password.text) : ""

    function changeOf(network: int, wanted: string): var {
        return own ? own.wifiChange(network, wanted) : tasks.wifiChange(network, wanted);
    }

    function ask(): void {
        radio.currentIndex = 0;
        password.clear();
        root.open();
        name.text = changeOf(0, "").before ?? "";
    }

    confirmEnabled: problem.length === 0
    confirmText: qsTr("Change")
    consequence: qsTr("Everything on this network is cut off until it knows the new name or password.")
    danger: true
    objectName: "wifiDialog"
    title: qsTr("Change the Wi-Fi")

    onAccepted: {
        const wanted = name.text === change.before ? "" : name.text;
        if (own) {
            own.changeWifi(radio.currentIndex, wanted, password.text);
        } else {
            tasks.changeWifi(radio.currentIndex, wanted, password.text);
        }
        password.clear();
    }
    onRejected: password.clear()

    FdComboBox {
        id: radio

        Layout.fillWidth: true
        label: qsTr("Network")
        model: root.own ? root.own.networks : root.tasks.networks
        textRole: "title"

        onActivated: name.text = root.changeOf(currentIndex, "").before ?? ""
    }
    FdTextField {
        id: name

        Layout.fillWidth: true
        enabled: root.change.canName ?? false
        objectName: "wifiName"
        placeholderText: qsTr("Name of the network")

        Accessible.name: placeholderText
    }
    FdTextField {
        id: password

        Layout.fillWidth: true
        echoMode: TextInput.Password
        enabled: root.change.canPassword ?? false
        objectName: "wifiPassword"
        placeholderText: qsTr("New password (empty: as it is)")

        Accessible.name: placeholderText
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.change.before !== undefined && root.change.before !== root.change.after ? qsTr("“%1” becomes “%2”.").arg(root.change.before).arg(root.change.after) : ""
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.warning
        objectName: "wifiProblem"
        text: root.problem
        visible: text.length > 0 && (password.text.length > 0 || name.text !== root.change.before)
        wrapMode: Text.Wrap
    }
}
