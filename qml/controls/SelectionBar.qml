// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*!
    How many rows are marked and what can be done to them. Lies over the foot of a table, which does not move for it. The
    actions stand in it as children.
*/
Rectangle {
    id: root

    required property RowSelection marks
    default property alias actions: row.data
    readonly property string summary: {
        if (root.marks.count === 0)
            return qsTr("Nothing is selected.");
        const all = qsTr("%n selected", "", root.marks.count);
        return root.marks.outside > 0 ? qsTr("%1, %2").arg(all).arg(qsTr("%n of them not in this list", "", root.marks.outside)) : all;
    }

    implicitWidth: layout.implicitWidth + Theme.spacing * 2
    implicitHeight: Theme.controlHeight + Theme.spacingSm * 2
    border.color: Theme.line
    color: Theme.raised
    radius: 10
    visible: marks.count > 0

    Accessible.name: summary
    Accessible.role: Accessible.ToolBar
    onSummaryChanged: Accessible.announce(root.summary)

    // Clicks between the buttons are not for the rows below.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    RowLayout {
        id: layout

        anchors.fill: parent
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacing
        spacing: Theme.spacing

        IconGlyph {
            color: Theme.accent
            glyph: "check"
        }
        FdLabel {
            tabular: true
            text: root.summary
            variant: FdLabel.Strong
        }
        RowLayout {
            id: row

            spacing: Theme.spacingSm
        }
        FdButton {
            keys: "Esc"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Clear")

            onClicked: root.marks.clear()
        }
    }
}
