// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! One system around the desk: whether it answers, how fast over the day, its version, the end of its certificate. */
ColumnLayout {
    id: root

    required property string systemId
    required property string name
    required property string address
    required property string key
    required property bool isConfigured
    required property bool isAsking
    required property bool isFailing
    required property string stateText
    required property string tone
    required property string note
    required property string affected
    required property date lastOk
    required property errorText error
    required property date errorAt
    required property string version
    required property date certificateEnd
    required property int certificateDays
    required property string certificateTone
    required property int asked
    required property int missed
    required property int medianMs
    required property int p95Ms
    required property list<real> barHeights
    required property list<string> barTones

    readonly property string speed: medianMs >= 0 ? qsTr("%1 ms · 95% within %2 ms").arg(Format.number(medianMs)).arg(Format.number(p95Ms)) : asked > 0 ? qsTr("no answer in 24 h") : ""

    signal askRequested(string id)

    spacing: 0

    Divider {
        Layout.fillWidth: true
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.minimumHeight: 40
        spacing: Theme.gutter

        FdLabel {
            Layout.preferredWidth: 190
            text: root.name
            variant: FdLabel.Strong
            wrapMode: Text.Wrap
        }
        StatusBadge {
            Layout.preferredWidth: 120
            text: root.stateText
            tone: root.tone
        }
        ColumnLayout {
            // The same for every row: the charts stand in one column.
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 0

            FdLabel {
                Layout.fillWidth: true
                color: Theme.textSecondary
                text: root.isConfigured ? root.address : qsTr("%1 in the profile").arg(root.key)
                variant: FdLabel.Mono
                visible: text.length > 0
            }
            RowLayout {
                spacing: Theme.spacing
                visible: root.isConfigured && (root.version.length > 0 || root.certificateTone.length > 0)

                FdLabel {
                    text: root.version.length > 0 ? qsTr("version %1").arg(root.version) : ""
                    variant: FdLabel.Caption
                    visible: text.length > 0
                }
                StatusBadge {
                    text: root.certificateDays < 0 || root.certificateEnd < Format.now ? qsTr("certificate ended on %1").arg(Format.day(root.certificateEnd)) : qsTr("certificate ends in %n day(s)", "", root.certificateDays)
                    tone: root.certificateTone
                    visible: root.certificateTone === "warning" || root.certificateTone === "danger"
                }
                FdLabel {
                    text: qsTr("certificate until %1").arg(Format.shortDate(Format.isoDay(root.certificateEnd)))
                    variant: FdLabel.Caption
                    visible: root.certificateTone === "ok"
                }
            }
        }
        DayChart {
            heights: root.barHeights
            summary: [root.speed, root.missed > 0 ? qsTr("%1 of %2 tries without an answer").arg(Format.number(root.missed)).arg(Format.number(root.asked)) : ""].filter(part => part.length > 0).join(" · ")
            tones: root.barTones
            visible: root.asked > 0
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: 150
            spacing: 0
            visible: root.isConfigured

            FdLabel {
                Layout.alignment: Qt.AlignRight
                tabular: true
                text: root.medianMs >= 0 ? qsTr("%1 ms").arg(Format.number(root.medianMs)) : ""
                visible: text.length > 0
            }
            AgeLabel {
                Layout.alignment: Qt.AlignRight
                at: root.lastOk
                neverText: qsTr("no answer yet")
                visible: root.tone !== "neutral"
            }
        }
        FdButton {
            enabled: !root.isAsking && root.tone !== "neutral"
            glyph: "rotate-cw"
            kind: FdButton.Quiet
            opacity: root.tone !== "neutral" ? 1 : 0
            small: true
            toolTip: qsTr("Ask now")
            visible: root.isConfigured

            Accessible.name: qsTr("Ask now: %1").arg(root.name)
            onClicked: root.askRequested(root.systemId)
        }
    }
    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        color: Theme.textSecondary
        text: root.note
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.bottomMargin: Theme.spacing
        Layout.fillWidth: true
        advice: ""
        error: root.error
        meaning: root.affected
        retryText: ""
        visible: root.isFailing && what.length > 0
    }
    RowLayout {
        Layout.bottomMargin: Theme.spacingSm
        spacing: Theme.spacingXs
        visible: !root.isFailing && root.error.isSet && root.isConfigured

        IconGlyph {
            glyph: "history"
            size: 13
        }
        FdLabel {
            text: Theme.language.length > 0 ? root.error.sentence : ""
            variant: FdLabel.Secondary
        }
        AgeLabel {
            at: root.errorAt
            prefix: qsTr("last failure")
        }
    }
}
