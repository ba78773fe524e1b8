// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! One ticket: in the inspector above one another, on its own page side by side. */
FocusScope {
    id: root

    required property TicketsController controller
    property bool isFull: false

    signal backRequested
    signal fullRequested

    readonly property TicketEdits edits: controller.writing.edits

    function focusThread(): void {
        thread.forceActiveFocus(Qt.OtherFocusReason);
    }
    function titleOf(field: string): string {
        switch (field) {
        case "status":
            return qsTr("Status");
        case "priority":
            return qsTr("Priority");
        case "issue_type":
            return qsTr("Type");
        case "is_important":
            return qsTr("Important");
        case "erpnext":
            return qsTr("Assign in ERPNext, or take back");
        default:
            return qsTr("Assigned to");
        }
    }
    function valueOf(field: string): string {
        switch (field) {
        case "status":
            return root.edits.status.value;
        case "priority":
            return root.edits.priority.value;
        case "issue_type":
            return root.edits.type.value;
        case "is_important":
            return root.edits.important.value;
        case "erpnext":
            return "";
        default:
            return root.edits.staff.value;
        }
    }

    Keys.onEscapePressed: event => {
        event.accepted = root.isFull;
        if (root.isFull)
            root.backRequested();
    }
    Keys.onPressed: event => event.accepted = event.modifiers === Qt.NoModifier && root.controller.writing.press(event.key)

    Connections {
        function onAsked(what: string): void {
            if (what === "note" || what === "reply")
                composer.focusEditor();
            else if (what === "job")
                jobSheet.start();
            else if (what === "duplicate")
                duplicateSheet.start();
            else
                picker.openFor(what, root.titleOf(what), root.valueOf(what));
        }

        target: root.controller.writing
    }
    ChoicePicker {
        id: picker

        objectName: "choicePicker"
        edits: root.edits

        onChosen: (field, value) => {
            if (field === "erpnext")
                root.controller.writing.assignment.toggle(value);
            else
                root.edits.change(field, value);
        }
    }
    JobSheet {
        id: jobSheet

        objectName: "jobSheet"
        job: root.controller.writing.job
    }
    DuplicateSheet {
        id: duplicateSheet

        objectName: "duplicateSheet"
        duplicate: root.controller.writing.duplicate
        ticket: root.controller.card.id
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: root.isFull ? Theme.gutter : Theme.spacingSm
        anchors.topMargin: Theme.spacing
        spacing: Theme.spacing
        visible: root.controller.isLoaded

        TicketHead {
            Layout.fillWidth: true
            Layout.rightMargin: root.isFull ? 0 : Theme.spacingSm
            controller: root.controller
            isFull: root.isFull

            onBackRequested: root.backRequested()
            onFullRequested: root.fullRequested()
        }
        NoticeStrip {
            Layout.fillWidth: true
            glyph: "loader"
            shown: !root.controller.card.isThreadComplete && root.controller.thread.count > 0
            text: qsTr("Messages are still being copied from ERPNext.")
            tone: "pending"
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.controller.card.areNotesForbidden
            text: qsTr("Internal notes may not be read with this account.")
            tone: "neutral"
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: root.isFull ? 2 : 1
            columnSpacing: Theme.spacingLg
            rowSpacing: Theme.spacing

            // In the inspector the thread keeps more than half of it.
            Flickable {
                id: factsScroll

                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !root.isFull
                Layout.fillHeight: root.isFull
                Layout.maximumHeight: root.isFull ? Number.POSITIVE_INFINITY : root.height * 0.4
                Layout.preferredHeight: facts.implicitHeight
                Layout.preferredWidth: Theme.trayWidth
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                contentHeight: facts.implicitHeight

                T.ScrollBar.vertical: FdScrollBar {}

                TicketFacts {
                    id: facts

                    width: factsScroll.width - Theme.spacing
                    controller: root.controller
                    isBrief: !root.isFull
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumWidth: root.isFull ? Theme.readingWidth : Number.POSITIVE_INFINITY
                spacing: Theme.spacingSm

                TicketConversation {
                    id: thread

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    controller: root.controller
                    focus: true
                }
                TicketComposer {
                    id: composer

                    objectName: "composer"
                    Layout.fillWidth: true
                    Layout.maximumHeight: root.height / 2
                    Layout.bottomMargin: Theme.spacing
                    Layout.rightMargin: root.isFull ? 0 : Theme.spacingSm
                    controller: root.controller
                    visible: root.controller.writing.isReady

                    onDismissed: root.focusThread()
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - Theme.gutter * 2
        glyph: "ticket"
        hint: qsTr("The local copy has no ticket %1. If it is new, it comes with the next synchronisation.").arg(root.controller.ticketId)
        title: qsTr("Not here")
        visible: root.controller.isMissing
    }
    ErrorBanner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gutter
        error: root.controller.error

        onRetryRequested: root.controller.refresh()
    }
}
