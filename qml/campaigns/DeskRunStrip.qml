// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! How a campaign of this desk goes: rate, time left, what holds it up, and what can be done with the whole of it. */
ColumnLayout {
    id: root

    required property CampaignsController controller

    readonly property DeskRun run: controller.deskRun

    function timeText(seconds: int): string {
        if (seconds < 60)
            return qsTr("%n second(s) left", "", seconds);
        return qsTr("%n minute(s) left", "", Math.ceil(seconds / 60));
    }

    spacing: 0
    visible: run.isDesk

    FdDialog {
        id: confirmCancel

        confirmText: qsTr("Cancel the campaign")
        consequence: qsTr("%n recipient(s) who still wait get no mail. This cannot be taken back; what is on its way ends first.", "", root.controller.totals.waiting)
        danger: true
        rejectText: qsTr("Keep sending")
        title: qsTr("Cancel %1 for good").arg(root.controller.name)

        onAccepted: root.run.cancel()
    }
    RowLayout {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gutter
        Layout.rightMargin: Theme.gutter
        spacing: Theme.spacing
        visible: root.run.isRunning || root.run.canResume || root.run.canSend || root.run.uncertain > 0 || root.controller.stateNote.length > 0

        FdLabel {
            Layout.fillWidth: true
            tabular: true
            text: {
                const parts = [];
                if (root.run.isRunning) {
                    // Paused: neither rate nor time left means anything.
                    if (!root.run.isThrottled && !root.run.canResume)
                        parts.push(qsTr("%n mail(s) a second", "", Math.round(root.run.perSecond)));
                    if (root.run.secondsLeft >= 0 && !root.run.canResume)
                        parts.push(root.timeText(root.run.secondsLeft));
                    if (root.run.inFlight > 0)
                        parts.push(qsTr("%n on the way", "", root.run.inFlight));
                    if (root.run.retriesWaiting > 0)
                        parts.push(qsTr("%n to be tried again", "", root.run.retriesWaiting));
                }
                if (root.controller.stateNote.length > 0)
                    parts.push(root.controller.stateNote);
                return parts.join(" · ");
            }
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdButton {
            enabled: root.run.canAskMailjet && !root.run.isAsking
            forbidden: Rights.sendMail.reason
            small: true
            text: root.run.isAsking ? qsTr("Asking Mailjet…") : qsTr("Ask Mailjet (%1)").arg(Format.number(root.controller.totals.uncertain))
            toolTip: root.run.canAskMailjet ? qsTr("Asks for every uncertain row what became of it") : qsTr("The profile has no section [mailjet]")
            visible: root.controller.totals.uncertain > 0

            onClicked: root.run.askMailjet()
        }
        FdButton {
            glyph: "pause"
            small: true
            text: qsTr("Pause")
            visible: root.run.canPause

            onClicked: root.run.pause()
        }
        FdButton {
            forbidden: Rights.sendMail.reason
            glyph: "circle-play"
            kind: FdButton.Primary
            small: true
            text: qsTr("Resume")
            visible: root.run.canResume

            onClicked: root.run.resume()
        }
        FdButton {
            forbidden: Rights.sendMail.reason
            glyph: "send"
            kind: FdButton.Primary
            small: true
            text: qsTr("Send (%1)").arg(Format.number(root.controller.totals.waiting))
            visible: root.run.canSend

            onClicked: root.run.send()
        }
        FdButton {
            forbidden: Rights.sendMail.reason
            glyph: "x"
            kind: FdButton.Danger
            small: true
            text: qsTr("Cancel…")
            visible: root.run.canCancel

            onClicked: confirmCancel.open()
        }
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Close")
        shown: root.run.error.isSet
        text: root.run.error.sentence
        tone: "danger"

        onActionRequested: root.run.dismiss()
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Close")
        shown: root.run.report.length > 0
        text: root.run.report
        tone: "info"

        onActionRequested: root.run.dismiss()
    }
}
