// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! The ports with their colours and how many locations each has; one of them can stand out. */
ColumnLayout {
    id: root

    required property NetworkLayers network

    spacing: Theme.spacingXs

    FdTextField {
        Layout.fillWidth: true
        glyph: "filter"
        placeholderText: qsTr("Port")
        text: root.network.portText

        Accessible.name: qsTr("Ports with this in their name")
        onTextEdited: root.network.portText = text
    }
    FdButton {
        glyph: "x"
        kind: FdButton.Quiet
        small: true
        text: qsTr("All ports in their colours")
        visible: root.network.port.length > 0

        onClicked: root.network.port = ""
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, Theme.rowHeight * 6)
        activeFocusOnTab: true
        clip: true
        model: root.network.ports

        Accessible.name: qsTr("Ports")
        Accessible.role: Accessible.List

        delegate: FdButton {
            id: port

            required property string rowId
            required property string name
            required property int devices
            required property color colour

            width: list.width
            checked: root.network.port === rowId
            glyph: "circle-dot"
            kind: FdButton.Quiet
            leftAligned: true
            small: true
            text: qsTr("%1 · %2").arg(name).arg(Format.number(devices))
            tint: Theme.legible(colour)

            Keys.onReturnPressed: clicked()
            onClicked: root.network.port = checked ? "" : port.rowId
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("%n location(s) without a port", "", root.network.untoldPorts)
        variant: FdLabel.Secondary
        visible: root.network.untoldPorts > 0
        wrapMode: Text.Wrap
    }
}
