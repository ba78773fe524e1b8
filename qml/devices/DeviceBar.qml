// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Which view, how many, and the one field that finds by any part. */
RowLayout {
    id: root

    required property DevicesController controller

    signal dismissed
    signal exportRequested

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: Theme.spacingSm

    FdLabel {
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
    SearchField {
        id: search

        /// A scanner ends with Enter: a code is looked for exactly, anything else was a filter.
        function enter(): void {
            if (root.controller.scan.isCode(text))
                root.controller.scan.submit(text);
            root.dismissed();
        }

        Layout.fillWidth: true
        Layout.maximumWidth: 360
        Layout.minimumWidth: 160
        Layout.preferredWidth: 320
        keys: "/"
        objectName: "deviceSearch"
        placeholderText: qsTr("Serial, MAC, model, customer, address…")
        text: root.controller.text

        Accessible.name: qsTr("Filter the equipment")
        Keys.onDownPressed: root.dismissed()
        Keys.onEnterPressed: enter()
        Keys.onPressed: event => {
            // A picture is no text: what the field cannot take is read as a label.
            if (event.matches(StandardKey.Paste))
                event.accepted = root.controller.scan.readClipboard();
        }
        Keys.onReturnPressed: enter()
        onDismissed: root.dismissed()
        onTextChanged: root.controller.text = text
    }
    DeviceLabelButton {
        kind: FdButton.Quiet
        scan: root.controller.scan
    }
    FdButton {
        enabled: !root.controller.fileExport.isRunning && root.controller.list.count > 0
        glyph: "download"
        keys: "Ctrl+E"
        kind: FdButton.Quiet
        toolTip: qsTr("Export the equipment shown")

        onClicked: root.exportRequested()
    }
}
