// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

TableCell {
    id: root

    required property string cellText
    required property int status

    readonly property string tone: {
        switch (status) {
        case RecipientTableModel.Failed:
            return "danger";
        case RecipientTableModel.Uncertain:
            return "uncertain";
        case RecipientTableModel.Waiting:
            return "pending";
        case RecipientTableModel.Excluded:
            return "neutral";
        default:
            return "ok";
        }
    }

    Accessible.name: cellText

    StatusBadge {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        glyph: root.status === RecipientTableModel.Opened ? "mail-open" : root.status === RecipientTableModel.Clicked ? "mouse-pointer-click" : root.status === RecipientTableModel.Excluded ? "circle-minus" : ""
        text: root.cellText
        tone: root.tone
    }
}
