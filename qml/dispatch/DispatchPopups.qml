// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What opens over the dispatch page: whom to give a job to, on which day, what can be done with it, whose change stands. */
Item {
    id: root

    required property DispatchController controller
    readonly property bool isGroup: controller.markedCount > 1

    signal customerRequested(string customer)
    signal suggestRequested
    signal dropDecided(string act, string job, string technician, int minutes)
    /// One of them closed: the keyboard goes back to the board.
    signal boardWanted

    function openPicker(): void {
        if (root.isGroup || (root.controller.selectedJob.length > 0 && root.controller.jobCard.canMove))
            picker.openFor(root.controller.selectedJob);
    }

    function openPickerFor(job: string): void {
        picker.openFor(job);
    }

    function openSwap(): void {
        const technician = root.controller.technicianCard.id.length > 0 ? root.controller.technicianCard.id : root.controller.jobCard.technician;
        if (technician.length > 0)
            picker.openForSwap(technician);
    }

    function openDate(job: string): void {
        dates.job = job;
        dates.openAt(root.controller.day);
    }

    function openMenu(job: string, position: point): void {
        menu.job = job;
        const at = root.mapFromItem(null, position);
        menu.popup(root, at.x, at.y);
    }

    function ask(act: string, job: string, technician: string, minutes: int, news: string): void {
        question.ask(act, job, technician, minutes, news);
    }

    function askPinned(act: string, job: string, technician: string, minutes: int, pins: string): void {
        question.askPinned(act, job, technician, minutes, pins);
    }

    anchors.fill: parent

    AssignPicker {
        id: picker

        controller: root.controller
        onAssigned: (job, technician, minutes) => {
            if (root.isGroup)
                root.controller.dropMarked(job, technician, -1);
            else
                root.controller.assign(job, technician, minutes);
            root.controller.focusJob(job);
        }
        onClosed: root.boardWanted()
        onSwapChosen: (technician, other) => root.controller.swapDays(technician, other)
    }
    DatePopup {
        id: dates

        property string job

        anchors.centerIn: parent
        canClear: true
        controller: root.controller
        onClosed: root.boardWanted()
        onPicked: iso => {
            if (root.isGroup)
                root.controller.dateMarked(iso);
            else
                root.controller.changeDate(dates.job, iso);
        }
    }
    DropQuestion {
        id: question

        onDecided: (act, job, technician, minutes) => root.dropDecided(act, job, technician, minutes)
    }
    JobMenu {
        id: menu

        controller: root.controller
        onAssignRequested: job => picker.openFor(job)
        onCustomerRequested: customer => root.customerRequested(customer)
        onDateRequested: job => root.openDate(job)
        onSuggestRequested: root.suggestRequested()
    }
}
