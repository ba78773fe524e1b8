// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What an action would do before anything is asked: how many devices, which are left out and why, how many requests. */
ColumnLayout {
    id: root

    required property DeviceBulk bulk

    readonly property bool isTyped: !bulk.needsNumber || number.text.trim() === String(bulk.ready)
    readonly property bool mayRun: bulk.phase === DeviceBulk.Planned && bulk.ready > 0 && isTyped

    function run(): void {
        if (root.mayRun)
            root.bulk.run(number.text);
    }

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        objectName: "bulkSummary"
        text: Theme.language.length > 0 ? root.bulk.summary : ""
        variant: FdLabel.Strong
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.warning
        text: Theme.language.length > 0 ? root.bulk.warning : ""
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdCheckBox {
        Layout.fillWidth: true
        checked: root.bulk.takesOutside
        objectName: "bulkOutside"
        text: qsTr("Also the %n selected that the list does not show now", "", root.bulk.outside)
        visible: root.bulk.outside > 0

        onToggled: root.bulk.takesOutside = checked
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.error
        retryText: ""
    }
    DeviceBulkList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        bulk: root.bulk
    }
    DeviceBulkLimit {
        Layout.fillWidth: true
        bulk: root.bulk
    }
    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.bulk.needsNumber

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("To begin, type how many devices it is for:")
            wrapMode: Text.Wrap
        }
        FdTextField {
            id: number

            Layout.preferredWidth: Theme.rowHeight * 3
            horizontalAlignment: TextInput.AlignHCenter
            inputMethodHints: Qt.ImhDigitsOnly
            objectName: "bulkNumber"

            Accessible.name: qsTr("How many devices it is for")
            Keys.onReturnPressed: root.run()
            onVisibleChanged: text = ""
        }
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillHeight: false
        spacing: Theme.spacingSm

        FdButton {
            text: qsTr("Back")

            onClicked: root.bulk.reconsider()
        }
        FdButton {
            enabled: root.mayRun
            keys: "Ctrl+Enter"
            kind: FdButton.Primary
            objectName: "bulkRun"
            text: qsTr("Begin with %1").arg(Format.number(root.bulk.ready))

            onClicked: root.run()
        }
    }
}
