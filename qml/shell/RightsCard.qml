// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! What who works here may do, and who says so: groups, the hub, ERPNext, with the age of it. */
Card {
    id: root

    spacing: 0
    title: qsTr("Rights")

    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        objectName: "rightsSummary"
        text: Rights.summary
        variant: Rights.isKnown ? FdLabel.Body : FdLabel.Strong
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        color: Theme.warning
        text: qsTr("They could not be asked anew: %1").arg(Rights.problem)
        visible: Rights.problem.length > 0
        wrapMode: Text.Wrap
    }
    FormRow {
        copyable: true
        label: qsTr("User")
        labelWidth: Theme.labelColumnWide
        value: Rights.user
    }
    FormRow {
        label: qsTr("Groups")
        labelWidth: Theme.labelColumnWide
        value: Rights.groups
    }
    FormRow {
        label: qsTr("Roles in ERPNext")
        labelWidth: Theme.labelColumnWide
        value: Rights.roles
    }
    FormRow {
        label: qsTr("Asked")
        labelWidth: Theme.labelColumnWide
        value: isNaN(Rights.askedAt.getTime()) ? qsTr("Never") : Format.stamp(Rights.askedAt)
    }
    RightsList {
        capabilities: Rights.granted
        isGranted: true
        title: qsTr("You may")
    }
    RightsList {
        capabilities: Rights.denied
        isGranted: false
        title: qsTr("You may not")
    }
    Repeater {
        model: Rights.limits

        FdLabel {
            required property string modelData

            Layout.fillWidth: true
            text: modelData
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
    }
    FdButton {
        Layout.topMargin: Theme.spacingSm
        glyph: "refresh-cw"
        text: qsTr("Ask again")

        onClicked: Rights.askAgain()
    }
}
