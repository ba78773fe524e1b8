// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Devices
import FibreDesk.Models.Session

/*! One button for everything the device can measure by itself; each result beside the one before. */
ColumnLayout {
    id: root

    required property DeviceDiagnosis diagnosis
    /// The tickets of the location: rowId, subject.
    required property RecordModel tickets

    signal noteRequested(string ticket, string text)

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Diagnose")
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Diagnose before a device is exchanged: most that come back are sound.")
        variant: FdLabel.Caption
        wrapMode: Text.Wrap
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        FdButton {
            enabled: root.diagnosis.canRun || root.diagnosis.isRunning
            forbidden: root.diagnosis.canLook || root.diagnosis.isRunning ? "" : Rights.actOnDevices.reason
            glyph: root.diagnosis.isRunning ? "circle-stop" : "activity"
            keys: root.diagnosis.isRunning ? "" : "D"
            kind: root.diagnosis.isRunning ? FdButton.Plain : FdButton.Primary
            objectName: "diagnose"
            small: true
            text: root.diagnosis.isRunning ? qsTr("Stop") : qsTr("Diagnose")
            toolTip: qsTr("Light, neighbours, ping, route, transfers and Wi-Fi, as far as the device can")

            onClicked: root.diagnosis.isRunning ? root.diagnosis.stop() : root.diagnosis.run()
        }
        FdTextField {
            Layout.fillWidth: true
            Layout.minimumWidth: 80
            enabled: !root.diagnosis.isRunning
            placeholderText: qsTr("Host to reach")
            text: root.diagnosis.host

            Accessible.name: qsTr("Host to reach")
            onEditingFinished: root.diagnosis.host = text
        }
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "diagnosisForbidden"
        text: Rights.actOnDevices.reason
        variant: FdLabel.Caption
        visible: root.diagnosis.canLook && text.length > 0
        wrapMode: Text.Wrap
    }
    Repeater {
        model: root.diagnosis.steps

        ColumnLayout {
            id: step

            required property string title
            required property string stage
            required property string text
            required property string tone
            required property string before
            required property date beforeAt

            Layout.fillWidth: true
            spacing: 0

            StatusBadge {
                Layout.fillWidth: true
                glyph: step.stage === "running" ? "loader" : ""
                objectName: "diagnosisStep"
                text: qsTr("%1: %2").arg(step.title).arg(step.text)
                tone: step.tone
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingXs
                text: qsTr("%1: %2").arg(Format.dayTime(step.beforeAt)).arg(step.before)
                variant: FdLabel.Caption
                visible: step.before.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        id: attach

        glyph: "paperclip"
        objectName: "attachDiagnosis"
        small: true
        text: qsTr("To a ticket…")
        toolTip: qsTr("Note the results on a ticket of this location")
        visible: root.diagnosis.hasResults && !root.diagnosis.isRunning && root.tickets.total > 0

        onClicked: menu.popup(attach, 0, attach.height)

        FdMenu {
            id: menu

            Repeater {
                model: root.tickets

                FdMenuItem {
                    required property string rowId
                    required property string subject

                    text: qsTr("%1 · %2").arg(rowId).arg(subject)

                    onTriggered: root.noteRequested(rowId, root.diagnosis.report())
                }
            }
        }
    }
}
