// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.People

/*! The hub's groups as chips, each with what it is meant for under it. */
ColumnLayout {
    id: root

    required property Invitation form

    spacing: Theme.spacingXs

    Accessible.name: qsTr("Groups")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: root.form.knownGroups

        ColumnLayout {
            id: entry

            required property string modelData

            // The words follow the language.
            readonly property string purpose: Theme.language.length > 0 ? root.form.groupPurpose(modelData) : ""

            Layout.fillWidth: true
            spacing: 0

            Chip {
                checked: root.form.groups.indexOf(entry.modelData) >= 0
                objectName: "group-" + entry.modelData
                text: Theme.language.length > 0 ? root.form.groupTitle(entry.modelData) : ""

                Accessible.description: entry.purpose
                onToggled: root.form.setGroup(entry.modelData, checked)
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingSm
                text: entry.purpose
                variant: FdLabel.Caption
                wrapMode: Text.Wrap
            }
        }
    }
}
