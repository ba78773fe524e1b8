// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor
import FibreDesk.Models.Session

/*! This mail to oneself, and what the server said to it. */
ColumnLayout {
    id: root

    required property RowPreview preview

    spacing: Theme.spacingXs

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdTextField {
            Layout.fillWidth: true
            placeholderText: qsTr("Own address for a test")
            text: root.preview.testAddress

            Accessible.name: placeholderText
            onAccepted: root.preview.sendTest()
            onTextEdited: root.preview.testAddress = text
        }
        FdButton {
            enabled: root.preview.canTest
            forbidden: Rights.sendMail.reason
            glyph: "send"
            text: qsTr("Send as a test")

            onClicked: root.preview.sendTest()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.preview.testWords.length > 0

        StatusBadge {
            Layout.fillWidth: true
            text: root.preview.testWords
            tone: root.preview.testTone.length > 0 ? root.preview.testTone : "pending"
        }
        CopyButton {
            small: true
            value: root.preview.testWords + "\n" + root.preview.testTranscript
            visible: root.preview.testTranscript.length > 0
        }
    }
}
