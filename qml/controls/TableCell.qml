// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    The ground of a cell in a DataTable, which draws what is behind it. Put the content in as children; it keeps within
    the cell by itself: a clip a cell costs more than all that is drawn in it.
*/
Item {
    id: root

    required property int row
    required property int column

    implicitWidth: 100
    implicitHeight: Theme.rowHeight

    Accessible.role: Accessible.Cell
}
