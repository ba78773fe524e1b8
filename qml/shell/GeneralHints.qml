// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The shortcuts of the window itself. */
QtObject {
    readonly property list<ShortcutHint> general: [
        ShortcutHint {
            keys: "Ctrl+K"
            text: qsTr("Search or command")
        },
        ShortcutHint {
            keys: "Ctrl+1 … 0"
            text: qsTr("Go to a page")
        },
        ShortcutHint {
            keys: "Alt+←  Alt+→"
            text: qsTr("Back, forward")
        },
        ShortcutHint {
            keys: "Ctrl+Z"
            text: qsTr("Undo the last change")
        },
        ShortcutHint {
            keys: "F5"
            text: qsTr("Try every connection again")
        },
        ShortcutHint {
            keys: "F6"
            text: qsTr("To the inspector and back")
        },
        ShortcutHint {
            keys: "Ctrl+,"
            text: qsTr("Settings")
        },
        ShortcutHint {
            keys: "?"
            text: qsTr("This sheet")
        },
        ShortcutHint {
            keys: "Ctrl+Alt+L"
            text: qsTr("Lock the desk")
        },
        ShortcutHint {
            keys: "Ctrl+Q"
            text: qsTr("Quit")
        }
    ]
}
