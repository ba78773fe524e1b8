// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Session

/*!
    Before the desk while somebody has to sign in: for which server, the button, and why it did not work. One sign-in at a time;
    nothing behind it is seen.
*/
T.Popup {
    id: root

    required property SignInBoard board
    readonly property SignInDesk desk: board.waiting
    readonly property bool hasOthers: board.desks.length > 1
    readonly property bool busy: desk !== null && desk.busy

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    closePolicy: T.Popup.NoAutoClose
    focus: true
    modal: true
    visible: board.gate

    // The ring shows where the keyboard is: nothing else is here yet.
    onBusyChanged: {
        if (!busy)
            Qt.callLater(begin.forceActiveFocus, Qt.TabFocusReason);
    }
    onDeskChanged: Qt.callLater(begin.forceActiveFocus, Qt.TabFocusReason)
    onOpened: begin.forceActiveFocus(Qt.TabFocusReason)

    background: Rectangle {
        color: Theme.background
    }
    contentItem: FocusScope {
        focus: true

        Keys.onEscapePressed: event => {
            event.accepted = root.busy;
            if (root.busy)
                root.desk.cancel();
        }

        ProfileMark {
            id: mark

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
        }
        Flickable {
            id: flick

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: mark.bottom
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: Math.max(height, sheet.height + Theme.spacingXl * 2)
            contentWidth: width

            T.ScrollBar.vertical: FdScrollBar {}

            Rectangle {
                id: sheet

                anchors.centerIn: parent
                width: Math.min(parent.width - Theme.gutter * 2, Theme.dialogWidth + Theme.spacingXl * 2)
                height: column.implicitHeight + Theme.spacingXl * 2
                border.color: Theme.line
                border.width: Theme.hairline
                color: Theme.surface
                radius: Theme.radius * 2

                ColumnLayout {
                    id: column

                    anchors.left: parent.left
                    anchors.margins: Theme.spacingXl
                    anchors.right: parent.right
                    anchors.top: parent.top
                    spacing: Theme.gutter

                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.spacing

                        BrandMark {
                            Layout.preferredHeight: 36
                            Layout.preferredWidth: 36
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            FdLabel {
                                text: "FibreDesk"
                                variant: FdLabel.Title
                            }
                            FdLabel {
                                Layout.fillWidth: true
                                text: Session.profileName
                                variant: FdLabel.Secondary
                                visible: text.length > 0
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        objectName: "signInServers"
                        text: root.desk.servers
                        variant: FdLabel.Heading
                        visible: root.hasOthers
                        wrapMode: Text.Wrap
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: root.desk.optional ? qsTr("Sign in with %1 to use it too. FibreDesk never sees the password.").arg(root.desk.provider) : qsTr("Sign in with %1 to begin. FibreDesk never sees the password.").arg(root.desk.provider)
                        visible: !root.desk.busy
                        wrapMode: Text.Wrap
                    }
                    SignInOthers {
                        Layout.fillWidth: true
                        board: root.board
                        visible: root.hasOthers
                    }
                    ErrorBanner {
                        Layout.fillWidth: true
                        details: root.desk.detail
                        expanded: true
                        objectName: "signInError"
                        what: root.desk.failed && !root.desk.busy ? SignInWords.reason(root.desk.errorType, root.desk.errorKind) : ""
                    }
                    NoticeStrip {
                        Layout.fillWidth: true
                        actionText: root.desk.farewellPage.length > 0 ? qsTr("Sign out there too") : ""
                        shown: !root.desk.busy && (root.desk.farewellPage.length > 0 || root.desk.farewellError.length > 0)
                        text: root.desk.farewellError.length > 0 ? qsTr("Signed out here, but the provider could not be told: %1").arg(root.desk.farewellError) : qsTr("Signed out here. The browser may still be signed in.")
                        tone: root.desk.farewellError.length > 0 ? "warning" : "info"

                        onActionRequested: root.desk.openFarewellPage()
                    }
                    RowLayout {
                        spacing: Theme.spacingSm
                        visible: !root.desk.busy

                        FdButton {
                            id: begin

                            focus: true
                            kind: FdButton.Primary
                            objectName: "signInButton"
                            text: qsTr("Sign in")

                            Keys.onEnterPressed: root.desk.signIn()
                            Keys.onReturnPressed: root.desk.signIn()
                            onClicked: root.desk.signIn()
                        }
                        FdButton {
                            objectName: "signInElsewhereButton"
                            text: qsTr("On another device")
                            visible: root.desk.hasDeviceCode

                            onClicked: root.desk.signInElsewhere()
                        }
                        FdButton {
                            kind: FdButton.Quiet
                            objectName: "putOffSignIn"
                            text: qsTr("Later")
                            toolTip: qsTr("What it opens stays closed until somebody signs in from the settings.")
                            visible: root.desk.optional

                            onClicked: root.desk.putOff()
                        }
                    }
                    SignInSteps {
                        Layout.fillWidth: true
                        desk: root.desk
                        visible: root.desk.busy
                    }
                    SignInChecksView {
                        Layout.fillWidth: true
                        desk: root.desk
                        visible: !root.desk.busy
                    }
                }
            }
        }
    }
}
