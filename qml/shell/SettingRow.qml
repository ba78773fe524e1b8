// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A choice on the settings page: its name at the left, the control at the right. */
RowLayout {
    id: root

    required property string label

    Layout.fillWidth: true
    spacing: Theme.gutter

    FdLabel {
        Layout.preferredWidth: 160
        text: root.label
    }
}
