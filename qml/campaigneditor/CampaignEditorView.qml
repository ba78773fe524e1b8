// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! The path from an idea to a campaign that is being sent; without one open, the campaigns that are being written. */
FdSubPage {
    id: root

    required property CampaignEditor controller

    property string message

    function start(): void {
        root.controller.newDraft();
    }
    function enter(): void {
        root.controller.readDrafts();
        root.focusStep();
    }
    function goBack(): void {
        if (!root.controller.isOpen)
            root.closed();
        else if (root.controller.step > CampaignEditor.Audience)
            root.goTo(root.controller.step - 1);
        else
            root.controller.close();
    }
    function goNext(): void {
        if (!root.controller.isOpen)
            return;
        if (root.controller.step === CampaignEditor.Audience && !audience.confirm())
            return;
        if (root.controller.step < CampaignEditor.Send)
            root.goTo(root.controller.step + 1);
    }
    function goTo(step: int): void {
        root.controller.step = step;
        root.focusStep();
    }
    function focusStep(): void {
        if (!root.controller.isOpen) {
            drafts.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        const steps = [audience, message, check, send];
        steps[root.controller.step].forceActiveFocus(Qt.OtherFocusReason);
    }
    function openCampaignFile(): void {
        fileDialog.open();
    }
    function saveCampaignFile(): void {
        saveDialog.selectedFile = saveDialog.currentFolder + "/" + root.controller.suggestedFileName();
        saveDialog.open();
    }
    function showPlace(field: string, language: string, line: int): void {
        if (field === "audience") {
            root.goTo(CampaignEditor.Audience);
            return;
        }
        root.controller.step = CampaignEditor.Message;
        message.showPlace(field, language, line);
    }

    Keys.onEscapePressed: root.goBack()

    Connections {
        function onOpened(): void {
            root.message = "";
            if (root.visible)
                Qt.callLater(root.focusStep);
        }
        function onCampaignStarted(): void {
            root.closed();
        }
        function onFileSaved(file: string): void {
            root.message = qsTr("Saved as %1.").arg(file);
        }

        target: root.controller
    }
    Shortcut {
        enabled: root.visible && root.controller.isOpen
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.goNext()
    }
    Shortcut {
        enabled: root.visible && root.controller.isOpen
        sequence: "Alt+1"

        onActivated: root.goTo(CampaignEditor.Audience)
    }
    Shortcut {
        enabled: root.visible && root.controller.isOpen
        sequence: "Alt+2"

        onActivated: root.goTo(CampaignEditor.Message)
    }
    Shortcut {
        enabled: root.visible && root.controller.isOpen
        sequence: "Alt+3"

        onActivated: root.goTo(CampaignEditor.Check)
    }
    Shortcut {
        enabled: root.visible && root.controller.isOpen
        sequence: "Alt+4"

        onActivated: root.goTo(CampaignEditor.Send)
    }
    FileDialog {
        id: fileDialog

        nameFilters: [qsTr("Campaign files (*.json)")]

        onAccepted: root.controller.openFile(selectedFile)
    }
    FileDialog {
        id: saveDialog

        defaultSuffix: "json"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Campaign files (*.json)")]

        onAccepted: root.controller.saveAs(selectedFile)
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        EditorHeader {
            Layout.fillWidth: true
            controller: root.controller

            onBackRequested: root.goBack()
            onNextRequested: root.goNext()
            onSaveFileRequested: root.saveCampaignFile()
            onStepRequested: step => root.goTo(step)
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            shown: root.controller.error.isSet
            text: root.controller.error.sentence
            tone: "danger"

            onActionRequested: root.controller.dismissError()
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            shown: root.message.length > 0
            text: root.message
            tone: "ok"

            onActionRequested: root.message = ""
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            DraftList {
                id: drafts

                anchors.fill: parent
                controller: root.controller
                focus: !root.controller.isOpen
                visible: !root.controller.isOpen

                onOpenFileRequested: root.openCampaignFile()
            }
            AudienceStep {
                id: audience

                anchors.fill: parent
                audience: root.controller.audience
                focus: visible
                visible: root.controller.isOpen && root.controller.step === CampaignEditor.Audience

                onPreviewRequested: row => {
                    root.controller.preview.row = row;
                    root.goTo(CampaignEditor.Message);
                }
            }
            MessageStep {
                id: message

                anchors.fill: parent
                focus: visible
                message: root.controller.message
                preview: root.controller.preview
                visible: root.controller.isOpen && root.controller.step === CampaignEditor.Message
            }
            CheckStep {
                id: check

                anchors.fill: parent
                controller: root.controller
                focus: visible
                visible: root.controller.isOpen && root.controller.step === CampaignEditor.Check

                onPlaceRequested: (field, language, line) => root.showPlace(field, language, line)
            }
            SendStep {
                id: send

                anchors.fill: parent
                controller: root.controller
                focus: visible
                visible: root.controller.isOpen && root.controller.step === CampaignEditor.Send

                onStepRequested: step => root.goTo(step)
            }
            LoadingVeil {
                loading: root.controller.isOpening
                text: qsTr("Reading the draft")
            }
        }
    }
}
