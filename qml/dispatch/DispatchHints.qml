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
            text: qsTr("Move the job along the grid or to another technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Alt+Shift+Left, Right")
            text: qsTr("Make the job shorter or longer")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Shift+Arrows")
            text: qsTr("Mark several jobs")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Ctrl+Arrows, Ctrl+Space")
            text: qsTr("Go on without marking, mark this one")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl+A"
            text: qsTr("Mark all jobs of the day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "A"
            text: qsTr("Assign…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "B"
            text: qsTr("Suggest places for the job…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "O"
            text: qsTr("Plan the day…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "H"
            text: qsTr("Publish: tell technicians where their jobs are…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "K"
            text: qsTr("Pin the job to its place, or take the pin out")
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
            keys: "S"
            text: qsTr("Split the job in two")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "C"
            text: qsTr("Copy the job")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Shift+T")
            text: qsTr("New jobs from a template…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Shift+R")
            text: qsTr("Repeat the job…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Shift+C")
            text: qsTr("Colour by technician, type of work or state")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "X"
            text: qsTr("Exchange the day with another technician")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "P"
            text: qsTr("Pause the technician, or back")
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
            keys: qsTr("F8, Shift+F8")
            text: qsTr("Next or previous to look at")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "E"
            text: qsTr("Go to the kinds to look at")
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
            keys: "V"
            text: qsTr("Order and rows")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Shift+V")
            text: qsTr("Saved views…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl+P"
            text: qsTr("Print the day of the technician, or of everybody…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Ctrl+Shift+C")
            text: qsTr("Calendar file of the jobs…")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "+  -  0"
            text: qsTr("Show fewer or more hours, show the whole day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl++  Ctrl+-"
            text: qsTr("Zoom the map")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "W  M"
            text: qsTr("Week or month, and back to the day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "N"
            text: qsTr("Next change of while you were away")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "Ctrl+F11"
            text: qsTr("Wall view: the map and what needs somebody, full screen")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "G"
            text: qsTr("Show or hide the trail of the day")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "I"
            text: qsTr("What can be done here on the map: the nearest free technician, measuring")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: qsTr("Space")
            text: qsTr("Play the trail, or pause")
        },
        ShortcutHint {
            group: qsTr("Dispatch")
            keys: "[  ]"
            text: qsTr("Go to the stop before or after")
        }
    ]
}
