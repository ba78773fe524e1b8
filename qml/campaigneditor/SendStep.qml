// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor
import FibreDesk.Models.Session

/*! What is about to happen, in numbers, and the one button that does it. */
FocusScope {
    id: root

    required property CampaignEditor controller

    readonly property audienceCounts counts: controller.audience.counts

    signal stepRequested(int step)

    function leftOut(): string {
        const parts = [];
        if (root.counts.duplicates > 0)
            parts.push(qsTr("%n duplicate(s)", "", root.counts.duplicates));
        if (root.counts.badAddress > 0)
            parts.push(qsTr("%n bad address(es)", "", root.counts.badAddress));
        if (root.counts.noAddress > 0)
            parts.push(qsTr("%n without an address", "", root.counts.noAddress));
        if (root.counts.several > 0)
            parts.push(qsTr("%n with several addresses", "", root.counts.several));
        if (root.counts.byHand > 0)
            parts.push(qsTr("%n by hand", "", root.counts.byHand));
        return parts.length > 0 ? qsTr("%1: %2").arg(Format.number(root.counts.excluded)).arg(parts.join(", ")) : qsTr("nobody");
    }

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.spacingLg
        width: Math.min(parent.width - Theme.gutter * 2, 680)
        glyph: "send"
        title: root.controller.name.length > 0 ? root.controller.name : qsTr("Without a name")

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("%n mail(s)", "", root.counts.mailed)
            variant: FdLabel.Display
        }
        FormRow {
            label: qsTr("Languages")
            value: qsTr("%1 in French, %2 in English").arg(Format.number(root.counts.french + root.counts.noLanguage)).arg(Format.number(root.counts.english))
        }
        FormRow {
            label: qsTr("Left out")
            value: root.leftOut()
        }
        FormRow {
            label: qsTr("From")
            value: root.controller.message.from
        }
        FormRow {
            label: qsTr("Over")
            emptyText: qsTr("no mail server in the profile")
            value: root.controller.server
        }
        FormRow {
            label: qsTr("How fast")
            value: root.controller.ratePerSecond > 0 ? qsTr("%1 a second over %n connection(s)", "", root.controller.connections).arg(Format.number(root.controller.ratePerSecond)) : qsTr("as fast as the server takes them, over %n connection(s)", "", root.controller.connections)
        }
        FormRow {
            label: qsTr("Expected")
            value: root.controller.expectedMinutes > 0 ? (root.controller.expectedMinutes < 1 ? qsTr("less than a minute") : Format.duration(root.controller.expectedMinutes)) : qsTr("not known: no rate is set")
        }
        Divider {
            Layout.fillWidth: true
        }
        ErrorBanner {
            Layout.fillWidth: true
            error: root.controller.startError
            retryText: ""
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            StatusBadge {
                Layout.fillWidth: true
                text: root.controller.blocker.length > 0 ? root.controller.blocker : qsTr("Checked; nothing stands in the way.")
                tone: root.controller.blocker.length > 0 ? "warning" : "ok"
            }
            FdButton {
                text: qsTr("To the check")
                visible: root.controller.blocker.length > 0

                onClicked: root.stepRequested(CampaignEditor.Check)
            }
            FdButton {
                enabled: root.controller.canSend
                focus: true
                forbidden: Rights.changeCampaigns.allowed ? Rights.sendMail.reason : Rights.changeCampaigns.reason
                glyph: "send"
                kind: FdButton.Primary
                text: root.controller.isStarting ? qsTr("Writing down…") : qsTr("Send %n mail(s)", "", root.counts.mailed)

                Keys.onReturnPressed: if (usable) clicked()
                Keys.onEnterPressed: if (usable) clicked()
                onClicked: root.controller.send()
            }
        }
    }
}
