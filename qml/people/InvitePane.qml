// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.People
import FibreDesk.Models.Session

/*! Inviting a colleague: the form, then what came of each part. */
FocusScope {
    id: root

    required property PeopleController controller

    readonly property Invitation form: controller.invitation
    readonly property bool isForm: form.state === Invitation.Form || form.state === Invitation.Sending || form.state === Invitation.Failed

    Accessible.name: qsTr("Invite a colleague")
    Accessible.role: Accessible.Pane
    Component.onCompleted: name.forceActiveFocus(Qt.OtherFocusReason)
    Keys.onEscapePressed: root.controller.isInviting = false

    Shortcut {
        enabled: root.visible && root.form.canSend && root.isForm
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.form.send()
    }
    Flickable {
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: content.implicitHeight + Theme.gutter * 2
        contentWidth: width

        T.ScrollBar.vertical: FdScrollBar {}

        ColumnLayout {
            id: content

            x: Theme.gutter
            y: Theme.gutter
            width: parent.width - Theme.gutter * 2
            spacing: Theme.spacing

            FdLabel {
                Layout.fillWidth: true
                text: root.isForm ? qsTr("Invite a colleague") : root.form.name
                variant: FdLabel.Heading
            }
            ColumnLayout {
                Layout.fillWidth: true
                enabled: root.form.state !== Invitation.Sending
                spacing: Theme.spacingSm
                visible: root.isForm

                FdTextField {
                    id: name

                    Layout.fillWidth: true
                    focus: true
                    objectName: "inviteName"
                    placeholderText: qsTr("First and last name")
                    text: root.form.name

                    onTextEdited: root.form.name = text
                }
                FdTextField {
                    Layout.fillWidth: true
                    inputMethodHints: Qt.ImhEmailCharactersOnly
                    invalid: root.form.emailProblem.length > 0 && !activeFocus
                    objectName: "inviteEmail"
                    placeholderText: qsTr("E-mail address")
                    text: root.form.email

                    onTextEdited: root.form.email = text
                }
                SectionHeader {
                    Layout.fillWidth: true
                    title: qsTr("Groups")
                }
                GroupChips {
                    Layout.fillWidth: true
                    form: root.form
                }
                SectionHeader {
                    Layout.fillWidth: true
                    title: qsTr("Roles in ERPNext")
                }
                FdTextField {
                    Layout.fillWidth: true
                    objectName: "inviteRoles"
                    placeholderText: qsTr("Employee")
                    text: root.form.roles

                    Accessible.name: qsTr("Roles in ERPNext, separated by commas")
                    onEditingFinished: root.form.roles = text
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("The hub makes the account with a temporary password, mails it, sets the groups and makes the ERPNext user.")
                    variant: FdLabel.Secondary
                    wrapMode: Text.Wrap
                }
                FdLabel {
                    Layout.fillWidth: true
                    color: Theme.textSecondary
                    text: root.form.missing
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdButton {
                        enabled: root.form.canSend
                        forbidden: Rights.manageUsers.reason
                        glyph: "send"
                        keys: "Ctrl+Return"
                        kind: FdButton.Primary
                        objectName: "sendInvitation"
                        text: root.form.state === Invitation.Sending ? qsTr("Inviting…") : qsTr("Invite")

                        onClicked: root.form.send()
                    }
                    FdButton {
                        keys: "Esc"
                        text: qsTr("Cancel")

                        onClicked: root.controller.isInviting = false
                    }
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.form.email
                variant: FdLabel.Secondary
                visible: !root.isForm
            }
            InviteParts {
                Layout.fillWidth: true
                parts: root.form.parts
                visible: root.form.state === Invitation.Told
            }
            ErrorBanner {
                Layout.fillWidth: true
                advice: root.form.state === Invitation.Uncertain ? qsTr("Asking again is safe: an account that exists is not made twice. A second mail with another password may go out.") : Theme.language.length > 0 ? root.form.error.advice : ""
                error: root.form.error
                retryText: ""
                tone: root.form.state === Invitation.Uncertain ? "uncertain" : "danger"
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.spacingSm
                visible: !root.isForm

                FdButton {
                    glyph: "rotate-cw"
                    objectName: "askAgain"
                    text: qsTr("Ask again")
                    toolTip: qsTr("Who exists is not made twice")

                    onClicked: root.form.send()
                }
                FdButton {
                    glyph: "plus"
                    text: qsTr("Invite another")

                    onClicked: {
                        root.form.begin();
                        name.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                FdButton {
                    text: qsTr("Close")

                    onClicked: root.controller.isInviting = false
                }
            }
        }
    }
}
