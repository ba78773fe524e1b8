// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! Several lines of text. */
T.TextArea {
    id: root

    implicitWidth: 240
    implicitHeight: Math.max(Theme.controlHeight * 2, contentHeight + topPadding + bottomPadding)
    padding: Theme.spacingSm
    color: enabled ? Theme.text : Theme.textDisabled
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    hoverEnabled: true
    placeholderTextColor: Theme.textSecondary
    selectByMouse: true
    selectedTextColor: Theme.text
    selectionColor: Theme.textSelection
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap

    Accessible.name: placeholderText

    background: Rectangle {
        border.color: root.activeFocus ? Theme.accent : root.hovered ? Theme.textSecondary : Theme.controlLine
        border.width: root.activeFocus ? Theme.focusRing : Theme.hairline
        color: Theme.surface
        radius: Theme.radius
    }
}
