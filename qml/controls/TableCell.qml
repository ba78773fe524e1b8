// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! The ground of a cell in a DataTable: no fill of its own, a hairline below. Put the content in as children. */
Item {
    id: root

    required property int row
    required property int column

    implicitWidth: 100
    implicitHeight: Theme.rowHeight
    clip: true

    Accessible.role: Accessible.Cell

    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
        opacity: 0.6
    }
}
