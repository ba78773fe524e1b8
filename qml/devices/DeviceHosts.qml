// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What hangs on the device, by mesh node; those on the net first. */
ColumnLayout {
    id: root

    required property DeviceLive live

    spacing: 0
    visible: live.hosts.total > 0

    SectionHeader {
        Layout.fillWidth: true
        count: root.live.hosts.total
        title: qsTr("Devices in the house")
    }
    Repeater {
        model: root.live.hosts

        ColumnLayout {
            id: host

            required property string heading
            required property string name
            required property string mac
            required property string address
            required property var active
            required property bool isWifi
            required property string band
            required property bool isGuest
            required property int bars
            required property int percent
            required property string signalText

            readonly property string link: [!isWifi ? qsTr("by cable") : band.length > 0 ? band : qsTr("Wi-Fi"), isGuest ? qsTr("guest network") : ""].filter(part => part.length > 0).join(" · ")

            Layout.fillWidth: true
            spacing: 0

            FdLabel {
                Layout.topMargin: Theme.spacingXs
                text: qsTr("At %1").arg(host.heading)
                variant: FdLabel.Strong
                visible: host.heading.length > 0
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.rowHeight
                spacing: Theme.spacingSm

                Accessible.name: [host.name, host.address, host.link, host.active === false ? qsTr("not connected") : "", host.signalText].filter(part => part.length > 0).join(", ")
                Accessible.role: Accessible.ListItem

                IconGlyph {
                    color: host.active === false ? Theme.textSecondary : Theme.text
                    glyph: host.active === false ? "wifi-off" : host.isWifi ? "wifi" : "cable"
                }
                FdLabel {
                    Layout.fillWidth: true
                    Layout.minimumWidth: 60
                    color: host.active === false ? Theme.textSecondary : Theme.text
                    elide: Text.ElideRight
                    text: host.name
                }
                FdLabel {
                    text: host.active === false ? qsTr("not connected") : host.link
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    objectName: "signalPercent"
                    tabular: true
                    text: Format.percent(host.percent / 100)
                    variant: FdLabel.Secondary
                    visible: signalBars.visible
                }
                SignalBars {
                    id: signalBars

                    bars: host.bars
                    text: host.signalText
                    visible: host.signalText.length > 0 && host.active !== false

                    HoverHandler {
                        id: hover
                    }
                    FdToolTip {
                        text: host.signalText
                        visible: hover.hovered
                    }
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingSm
                elide: Text.ElideRight
                tabular: true
                text: [host.address, host.mac].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Caption
                visible: text.length > 0
            }
            FdLabel {
                Layout.bottomMargin: Theme.spacingXs
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingSm
                objectName: "signalText"
                tabular: true
                text: qsTr("Signal: %1").arg(host.signalText)
                variant: FdLabel.Caption
                visible: signalBars.visible
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.live.hosts.total))
        visible: root.live.hosts.isCut

        onClicked: root.live.hosts.showAll()
    }
}
