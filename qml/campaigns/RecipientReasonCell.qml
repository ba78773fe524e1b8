// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! The reason as a sentence; the whole of the server's words on hover. */
TableCell {
    id: root

    required property string cellText
    required property string serverWords
    required property int status
    required property int resend

    Accessible.name: cellText

    FdLabel {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.resend === RecipientTableModel.Unanswered || root.resend === RecipientTableModel.NotTaken ? Theme.uncertain : root.status === RecipientTableModel.Failed ? Theme.danger : Theme.textSecondary
        tabular: true
        text: root.cellText
        font.pixelSize: Theme.fontSecondary
    }
    HoverHandler {
        id: hover
    }
    FdToolTip {
        text: root.serverWords.length > 0 ? root.serverWords : root.cellText
        visible: hover.hovered && root.cellText.length > 0
    }
}
