// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! What of the server is kept on this computer: size, age, contents, and its removal. */
Card {
    id: root

    spacing: 0
    title: qsTr("Local copy")

    FormRow {
        copyable: true
        label: qsTr("File")
        labelWidth: Theme.labelColumnWide
        mono: true
        value: Session.mirrorFile
    }
    FormRow {
        label: qsTr("Size")
        labelWidth: Theme.labelColumnWide
        tabular: true
        value: Session.mirrorBytes > 0 ? Format.bytes(Session.mirrorBytes) : ""
    }
    FormRow {
        label: qsTr("Agreed with the server")
        labelWidth: Theme.labelColumnWide
        value: isNaN(Session.mirrorAt.getTime()) ? qsTr("Never") : Format.stamp(Session.mirrorAt)
    }
    Repeater {
        model: Session.mirror

        FormRow {
            required property string name
            required property real rows
            required property real expected

            label: name
            labelWidth: Theme.labelColumnWide
            tabular: true
            value: expected > rows ? qsTr("%1 of %2").arg(Format.number(rows)).arg(Format.number(expected)) : Format.number(rows)
        }
    }
    FdCheckBox {
        Layout.topMargin: Theme.spacingSm
        checked: Session.removesCopy
        objectName: "removesCopy"
        text: qsTr("Remove it whenever FibreDesk closes")

        onToggled: Session.removesCopy = checked
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("What was set aside of a damaged outbox stays: it may hold changes that were never sent.")
        variant: FdLabel.Secondary
        visible: Session.removesCopy
        wrapMode: Text.Wrap
    }
    FdLabel {
        readonly property int unsent: Session.pendingCount + Session.uncertainCount + Session.undecidedCount

        Layout.fillWidth: true
        color: Theme.tone("warning")
        text: qsTr("%n change(s) that the server has not confirmed stay on this computer until then.", "", unsent)
        visible: Session.removesCopy && unsent > 0
        wrapMode: Text.Wrap
    }
    FdButton {
        Layout.topMargin: Theme.spacingSm
        enabled: Session.mirrorFile.length > 0
        text: qsTr("Remove local copy")

        onClicked: confirm.open()
    }
    FdDialog {
        id: confirm

        confirmText: qsTr("Remove")
        consequence: qsTr("Customers, tickets and jobs are deleted from this computer and fetched again at the next start. Without the server nothing can be looked up until then. What waits to be sent, sent campaigns and drafts stay.")
        danger: true
        title: qsTr("Remove the local copy")

        onAccepted: Session.removeLocalCopy()
    }
}
