// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Which day: one back, today, one on, any. */
Row {
    id: root

    required property DispatchController controller
    readonly property bool showsLoad: controller.load.span !== LoadController.Day

    signal spanRequested(int span)

    spacing: Theme.spacingXs

    FdButton {
        glyph: "chevron-left"
        keys: "PgUp"
        kind: FdButton.Quiet
        toolTip: root.showsLoad ? qsTr("Back") : qsTr("Previous day")
        onClicked: root.showsLoad ? root.controller.load.step(-1) : root.controller.previousDay()
    }
    FdButton {
        checked: root.controller.isToday
        keys: "T"
        text: qsTr("Today")
        toolTip: qsTr("Go to today")
        onClicked: {
            root.controller.goToday();
            root.controller.load.open(root.controller.load.span, root.controller.todayIso());
        }
    }
    FdButton {
        glyph: "chevron-right"
        keys: "PgDown"
        kind: FdButton.Quiet
        toolTip: root.showsLoad ? qsTr("On") : qsTr("Next day")
        onClicked: root.showsLoad ? root.controller.load.step(1) : root.controller.nextDay()
    }
    FdButton {
        glyph: "calendar-days"
        kind: FdButton.Quiet
        toolTip: qsTr("Pick a day")
        onClicked: picker.openAt(root.controller.day)

        DatePopup {
            id: picker

            y: parent.height + Theme.spacingXs
            controller: root.controller
            onPicked: iso => root.controller.day = iso
        }
    }
    FdButton {
        checked: root.showsLoad
        glyph: "calendar"
        keys: "W, M"
        kind: FdButton.Quiet
        text: root.controller.load.span === LoadController.Week ? qsTr("Week") : root.controller.load.span === LoadController.Month ? qsTr("Month") : ""
        toolTip: qsTr("Week, month, or the day again")
        onClicked: root.spanRequested((root.controller.load.span + 1) % 3)
    }
    FdButton {
        glyph: "plus"
        keys: qsTr("Shift+T")
        kind: FdButton.Quiet
        toolTip: qsTr("New from template…")
        onClicked: root.controller.making.templates.begin()
    }
    FdButton {
        glyph: "waypoints"
        keys: "O"
        text: qsTr("Plan…")
        toolTip: qsTr("Let the day be planned, and look at it before anything changes")
        onClicked: root.controller.plans.open()
    }
    FdButton {
        glyph: "megaphone"
        keys: "H"
        objectName: "publish"
        text: root.controller.publisher.untoldCount > 0 ? qsTr("Publish… %1").arg(root.controller.publisher.untoldCount) : qsTr("Publish…")
        toolTip: root.controller.publisher.untoldCount > 0 ? qsTr("%n job(s) of this day their technicians do not know as they are", "", root.controller.publisher.untoldCount) : qsTr("Tell technicians by SMS where their jobs are")
        onClicked: root.controller.publisher.open()
    }
}
