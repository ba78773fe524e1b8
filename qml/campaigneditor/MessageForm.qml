// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Sender, subject and texts in both languages, the campaign's values and files. */
FocusScope {
    id: root

    required property MessageEditor message

    function showPlace(field: string, language: string, line: int): void {
        if (language.length > 0)
            root.message.language = language;
        switch (field) {
        case "from":
            from.forceActiveFocus(Qt.OtherFocusReason);
            break;
        case "replyTo":
            replyTo.forceActiveFocus(Qt.OtherFocusReason);
            break;
        case "unsubscribe":
            unsubscribe.forceActiveFocus(Qt.OtherFocusReason);
            break;
        case "subject":
            subject.forceActiveFocus(Qt.OtherFocusReason);
            break;
        default:
            root.message.isPlain = field === "text";
            body.showLine(line);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    FileDialog {
        id: htmlDialog

        nameFilters: [qsTr("HTML files (*.html *.htm)")]

        onAccepted: root.message.importHtml(selectedFile)
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.spacingSm

        ErrorBanner {
            Layout.fillWidth: true
            advice: ""
            details: ""
            dismissable: true
            meaning: root.message.error.details
            what: root.message.error.isSet ? qsTr("The file could not be read.") : ""

            onDismissed: root.message.dismissError()
        }
        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.spacing
            columns: 4
            rowSpacing: Theme.spacingSm

            FdLabel {
                text: qsTr("From")
                variant: FdLabel.Secondary
            }
            FdTextField {
                id: from

                Layout.fillWidth: true
                focus: true
                placeholderText: qsTr("Name <address>")
                text: root.message.from

                Accessible.name: qsTr("From")
                onTextEdited: root.message.from = text
            }
            FdLabel {
                text: qsTr("Reply to")
                variant: FdLabel.Secondary
            }
            FdTextField {
                id: replyTo

                Layout.fillWidth: true
                placeholderText: qsTr("as the sender")
                text: root.message.replyTo

                Accessible.name: qsTr("Reply to")
                onTextEdited: root.message.replyTo = text
            }
            FdLabel {
                text: qsTr("Unsubscribe")
                variant: FdLabel.Secondary
            }
            FdTextField {
                id: unsubscribe

                Layout.columnSpan: 3
                Layout.fillWidth: true
                placeholderText: qsTr("https:… or mailto:…, may hold {{variables}}")
                text: root.message.unsubscribe

                Accessible.name: qsTr("Unsubscribe address")
                onTextEdited: root.message.unsubscribe = text
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            SegmentedControl {
                currentIndex: root.message.language === "en" ? 1 : 0
                label: qsTr("Language")
                options: [qsTr("French"), qsTr("English")]

                onChosen: index => root.message.language = index === 1 ? "en" : "fr"
            }
            SegmentedControl {
                currentIndex: root.message.isPlain ? 1 : 0
                label: qsTr("Part")
                options: [qsTr("HTML"), qsTr("Text")]

                onChosen: index => root.message.isPlain = index === 1
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                id: variables

                glyph: "chevron-down"
                keys: "Ctrl+Space"
                text: qsTr("Variable")
                toolTip: qsTr("Insert a variable where the cursor is")

                onClicked: body.openVariables()
            }
            FdButton {
                glyph: "folder-open"
                kind: FdButton.Quiet
                text: qsTr("Import HTML…")

                onClicked: htmlDialog.open()
            }
        }
        FdTextField {
            id: subject

            Layout.fillWidth: true
            placeholderText: root.message.language === "en" ? qsTr("Subject in English; empty = the French one") : qsTr("Subject in French")
            text: root.message.subject

            Accessible.name: qsTr("Subject")
            onTextEdited: root.message.subject = text
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.message.language === "en" ? qsTr("Nothing is written in English yet: English-speaking recipients get the French text.") : qsTr("Nothing is written in French yet: French is what everybody gets who has no other language.")
            variant: FdLabel.Secondary
            visible: root.message.isLanguageEmpty
            wrapMode: Text.Wrap
        }
        BodyEditor {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            message: root.message
        }
        Repeater {
            model: root.message.faults

            FdButton {
                id: fault

                required property messageFault modelData

                Layout.fillWidth: true
                glyph: "circle-x"
                kind: FdButton.Quiet
                small: true
                text: modelData.text
                tint: Theme.danger

                onClicked: root.showPlace(modelData.field, modelData.language, modelData.line)
            }
        }
        MessageExtras {
            Layout.fillWidth: true
            message: root.message
        }
    }
}
