// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A region or a file of tiles: how far it is, and what is wrong. */
ColumnLayout {
    id: root

    required property string rowId
    required property string name
    required property bool isRegion
    required property double progress
    required property string stateText
    required property string problem
    required property bool canPause
    required property bool canResume

    signal pauseRequested(string file)
    signal resumeRequested(string file)
    signal removeRequested(string file)
    signal showRequested(string file)

    spacing: Theme.spacingXs

    RowLayout {
        spacing: Theme.spacingXs

        FdLabel {
            Layout.fillWidth: true
            text: root.name
            variant: FdLabel.Strong
        }
        FdButton {
            glyph: "search"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Show it on the map")

            onClicked: root.showRequested(root.rowId)
        }
        FdButton {
            glyph: "pause"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Pause")
            visible: root.canPause

            onClicked: root.pauseRequested(root.rowId)
        }
        FdButton {
            glyph: "circle-play"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Go on")
            visible: root.canResume

            onClicked: root.resumeRequested(root.rowId)
        }
        FdButton {
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: root.isRegion ? qsTr("Delete this region from the disk") : qsTr("Do not use it any more; the file stays")

            onClicked: root.removeRequested(root.rowId)
        }
    }
    ProgressLine {
        Layout.fillWidth: true
        value: root.progress
        visible: root.isRegion && root.progress < 1
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.stateText
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.problem
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
