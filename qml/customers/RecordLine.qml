// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One line of a table of the record, with a hairline above all but the first. */
Item {
    id: root

    default property alias content: row.data
    property bool isFirst: false

    Layout.fillWidth: true
    implicitHeight: Math.max(Theme.rowHeight, row.implicitHeight)

    Divider {
        width: parent.width
        opacity: 0.6
        visible: !root.isFirst
    }
    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.spacing
    }
}
