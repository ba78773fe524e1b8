// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Where secrets are kept, which there are, and how to enter what is missing. */
Card {
    id: root

    readonly property bool hasKeychain: Session.secrets.backend === "keychain"
    readonly property string whyMemory: {
        switch (Session.secrets.backendCause) {
        case "switchedOff":
            return qsTr("it is switched off (FIBREDESK_KEYCHAIN)");
        case "noSessionBus":
            return qsTr("there is no session bus to reach one by");
        case "silent":
            return qsTr("it does not answer; it may be waiting for its own password");
        case "untrue":
            return qsTr("it gave back something else than was written");
        default:
            return Session.secrets.backendReason;
        }
    }

    spacing: 0
    title: qsTr("Secrets")

    FormRow {
        label: qsTr("Kept in")
        labelWidth: Theme.labelColumnWide
        value: {
            switch (Session.secrets.backend) {
            case "keychain":
                return qsTr("the system's keychain (%1)").arg(Session.secrets.backendName);
            case "memory":
                return qsTr("memory, for this session only");
            default:
                return qsTr("asking the keychain…");
            }
        }
    }
    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        color: Theme.tone("warning")
        text: qsTr("No keychain can be used on this computer: %1. What is entered here is gone when FibreDesk closes; it is never written to a file.").arg(root.whyMemory)
        visible: Session.secrets.backend === "memory"
        wrapMode: Text.Wrap
    }
    FdButton {
        Layout.bottomMargin: Theme.spacingSm
        glyph: "rotate-cw"
        small: true
        text: qsTr("Look for the keychain again")
        visible: Session.secrets.backend === "memory"

        onClicked: Session.secrets.probe()
    }
    Repeater {
        model: Session.secrets

        SecretRow {}
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("The configured services need no secrets.")
        variant: FdLabel.Secondary
        visible: Session.secrets.count === 0
    }
    ErrorBanner {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingSm
        error: Session.secrets.error
        retryText: ""
        visible: Session.secrets.error.isSet
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingSm
        spacing: Theme.spacing
        visible: Session.secrets.changed

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("The services use this from their next start on.")
            wrapMode: Text.Wrap
        }
        FdButton {
            kind: FdButton.Primary
            text: qsTr("Start them again")

            onClicked: restart.open()
        }
    }
    FdDialog {
        id: restart

        confirmText: qsTr("Start again")
        consequence: qsTr("The window closes for a moment and opens again. What was typed and not saved is lost; mails being sent stop fairly and go on afterwards.")
        title: qsTr("Start the services again")

        onAccepted: Session.secrets.apply()
    }
}
