// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! The facts of a ticket and what hangs together with it. */
ColumnLayout {
    id: root

    required property TicketsController controller
    /// Only what the list does not say already.
    property bool isBrief: false

    readonly property ticketCard card: controller.card
    readonly property TicketEdits edits: controller.writing.edits

    component EditRow: TicketFieldRow {
        required property string name

        editable: root.controller.writing.isReady && forbidden.length === 0
        forbidden: root.controller.writing.refusal

        onChooseRequested: root.controller.writing.choose(name)
        onGivenUp: root.edits.giveUp(name)
        onResolved: keepMine => root.edits.resolve(name, keepMine)
        onRetried: root.edits.tryAgain(name)
        onWriteRequested: write => root.controller.openWrite(write)
    }

    spacing: 0

    EditRow {
        objectName: "status"
        field: root.edits.status
        keys: "S"
        label: qsTr("Status")
        name: "status"
    }
    EditRow {
        objectName: "assigned_staff"
        field: root.edits.staff
        keys: "A"
        label: qsTr("Assigned to")
        name: "assigned_staff"
        emptyText: qsTr("Nobody")
    }
    EditRow {
        objectName: "issue_type"
        field: root.edits.type
        keys: "T"
        label: qsTr("Type")
        name: "issue_type"
    }
    EditRow {
        objectName: "priority"
        field: root.edits.priority
        keys: "P"
        label: qsTr("Priority")
        name: "priority"
    }
    EditRow {
        objectName: "is_important"
        field: root.edits.important
        keys: "I"
        label: qsTr("Important")
        name: "is_important"
    }
    FormRow {
        label: qsTr("In ERPNext")
        labelWidth: 104

        FdButton {
            glyph: "user-check"
            keys: "E"
            kind: FdButton.Quiet
            leftAligned: true
            enabled: !root.controller.writing.assignment.isBusy
            small: true
            text: root.controller.live.assigned.length > 0 ? root.controller.live.assigned : qsTr("Nobody")
            toolTip: qsTr("Assign it in ERPNext, or take it back there")
            width: Math.min(implicitWidth, parent.width)

            onClicked: root.controller.writing.choose("erpnext")
        }
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.controller.writing.assignment.error.sentence
        visible: root.controller.writing.assignment.error.isSet
        wrapMode: Text.Wrap
    }
    FormRow {
        label: qsTr("Address")
        labelWidth: 104
        value: root.card.address.length > 0 ? root.card.address : root.card.region
    }
    FormRow {
        copyable: true
        label: qsTr("Phone")
        labelWidth: 104
        tabular: true
        value: root.card.phone.length > 0 ? Format.phone(root.card.phone) : ""
    }
    FormRow {
        copyable: true
        label: qsTr("From")
        labelWidth: 104
        value: root.card.raisedBy
        visible: !root.isBrief
    }
    FormRow {
        label: qsTr("Opened")
        labelWidth: 104
        tabular: true
        value: isNaN(root.card.opened.getTime()) ? "" : Format.dayTime(root.card.opened)
        visible: !root.isBrief
    }
    FormRow {
        label: qsTr("Changed")
        labelWidth: 104
        tabular: true
        value: isNaN(root.card.modified.getTime()) ? "" : Format.dayTime(root.card.modified)
        visible: !root.isBrief
    }
    FormRow {
        copyable: true
        label: qsTr("Old number")
        labelWidth: 104
        tabular: true
        value: root.card.legacyId
        visible: !root.isBrief && root.card.legacyId.length > 0
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Together with")
        visible: root.controller.related.count > 0
    }
    Repeater {
        model: root.controller.related

        FdButton {
            required property string rowId
            required property string relation
            required property string subject
            required property string ticketStatus

            Layout.fillWidth: true
            Layout.bottomMargin: 2
            glyph: relation === "parent" ? "arrow-up" : "arrow-down"
            kind: FdButton.Quiet
            small: true
            text: subject
            toolTip: relation === "parent" ? qsTr("Part of %1").arg(rowId) : qsTr("Has the part %1").arg(rowId)

            onClicked: root.controller.openRelated(rowId)
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Jobs")
        visible: root.controller.jobs.count > 0 || root.controller.writing.job.pending.count > 0
    }
    Repeater {
        model: root.controller.jobs

        FdButton {
            required property string rowId
            required property string subject
            required property string day

            Layout.fillWidth: true
            Layout.bottomMargin: 2
            glyph: "wrench"
            kind: FdButton.Quiet
            leftAligned: true
            small: true
            text: day.length > 0 ? qsTr("%1 · %2").arg(Format.shortDate(day)).arg(subject) : subject
            toolTip: qsTr("Show %1 on the board").arg(rowId)

            onClicked: root.controller.openJob(rowId)
        }
    }
    PendingJobs {
        Layout.fillWidth: true
        Layout.fillHeight: false
        job: root.controller.writing.job
        visible: job.pending.count > 0

        onJobRequested: id => root.controller.openJob(id)
        onWriteRequested: write => root.controller.openWrite(write)
    }
    TicketFiles {
        Layout.fillWidth: true
        live: root.controller.live
    }
    CustomFieldsCard {
        Layout.fillWidth: true
        customFields: root.controller.customFields
        flat: true
        labelWidth: 104
    }
}
