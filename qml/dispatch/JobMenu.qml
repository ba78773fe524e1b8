// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Everything that can be done with a job, each with its key. */
FdMenu {
    id: root

    required property DispatchController controller
    property string job
    /// Several jobs are marked: what is chosen is for all of them.
    readonly property bool isGroup: controller.markedCount > 1
    readonly property bool mayWrite: controller.writeRefusal.length === 0
    readonly property bool canMove: controller.jobCard.canMove && mayWrite

    signal assignRequested(string job)
    signal suggestRequested
    signal dateRequested(string job)
    signal customerRequested(string customer)

    FdMenuItem {
        enabled: root.canMove
        glyph: "user-check"
        keys: "A"
        text: qsTr("Assign…")
        onTriggered: root.assignRequested(root.job)
    }
    FdMenuItem {
        enabled: root.canMove && !root.isGroup
        glyph: "list-filter"
        keys: "B"
        text: qsTr("Suggest…")
        onTriggered: root.suggestRequested()
    }
    FdMenuItem {
        enabled: root.canMove && root.controller.jobCard.technician.length > 0
        glyph: "user-x"
        keys: "U"
        text: qsTr("Unassign")
        onTriggered: root.isGroup ? root.controller.unassignMarked() : root.controller.unassign(root.job)
    }
    FdMenuItem {
        enabled: root.canMove
        glyph: "calendar-days"
        keys: "D"
        text: qsTr("Change date…")
        onTriggered: root.dateRequested(root.job)
    }
    FdMenuItem {
        enabled: root.canMove && root.controller.jobCard.technician.length > 0
        glyph: "pin"
        keys: "K"
        text: root.controller.jobCard.isPinned ? qsTr("Take the pin out") : qsTr("Pin to its place")
        onTriggered: root.controller.togglePins()
    }
    FdMenuSeparator {}
    FdMenuItem {
        enabled: root.canMove && root.controller.jobCard.technician.length > 0
        glyph: "arrow-left"
        keys: qsTr("Alt+Left")
        text: qsTr("15 minutes earlier")
        onTriggered: root.isGroup ? root.controller.moveMarked(-15, 0) : root.controller.nudge(root.job, -15, 0)
    }
    FdMenuItem {
        enabled: root.canMove && root.controller.jobCard.technician.length > 0
        glyph: "arrow-right"
        keys: qsTr("Alt+Right")
        text: qsTr("15 minutes later")
        onTriggered: root.isGroup ? root.controller.moveMarked(15, 0) : root.controller.nudge(root.job, 15, 0)
    }
    FdMenuItem {
        enabled: root.canMove && !root.isGroup
        glyph: "minus"
        keys: qsTr("Alt+Shift+Left")
        text: qsTr("15 minutes shorter")
        onTriggered: root.controller.stretch(root.job, -15)
    }
    FdMenuItem {
        enabled: root.canMove && !root.isGroup
        glyph: "plus"
        keys: qsTr("Alt+Shift+Right")
        text: qsTr("15 minutes longer")
        onTriggered: root.controller.stretch(root.job, 15)
    }
    FdMenuSeparator {}
    FdMenuItem {
        enabled: root.canMove && root.controller.jobCard.technician.length > 0 && !root.isGroup
        glyph: "columns-3"
        keys: "S"
        text: qsTr("Split in two")
        onTriggered: root.controller.split(root.job)
    }
    FdMenuItem {
        enabled: root.mayWrite && !root.isGroup
        glyph: "copy"
        keys: "C"
        text: qsTr("Copy")
        onTriggered: root.controller.copyJob(root.job)
    }
    FdMenuItem {
        enabled: root.mayWrite && !root.isGroup
        glyph: "repeat"
        keys: qsTr("Shift+R")
        text: qsTr("Repeat…")
        onTriggered: root.controller.making.repeats.begin(root.job)
    }
    FdMenuItem {
        enabled: root.mayWrite && !root.isGroup
        glyph: "list"
        keys: qsTr("Shift+T")
        text: qsTr("New from template…")
        onTriggered: root.controller.making.templates.begin()
    }
    FdMenuSeparator {}
    FdMenuItem {
        enabled: root.controller.jobCard.customer.length > 0
        glyph: "user"
        keys: qsTr("Enter")
        text: qsTr("Open the customer")
        onTriggered: root.customerRequested(root.controller.jobCard.customer)
    }
}
