// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick

/*! Alt and a digit for the views that every desk has. */
Instantiator {
    id: root

    property bool isEnabled: true

    signal chosen(string view)

    model: ["all", "mine", "unassigned", "important"]

    delegate: Shortcut {
        required property int index
        required property string modelData

        enabled: root.isEnabled
        sequence: "Alt+" + (index + 1)

        onActivated: root.chosen(modelData)
    }
}
