// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Models.Devices

/*! The outages in the place of the list, made when they are asked for. */
Loader {
    id: root

    /// Null where nothing looks for them.
    required property OutageDesk outages
    property bool isShown: false

    signal asked
    signal putAway

    function handleKey(event: KeyEvent): bool {
        return (root.item as OutageView)?.handleKey(event) ?? false;
    }

    active: isShown && outages !== null
    focus: isShown

    sourceComponent: OutageView {
        focus: true
        outages: root.outages

        onPutAway: root.putAway()
    }

    onLoaded: root.forceActiveFocus(Qt.OtherFocusReason)

    Connections {
        function onAsked(): void {
            root.asked();
        }

        target: root.outages
    }
}
