// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.People
import FibreDesk.Models.Session

/*! One colleague: what is known of them, and what can be done. */
Item {
    id: root

    required property PeopleController controller

    readonly property personCard person: controller.selected
    readonly property string outcomeText: {
        switch (person.outcome) {
        case "mailed":
            return qsTr("The hub says that the mail was sent.");
        case "mailNotTold":
            return qsTr("The hub accepted it, and does not say whether the mail went out.");
        case "disabled":
            return qsTr("The hub says that the access has ended.");
        default:
            return "";
        }
    }

    signal disableRequested
    signal resendRequested

    Accessible.name: person.name
    Accessible.role: Accessible.Pane

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

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                Avatar {
                    name: root.person.name
                    size: 36
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.person.name
                    variant: FdLabel.Heading
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                FormRow {
                    copyable: true
                    label: qsTr("E-mail")
                    value: root.person.email
                }
                FormRow {
                    emptyText: root.person.groupsKnown ? qsTr("none") : qsTr("not known")
                    label: qsTr("Groups")
                    value: Theme.language.length > 0 ? root.person.groupTitles.join(", ") : ""
                }
                FormRow {
                    label: qsTr("Access")
                    value: root.person.access === "disabled" ? qsTr("disabled") : root.person.access === "active" ? qsTr("active") : qsTr("not known")
                }
                FormRow {
                    label: qsTr("Last sign-in")
                    tabular: true
                    value: !root.person.lastLoginKnown ? qsTr("not known") : isNaN(root.person.lastLogin.getTime()) ? qsTr("never") : Format.dayTime(root.person.lastLogin)
                }
                FormRow {
                    label: qsTr("ERPNext user")
                    value: root.person.erpUser === "yes" ? qsTr("yes") : root.person.erpUser === "no" ? qsTr("no") : qsTr("not known")
                }
            }
            StatusBadge {
                Layout.fillWidth: true
                text: root.person.busy === "resend" ? qsTr("Asking for another mail…") : qsTr("Ending the access…")
                tone: "pending"
                visible: root.person.busy.length > 0
            }
            FdLabel {
                Layout.fillWidth: true
                objectName: "personOutcome"
                text: root.outcomeText
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            ErrorBanner {
                Layout.fillWidth: true
                error: root.person.error
                retryText: ""
                tone: root.person.error.kind === "uncertain" ? "uncertain" : "danger"
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdButton {
                    enabled: root.controller.canChange && root.person.busy.length === 0 && root.person.access !== "disabled"
                    forbidden: Rights.manageUsers.reason
                    glyph: "mail"
                    keys: "R"
                    objectName: "resend"
                    text: qsTr("Mail a new password")

                    onClicked: root.resendRequested()
                }
                FdButton {
                    enabled: root.controller.canChange && root.person.busy.length === 0 && root.person.access !== "disabled"
                    forbidden: Rights.manageUsers.reason
                    glyph: "ban"
                    keys: "Del"
                    kind: FdButton.Danger
                    objectName: "disable"
                    text: qsTr("Disable")

                    onClicked: root.disableRequested()
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Nobody can be changed from here: there is no connection to a hub.")
                variant: FdLabel.Secondary
                visible: !root.controller.canChange
                wrapMode: Text.Wrap
            }
        }
    }
}
