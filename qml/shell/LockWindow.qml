// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import FibreDesk.Controls
import FibreDesk.Models.Session

/*!
    What is on the screen instead of the desk while it is locked. A window of its own: the others are taken off the screen
    as they are, and nothing of them is in this one.
*/
Window {
    id: root

    property bool asksSystem: Session.lock.means !== "passphrase"
    property bool startsOver: false
    /// Neither this computer nor a passphrase can tell who it is.
    readonly property bool asksProvider: Session.lock.means === "signin" || Session.lock.means.length === 0 && Session.lock.canStartOver

    objectName: "lockWindow"
    color: Theme.background
    flags: Qt.Window
    height: 560
    minimumHeight: 360
    minimumWidth: 480
    title: "FibreDesk"
    transientParent: null
    visible: Session.lock.locked
    width: 880

    onClosing: close => {
        close.accepted = false;
        // Whoever may not see the desk may still end it; what is being sent ends fairly.
        if (Session.closeQuestion.length === 0)
            Qt.quit();
    }
    onVisibleChanged: {
        field.clear();
        root.startsOver = false;
        if (visible) {
            requestActivate();
            if (root.asksProvider)
                signInAgain.forceActiveFocus(Qt.OtherFocusReason);
            else
                field.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.spacingXl * 2, Theme.dialogWidth)
        spacing: Theme.spacing

        IconGlyph {
            Layout.alignment: Qt.AlignHCenter
            color: Theme.textSecondary
            glyph: "lock"
        }
        FdLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("FibreDesk is locked")
            variant: FdLabel.Title

            Accessible.name: text
            Accessible.role: Accessible.Heading
        }
        FdLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: {
                if (root.asksProvider)
                    return Session.lock.canSignIn ? qsTr("Sign in again as the person of this desk. That needs the network.") : qsTr("Nobody is signed in any more who could open this desk.");
                return root.asksSystem ? qsTr("Enter the password of this computer's user.") : qsTr("Enter the passphrase of this desk.");
            }
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdTextField {
            id: field

            objectName: "unlockField"
            Layout.fillWidth: true
            Accessible.name: placeholderText
            echoMode: TextInput.Password
            enabled: !Session.lock.asking && Session.lock.means.length > 0
            focus: true
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            invalid: Session.lock.refusal.length > 0
            placeholderText: root.asksSystem ? qsTr("Password") : qsTr("Passphrase")
            visible: !root.asksProvider

            onAccepted: {
                const secret = text;
                clear();
                Session.lock.unlock(secret);
            }
            onEnabledChanged: {
                if (enabled && root.visible)
                    forceActiveFocus(Qt.OtherFocusReason);
            }
        }
        FdLabel {
            objectName: "unlockRefusal"
            Layout.fillWidth: true
            color: Theme.tone("danger")
            text: Session.lock.refusal
            visible: text.length > 0
            wrapMode: Text.Wrap

            Accessible.name: text
            Accessible.role: Accessible.AlertMessage
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Nobody can be let in this way. Close FibreDesk and start it again; nothing that waits to be sent is lost.")
            visible: Session.lock.stuck
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.spacingSm

            FdButton {
                enabled: !Session.lock.asking && field.text.length > 0
                kind: FdButton.Primary
                text: Session.lock.asking ? qsTr("Checking…") : qsTr("Unlock")
                visible: !root.asksProvider

                onClicked: field.accepted()
            }
            FdButton {
                enabled: Session.closeQuestion.length === 0
                kind: FdButton.Quiet
                text: qsTr("Close FibreDesk")

                onClicked: root.close()
            }
        }
        FdButton {
            id: signInAgain

            Layout.alignment: Qt.AlignHCenter
            objectName: "unlockBySignIn"
            kind: root.asksProvider ? FdButton.Primary : FdButton.Plain
            text: qsTr("Sign in again")
            visible: Session.lock.canSignIn && !Session.lock.signingIn

            onClicked: Session.lock.unlockBySignIn()
            onVisibleChanged: {
                if (visible && root.visible && root.asksProvider)
                    forceActiveFocus(Qt.OtherFocusReason);
            }
        }
        Loader {
            Layout.fillWidth: true
            active: Session.lock.signingIn && Session.signIn !== null
            visible: active

            sourceComponent: SignInSteps {
                desk: Session.signIn
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("The person of this desk is signed out then, and what is typed and not saved is lost. What waits to be sent stays.")
            visible: root.startsOver
            wrapMode: Text.Wrap

            Accessible.name: text
            Accessible.role: Accessible.AlertMessage
        }
        FdButton {
            Layout.alignment: Qt.AlignHCenter
            kind: root.startsOver ? FdButton.Danger : FdButton.Plain
            objectName: "startOver"
            text: root.startsOver ? qsTr("Sign out and start over") : qsTr("Start over as somebody else…")
            visible: Session.lock.canStartOver

            // Asked twice: one click of whoever walks past would throw away what is typed.
            onClicked: {
                if (root.startsOver)
                    Session.lock.startOver();
                else
                    root.startsOver = true;
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.tone("danger")
            text: Session.wipeOrder
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Mails are being sent: FibreDesk can be closed when they are, or once it is unlocked.")
            variant: FdLabel.Secondary
            visible: Session.closeQuestion.length > 0
            wrapMode: Text.Wrap
        }
    }
}
