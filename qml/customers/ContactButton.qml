// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! A phone or an e-mail: pressed it calls or writes, beside it stands a copy. */
Row {
    id: root

    required property string value
    required property string shown
    required property string address
    required property string glyph
    property string toolTip

    spacing: 0

    FdButton {
        glyph: root.glyph
        small: true
        text: root.shown
        toolTip: root.toolTip

        onClicked: Qt.openUrlExternally(root.address)
    }
    CopyButton {
        Accessible.name: qsTr("Copy %1").arg(root.shown)
        value: root.value
    }
}
