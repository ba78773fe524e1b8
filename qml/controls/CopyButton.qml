// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Copies `value` to the clipboard and says so for a moment. */
FdButton {
    id: root

    required property string value

    property bool copied: false

    function copy(): void {
        holder.text = root.value;
        holder.selectAll();
        holder.copy();
        root.copied = true;
        reset.restart();
    }

    glyph: copied ? "check" : "copy"
    kind: FdButton.Quiet
    small: true
    tint: copied ? Theme.ok : Theme.textSecondary
    toolTip: copied ? qsTr("Copied") : qsTr("Copy")

    onClicked: root.copy()

    TextEdit {
        id: holder

        textFormat: TextEdit.PlainText
        visible: false
    }
    Timer {
        id: reset

        interval: 1500

        onTriggered: root.copied = false
    }
}
