// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts

/*! A strip over the page: icon, a sentence, at most one way out. Collapses when not `shown`. */
Rectangle {
    id: root

    required property string text
    property bool shown: true
    property string tone: "warning"
    property string glyph: Theme.toneIcon(tone)
    property string actionText
    /// A second, quieter sentence.
    property string note

    signal actionRequested

    implicitWidth: 400
    implicitHeight: shown ? Math.max(32, row.implicitHeight + Theme.spacingSm) : 0
    clip: true
    color: Theme.soft(Theme.tone(tone))
    visible: shown

    Accessible.name: note.length > 0 ? text + " " + note : text
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacingSm

        IconGlyph {
            color: Theme.tone(root.tone)
            glyph: root.glyph
        }
        GridLayout {
            id: words

            readonly property bool isOneLine: !extra.visible || sentence.implicitWidth + columnSpacing + extra.implicitWidth <= width

            Layout.fillWidth: true
            columnSpacing: Theme.spacingSm
            columns: isOneLine ? 2 : 1
            rowSpacing: 0

            FdLabel {
                id: sentence

                Layout.fillWidth: !extra.visible || !words.isOneLine
                font.weight: Font.Medium
                text: root.text
                wrapMode: Text.Wrap
            }
            FdLabel {
                id: extra

                Layout.fillWidth: true
                color: Theme.textSecondary
                text: root.note
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: root.actionText
            visible: text.length > 0

            onClicked: root.actionRequested()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
