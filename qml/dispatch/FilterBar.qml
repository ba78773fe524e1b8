// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Narrows tray, timeline and map by text, kind of work and tag. */
Column {
    id: root

    required property DispatchController controller

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    function focusChips(): void {
        const first = chips.itemAt(0) as Item;
        if (first)
            first.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    spacing: Theme.spacingSm

    SearchField {
        id: search

        width: parent.width
        keys: "/"
        placeholderText: qsTr("Filter jobs")
        text: root.controller.filterText

        Accessible.name: qsTr("Filter jobs")

        onDismissed: root.forceActiveFocus(Qt.OtherFocusReason)
        onTextChanged: root.controller.filterText = text
    }

    Row {
        width: parent.width
        spacing: Theme.spacingXs

        Repeater {
            id: chips

            model: 5

            Chip {
                id: chip

                required property int index

                anchors.verticalCenter: parent.verticalCenter
                checked: root.controller.filterKind === index
                glyph: JobWords.kindGlyphs[index]

                Accessible.name: JobWords.kindText(index)

                onClicked: root.controller.filterKind = checked ? index : -1

                FdToolTip {
                    text: JobWords.kindText(chip.index)
                    visible: chip.hovered || chip.visualFocus
                }
            }
        }
        FdComboBox {
            readonly property list<string> words: [qsTr("All tags")].concat(root.controller.tags)

            width: parent.width - x
            currentIndex: Math.max(0, root.controller.tags.indexOf(root.controller.filterTag) + 1)
            label: qsTr("Tag")
            model: words
            visible: root.controller.tags.length > 0

            onActivated: index => root.controller.filterTag = index > 0 ? root.controller.tags[index - 1] : ""
        }
    }
}
