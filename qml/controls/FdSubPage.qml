// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! What a page shows in its own place for a while, from another area: the page knows no more of it than this. */
FocusScope {
    id: root

    /// The user is done: the page comes back.
    signal closed

    /// Begins what it is for.
    function start(): void {
    }
    /// Puts the focus where work goes on.
    function enter(): void {
        root.forceActiveFocus(Qt.OtherFocusReason);
    }
}
