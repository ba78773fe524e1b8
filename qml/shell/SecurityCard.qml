// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Locking the desk, and taking everything off this computer. */
Card {
    id: root

    readonly property var choices: [0, 1, 5, 15, 30, 60]
    readonly property bool lockable: Session.lock.means.length > 0

    spacing: Theme.spacing
    title: qsTr("Security")

    SettingRow {
        label: qsTr("Lock when idle")

        FdComboBox {
            objectName: "lockMinutes"
            currentIndex: root.choices.indexOf(Settings.lockMinutes)
            enabled: root.lockable
            label: qsTr("Lock when idle")
            model: root.choices.map(minutes => minutes === 0 ? qsTr("Never") : qsTr("After %1 min").arg(minutes))

            onActivated: index => Settings.lockMinutes = root.choices[index]
        }
        FdButton {
            enabled: root.lockable
            glyph: "lock"
            keys: "Ctrl+Alt+L"
            text: qsTr("Lock now")

            onClicked: Session.lock.lock()
        }
    }
    FdLabel {
        objectName: "lockMeans"
        Layout.fillWidth: true
        color: root.lockable ? Theme.textSecondary : Theme.tone("warning")
        text: {
            switch (Session.lock.means) {
            case "system":
                return qsTr("Opens with the password of this computer's user. Sending and copying go on while it is locked.");
            case "passphrase":
                return qsTr("Opens with the passphrase set here. Sending and copying go on while it is locked.");
            case "signin":
                return qsTr("Opens with a new sign-in as the same person, in the browser: this computer cannot check its user's password. While the provider cannot be reached, the desk stays locked and says why; it can be closed, and nothing is lost. A passphrase set here opens it without a network too.");
            default:
                return qsTr("This computer cannot check its user's password, and nobody is signed in whom the provider could ask again: the desk does not lock until a passphrase is set here.");
            }
        }
        wrapMode: Text.Wrap
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdTextField {
            id: passphrase

            objectName: "passphrase"
            Layout.fillWidth: true
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            placeholderText: qsTr("New passphrase")

            onAccepted: take.clicked()
        }
        FdTextField {
            id: again

            Layout.fillWidth: true
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            invalid: text.length > 0 && text !== passphrase.text
            placeholderText: qsTr("The same again")

            onAccepted: take.clicked()
        }
        FdButton {
            id: take

            enabled: passphrase.text.length > 0 && passphrase.text === again.text
            text: qsTr("Set passphrase")

            onClicked: {
                if (!enabled)
                    return;
                Session.lock.setPassphrase(passphrase.text);
                passphrase.clear();
                again.clear();
            }
        }
        FdButton {
            text: qsTr("Remove it")
            visible: Session.lock.means === "passphrase"

            onClicked: Session.lock.removePassphrase()
        }
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.tone("danger")
        text: Session.lock.passphraseRefusal
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    Divider {
        Layout.fillWidth: true
    }
    FdLabel {
        Layout.fillWidth: true
        text: Session.dataBytes > 0 ? qsTr("%1 of customers' data, mails, drafts and maps are on this computer, closed to its other users.").arg(Format.bytes(Session.dataBytes)) : ""
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdButton {
        objectName: "wipe"
        kind: FdButton.Danger
        text: qsTr("Wipe local data…")

        onClicked: {
            // What is unconfirmed may have changed since the page was opened.
            Session.measure();
            wipe.open();
        }
    }
    FdDialog {
        id: wipe

        objectName: "wipeDialog"
        confirmText: qsTr("Wipe and close")
        consequence: qsTr("The local copy, diaries of devices, map tiles, opened files, drafts, and ledgers of campaigns that are settled are deleted from this computer, and FibreDesk closes. Servers lose nothing. The profile and the keychain stay.")
        danger: true
        title: qsTr("Wipe local data")

        onAccepted: {
            if (Session.unsettled.length > 0)
                unsettled.open();
            else
                Session.wipe(false);
        }
    }
    FdDialog {
        id: unsettled

        objectName: "unsettledDialog"
        confirmText: alsoUnsent.checked ? qsTr("Wipe it too") : qsTr("Wipe the rest")
        consequence: Session.unsettled
        danger: true
        title: qsTr("Some work was never confirmed")

        onAccepted: Session.wipe(alsoUnsent.checked)

        FdCheckBox {
            id: alsoUnsent

            objectName: "alsoUnsent"
            text: qsTr("Delete that too: it is lost for good")
        }
    }
}
