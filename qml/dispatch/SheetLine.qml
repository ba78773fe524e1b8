// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A line of a sheet: what is asked at the left, the fields for it behind. */
RowLayout {
    id: root

    required property string label

    Layout.fillWidth: true
    Layout.fillHeight: false
    spacing: Theme.spacingSm

    FdLabel {
        Layout.preferredWidth: Theme.labelColumn
        color: Theme.textSecondary
        text: root.label
    }
}
