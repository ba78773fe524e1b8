// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What our people did to the device and saw of it, newest first: who, when, what, and what came of it. */
ColumnLayout {
    id: root

    required property DeviceWork work

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        count: root.work.list.total > 0 ? root.work.list.total : -1
        title: qsTr("Done and seen")
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "workNone"
        text: qsTr("Nobody has changed or measured anything here yet.")
        variant: FdLabel.Secondary
        visible: root.work.list.total === 0 && !root.work.error.isSet
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.work.error
        retryText: ""
        visible: root.work.error.isSet
    }
    Repeater {
        model: root.work.list

        ColumnLayout {
            id: entry

            required property date at
            required property string who
            required property string what
            required property string result
            required property string tone
            required property string detail

            readonly property string said: qsTr("%1: %2").arg(what).arg(result)

            Layout.fillWidth: true
            Layout.bottomMargin: Theme.spacingXs
            spacing: 0

            Accessible.name: [Format.stamp(at), who, said, detail].filter(part => part.length > 0).join(", ")
            Accessible.role: Accessible.ListItem

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: qsTr("%1 · %2").arg(Format.stamp(entry.at)).arg(entry.who)
                variant: FdLabel.Caption
            }
            StatusBadge {
                Layout.fillWidth: true
                objectName: "workEntry"
                text: entry.said
                tone: entry.tone
                visible: entry.tone.length > 0
            }
            FdLabel {
                Layout.fillWidth: true
                text: entry.said
                visible: entry.tone.length === 0
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: entry.detail
                variant: FdLabel.Caption
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.work.list.total))
        visible: root.work.list.isCut

        onClicked: root.work.list.showAll()
    }
}
