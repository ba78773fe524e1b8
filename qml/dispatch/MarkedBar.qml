// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! How many jobs are marked, how long they take, and what can be done with all of them. */
Rectangle {
    id: root

    required property DispatchController controller

    signal assignRequested
    signal dateRequested

    implicitWidth: layout.implicitWidth + Theme.spacing * 2
    implicitHeight: Theme.controlHeight + Theme.spacingSm * 2
    border.color: Theme.line
    color: Theme.raised
    objectName: "markedBar"
    radius: Theme.radius
    visible: controller.markedCount > 1

    Accessible.name: controller.markedText
    Accessible.role: Accessible.ToolBar

    // Clicks between the buttons are not for the timeline below.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    RowLayout {
        id: layout

        anchors.fill: parent
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacing
        spacing: Theme.spacingSm

        IconGlyph {
            color: Theme.accent
            glyph: "check"
        }
        FdLabel {
            tabular: true
            text: root.controller.markedText
            variant: FdLabel.Strong
        }
        FdButton {
            forbidden: root.controller.writeRefusal
            glyph: "user-check"
            keys: "A"
            small: true
            text: qsTr("Assign…")
            onClicked: root.assignRequested()
        }
        FdButton {
            forbidden: root.controller.writeRefusal
            glyph: "user-x"
            keys: "U"
            small: true
            text: qsTr("Unassign")
            onClicked: root.controller.unassignMarked()
        }
        FdButton {
            forbidden: root.controller.writeRefusal
            glyph: "calendar-days"
            keys: "D"
            small: true
            text: qsTr("Date…")
            onClicked: root.dateRequested()
        }
        FdButton {
            keys: "Esc"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Clear")
            onClicked: root.controller.clearMarks()
        }
    }
}
