// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts

/*! Who else has the same document open now. Takes no room while there is nobody. */
RowLayout {
    id: root

    /// Separated by commas.
    required property string names

    objectName: "alsoHere"
    spacing: Theme.spacingXs
    visible: names.length > 0

    Accessible.ignored: !visible
    Accessible.name: label.text
    Accessible.role: Accessible.StaticText

    IconGlyph {
        color: Theme.tone("info")
        glyph: "users"
        size: 14
    }
    FdLabel {
        id: label

        Layout.fillWidth: true
        color: Theme.tone("info")
        font.weight: Font.Medium
        text: qsTr("Also here: %1").arg(root.names)
        variant: FdLabel.Secondary
    }
}
