// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! Every attempt with its dialogue, and every decision on the row. */
ColumnLayout {
    id: root

    required property AttemptModel attempts
    required property DecisionModel decisions

    spacing: Theme.spacingSm

    SectionHeader {
        Layout.fillWidth: true
        count: root.decisions.count
        title: qsTr("Decisions")
        visible: root.decisions.count > 0
    }
    Repeater {
        model: root.decisions

        FdLabel {
            required property string what
            required property string who
            required property string reason
            required property string time

            Layout.fillWidth: true
            text: [what, reason, who, time].filter(part => part.length > 0).join(" · ")
            wrapMode: Text.Wrap
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        count: root.attempts.count
        title: qsTr("Attempts")
        visible: root.attempts.count > 0
    }
    Repeater {
        model: root.attempts

        ColumnLayout {
            id: attempt

            required property string title
            required property string outcome
            required property string outcomeTone
            required property string phase
            required property string reply
            required property string socketError
            required property string tls
            required property string server
            required property string times
            required property string transcript

            property bool unfolded: false

            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: attempt.title
                variant: FdLabel.Strong
            }
            StatusBadge {
                Layout.fillWidth: true
                text: attempt.outcome
                tone: attempt.outcomeTone
            }
            FdLabel {
                Layout.fillWidth: true
                text: attempt.reply
                variant: FdLabel.Mono
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: attempt.socketError
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: [attempt.phase, attempt.times].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: [attempt.server, attempt.tls.length > 0 ? attempt.tls : qsTr("without TLS")].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            RowLayout {
                visible: attempt.transcript.length > 0

                FdButton {
                    glyph: attempt.unfolded ? "chevron-down" : "chevron-right"
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("Dialogue with the server")

                    onClicked: attempt.unfolded = !attempt.unfolded
                }
                CopyButton {
                    value: attempt.transcript
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: attempt.transcript
                variant: FdLabel.Mono
                visible: attempt.unfolded
                wrapMode: Text.WrapAnywhere
            }
            Divider {
                Layout.fillWidth: true
            }
        }
    }
}
