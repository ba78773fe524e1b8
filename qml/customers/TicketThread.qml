// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! The messages and notes of a ticket; its own page has everything else. */
ColumnLayout {
    id: root

    required property ThreadModel messages

    signal ticketRequested

    spacing: Theme.spacingSm

    LinkDialog {
        id: dialog
    }
    FdLabel {
        text: qsTr("No message in the local copy")
        variant: FdLabel.Secondary
        visible: root.messages.count === 0
    }
    Repeater {
        model: root.messages

        MessageCard {
            id: message

            required property string entryId

            Layout.fillWidth: true

            onImagesRequested: root.messages.loadImages(entryId)
            onLinkRequested: link => dialog.ask(link)
        }
    }
    FdButton {
        glyph: "ticket"
        small: true
        text: qsTr("Open the ticket")

        onClicked: root.ticketRequested()
    }
}
