// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! The selected job: who, where, how to get in, when, what is wrong, what became of the last change. */
ColumnLayout {
    id: root

    required property DispatchController controller
    readonly property jobCard card: controller.jobCard

    signal assignRequested(string job)
    signal dateRequested(string job)
    signal customerRequested(string customer)
    signal suggestRequested

    spacing: Theme.spacing

    RowLayout {
        spacing: Theme.spacingSm

        IconGlyph {
            glyph: JobWords.kindGlyphs[root.card.jobKind]
            size: Theme.iconSizeLarge
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.card.customerName
            variant: FdLabel.Heading
        }
        CopyButton {
            toolTip: qsTr("Copy %1").arg(root.card.id)
            value: root.card.id
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        StatusBadge {
            filled: true
            glyph: JobWords.stateGlyphs[root.card.jobState]
            text: root.card.stateText
            tone: JobWords.stateTones[root.card.jobState]
        }
        StatusBadge {
            filled: true
            glyph: root.card.priority === 3 ? "zap" : "flag"
            text: root.card.priorityText
            tone: root.card.priority === 3 ? "danger" : root.card.priority === 2 ? "warning" : "pending"
        }
        FdLabel {
            height: Theme.chipHeight
            text: root.card.id
            variant: FdLabel.Secondary
        }
    }
    AlsoHere {
        Layout.fillWidth: true
        names: Session.alsoHereAt === root.card.id ? Session.alsoHere : ""
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.card.subject
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    WriteNotice {
        Layout.fillWidth: true
        details: root.card.writeDetails
        text: root.card.writeText
        writeState: root.card.writeState

        onDismissRequested: root.controller.dismissWrite(root.card.id)
        onRepeatRequested: root.controller.repeatWrite(root.card.id)
    }
    SplitNotice {
        Layout.fillWidth: true
        details: root.card.splitDetails
        text: root.card.splitText

        onRepeatRequested: root.controller.repeatSplit(root.card.id)
        onUndoRequested: root.controller.undoSplit(root.card.id)
    }
    ArrivalNotices {
        Layout.fillWidth: true
        trail: root.controller.trail
    }
    Repeater {
        model: root.card.problems

        RowLayout {
            required property string modelData

            spacing: Theme.spacingXs

            IconGlyph {
                color: Theme.tone(JobWords.severityTone(root.card.severity))
                glyph: "triangle-alert"
            }
            FdLabel {
                Layout.fillWidth: true
                text: parent.modelData
                wrapMode: Text.Wrap
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 2
        columnSpacing: Theme.spacingSm
        rowSpacing: Theme.spacingSm

        FdButton {
            Layout.fillWidth: true
            enabled: root.card.canMove
            forbidden: root.controller.writeRefusal
            glyph: "user-check"
            keys: "A"
            kind: root.card.technician.length === 0 ? FdButton.Primary : FdButton.Plain
            text: qsTr("Assign")
            toolTip: qsTr("Choose a technician and a time")
            onClicked: root.assignRequested(root.card.id)
        }
        FdButton {
            Layout.fillWidth: true
            enabled: root.card.canMove
            forbidden: root.controller.writeRefusal
            glyph: "list-filter"
            keys: "B"
            text: qsTr("Suggest…")
            toolTip: qsTr("The best technicians and times, with the reasons")
            onClicked: root.suggestRequested()
        }
        FdButton {
            Layout.fillWidth: true
            enabled: root.card.canMove && root.card.technician.length > 0
            forbidden: root.controller.writeRefusal
            glyph: "user-x"
            keys: "U"
            text: qsTr("Unassign")
            toolTip: qsTr("Take it away from the technician")
            onClicked: root.controller.unassign(root.card.id)
        }
        FdButton {
            Layout.fillWidth: true
            enabled: root.card.canMove
            forbidden: root.controller.writeRefusal
            glyph: "calendar-days"
            keys: "D"
            text: qsTr("Date")
            toolTip: qsTr("Change the date")
            onClicked: root.dateRequested(root.card.id)
        }
        FdButton {
            Layout.fillWidth: true
            checked: root.card.isPinned
            enabled: root.card.canMove && root.card.technician.length > 0
            forbidden: root.controller.writeRefusal
            glyph: "pin"
            keys: "K"
            text: root.card.isPinned ? qsTr("Pinned") : qsTr("Pin")
            toolTip: root.card.isPinned ? qsTr("Take the pin out: plans may move it again") : qsTr("No plan moves it, and a drag asks")
            onClicked: root.controller.setPinned(root.card.id, !root.card.isPinned)
        }
        FdButton {
            Layout.fillWidth: true
            enabled: root.card.customer.length > 0
            glyph: "user"
            text: qsTr("Customer")
            toolTip: qsTr("Open the customer")
            onClicked: root.customerRequested(root.card.customer)
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        FormRow {
            label: qsTr("When")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            tabular: true
            value: root.card.when
        }
        FormRow {
            label: qsTr("Promised")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            tabular: true
            value: root.card.promised
        }
        FormRow {
            label: qsTr("Drive")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.travel
            visible: root.card.travel.length > 0
        }
        FormRow {
            label: qsTr("Really")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.actual
            visible: root.card.actual.length > 0
        }
        FormRow {
            label: qsTr("By GPS")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.controller.trail.attendanceText
            visible: value.length > 0
        }
        FormRow {
            label: qsTr("Technician")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: [root.card.technicianName].concat(root.card.assistants).filter(name => name.length > 0).join(", ")
        }
        FormRow {
            label: qsTr("Told")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.toldText
            visible: root.card.toldText.length > 0
        }
        FormRow {
            copyable: true
            label: qsTr("Address")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: [root.card.address, root.card.city].filter(line => line.length > 0).join("\n")
        }
        FormRow {
            label: qsTr("Access")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.accessNotes
            visible: root.card.accessNotes.length > 0
        }
        FormRow {
            label: qsTr("Contact")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.contact
            visible: root.card.contact.length > 0
        }
        Repeater {
            model: root.card.phones

            FormRow {
                required property string modelData
                required property int index

                copyable: true
                label: index === 0 ? qsTr("Phone") : ""
                labelWidth: Theme.labelColumn - Theme.spacingXl
                tabular: true
                value: modelData
            }
        }
        FormRow {
            copyable: true
            label: qsTr("Ticket")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.ticketText.length > 0 ? root.card.ticket + "\n" + root.card.ticketText : root.card.ticket
            visible: root.card.ticket.length > 0
        }
        FormRow {
            label: qsTr("Skills")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.tags.join(", ")
            visible: root.card.tags.length > 0
        }
        FormRow {
            label: qsTr("Notes")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.notes
            visible: root.card.notes.length > 0
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("History on this desk")
        visible: root.card.history.length > 0
    }
    Repeater {
        model: root.card.history

        FdLabel {
            required property string modelData

            Layout.fillWidth: true
            tabular: true
            text: modelData
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
    }
}
