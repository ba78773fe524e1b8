// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! Name, state and freshness of the open campaign, its bar, and what can be done with all of it. */
Item {
    id: root

    required property CampaignsController controller

    readonly property campaignTotals totals: controller.totals
    readonly property bool isNarrow: width < 900

    signal resendAllRequested
    signal exportRequested

    implicitHeight: layout.implicitHeight + Theme.spacing * 2

    ColumnLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        anchors.topMargin: Theme.spacing
        spacing: Theme.spacingSm

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            FdLabel {
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                Layout.minimumWidth: Math.min(Math.ceil(implicitWidth), 180)
                text: root.controller.name.length > 0 ? root.controller.name : root.controller.campaignId
                variant: FdLabel.Title
            }
            CampaignStateBadge {
                campaignState: root.controller.campaignState
                filled: true
            }
            StatusBadge {
                compact: root.isNarrow
                glyph: root.controller.deskRun.isDesk ? "house" : "server"
                text: root.controller.deskRun.isDesk ? qsTr("sent from this desk") : qsTr("sent by the hub")
                tone: "neutral"
            }
            StatusBadge {
                compact: true
                text: qsTr("This hub does not say who sends a campaign: only this desk's own lock keeps it from being sent twice.")
                tone: "warning"
                visible: root.controller.deskRun.isUnclaimed
            }
            StatusBadge {
                compact: root.isNarrow
                glyph: "activity"
                text: qsTr("Live")
                tone: "ok"
                visible: root.controller.isLive && !root.controller.isCopy
            }
            AgeLabel {
                at: root.controller.fetchedAt
                limit: 60
                prefix: root.controller.isCopy ? qsTr("copy,") : qsTr("read")
                visible: !isNaN(at.getTime()) && (!root.controller.isLive || root.controller.isCopy)
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                glyph: "download"
                keys: "Ctrl+E"
                kind: FdButton.Quiet
                text: root.controller.isExporting ? qsTr("Exporting…") : qsTr("Export")
                toolTip: qsTr("The rows shown, as a CSV file")
                enabled: !root.controller.isExporting && root.controller.recipients.count > 0

                onClicked: root.exportRequested()
            }
            FdButton {
                enabled: !root.controller.resend.isRunning
                forbidden: Rights.sendMail.reason
                glyph: "repeat"
                keys: "Shift+R"
                kind: FdButton.Primary
                objectName: "resendAll"
                text: qsTr("Resend all failed (%1)").arg(Format.number(root.controller.resendable))
                visible: root.controller.resendable > 0

                onClicked: root.resendAllRequested()
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: [root.controller.subject, root.controller.sender].filter(part => part.length > 0).join(" · ")
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        TotalsBar {
            Layout.fillWidth: true
            Layout.topMargin: 2
            thickness: 10
            totals: root.totals
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gutter

            FdLabel {
                tabular: true
                text: qsTr("%1 sent + %2 failed + %3 uncertain + %4 waiting + %5 excluded = %6 recipient(s)", "", root.totals.recipients).arg(Format.number(root.totals.sent)).arg(Format.number(root.totals.failed)).arg(Format.number(root.totals.uncertain)).arg(Format.number(root.totals.waiting)).arg(Format.number(root.totals.excluded)).arg(Format.number(root.totals.recipients))
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: qsTr("gift link followed by %1").arg(Format.number(root.totals.giftClicked))
                variant: FdLabel.Secondary
                visible: root.totals.giftClicked > 0
            }
            FdLabel {
                text: qsTr("by the hub's counters")
                variant: FdLabel.Secondary
                visible: !root.totals.exact && root.totals.recipients > 0
            }
        }
    }
}
