// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! One day of one technician: how full it is as a bar, how many jobs, and what stayed unfinished; what kinds of work, where the colours tell that. Made by the thousand. */
Rectangle {
    id: root

    required property int row
    required property int column
    required property int jobs
    required property string hoursText
    required property real load
    required property int unfinished
    required property bool isOff
    required property bool isToday
    required property bool isWeekend
    required property string spoken
    /// How many of each kind of work.
    required property list<int> kinds
    property bool showsKinds: false
    property bool isCurrent: false
    property bool hasKeyboard: false

    signal chosen
    signal opened

    border.color: isCurrent ? Theme.accent : Theme.line
    border.width: isCurrent ? Theme.focusRing : Theme.hairline
    color: isOff ? Theme.background : isToday ? Theme.selection : Theme.surface

    Accessible.name: spoken
    Accessible.role: Accessible.Cell
    Accessible.selected: isCurrent
    Accessible.onPressAction: root.opened()

    Rectangle {
        x: Theme.unit
        y: parent.height - height - Theme.unit
        width: Math.min(1, root.load) * (parent.width - Theme.spacingSm)
        height: Theme.unit
        color: root.load > 1 ? Theme.danger : root.load > 0.85 ? Theme.warning : Theme.ok
        radius: Theme.focusRing
        visible: root.jobs > 0 && root.row > 0
    }
    Loader {
        x: Theme.unit
        y: Theme.unit - Theme.hairline
        active: root.showsKinds && root.jobs > 0

        sourceComponent: Row {
            spacing: Theme.hairline

            Repeater {
                model: root.kinds

                Rectangle {
                    required property int modelData
                    required property int index

                    width: Math.max(0, (root.width - Theme.spacing) * modelData / root.jobs)
                    height: Theme.unit
                    color: Theme.jobKind(index)
                    visible: modelData > 0
                }
            }
        }
    }
    Text {
        x: Theme.unit
        width: parent.width - Theme.spacingSm
        height: parent.height - Theme.spacingSm
        color: root.unfinished > 0 ? Theme.danger : Theme.text
        elide: Text.ElideRight
        font: Theme.tableFigures
        text: root.jobs === 0 ? "" : root.unfinished > 0 ? root.jobs + (root.width > Theme.spacingXl * 2 ? " (" + root.unfinished + ")" : "!") : root.width > Theme.spacingXl * 3 ? root.jobs + " · " + root.hoursText : root.jobs
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
    }
    TapHandler {
        onDoubleTapped: root.opened()
        onTapped: root.chosen()
    }
}
