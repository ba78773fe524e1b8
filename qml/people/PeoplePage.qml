// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.People
import FibreDesk.Models.Session

/*! Colleagues with their groups and last sign-in; inviting, mailing again, disabling. */
FdPage {
    id: root

    required property PeopleController controller

    function choose(id: string): void {
        root.controller.select(id);
        list.currentIndex = root.controller.people.rowOf(id);
    }
    readonly property string refusal: Rights.manageUsers.reason
    property string said

    /// What the buttons say by themselves, said to who uses the keyboard.
    function mayChange(): bool {
        root.said = root.refusal;
        return root.refusal.length === 0;
    }
    function askToResend(): void {
        const person = root.controller.selected;
        if (root.mayChange() && root.controller.canChange && person.personId.length > 0 && person.busy.length === 0 && person.access !== "disabled")
            resendDialog.open();
    }
    function askToDisable(): void {
        const person = root.controller.selected;
        if (root.mayChange() && root.controller.canChange && person.personId.length > 0 && person.busy.length === 0 && person.access !== "disabled")
            disableDialog.open();
    }

    title: qsTr("People")
    subtitle: controller.total > 0 ? qsTr("%n colleague(s)", "", controller.total) : ""
    inspector: controller.isInviting ? invitePane : personPane
    inspectorOpen: controller.isInviting || controller.selected.personId.length > 0
    shortcuts: [
        ShortcutHint {
            group: root.title
            keys: "/"
            text: qsTr("Find a colleague")
        },
        ShortcutHint {
            group: root.title
            keys: "N"
            text: qsTr("Invite a colleague")
        },
        ShortcutHint {
            group: root.title
            keys: "R"
            text: qsTr("Mail a new password")
        },
        ShortcutHint {
            group: root.title
            keys: "Del"
            text: qsTr("Disable")
        }
    ]

    onActivated: {
        list.forceActiveFocus(Qt.OtherFocusReason);
        controller.refresh();
    }
    onInspectorClosed: {
        controller.isInviting = false;
        controller.select("");
        list.forceActiveFocus(Qt.OtherFocusReason); // where the keys are heard
    }

    Keys.onPressed: event => {
        event.accepted = true;
        // Not while the search is being typed.
        const isPlain = event.modifiers === Qt.NoModifier && list.activeFocus;
        if (event.key === Qt.Key_Slash || (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F))
            bar.focusSearch();
        else if (isPlain && event.key === Qt.Key_N)
            root.controller.isInviting = root.mayChange();
        else if (isPlain && event.key === Qt.Key_R)
            root.askToResend();
        else if (isPlain && event.key === Qt.Key_Delete)
            root.askToDisable();
        else if (event.key === Qt.Key_Escape && root.inspectorOpen)
            root.inspectorClosed();
        else
            event.accepted = false;
    }

    Component {
        id: personPane

        PersonPane {
            controller: root.controller

            onDisableRequested: root.askToDisable()
            onResendRequested: root.askToResend()
        }
    }
    Component {
        id: invitePane

        InvitePane {
            controller: root.controller
        }
    }
    FdDialog {
        id: resendDialog

        confirmText: qsTr("Mail a new password")
        consequence: qsTr("%1 gets a mail at %2 with a new temporary password. The one of before is no longer taken.").arg(root.controller.selected.name).arg(root.controller.selected.email)
        objectName: "resendDialog"
        title: qsTr("Mail a new password")

        onAccepted: root.controller.resend(root.controller.selected.personId)
    }
    FdDialog {
        id: disableDialog

        confirmText: qsTr("Disable")
        consequence: qsTr("%1 (%2) is signed out of everything and cannot sign in to the desk, the hub or ERPNext any more. Work assigned to them stays assigned. Only an administrator of the sign-in can let them in again.").arg(root.controller.selected.name).arg(root.controller.selected.email)
        danger: true
        objectName: "disableDialog"
        title: qsTr("Disable this account")

        onAccepted: root.controller.disable(root.controller.selected.personId)
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        PeopleBar {
            id: bar

            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            controller: root.controller

            onDismissed: list.forceActiveFocus(Qt.OtherFocusReason)
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Close")
            objectName: "peopleRefusal"
            shown: root.said.length > 0
            text: root.said
            tone: "warning"

            onActionRequested: root.said = ""
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.controller.sourceNote.length > 0
            text: root.controller.sourceNote
            tone: "info"
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            error: root.controller.error

            onRetryRequested: root.controller.refresh()
        }
        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            keyNavigationEnabled: true
            model: root.controller.people

            Accessible.name: root.title
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: PersonRow {
                width: ListView.view.width
                    hasFocus: list.activeFocus && ListView.isCurrentItem
                isCurrent: personId === root.controller.selected.personId

                onChosen: id => {
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    root.choose(id);
                }
            }

            Keys.onEnterPressed: root.choose(root.controller.people.idAt(currentIndex))
            Keys.onReturnPressed: root.choose(root.controller.people.idAt(currentIndex))
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0 && count > 0)
                    currentIndex = 0;
            }

            EmptyState {
                anchors.centerIn: parent
                glyph: "users"
                hint: root.controller.text.length > 0 ? qsTr("No colleague has these words in name, address or group.") : qsTr("Colleagues appear here as soon as the hub or ERPNext lists them.")
                keys: root.controller.text.length > 0 ? "" : "N"
                title: root.controller.text.length > 0 ? qsTr("Nobody found") : root.controller.isLoading ? qsTr("Asking…") : qsTr("Nobody listed")
                visible: list.count === 0 && !root.controller.error.isSet
            }
        }
    }
}
