// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! How the resending goes: counted by answer, cancellable, and what came of it afterwards. */
Rectangle {
    id: root

    required property ResendRun run

    readonly property bool shown: !run.isTold
    readonly property string tone: run.isRunning ? "info" : run.unanswered > 0 ? "uncertain" : run.refused > 0 || run.stopped.isSet ? "danger" : run.wasCancelled ? "neutral" : "ok"

    implicitHeight: shown ? Math.max(36, row.implicitHeight + Theme.spacingSm * 2) : 0
    clip: true
    color: Theme.soft(Theme.tone(tone))
    visible: shown

    Accessible.name: sentence.text
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacing

        IconGlyph {
            color: Theme.tone(root.tone)
            glyph: root.run.isRunning ? "repeat" : Theme.toneIcon(root.tone)
        }
        FdLabel {
            id: sentence

            Layout.fillWidth: true
            tabular: true
            text: {
                const parts = [root.run.isRunning ? qsTr("Asking the hub to resend: %1 of %2").arg(Format.number(root.run.done)).arg(Format.number(root.run.total)) : qsTr("Resend asked for %n row(s)", "", root.run.total - root.run.left)];
                if (root.run.accepted > 0)
                    parts.push(qsTr("%n accepted", "", root.run.accepted));
                if (root.run.refused > 0)
                    parts.push(qsTr("%n refused, the reason is on the row", "", root.run.refused));
                if (root.run.unanswered > 0)
                    parts.push(qsTr("%n without answer, read back and not repeated", "", root.run.unanswered));
                if (root.run.left > 0)
                    parts.push(root.run.stopped.isSet ? qsTr("stopped with %1 rows left: %2").arg(Format.number(root.run.left)).arg(root.run.stopped.sentence) : qsTr("cancelled with %1 rows left").arg(Format.number(root.run.left)));
                return parts.join(" · ");
            }
            wrapMode: Text.Wrap
        }
        ProgressLine {
            Layout.preferredWidth: 160
            value: root.run.total > 0 ? root.run.done / root.run.total : 0
            visible: root.run.isRunning
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: root.run.isRunning ? qsTr("Stop") : qsTr("Close")

            onClicked: root.run.isRunning ? root.run.cancel() : root.run.dismiss()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
