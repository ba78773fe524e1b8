// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.CampaignEditor
import FibreDesk.Models.CampaignEditor

/*! The campaign editor as the campaigns page shows it. */
FdPage {
    id: root

    required property CampaignEditor controller

    title: "editor"

    onActivated: view.enter()

    CampaignEditorView {
        id: view

        anchors.fill: parent
        controller: root.controller
        focus: true
    }
}
