// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Each server that somebody signs in for, and how it stands with it. */
ColumnLayout {
    id: root

    required property SignInBoard board

    spacing: Theme.spacingXs

    Repeater {
        model: root.board.desks

        RowLayout {
            id: line

            required property SignInDesk modelData

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            Accessible.name: [modelData.servers, badge.text, modelData.who].filter(part => part.length > 0).join(". ")
            Accessible.role: Accessible.ListItem

            FdLabel {
                Layout.fillWidth: true
                text: line.modelData.servers
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            FdLabel {
                text: line.modelData.who
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
            StatusBadge {
                id: badge

                text: SignInWords.state(line.modelData.state)
                tone: SignInWords.stateTone(line.modelData.state)
            }
        }
    }
}
