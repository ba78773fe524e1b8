// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! Invoices or payments, the view's name, words to filter by. */
RowLayout {
    id: root

    required property AccountingController controller

    signal dismissed
    signal exportRequested

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: Theme.spacingSm

    SegmentedControl {
        currentIndex: root.controller.kind
        label: qsTr("Which documents")
        options: [qsTr("Invoices"), qsTr("Payments")]

        onChosen: index => root.controller.kind = index
    }
    FdLabel {
        Layout.leftMargin: Theme.spacingSm
        Layout.fillWidth: true
        Layout.maximumWidth: Math.ceil(implicitWidth)
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
    SearchField {
        id: search

        Layout.fillWidth: true
        Layout.maximumWidth: 260
        Layout.minimumWidth: 140
        Layout.preferredWidth: 220
        keys: "/"
        placeholderText: qsTr("Number, customer, amount…")
        text: root.controller.text

        Accessible.name: qsTr("Filter the list")
        Keys.onDownPressed: root.dismissed()
        Keys.onEnterPressed: root.dismissed()
        Keys.onReturnPressed: root.dismissed()
        onDismissed: root.dismissed()
        onTextChanged: root.controller.text = text
    }
    FdButton {
        enabled: !root.controller.fileExport.isRunning && root.controller.list.count > 0
        glyph: "download"
        keys: "Ctrl+E"
        kind: FdButton.Quiet
        toolTip: qsTr("Export what is shown")

        onClicked: root.exportRequested()
    }
}
