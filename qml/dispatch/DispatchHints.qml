// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The shortcuts of the dispatch page, for the sheet. */
QtObject {
    readonly property list<ShortcutHint> all: [
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Arrows")
            text: qsTr("Go to the next job or technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Alt+Arrows")
            text: qsTr("Move the job by 15 minutes or to another technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "A"
            text: qsTr("Assign…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "G"
            text: qsTr("Suggest places for the job…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "O"
            text: qsTr("Plan the day…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("U or Delete")
            text: qsTr("Unassign")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "D"
            text: qsTr("Change date…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "R"
            text: qsTr("Send a failed change again")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl+Z"
            text: qsTr("Undo")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "/"
            text: qsTr("Filter jobs by text")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "F"
            text: qsTr("Filter by kind of work")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "T"
            text: qsTr("Go to today")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Page Up, Page Down")
            text: qsTr("Previous or next day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "J"
            text: qsTr("Go to the jobs to look at")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "+  -  0"
            text: qsTr("Zoom the map, show the whole day")
        }
    ]
}
