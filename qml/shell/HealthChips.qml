// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Session

/*! The connections in the bar: icon of the state, name, age when it is not fresh. One button that opens the popover. */
T.AbstractButton {
    id: root

    /// Only what is not well is named: the bar is narrow.
    required property bool compact
    readonly property int troubled: {
        let found = 0;
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i) as HealthChip;
            if (chip !== null && chip.visible && chip.stateName !== "ok")
                ++found;
        }
        return found;
    }

    implicitWidth: row.implicitWidth + Theme.spacingSm * 2
    implicitHeight: Theme.controlHeight
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    text: qsTr("Connections")

    Accessible.name: text

    background: Rectangle {
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            active: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.spacing

            Repeater {
                id: chips

                model: Session.connections

                HealthChip {
                    compact: root.compact
                }
            }
        }
    }
}
