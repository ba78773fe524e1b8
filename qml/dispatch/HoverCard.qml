// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! What lies under the pointer, in a few lines. */
Item {
    id: root

    property string title
    property string line
    property string note
    property string tone: "pending"

    implicitWidth: Math.min(Theme.trayWidth, column.implicitWidth + Theme.spacing * 2)
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2

    PopupSurface {
        anchors.fill: parent
    }
    Column {
        id: column

        x: Theme.spacing
        y: Theme.spacingSm
        spacing: Theme.hairline

        FdLabel {
            width: Math.min(implicitWidth, Theme.trayWidth - Theme.spacing * 2)
            text: root.title
            variant: FdLabel.Strong
        }
        FdLabel {
            width: Math.min(implicitWidth, Theme.trayWidth - Theme.spacing * 2)
            text: root.line
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            width: Math.min(implicitWidth, Theme.trayWidth - Theme.spacing * 2)
            color: Theme.tone(root.tone)
            font.pixelSize: Theme.fontSecondary
            text: root.note
            visible: text.length > 0
        }
    }
}
