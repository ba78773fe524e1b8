// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*! A tool tip: `FdToolTip { text: …; visible: hover.hovered }`. `keys` shows the shortcut after the text. */
T.ToolTip {
    id: root

    property string keys

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.spacingXs : 0
    implicitWidth: Math.min(implicitContentWidth, Theme.popupWidth) + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    margins: Theme.spacingXs
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    delay: Theme.toolTipDelay
    horizontalPadding: Theme.spacingSm
    verticalPadding: 5

    background: Rectangle {
        border.color: Theme.line
        color: Theme.dark ? Theme.raised : Theme.text
        radius: Theme.radiusSmall
    }
    contentItem: Row {
        spacing: Theme.spacingSm

        Text {
            width: Math.min(implicitWidth, Theme.popupWidth - Theme.spacingLg)
            color: Theme.dark ? Theme.text : Theme.surface
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontSecondary
            text: root.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
        }
        Text {
            color: Theme.dark ? Theme.textSecondary : Theme.line
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontSecondary
            text: root.keys
            textFormat: Text.PlainText
            visible: root.keys.length > 0
        }
    }
}
