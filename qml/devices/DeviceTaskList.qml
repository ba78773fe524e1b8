// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices
import FibreDesk.Models.Session

/*! What is asked of the device through the ACS, and what became of it. Every change asks first and says what it does. */
ColumnLayout {
    id: root

    required property DeviceTasks tasks

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Through the ACS")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        FdButton {
            enabled: root.tasks.canAsk
            glyph: "refresh-cw"
            objectName: "taskRefresh"
            small: true
            text: qsTr("Read anew")
            toolTip: qsTr("Have the device tell the ACS everything shown here")

            onClicked: root.tasks.refresh()
        }
        FdButton {
            enabled: root.tasks.canAsk
            forbidden: Rights.actOnDevices.reason
            glyph: "rotate-cw"
            objectName: "taskReboot"
            small: true
            text: qsTr("Restart…")

            onClicked: rebootQuestion.open()
        }
        FdButton {
            enabled: root.tasks.canAsk && root.tasks.networks.total > 0
            forbidden: Rights.actOnDevices.reason
            glyph: "wifi"
            objectName: "taskWifi"
            small: true
            text: qsTr("Wi-Fi…")
            toolTip: qsTr("Another name or password")

            onClicked: wifi.ask()
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("The ACS has not told anything of this device: nothing can be asked of it.")
        variant: FdLabel.Secondary
        visible: !root.tasks.canAsk
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        meaning: qsTr("Whoever reaches it can change every device (CVE-2025-56015): tell whoever looks after the network.")
        objectName: "acsUnguarded"
        tone: "warning"
        visible: root.tasks.isAcsUnguarded
        what: qsTr("The ACS answers anybody, without credentials")
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.tasks.error
        retryText: ""
        visible: root.tasks.error.isSet
    }
    Repeater {
        model: root.tasks.list

        ColumnLayout {
            id: task

            required property string rowId
            required property string name
            required property string stateWord
            required property string tone
            required property bool isOpen
            required property date at
            required property string detail

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                StatusBadge {
                    Layout.fillWidth: true
                    objectName: "taskState"
                    text: qsTr("%1: %2").arg(task.name).arg(task.stateWord)
                    tone: task.tone
                }
                AgeLabel {
                    at: task.at
                    brief: true
                }
                FdButton {
                    glyph: "x"
                    kind: FdButton.Quiet
                    small: true
                    toolTip: qsTr("Take it off the list")
                    visible: !task.isOpen

                    onClicked: root.tasks.forget(task.rowId)
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingXs
                text: task.detail
                variant: FdLabel.Caption
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.tasks.list.total))
        visible: root.tasks.list.isCut

        onClicked: root.tasks.list.showAll()
    }
    FdDialog {
        id: rebootQuestion

        objectName: "rebootQuestion"
        confirmText: qsTr("Restart")
        consequence: qsTr("Internet, telephone and television stop at the customer's for two or three minutes.")
        title: qsTr("Restart the device?")

        onAccepted: root.tasks.reboot()
    }
    WifiDialog {
        id: wifi

        tasks: root.tasks
    }
}
