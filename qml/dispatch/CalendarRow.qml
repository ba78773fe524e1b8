// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A calendar file that is kept up to date: where it is, whose, and how it went last. */
RowLayout {
    id: root

    required property string file
    required property string line
    required property string stateText
    required property bool isFailed

    signal dropped(string file)

    spacing: Theme.spacingSm

    Accessible.name: [root.line, root.file, root.stateText].join(", ")
    Accessible.role: Accessible.ListItem

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        FdLabel {
            Layout.fillWidth: true
            text: root.line
        }
        FdLabel {
            Layout.fillWidth: true
            elide: Text.ElideMiddle
            text: root.file
            variant: FdLabel.Caption
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.isFailed ? Theme.danger : Theme.textSecondary
            text: root.stateText
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    FdButton {
        glyph: "x"
        kind: FdButton.Quiet
        small: true
        toolTip: qsTr("Keep it no longer; the file stays as it is")

        onClicked: root.dropped(root.file)
    }
}
