// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Name of the campaign, where on the path it is, and whether all of it is on disk. */
Rectangle {
    id: root

    required property CampaignEditor controller

    signal backRequested
    signal nextRequested
    signal saveFileRequested
    signal stepRequested(int step)

    implicitHeight: 56
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.gutter
        spacing: Theme.spacing

        FdButton {
            glyph: "arrow-left"
            keys: "Esc"
            kind: FdButton.Quiet
            toolTip: root.controller.isOpen && root.controller.step > 0 ? qsTr("Back") : qsTr("Back to the campaigns")

            onClicked: root.backRequested()
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Campaigns being written")
            variant: FdLabel.Heading
            visible: !root.controller.isOpen
        }
        FdTextField {
            Layout.fillWidth: true
            Layout.maximumWidth: 320
            Layout.minimumWidth: 140
            placeholderText: qsTr("Name of the campaign")
            text: root.controller.name
            visible: root.controller.isOpen

            Accessible.name: placeholderText
            onTextEdited: root.controller.name = text
        }
        Item {
            Layout.fillWidth: true
            visible: root.controller.isOpen
        }
        Row {
            spacing: 2
            visible: root.controller.isOpen

            Repeater {
                model: [qsTr("Audience"), qsTr("Message"), qsTr("Check"), qsTr("Send")]

                Row {
                    id: entry

                    required property int index
                    required property string modelData

                    spacing: 2

                    IconGlyph {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.controlLine
                        glyph: "chevron-right"
                        size: 14
                        visible: entry.index > 0
                    }
                    FdButton {
                        checked: root.controller.step === entry.index
                        glyph: entry.index < root.controller.step ? "check" : ""
                        keys: "Alt+" + (entry.index + 1)
                        kind: FdButton.Quiet
                        text: (entry.index + 1) + "  " + entry.modelData
                        toolTip: entry.modelData

                        onClicked: root.stepRequested(entry.index)
                    }
                }
            }
        }
        Item {
            Layout.fillWidth: true
            visible: root.controller.isOpen
        }
        FdLabel {
            text: root.controller.isSaved ? (isNaN(root.controller.savedAt.getTime()) ? "" : qsTr("Draft saved at %1").arg(Format.time(root.controller.savedAt))) : qsTr("Saving…")
            variant: FdLabel.Secondary
            visible: root.controller.isOpen
        }
        FdButton {
            glyph: "save"
            kind: FdButton.Quiet
            toolTip: qsTr("Save as a campaign file")
            visible: root.controller.isOpen

            onClicked: root.saveFileRequested()
        }
        FdButton {
            keys: "Ctrl+Enter"
            kind: FdButton.Primary
            text: qsTr("Next")
            toolTip: qsTr("To the next step")
            visible: root.controller.isOpen && root.controller.step < CampaignEditor.Send

            onClicked: root.nextRequested()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
