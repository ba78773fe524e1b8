// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The shortcuts of the page of invoices and payments, for the ? sheet. */
QtObject {
    id: root

    required property string group
    readonly property list<ShortcutHint> page: [
        ShortcutHint {
            group: root.group
            keys: "/"
            text: qsTr("Filter by number, customer or amount")
        },
        ShortcutHint {
            group: root.group
            keys: "I  P"
            text: qsTr("Invoices, payments")
        },
        ShortcutHint {
            group: root.group
            keys: "J  K"
            text: qsTr("Next, previous row")
        },
        ShortcutHint {
            group: root.group
            keys: "Enter"
            text: qsTr("Show the PDF")
        },
        ShortcutHint {
            group: root.group
            keys: "C"
            text: qsTr("Open the customer")
        },
        ShortcutHint {
            group: root.group
            keys: "R"
            text: qsTr("Statement of account")
        },
        ShortcutHint {
            group: root.group
            keys: "V"
            text: qsTr("To the views")
        },
        ShortcutHint {
            group: root.group
            keys: "Ctrl+E"
            text: qsTr("Export what is shown")
        }
    ]
}
