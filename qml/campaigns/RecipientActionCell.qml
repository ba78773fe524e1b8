// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Campaigns
import FibreDesk.Models.Session

/*! Resend, on every row that failed; while it is asked for, what stands. */
TableCell {
    id: root

    required property int rowId
    required property bool canResend
    required property bool isRefused
    required property int resend

    signal resendRequested(int rowId)
    /// It was refused for good: the question stands in the inspector.
    signal confirmRequested(int rowId)

    FdButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        forbidden: Rights.sendMail.reason
        glyph: "repeat"
        keys: "R"
        small: true
        text: root.isRefused ? qsTr("Resend…") : qsTr("Resend")
        visible: root.canResend

        onClicked: root.isRefused ? root.confirmRequested(root.rowId) : root.resendRequested(root.rowId)
    }
    StatusBadge {
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        text: {
            switch (root.resend) {
            case RecipientTableModel.Queued:
                return qsTr("In line");
            case RecipientTableModel.Asking:
                return qsTr("Asking…");
            case RecipientTableModel.Accepted:
                return qsTr("Accepted");
            case RecipientTableModel.Unanswered:
                return qsTr("No answer");
            default:
                return "";
            }
        }
        tone: root.resend === RecipientTableModel.Unanswered ? "uncertain" : "pending"
        visible: !root.canResend && text.length > 0
    }
}
