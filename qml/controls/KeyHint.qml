// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A key or combination as a small cap: `KeyHint { keys: "Ctrl+K" }`. */
Rectangle {
    id: root

    required property string keys

    implicitWidth: label.implicitWidth + 10
    implicitHeight: 18
    border.color: Theme.line
    color: Theme.background
    radius: Theme.radiusSmall

    Text {
        id: label

        anchors.centerIn: parent
        color: Theme.textSecondary
        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontCaption
        font.weight: Font.Medium
        text: root.keys
        textFormat: Text.PlainText
    }
}
