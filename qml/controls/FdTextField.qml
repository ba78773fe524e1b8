// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! A one-line field. `glyph` is an icon inside at the left; `invalid` marks it in the danger colour. */
T.TextField {
    id: root

    property string glyph
    property bool invalid: false
    property bool busy: false

    implicitWidth: 200
    implicitHeight: Theme.controlHeight
    leftPadding: glyph.length > 0 ? Theme.spacingSm + Theme.iconSize + 6 : Theme.spacingSm + 2
    rightPadding: Theme.spacingSm + 2
    topPadding: 0
    bottomPadding: 0
    color: enabled ? Theme.text : Theme.textDisabled
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    hoverEnabled: true
    placeholderTextColor: Theme.textSecondary
    selectByMouse: true
    selectedTextColor: Theme.text
    selectionColor: Theme.textSelection
    verticalAlignment: TextInput.AlignVCenter

    // Qt tells no name of a field that hides what is typed.
    Accessible.description: echoMode === TextInput.Normal ? "" : placeholderText
    Accessible.name: placeholderText

    background: Rectangle {
        border.color: root.invalid ? Theme.danger : root.activeFocus ? Theme.accent : root.hovered ? Theme.textSecondary : Theme.controlLine
        border.width: root.activeFocus || root.invalid ? Theme.focusRing : Theme.hairline
        color: Theme.surface
        radius: Theme.radius

        IconGlyph {
            anchors.left: parent.left
            anchors.leftMargin: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter
            glyph: root.glyph
            visible: root.glyph.length > 0
        }
    }

    FdLabel {
        x: root.leftPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height
        color: root.placeholderTextColor
        text: root.placeholderText
        visible: root.text.length === 0 && root.preeditText.length === 0
    }
}
