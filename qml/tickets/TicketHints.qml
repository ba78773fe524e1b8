// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The shortcuts of the tickets page, for the ? sheet. */
QtObject {
    id: root

    required property string group
    readonly property list<ShortcutHint> page: [
        ShortcutHint {
            group: root.group
            keys: "/"
            text: qsTr("Filter the tickets")
        },
        ShortcutHint {
            group: root.group
            keys: "J  K"
            text: qsTr("Next, previous ticket")
        },
        ShortcutHint {
            group: root.group
            keys: "Enter"
            text: qsTr("Open the ticket in full")
        },
        ShortcutHint {
            group: root.group
            keys: "C"
            text: qsTr("Open the customer")
        },
        ShortcutHint {
            group: root.group
            keys: "S  P  T  A"
            text: qsTr("Change status, priority, type, assignee")
        },
        ShortcutHint {
            group: root.group
            keys: "E"
            text: qsTr("Assign in ERPNext")
        },
        ShortcutHint {
            group: root.group
            keys: "I"
            text: qsTr("Important, or not")
        },
        ShortcutHint {
            group: root.group
            keys: "N"
            text: qsTr("Write an internal note")
        },
        ShortcutHint {
            group: root.group
            keys: "R"
            text: qsTr("Answer the customer")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+Enter"
            text: qsTr("Send the answer, add the note")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+T"
            text: qsTr("Insert a canned answer")
        },
        ShortcutHint {
            group: root.group
            keys: "W"
            text: qsTr("Create a dispatch job of the ticket")
        },
        ShortcutHint {
            group: root.group
            keys: "D"
            text: qsTr("The ticket is a duplicate of another")
        },
        ShortcutHint {
            group: root.group
            keys: "O"
            text: qsTr("Open tickets, or all")
        },
        ShortcutHint {
            group: root.group
            keys: "G"
            text: qsTr("Group the list")
        },
        ShortcutHint {
            group: root.group
            keys: "V"
            text: qsTr("To the views")
        },
        ShortcutHint {
            group: root.group
            keys: "Alt+1…4"
            text: qsTr("All, mine, unassigned, important")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+E"
            text: qsTr("Export the tickets shown")
        },
        ShortcutHint {
            group: root.group
            keys: "Space"
            text: qsTr("Select the ticket")
        },
        ShortcutHint {
            group: root.group
            keys: "Shift+↑ ↓"
            text: qsTr("Select a range")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+A"
            text: qsTr("Select all of the list")
        },
        ShortcutHint {
            group: root.group
            keys: "B"
            text: qsTr("Change what is selected")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+S"
            text: qsTr("Keep this view under a name")
        }
    ]
}
