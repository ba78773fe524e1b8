// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! The Wi-Fi networks the device sends out, and its ports for cables. */
ColumnLayout {
    id: root

    required property DeviceLive live

    spacing: 0

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Wi-Fi")
        visible: root.live.radios.total > 0
    }
    Repeater {
        model: root.live.radios

        ColumnLayout {
            id: radio

            required property string band
            required property string ssid
            required property var enabled
            required property var channel
            required property bool autoChannel
            required property string channelWidth
            required property string security
            required property var load
            required property var noise
            required property var clients
            required property date at
            required property string source

            Layout.fillWidth: true
            Layout.bottomMargin: Theme.spacingXs
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                IconGlyph {
                    color: radio.enabled === false ? Theme.textSecondary : Theme.text
                    glyph: radio.enabled === false ? "wifi-off" : "wifi"
                }
                FdLabel {
                    Layout.fillWidth: true
                    elide: Text.ElideRight
                    text: [radio.ssid, radio.band].filter(part => part.length > 0).join(" · ")
                }
                FdLabel {
                    text: radio.enabled === false ? qsTr("off") : ""
                    variant: FdLabel.Secondary
                    visible: text.length > 0
                }
                AgeLabel {
                    at: radio.at
                    limit: 3600
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingSm
                text: [radio.channel === undefined ? "" : radio.autoChannel ? qsTr("channel %1, chosen by itself").arg(radio.channel) : qsTr("channel %1").arg(radio.channel), radio.channelWidth, radio.security, radio.load === undefined ? "" : qsTr("%1 of the air in use").arg(Format.percent(radio.load / 100)), radio.noise === undefined ? "" : qsTr("noise %1 dBm").arg(Format.number(radio.noise)), radio.clients === undefined ? "" : qsTr("%n client(s)", "", radio.clients), radio.source].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Caption
                wrapMode: Text.Wrap
            }
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Ports for cables")
        visible: root.live.lanPorts.total > 0
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacing
        visible: root.live.lanPorts.total > 0

        Repeater {
            model: root.live.lanPorts

            StatusBadge {
                required property string rowId
                required property var up
                required property var megabits
                required property var errors

                readonly property string number: rowId.slice(rowId.indexOf(":") + 1)

                glyph: "cable"
                text: up === false ? qsTr("%1: nothing plugged in").arg(number) : [qsTr("%1: %2").arg(number).arg(megabits === undefined ? qsTr("connected") : qsTr("%1 Mbit/s").arg(Format.number(megabits))), errors > 0 ? qsTr("%n error(s)", "", errors) : ""].filter(part => part.length > 0).join(", ")
                tone: up === false ? "pending" : errors > 0 ? "warning" : "ok"
            }
        }
    }
}
