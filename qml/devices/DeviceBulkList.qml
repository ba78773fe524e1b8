// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! The devices of an action below chips that count and filter them by what becomes of them. */
ColumnLayout {
    id: root

    required property DeviceBulk bulk

    readonly property DeviceBulkModel items: bulk.items
    readonly property list<var> kinds: Theme.language.length > 0 ? bulk.kinds : []

    spacing: Theme.spacingSm

    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        Repeater {
            model: root.kinds.length // by number: the chips stay while what they count changes

            Chip {
                required property int index

                readonly property var kind: root.kinds[index]

                checked: root.items.filter === kind.outcome
                count: kind.count
                objectName: "bulkChip-" + kind.outcome
                text: kind.text
                tone: kind.tone
                visible: kind.count > 0

                onClicked: root.items.filter = root.items.filter === kind.outcome ? "" : kind.outcome
            }
        }
    }
    ListView {
        id: list

        Layout.fillHeight: true
        Layout.fillWidth: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.items
        objectName: "bulkList"
        reuseItems: true

        Accessible.name: qsTr("What becomes of each device")
        Accessible.role: Accessible.List
        T.ScrollBar.vertical: FdScrollBar {}

        highlight: Rectangle {
            color: list.activeFocus ? Theme.selection : "transparent"
        }
        delegate: DeviceBulkRow {
            width: ListView.view.width - Theme.spacing
        }
    }
}
