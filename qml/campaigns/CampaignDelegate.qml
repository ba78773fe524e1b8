// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! One campaign of the list: name, state, bar, and what needs somebody in words. */
T.AbstractButton {
    id: root

    required property int index
    required property string campaignId
    required property string name
    required property string campaignState
    required property date created
    required property campaignTotals totals
    required property string place
    required property string stateNote
    property bool isCurrent: false
    property bool hasFocus: false

    signal chosen(string id)

    implicitHeight: layout.implicitHeight + Theme.spacing * 2
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: name

    Accessible.name: qsTr("%1, %2 of %3 sent, %4 failed").arg(name).arg(totals.sent).arg(totals.recipients).arg(totals.failed)
    Accessible.role: Accessible.ListItem
    Accessible.selected: isCurrent

    background: Rectangle {
        color: root.isCurrent ? Theme.selection : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            width: 2
            height: parent.height
            color: Theme.accent
            visible: root.isCurrent
        }
        FocusRing {
            active: root.hasFocus
            inset: true
            targetRadius: 0
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    contentItem: Item {
        ColumnLayout {
            id: layout

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.gutter
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdLabel {
                    Layout.fillWidth: true
                    text: root.name
                    variant: FdLabel.Strong
                }
                StatusBadge {
                    compact: true
                    glyph: root.place === "desk" ? "house" : "server"
                    text: root.place === "desk" ? qsTr("sent from this desk") : qsTr("sent by the hub")
                    tone: "neutral"
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                CampaignStateBadge {
                    Layout.fillWidth: true
                    campaignState: root.campaignState
                }
                FdLabel {
                    text: isNaN(root.created.getTime()) ? "" : Format.day(root.created)
                    variant: FdLabel.Secondary
                }
            }
            TotalsBar {
                Layout.fillWidth: true
                thickness: 6
                totals: root.totals
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.stateNote
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                FdLabel {
                    Layout.fillWidth: true
                    tabular: true
                    text: qsTr("%1 of %2 sent").arg(Format.number(root.totals.sent)).arg(Format.number(root.totals.recipients))
                    variant: FdLabel.Secondary
                }
                StatusBadge {
                    text: Format.number(root.totals.failed)
                    tone: "danger"
                    visible: root.totals.failed > 0

                    Accessible.name: qsTr("%n failed", "", root.totals.failed)
                }
                StatusBadge {
                    text: Format.number(root.totals.uncertain)
                    tone: "uncertain"
                    visible: root.totals.uncertain > 0

                    Accessible.name: qsTr("%n uncertain", "", root.totals.uncertain)
                }
            }
        }
    }

    onClicked: root.chosen(root.campaignId)
}
