// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! What the list shows: open or all, words, groups, columns. */
RowLayout {
    id: root

    required property TicketsController controller

    readonly property list<string> columnNames: [qsTr("Customer"), qsTr("State"), qsTr("Priority"), qsTr("Type"), qsTr("Region"), qsTr("Assigned to"), qsTr("Opened"), qsTr("Changed"), qsTr("Number"), qsTr("Tags")]

    signal dismissed
    signal exportRequested
    signal saveRequested

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function openGroups(): void {
        groups.forceActiveFocus(Qt.ShortcutFocusReason);
        groups.popup.open();
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        Layout.maximumWidth: Math.ceil(implicitWidth)
        Layout.minimumWidth: Math.min(Math.ceil(implicitWidth), 160)
        text: root.controller.viewTitle
        variant: FdLabel.Heading
    }
    FdLabel {
        Layout.fillWidth: true
        Layout.minimumWidth: Math.ceil(implicitWidth)
        tabular: true
        text: root.controller.isListed ? Format.number(root.controller.list.count) : ""
        variant: FdLabel.Secondary
    }
    SegmentedControl {
        currentIndex: root.controller.onlyOpen ? 0 : 1
        label: qsTr("Which tickets")
        options: [qsTr("Open", "tickets"), qsTr("All", "tickets")]

        onChosen: index => root.controller.onlyOpen = index === 0
    }
    FdComboBox {
        id: groups

        Layout.preferredWidth: 144
        currentIndex: root.controller.group
        label: qsTr("Group")
        model: [qsTr("No groups"), qsTr("Group by state"), qsTr("Group by priority"), qsTr("Group by type"), qsTr("Group by region"), qsTr("Group by person")]

        onActivated: index => root.controller.group = index
    }
    SearchField {
        id: search

        Layout.fillWidth: true
        Layout.maximumWidth: 240
        Layout.minimumWidth: 120
        Layout.preferredWidth: 190
        keys: "/"
        placeholderText: qsTr("Subject, customer, number…")
        text: root.controller.text

        Accessible.name: qsTr("Filter the tickets")
        Keys.onDownPressed: root.dismissed()
        Keys.onEnterPressed: root.dismissed()
        Keys.onReturnPressed: root.dismissed()
        onDismissed: root.dismissed()
        onTextChanged: root.controller.text = text
    }
    FdButton {
        glyph: "columns-3"
        kind: FdButton.Quiet
        toolTip: qsTr("Choose the columns")

        onClicked: columns.open()

        FdMenu {
            id: columns

            y: parent.height + Theme.spacingXs

            Instantiator {
                model: root.columnNames

                onObjectAdded: (index, object) => columns.insertItem(index, object as FdMenuItem)
                onObjectRemoved: (index, object) => columns.removeItem(object as FdMenuItem)

                delegate: FdMenuItem {
                    required property int index
                    required property string modelData

                    checkable: true
                    checked: root.controller.hiddenColumns.indexOf(index + 1) < 0
                    text: modelData

                    onTriggered: root.controller.setColumnShown(index + 1, checked)
                }
            }
        }
    }
    FdButton {
        enabled: !root.controller.fileExport.isRunning && root.controller.list.count > 0
        glyph: "download"
        keys: "Ctrl+E"
        kind: FdButton.Quiet
        toolTip: qsTr("Export the tickets shown")

        onClicked: root.exportRequested()
    }
    FdButton {
        glyph: "bookmark"
        keys: "Ctrl+S"
        kind: FdButton.Quiet
        toolTip: qsTr("Keep this view under a name")

        onClicked: root.saveRequested()
    }
}
