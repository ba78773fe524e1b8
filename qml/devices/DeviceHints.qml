// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The shortcuts of the devices page, for the ? sheet. */
QtObject {
    id: root

    required property string group
    readonly property list<ShortcutHint> page: [
        ShortcutHint {
            group: root.group
            keys: "/"
            text: qsTr("Filter the equipment")
        },
        ShortcutHint {
            group: root.group
            keys: "J  K"
            text: qsTr("Next, previous device")
        },
        ShortcutHint {
            group: root.group
            keys: "Enter"
            text: qsTr("The device over the whole page; Esc leads back")
        },
        ShortcutHint {
            group: root.group
            keys: "C"
            text: qsTr("Open the customer")
        },
        ShortcutHint {
            group: root.group
            keys: "M"
            text: qsTr("Move the device")
        },
        ShortcutHint {
            group: root.group
            keys: "D"
            text: qsTr("Diagnose the device")
        },
        ShortcutHint {
            group: root.group
            keys: "R"
            text: qsTr("Ask how the device is now")
        },
        ShortcutHint {
            group: root.group
            keys: "P"
            text: qsTr("All devices on the same OLT port")
        },
        ShortcutHint {
            group: root.group
            keys: "Space  Shift+↓  Ctrl+A"
            text: qsTr("Mark devices: one, a range, all")
        },
        ShortcutHint {
            group: root.group
            keys: "B"
            text: qsTr("Tag, read again or update the marked devices")
        },
        ShortcutHint {
            group: root.group
            keys: "V"
            text: qsTr("To the views")
        },
        ShortcutHint {
            group: root.group
            keys: "X"
            text: qsTr("Replace the device by another one")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+V"
            text: qsTr("Read the label on the picture in the clipboard")
        },
        ShortcutHint {
            group: root.group
            keys: "O"
            text: qsTr("Outages: devices that went silent together; T makes a ticket of one, I a job")
        },
        ShortcutHint {
            group: root.group
            keys: "Alt+1…6"
            text: qsTr("All, active, in stock, defective, returned, without a location")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+E"
            text: qsTr("Export the equipment shown")
        }
    ]
}
