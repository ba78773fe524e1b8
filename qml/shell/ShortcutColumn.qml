// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A group of the shortcut sheet. */
ColumnLayout {
    id: root

    required property string title
    /// ShortcutHint each. Not a list<>: compiled, a condition between two lists gives an empty one.
    required property var hints

    spacing: 0

    SectionHeader {
        Layout.fillWidth: true
        title: root.title
    }
    Repeater {
        model: root.hints

        RowLayout {
            id: line

            required property ShortcutHint modelData

            Layout.fillWidth: true
            Layout.minimumHeight: 28
            spacing: Theme.spacing

            FdLabel {
                Layout.fillWidth: true
                text: line.modelData.text
            }
            KeyHint {
                keys: line.modelData.keys
            }
        }
    }
}
