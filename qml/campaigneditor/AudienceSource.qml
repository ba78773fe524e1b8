// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Where the recipients come from: a file, or the customers. */
FocusScope {
    id: root

    required property AudienceEditor audience

    signal fileRequested

    RowLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.gutter * 2, 860)
        spacing: Theme.gutter

        Card {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            glyph: "list"
            title: qsTr("From a file")

            FdLabel {
                Layout.fillHeight: true
                Layout.fillWidth: true
                text: qsTr("A CSV file with one recipient a line, whatever its separator and encoding. You confirm what each column holds. Dropping the file here does the same.")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            FdButton {
                focus: true
                glyph: "folder-open"
                keys: "Ctrl+O"
                kind: FdButton.Primary
                text: qsTr("Choose a file…")

                KeyNavigation.right: customers
                onClicked: root.fileRequested()
            }
        }
        Card {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            glyph: "users"
            title: qsTr("From the customers")

            FdLabel {
                Layout.fillHeight: true
                Layout.fillWidth: true
                text: qsTr("All active customers in a postal area, with a plan, in a language… read from the copy on this computer, with its age.")
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            FdButton {
                id: customers

                glyph: "list-filter"
                text: qsTr("Choose customers…")

                onClicked: root.audience.startFilter()
            }
        }
    }
}
