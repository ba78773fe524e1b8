// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One file of areas: shown or not, its colour, what is wrong with it. */
ColumnLayout {
    id: root

    required property string rowId
    required property string name
    required property color colour
    required property bool isShown
    required property bool isLoading
    required property int shapes
    required property string problem
    required property string details

    signal shownRequested(string id, bool isShown)
    signal colourRequested(string id)
    signal removeRequested(string id)
    signal againRequested(string id)
    signal showRequested(string id)

    spacing: 0

    RowLayout {
        spacing: Theme.spacingXs

        FdCheckBox {
            Layout.fillWidth: true
            checked: root.isShown
            text: root.name

            onToggled: root.shownRequested(root.rowId, checked)
        }
        FdLabel {
            text: root.isLoading ? qsTr("reading") : Format.number(root.shapes)
            variant: FdLabel.Secondary
            visible: root.problem.length === 0
        }
        FdButton {
            glyph: "circle-dot"
            kind: FdButton.Quiet
            small: true
            tint: Theme.legible(root.colour)
            toolTip: qsTr("Another colour")

            onClicked: root.colourRequested(root.rowId)
        }
        FdButton {
            enabled: root.shapes > 0
            glyph: "search"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Show it on the map")

            onClicked: root.showRequested(root.rowId)
        }
        FdButton {
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Take it off the map; the file stays")

            onClicked: root.removeRequested(root.rowId)
        }
    }
    FdLabel {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.spacingLg
        color: Theme.danger
        text: root.problem
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.spacingLg
        text: root.details
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.WrapAnywhere
    }
    FdButton {
        Layout.leftMargin: Theme.spacingLg
        glyph: "refresh-cw"
        kind: FdButton.Quiet
        small: true
        text: qsTr("Read it again")
        visible: root.problem.length > 0

        onClicked: root.againRequested(root.rowId)
    }
}
