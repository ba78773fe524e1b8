// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What is so at the customer's now, as far as anybody says: who was asked, where they disagree, each fact with its age. */
ColumnLayout {
    id: root

    required property DeviceLive live

    opacity: live.isOpening ? 0 : 1
    spacing: Theme.spacingXs

    Repeater {
        model: root.live.verdicts

        ErrorBanner {
            required property string sentence
            required property string verdictMeaning
            required property string verdictTone

            Layout.fillWidth: true
            meaning: verdictMeaning
            objectName: "verdict"
            tone: verdictTone
            what: sentence
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.live.verdicts.total))
        visible: root.live.verdicts.isCut

        onClicked: root.live.verdicts.showAll()
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Now")
    }
    Repeater {
        model: root.live.sources

        ColumnLayout {
            id: source

            required property string name
            required property string title
            required property string stage
            required property date at
            required property var error

            Layout.fillWidth: true
            spacing: 0
            visible: stage !== "absent"

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                StatusBadge {
                    Layout.fillWidth: true
                    glyph: source.stage === "asking" ? "loader" : ""
                    text: source.stage === "asking" ? qsTr("%1: being asked").arg(source.title) : source.stage === "failed" ? qsTr("%1: did not answer as it should").arg(source.title) : source.stage === "answered" ? qsTr("%1: answered").arg(source.title) : qsTr("%1: not asked yet").arg(source.title)
                    tone: source.stage === "failed" ? "danger" : source.stage === "answered" ? "ok" : "pending"
                }
                AgeLabel {
                    at: source.at
                    limit: 300
                    visible: source.stage === "answered"
                }
                FdButton {
                    enabled: source.stage !== "asking"
                    glyph: "refresh-cw"
                    keys: source.name === "acs" ? "R" : ""
                    kind: FdButton.Quiet
                    objectName: "ask-" + source.name
                    small: true
                    toolTip: source.name === "olt" ? qsTr("Read the light at the OLT: one read of its hour") : qsTr("Ask: %1").arg(source.title)

                    onClicked: root.live.ask(source.name)
                }
            }
            ErrorBanner {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.spacingXs
                error: source.error
                retryText: ""
                visible: source.stage === "failed"
            }
        }
    }
    Repeater {
        model: root.live.contradictions

        ErrorBanner {
            required property string sentence

            Layout.fillWidth: true
            meaning: sentence
            tone: "warning"
            what: qsTr("Two sources say different things")
        }
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.live.diaryError
        retryText: ""
        visible: root.live.diaryError.isSet
    }
    ErrorBanner {
        Layout.fillWidth: true
        meaning: qsTr("It was set aside as %1, and a new record begun; nothing of it was overwritten.").arg(root.live.diarySetAside)
        objectName: "diarySetAside"
        tone: "warning"
        visible: root.live.diarySetAside.length > 0
        what: qsTr("What was kept of this device could not be read")
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "neverRead"
        text: qsTr("Nobody has told anything of this device yet.")
        variant: FdLabel.Secondary
        visible: !root.live.isKnown && !root.live.isAsking
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "restarts"
        text: root.live.restarts
        variant: FdLabel.Caption
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    LightChart {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingSm
        levels: root.live.levels
        visible: root.live.levels.length > 0
    }
    Repeater {
        model: root.live.facts

        ColumnLayout {
            id: fact

            required property string heading
            required property string label
            required property string text
            required property string tone
            required property date at
            required property string source
            required property string note

            Layout.fillWidth: true
            spacing: 0

            SectionHeader {
                Layout.fillWidth: true
                title: fact.heading
                visible: fact.heading.length > 0
            }
            FormRow {
                Layout.fillWidth: true
                label: fact.label
                labelWidth: 128
                value: fact.text

                RowLayout {
                    width: parent.width
                    height: 26
                    spacing: Theme.spacingSm

                    StatusBadge {
                        Layout.fillWidth: true
                        text: fact.text
                        tone: fact.tone.length > 0 ? fact.tone : "info"
                        visible: fact.tone.length > 0
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        elide: Text.ElideRight
                        tabular: true
                        text: fact.text
                        visible: fact.tone.length === 0
                    }
                    FdLabel {
                        text: fact.source
                        variant: FdLabel.Caption
                    }
                    AgeLabel {
                        at: fact.at
                        brief: true
                        limit: 3600
                        neverText: qsTr("no time told")
                    }
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: 128
                color: Theme.uncertain
                text: fact.note
                variant: FdLabel.Caption
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
    DeviceRadios {
        Layout.fillWidth: true
        live: root.live
    }
    DeviceHosts {
        Layout.fillWidth: true
        live: root.live
    }
}
