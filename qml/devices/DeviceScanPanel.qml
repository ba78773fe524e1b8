// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What was read from a label and whose it is; nothing to see while nothing was read. */
ColumnLayout {
    id: root

    required property DeviceScan scan
    /// Only what can be chosen here: the whole copy is not searched from a flow.
    property bool searchesEverywhere: true

    Layout.fillHeight: false // a layout would, by itself
    spacing: Theme.spacingXs
    visible: scan.isReading || scan.unknown.length > 0 || scan.isBlank || scan.error.isSet || scan.codes.total > 0

    NoticeStrip {
        Layout.fillWidth: true
        glyph: "hash"
        shown: root.scan.isReading
        text: qsTr("Reading the label")
        tone: "info"
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: root.searchesEverywhere ? qsTr("Search everywhere") : ""
        objectName: "scanUnknown"
        shown: root.scan.unknown.length > 0
        text: qsTr("No device has the code “%1”.").arg(root.scan.unknown)

        onActionRequested: root.scan.searchEverywhere(root.scan.unknown)
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Close")
        objectName: "scanBlank"
        shown: root.scan.isBlank
        text: qsTr("No barcode was found in the picture. Nearer, sharper and straight from the front helps.")

        onActionRequested: root.scan.clear()
    }
    ErrorBanner {
        Layout.fillWidth: true
        Layout.margins: Theme.spacing
        error: root.scan.error
        retryText: ""
        visible: root.scan.error.isSet
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gutter
        Layout.rightMargin: Theme.spacingSm
        visible: root.scan.codes.total > 0

        SectionHeader {
            Layout.fillWidth: true
            title: qsTr("Read from the label")
        }
        FdButton {
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Close")

            onClicked: root.scan.clear()
        }
    }
    Repeater {
        model: root.scan.codes

        FdButton {
            id: line

            required property string code
            required property string format
            required property string device
            required property string deviceText

            Layout.fillWidth: true
            Layout.leftMargin: Theme.spacingSm
            Layout.rightMargin: Theme.spacingSm
            glyph: device.length > 0 ? "router" : "hash"
            kind: FdButton.Quiet
            leftAligned: true
            objectName: "scanCode"
            small: true
            text: [code, device.length > 0 ? deviceText : qsTr("no device has it")].join(" · ")
            toolTip: device.length > 0 ? qsTr("Take %1").arg(device) : root.searchesEverywhere ? qsTr("Search everywhere for it") : format

            onClicked: {
                if (line.device.length > 0)
                    root.scan.choose(line.device);
                else if (root.searchesEverywhere)
                    root.scan.searchEverywhere(line.code);
            }
        }
    }
}
