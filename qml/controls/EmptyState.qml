// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Says what would be here and the key that starts it. `actionText` adds the button of that key. */
Item {
    id: root

    required property string title
    property string glyph: "inbox"
    property string hint
    property string actionText
    property string actionGlyph
    property string keys

    signal actionRequested

    implicitWidth: 320
    implicitHeight: column.implicitHeight + Theme.spacingLg * 2

    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.gutter * 2, 380)
        spacing: Theme.spacingSm

        IconGlyph {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.controlLine
            glyph: root.glyph
            size: 32
        }
        FdLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            topPadding: Theme.spacingXs
            variant: FdLabel.Strong
            wrapMode: Text.Wrap
        }
        FdLabel {
            width: parent.width
            color: Theme.textSecondary
            horizontalAlignment: Text.AlignHCenter
            text: root.hint
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.spacingSm
            topPadding: Theme.spacingXs
            visible: root.actionText.length > 0 || root.keys.length > 0

            FdButton {
                anchors.verticalCenter: parent.verticalCenter
                glyph: root.actionGlyph
                text: root.actionText
                visible: root.actionText.length > 0

                onClicked: root.actionRequested()
            }
            KeyHint {
                anchors.verticalCenter: parent.verticalCenter
                keys: root.keys
                visible: root.keys.length > 0
            }
        }
    }
}
