// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! A table of the record: at most eight rows, then all of them when asked. */
Card {
    id: root

    required property RecordModel rows
    property string emptyText

    count: rows.total
    spacing: 0
    trailing: FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.rows.total))
        visible: root.rows.isCut

        onClicked: root.rows.showAll()
    }

    FdLabel {
        Layout.fillWidth: true
        text: root.emptyText
        variant: FdLabel.Secondary
        visible: root.rows.total === 0
    }
}
