// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The profiles of this computer. Another one opens in a window and a process of its own. */
Card {
    id: root

    spacing: Theme.spacingSm
    title: qsTr("Profiles")

    Repeater {
        model: Session.profiles

        RowLayout {
            id: line

            required property profileEntry modelData

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                FdLabel {
                    Layout.fillWidth: true
                    text: line.modelData.name
                    variant: FdLabel.Strong
                }
                FdLabel {
                    Layout.fillWidth: true
                    color: line.modelData.problem.length > 0 ? Theme.tone("danger") : Theme.textSecondary
                    text: line.modelData.problem.length > 0 ? line.modelData.problem : line.modelData.file
                    variant: FdLabel.Secondary
                    wrapMode: Text.WrapAnywhere
                }
            }
            StatusBadge {
                text: line.modelData.kind === "test" ? qsTr("Test") : qsTr("Training")
                tone: line.modelData.kind === "test" ? "uncertain" : "warning"
                visible: line.modelData.kind.length > 0
            }
            FdLabel {
                text: qsTr("In use")
                variant: FdLabel.Secondary
                visible: line.modelData.current
            }
            FdButton {
                enabled: line.modelData.problem.length === 0
                text: qsTr("Open")
                visible: !line.modelData.current

                Accessible.name: qsTr("Open %1").arg(line.modelData.name)

                onClicked: Session.openProfile(line.modelData.file)
            }
        }
    }
}
