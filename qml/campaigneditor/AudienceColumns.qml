// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! What each column holds, guessed by name and content, confirmed by a person; the table as it is in the file beside it. */
FocusScope {
    id: root

    required property AudienceEditor audience

    signal fileRequested

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            spacing: Theme.spacing

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2

                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("%1 · %n row(s)", "", root.audience.fileRows).arg(root.audience.fileName)
                    variant: FdLabel.Heading
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.audience.fileFacts
                    variant: FdLabel.Secondary
                }
            }
            FdButton {
                glyph: "folder-open"
                keys: "Ctrl+O"
                kind: FdButton.Quiet
                text: qsTr("Another file…")

                onClicked: root.fileRequested()
            }
            FdButton {
                kind: FdButton.Quiet
                text: qsTr("Start over")

                onClicked: root.audience.startOver()
            }
            FdButton {
                kind: FdButton.Primary
                keys: "Ctrl+Enter"
                text: qsTr("Import %n row(s)", "", root.audience.fileRows)

                onClicked: root.audience.confirmColumns()
            }
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.audience.oddLines.length > 0
            text: root.audience.oddLines
        }
        NoticeStrip {
            Layout.fillWidth: true
            shown: root.audience.badLines.length > 0
            text: root.audience.badLines
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ListView {
                id: list

                Layout.fillHeight: true
                Layout.preferredWidth: 460
                clip: true
                focus: true
                model: root.audience.columns
                spacing: 0

                T.ScrollBar.vertical: FdScrollBar {}

                Accessible.name: qsTr("Columns")

                delegate: ColumnDelegate {
                    width: ListView.view.width
                    roleTexts: root.audience.columns.roleTexts

                    onRoleChosen: role => root.audience.setRole(index, role)
                }
            }
            Divider {
                Layout.fillHeight: true
                vertical: true
            }
            DataTable {
                Layout.fillWidth: true
                Layout.fillHeight: true
                model: root.audience.cells
                sortable: false
                widths: []

                Accessible.name: qsTr("The table as it is in the file")
            }
        }
    }
}
