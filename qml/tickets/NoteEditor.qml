// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! An internal note as it is typed, told apart from an answer by its tint and in words. Ctrl+Enter keeps it. */
FocusScope {
    id: root

    required property TicketNotes notes

    property bool isFilling: false

    signal dismissed
    signal answerRequested

    function insert(text: string): void {
        field.insert(field.cursorPosition, text);
        field.forceActiveFocus(Qt.OtherFocusReason);
    }
    function fill(): void {
        root.isFilling = true;
        field.text = root.notes.text;
        field.cursorPosition = field.length;
        root.isFilling = false;
    }

    implicitWidth: 320
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2

    Component.onCompleted: fill()

    Connections {
        function onTextChanged(): void {
            root.fill();
        }

        target: root.notes
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.warning
        color: Theme.soft(Theme.warning)
        radius: Theme.radius
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.spacingSm
        spacing: Theme.spacingSm

        StatusBadge {
            Layout.fillWidth: true
            glyph: "lock"
            text: qsTr("Internal note, visible to staff only")
            tone: "warning"
        }
        FdTextArea {
            id: field

            objectName: "noteText"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.popupWidth
            focus: true
            placeholderText: qsTr("Write a note for your colleagues")
            readOnly: root.notes.isAdding

            Accessible.name: qsTr("Internal note")
            Keys.onEscapePressed: root.dismissed()
            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (isEnter && event.modifiers & Qt.ControlModifier) {
                    root.notes.add();
                    event.accepted = true;
                } else if (event.key === Qt.Key_T && event.modifiers === Qt.ControlModifier) {
                    root.answerRequested();
                    event.accepted = true;
                }
            }
            onTextChanged: if (!root.isFilling)
                root.notes.setText(text)
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.danger
            text: root.notes.error.sentence
            visible: root.notes.error.isSet
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("What is typed is kept.")
                variant: FdLabel.Secondary
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                keys: "Esc"
                text: qsTr("Close")

                onClicked: root.dismissed()
            }
            FdButton {
                objectName: "addNote"
                enabled: field.text.trim().length > 0 && !root.notes.isAdding
                keys: "Ctrl+Enter"
                kind: FdButton.Primary
                small: true
                text: qsTr("Add the note")

                onClicked: root.notes.add()
            }
        }
    }
}
