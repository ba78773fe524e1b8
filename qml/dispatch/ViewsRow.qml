// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A saved view: its name and number, what it shows, whose it is, and what stands against it. */
Rectangle {
    id: root

    required property int index
    required property string view
    required property string name
    required property string owner
    required property string detail
    required property string problem
    required property string stateText
    required property bool isShared
    required property bool isFailed
    required property bool isCurrent
    property bool isCurrentRow: false
    property bool hasKeyboard: false

    signal chosen
    signal picked
    signal shareToggled
    signal replaceRequested
    signal renameRequested
    signal removalRequested

    implicitHeight: lines.implicitHeight + Theme.spacingSm * 2
    color: isCurrentRow ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
    radius: Theme.radius

    Accessible.description: stateText
    Accessible.name: [name, isCurrent ? qsTr("shown now") : "", isShared ? qsTr("shared by %1").arg(owner) : qsTr("yours alone"), problem.length > 0 ? problem : detail].filter(part => part.length > 0).join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.selected: isCurrentRow
    Accessible.onPressAction: root.chosen()

    FocusRing {
        active: root.hasKeyboard
        inset: true
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.chosen()
    }
    FdLabel {
        id: number

        x: Theme.spacingSm
        y: Theme.spacingSm
        width: Theme.gutter
        tabular: true
        text: root.index < 9 ? String(root.index + 1) : ""
        variant: FdLabel.Secondary
    }
    ColumnLayout {
        id: lines

        anchors.left: number.right
        anchors.right: buttons.left
        y: Theme.spacingSm
        spacing: 0

        RowLayout {
            spacing: Theme.spacingXs

            FdLabel {
                Layout.fillWidth: true
                text: root.name
                variant: FdLabel.Strong
            }
            StatusBadge {
                text: qsTr("shown now")
                tone: "ok"
                visible: root.isCurrent
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.problem.length > 0 ? Theme.danger : Theme.textSecondary
            text: root.problem.length > 0 ? root.problem : root.detail
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.isShared ? qsTr("Shared by %1").arg(root.owner) : qsTr("Yours alone")
            variant: FdLabel.Caption
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.isFailed ? Theme.danger : Theme.pending
            text: root.stateText
            variant: FdLabel.Caption
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingXs
        y: Theme.spacingXs
        visible: root.isCurrentRow || hover.hovered

        FdButton {
            focusPolicy: Qt.NoFocus
            glyph: root.isShared ? "user" : "users"
            keys: "S"
            kind: FdButton.Quiet
            small: true
            toolTip: root.isShared ? qsTr("Share it no longer") : qsTr("Share it with everybody")

            onClicked: {
                root.picked();
                root.shareToggled();
            }
        }
        FdButton {
            focusPolicy: Qt.NoFocus
            glyph: "save"
            keys: "U"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Update it to what the board shows")

            onClicked: {
                root.picked();
                root.replaceRequested();
            }
        }
        FdButton {
            focusPolicy: Qt.NoFocus
            glyph: "pencil"
            keys: "F2"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Rename")

            onClicked: {
                root.picked();
                root.renameRequested();
            }
        }
        FdButton {
            focusPolicy: Qt.NoFocus
            glyph: "x"
            keys: qsTr("Del")
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Remove…")

            onClicked: {
                root.picked();
                root.removalRequested();
            }
        }
    }
}
