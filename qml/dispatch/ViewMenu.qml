// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! In which order people stand on the timeline, what the colours tell, who is left out, and how high a row is. */
FdMenu {
    id: root

    required property DispatchController controller

    FdMenuItem {
        checkable: true
        checked: root.controller.view.order === BoardView.ByName
        text: qsTr("By name")
        onTriggered: root.controller.view.order = BoardView.ByName
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.order === BoardView.ByGroup
        text: qsTr("By group")
        onTriggered: root.controller.view.order = BoardView.ByGroup
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.order === BoardView.ByLoad
        text: qsTr("The busiest first")
        onTriggered: root.controller.view.order = BoardView.ByLoad
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.order === BoardView.ByFirstJob
        text: qsTr("By the first job")
        onTriggered: root.controller.view.order = BoardView.ByFirstJob
    }
    FdMenuSeparator {}
    FdMenuItem {
        checkable: true
        checked: root.controller.view.colourBy === BoardView.OfTechnician
        keys: qsTr("Shift+C")
        text: JobColours.word(BoardView.OfTechnician)
        onTriggered: root.controller.view.colourBy = BoardView.OfTechnician
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.colourBy === BoardView.OfKind
        text: JobColours.word(BoardView.OfKind)
        onTriggered: root.controller.view.colourBy = BoardView.OfKind
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.colourBy === BoardView.OfState
        text: JobColours.word(BoardView.OfState)
        onTriggered: root.controller.view.colourBy = BoardView.OfState
    }
    FdMenuSeparator {}
    FdMenuItem {
        checkable: true
        checked: root.controller.view.hidesOff
        text: qsTr("Hide who is off")
        onTriggered: root.controller.view.hidesOff = !root.controller.view.hidesOff
    }
    FdMenuItem {
        checkable: true
        checked: root.controller.view.isCompact
        text: qsTr("Compact rows")
        onTriggered: root.controller.view.isCompact = !root.controller.view.isCompact
    }
    FdMenuSeparator {}
    FdMenuItem {
        glyph: "bookmark"
        keys: qsTr("Shift+V")
        text: qsTr("Saved views…")
        onTriggered: root.controller.savedViews.isOpen = true
    }
    FdMenuItem {
        glyph: "file-text"
        keys: "Ctrl+P"
        text: qsTr("Print the day…")
        onTriggered: root.controller.sheets.open(root.controller.selectedTechnician)
    }
    FdMenuItem {
        glyph: "calendar-days"
        keys: qsTr("Ctrl+Shift+C")
        text: qsTr("Calendar file…")
        onTriggered: root.controller.feeds.isOpen = true
    }
}
