// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Who is signed in, with whom and since when; signing out; the doctor. */
Card {
    id: root

    required property SignInDesk desk
    property bool hasOthers: false
    /// Where somebody else is signed in for the desk itself; null = it is one person.
    property SignInDesk other: null

    spacing: 0
    title: hasOthers ? qsTr("Sign-in: %1").arg(desk.servers) : qsTr("Sign-in")

    FormRow {
        label: qsTr("Signed in")
        labelWidth: Theme.labelColumnWide
        value: root.desk.state === "signedIn" ? root.desk.who : qsTr("Nobody")
    }
    FormRow {
        copyable: true
        label: qsTr("Mail address")
        labelWidth: Theme.labelColumnWide
        value: root.desk.email
        visible: value.length > 0
    }
    FormRow {
        label: qsTr("Groups")
        labelWidth: Theme.labelColumnWide
        value: root.desk.groups.join(", ")
    }
    FormRow {
        label: qsTr("Provider")
        labelWidth: Theme.labelColumnWide
        value: root.desk.provider
    }
    FormRow {
        label: qsTr("Since")
        labelWidth: Theme.labelColumnWide
        value: isNaN(root.desk.since.getTime()) ? "" : Format.stamp(root.desk.since)
    }
    FormRow {
        label: qsTr("Ends")
        labelWidth: Theme.labelColumnWide
        value: isNaN(root.desk.until.getTime()) ? "" : Format.stamp(root.desk.until)
        visible: value.length > 0
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.tone("warning")
        objectName: "otherPersonNote"
        //: %1 a person, %2 servers: "ERPNext (erp.example)", %3 a person, %4 servers
        text: root.other === null ? "" : qsTr("Not one person: %1 is signed in for %2, %3 for %4. What is done bears these different names.").arg(root.other.who).arg(root.other.servers).arg(root.desk.who).arg(root.desk.servers)
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.tone("warning")
        text: qsTr("No keychain keeps it: the next start asks for it again.")
        visible: root.desk.state === "signedIn" && !root.desk.kept
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.tone("warning")
        text: SignInWords.reason(root.desk.errorType, root.desk.errorKind) + " " + root.desk.detail
        visible: root.desk.failed
        wrapMode: Text.Wrap
    }
    SignInSteps {
        Layout.fillWidth: true
        desk: root.desk
        visible: root.desk.busy
    }
    RowLayout {
        Layout.bottomMargin: Theme.spacingSm
        Layout.topMargin: Theme.spacingSm
        spacing: Theme.spacingSm

        FdButton {
            enabled: root.desk.state === "signedIn" || root.desk.expired
            objectName: "signOutButton"
            text: qsTr("Sign out")

            onClicked: confirm.open()
        }
        FdButton {
            objectName: "signInAgainButton"
            text: root.desk.expired ? qsTr("Sign in again") : qsTr("Sign in")
            visible: root.desk.state !== "signedIn" && !root.desk.busy

            onClicked: root.desk.signIn()
        }
    }
    SignInChecksView {
        Layout.fillWidth: true
        desk: root.desk
    }
    FdDialog {
        id: confirm

        confirmText: qsTr("Sign out")
        consequence: root.desk.optional ? qsTr("The provider is told; what it opens stays closed until somebody signs in here. The other sign-ins stay.") : qsTr("The provider is told, and the window closes to everybody until somebody signs in. What waits to be sent waits until then.")
        title: qsTr("Sign out")

        onAccepted: root.desk.signOut()
    }
}
