// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets
import FibreDesk.Models.Session

/*! The answer to the customer as it is typed; once it left, what is known of it. Ctrl+Enter sends. */
FocusScope {
    id: root

    required property TicketReply reply
    required property TicketLive live

    property bool isFilling: false
    readonly property bool isOpen: reply.state === "typed" || reply.state === "refused"

    signal dismissed
    signal answerRequested

    function insert(text: string): void {
        body.insert(body.cursorPosition, text);
        body.forceActiveFocus(Qt.OtherFocusReason);
    }
    function fill(): void {
        root.isFilling = true;
        to.text = root.reply.to;
        cc.text = root.reply.cc;
        subject.text = root.reply.subject;
        body.text = root.reply.text;
        body.cursorPosition = body.length;
        root.isFilling = false;
    }
    function keyed(event: var): void {
        const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (isEnter && event.modifiers & Qt.ControlModifier) {
            if (Rights.answerTickets.allowed)
                root.reply.send();
            event.accepted = true;
        } else if (event.key === Qt.Key_T && event.modifiers === Qt.ControlModifier) {
            root.answerRequested();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape) {
            root.dismissed();
            event.accepted = true;
        }
    }

    implicitWidth: 320
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2

    Component.onCompleted: fill()
    Keys.onPressed: event => root.keyed(event)

    Connections {
        function onFilled(): void {
            root.fill();
        }

        target: root.reply
    }
    Rectangle {
        anchors.fill: parent
        border.color: Theme.accent
        color: Theme.surface
        radius: Theme.radius
    }
    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.spacingSm
        spacing: Theme.spacingXs

        StatusBadge {
            Layout.fillWidth: true
            glyph: "send"
            text: qsTr("Answer to the customer, sent as an e-mail by ERPNext")
            tone: "info"
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.spacingXs

            FdTextField {
                id: to

                objectName: "replyTo"
                Layout.fillWidth: true
                enabled: root.isOpen
                inputMethodHints: Qt.ImhEmailCharactersOnly
                placeholderText: qsTr("To")

                Accessible.name: qsTr("To")
                Keys.onPressed: event => root.keyed(event)
                onTextChanged: if (!root.isFilling)
                    root.reply.to = text
            }
            FdButton {
                enabled: root.isOpen
                glyph: "users"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Choose an address")
                visible: root.reply.suggestions.length > 0

                onClicked: addresses.popup()

                FdMenu {
                    id: addresses

                    Repeater {
                        model: root.reply.suggestions

                        FdMenuItem {
                            required property var modelData

                            text: qsTr("%1, %2").arg(modelData.address).arg(modelData.label)

                            onTriggered: root.reply.addRecipient(modelData.address)
                        }
                    }
                }
            }
            FdTextField {
                id: cc

                Layout.preferredWidth: Theme.labelColumn
                enabled: root.isOpen
                inputMethodHints: Qt.ImhEmailCharactersOnly
                placeholderText: qsTr("Copy to")

                Accessible.name: qsTr("Copy to")
                Keys.onPressed: event => root.keyed(event)
                onTextChanged: if (!root.isFilling)
                    root.reply.cc = text
            }
        }
        FdTextField {
            id: subject

            Layout.fillWidth: true
            enabled: root.isOpen
            placeholderText: qsTr("Subject")

            Accessible.name: qsTr("Subject")
            Keys.onPressed: event => root.keyed(event)
            onTextChanged: if (!root.isFilling)
                root.reply.subject = text
        }
        FdTextArea {
            id: body

            objectName: "replyText"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.controlHeight * 3
            focus: true
            placeholderText: qsTr("Write the answer")
            readOnly: !root.isOpen

            Accessible.name: qsTr("Answer to the customer")
            Keys.onPressed: event => root.keyed(event)
            onTextChanged: if (!root.isFilling)
                root.reply.text = text
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdCheckBox {
                checked: root.reply.isQuoting
                enabled: root.isOpen
                text: qsTr("Quote the last message")
                visible: root.reply.canQuote

                onToggled: root.reply.isQuoting = checked
            }
            Repeater {
                model: root.live.files

                Chip {
                    required property string rowId
                    required property string fileName

                    checked: root.reply.attachments.indexOf(rowId) >= 0
                    enabled: root.isOpen
                    glyph: "paperclip"
                    text: fileName

                    onToggled: root.reply.toggleAttachment(rowId)
                }
            }
        }
        ReplyState {
            Layout.fillWidth: true
            reply: root.reply
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.spacingSm
            visible: root.isOpen

            FdButton {
                glyph: "bookmark"
                keys: "Ctrl+T"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Insert a canned answer")

                onClicked: root.answerRequested()
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.reply.problem.length > 0 && root.reply.isBegun ? root.reply.problem : qsTr("What is typed is kept.")
                variant: FdLabel.Secondary
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: qsTr("Discard")
                visible: root.reply.isBegun

                onClicked: root.reply.discard()
            }
            FdButton {
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                text: qsTr("Close")

                onClicked: root.dismissed()
            }
            FdButton {
                objectName: "sendReply"
                enabled: root.reply.problem.length === 0
                forbidden: Rights.answerTickets.reason
                glyph: "send"
                keys: "Ctrl+Enter"
                kind: FdButton.Primary
                small: true
                text: qsTr("Send")

                onClicked: root.reply.send()
            }
        }
    }
}
