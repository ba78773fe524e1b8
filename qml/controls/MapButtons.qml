// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Everything, nearer, farther. */
Column {
    id: root

    required property string fitTip
    property bool small: false

    signal fitRequested
    signal zoomRequested(real delta)

    spacing: Theme.spacingXs

    FdButton {
        glyph: "maximize-2"
        keys: "0"
        small: root.small
        toolTip: root.fitTip

        onClicked: root.fitRequested()
    }
    FdButton {
        glyph: "plus"
        keys: root.small ? qsTr("+ or Ctrl+wheel") : "+"
        small: root.small
        toolTip: qsTr("Zoom in")

        onClicked: root.zoomRequested(1)
    }
    FdButton {
        glyph: "minus"
        keys: "-"
        small: root.small
        toolTip: qsTr("Zoom out")

        onClicked: root.zoomRequested(-1)
    }
}
