// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! What can be done with a place of the map. */
FdMenu {
    id: root

    property real latitude
    property real longitude
    /// The service location there; empty = none.
    property string location

    signal nearestRequested(real latitude, real longitude)
    signal fixRequested(string location, real latitude, real longitude)
    signal measureRequested(real latitude, real longitude)

    FdMenuItem {
        glyph: "user-check"
        text: qsTr("Nearest free technician…")
        onTriggered: root.nearestRequested(root.latitude, root.longitude)
    }
    FdMenuItem {
        enabled: root.location.length > 0
        glyph: "map-pin"
        text: qsTr("Fix this address’s position")
        onTriggered: root.fixRequested(root.location, root.latitude, root.longitude)
    }
    FdMenuItem {
        glyph: "waypoints"
        text: qsTr("Measure from here")
        onTriggered: root.measureRequested(root.latitude, root.longitude)
    }
}
