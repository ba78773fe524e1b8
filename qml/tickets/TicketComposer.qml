// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Below the thread: the two ways to write on a ticket, of which one may be open. */
FocusScope {
    id: root

    required property TicketsController controller

    readonly property TicketWriting writing: controller.writing
    readonly property bool isReply: writing.composer === "reply"

    signal dismissed

    function focusEditor(): void {
        const editor = loader.item as Item;
        if (editor !== null)
            editor.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function dismiss(): void {
        root.writing.composer = "";
        root.dismissed();
    }

    implicitWidth: 320
    implicitHeight: loader.active ? loader.implicitHeight : buttons.implicitHeight

    RowLayout {
        id: buttons

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.spacingSm
        visible: !loader.active

        FdButton {
            forbidden: root.writing.refusal
            glyph: "send"
            keys: "R"
            small: true
            text: qsTr("Answer")
            toolTip: qsTr("Answer the customer")

            onClicked: root.writing.press(Qt.Key_R)
        }
        FdButton {
            glyph: "lock"
            keys: "N"
            small: true
            text: qsTr("Note")
            toolTip: qsTr("Note for staff only")

            onClicked: root.writing.press(Qt.Key_N)
        }
        FdButton {
            forbidden: root.writing.jobRefusal
            glyph: "wrench"
            keys: "W"
            small: true
            text: qsTr("Job")
            toolTip: qsTr("Create a dispatch job")

            onClicked: root.writing.press(Qt.Key_W)
        }
        FdButton {
            forbidden: root.writing.refusal
            glyph: "git-merge"
            keys: "D"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("This is a duplicate of…")

            onClicked: root.writing.press(Qt.Key_D)
        }
        Item {
            Layout.fillWidth: true
        }
    }
    Loader {
        id: loader

        anchors.fill: parent
        active: root.writing.composer.length > 0
        focus: true
        sourceComponent: root.isReply ? replyEditor : noteEditor
    }
    Component {
        id: noteEditor

        NoteEditor {
            focus: true
            notes: root.writing.notes

            onAnswerRequested: answers.openWith(root.writing.notes.text)
            onDismissed: root.dismiss()
        }
    }
    Component {
        id: replyEditor

        ReplyEditor {
            focus: true
            live: root.controller.live
            reply: root.writing.reply

            onAnswerRequested: answers.openWith(root.writing.reply.text)
            onDismissed: root.dismiss()
        }
    }
    AnswerPicker {
        id: answers

        answers: root.writing.answers

        onChosen: text => {
            const reply = loader.item as ReplyEditor;
            const note = loader.item as NoteEditor;
            if (reply !== null)
                reply.insert(text);
            else if (note !== null)
                note.insert(text);
        }
    }
}
