// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What the colour of a job tells: who has it, what it is, or how far it is. */
QtObject {
    function of(colourBy: int, kind: int, state: int, person: color): color {
        switch (colourBy) {
        case BoardView.OfKind:
            return Theme.jobKind(kind);
        case BoardView.OfState:
            return Theme.jobStates[state] ?? Theme.pending;
        default:
            return person;
        }
    }

    function word(colourBy: int): string {
        return [qsTr("Colour by technician"), qsTr("Colour by type of work"), qsTr("Colour by state")][colourBy];
    }
}
