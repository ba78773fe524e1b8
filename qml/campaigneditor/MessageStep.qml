// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! What is written, and beside it the mail as one recipient gets it. */
FocusScope {
    id: root

    required property MessageEditor message
    required property RowPreview preview

    function showPlace(field: string, language: string, line: int): void {
        form.showPlace(field, language, line);
    }

    FdSplitView {
        anchors.fill: parent

        MessageForm {
            id: form

            FdSplitView.fillWidth: true
            FdSplitView.minimumWidth: 420
            focus: true
            message: root.message
        }
        PreviewPane {
            FdSplitView.minimumWidth: 360
            FdSplitView.preferredWidth: Math.round(root.width * 0.46)
            preview: root.preview
        }
    }
}
