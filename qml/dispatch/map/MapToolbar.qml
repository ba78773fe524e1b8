// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The tools of the map, one below the other. */
Column {
    id: root

    required property int shown
    required property bool layersOpen
    required property bool measuring

    signal layersRequested
    signal measureRequested
    signal menuRequested
    signal offlineRequested
    signal wallRequested

    spacing: Theme.spacingXs

    FdButton {
        checked: root.layersOpen || root.shown > 0
        glyph: "shapes"
        toolTip: root.shown > 0 ? qsTr("Layers: %n shown", "", root.shown) : qsTr("Layers")

        onClicked: root.layersRequested()
    }
    FdButton {
        checked: root.measuring
        glyph: "waypoints"
        toolTip: qsTr("Measure distances and areas")

        onClicked: root.measureRequested()
    }
    FdButton {
        glyph: "map-pin"
        toolTip: qsTr("What can be done here: at the selection, or in the middle of the map")

        onClicked: root.menuRequested()
    }
    FdButton {
        glyph: "download"
        toolTip: qsTr("Map without a network")

        onClicked: root.offlineRequested()
    }
    FdButton {
        glyph: "maximize-2"
        keys: "Ctrl+F11"
        toolTip: qsTr("Wall view")

        onClicked: root.wallRequested()
    }
}
