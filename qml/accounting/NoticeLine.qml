// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! Something that does not add up, in as many lines as it takes. */
Rectangle {
    id: root

    required property string text
    property string tone: "warning"

    implicitHeight: label.implicitHeight + Theme.spacingSm * 2
    color: Theme.soft(Theme.tone(tone))
    radius: Theme.radius

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage

    IconGlyph {
        id: icon

        x: Theme.spacingSm
        y: Theme.spacingSm + 1
        color: Theme.tone(root.tone)
        glyph: Theme.toneIcon(root.tone)
        size: 14
    }
    FdLabel {
        id: label

        anchors.left: icon.right
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        y: Theme.spacingSm
        color: Theme.text
        text: root.text
        variant: FdLabel.Secondary
        wrapMode: Text.Wrap
    }
}
