// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! A tick box with its text. */
T.CheckBox {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.controlHeightSmall, implicitContentHeight)
    padding: 2
    spacing: Theme.spacingSm
    focusPolicy: Qt.StrongFocus
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    hoverEnabled: true

    // By itself a control tells its text only while somebody listened when it was made.
    Accessible.name: text

    contentItem: FdLabel {
        leftPadding: root.indicator.width + root.spacing
        color: root.enabled ? Theme.text : Theme.textDisabled
        text: root.text
    }
    indicator: Rectangle {
        x: root.leftPadding
        y: Math.round((root.height - height) / 2)
        width: 16
        height: 16
        border.color: root.checkState === Qt.Unchecked ? (root.hovered ? Theme.textSecondary : Theme.controlLine) : Theme.accent
        color: root.checkState === Qt.Unchecked ? Theme.surface : Theme.accent
        radius: Theme.radiusSmall

        IconGlyph {
            anchors.centerIn: parent
            color: Theme.onTone
            glyph: root.checkState === Qt.PartiallyChecked ? "minus" : "check"
            size: 12
            visible: root.checkState !== Qt.Unchecked
        }
        FocusRing {
            active: root.visualFocus
            targetRadius: Theme.radiusSmall
        }
    }
}
