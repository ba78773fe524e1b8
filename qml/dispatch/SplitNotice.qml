// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A job that was split and whose second part did not come to be: why, and the two ways out. */
Rectangle {
    id: root

    property string text
    property string details

    signal repeatRequested
    signal undoRequested

    implicitHeight: visible ? column.implicitHeight + Theme.spacing * 2 : 0
    border.color: Qt.alpha(Theme.danger, 0.35)
    color: Theme.soft(Theme.danger)
    objectName: "splitNotice"
    radius: Theme.radius
    visible: text.length > 0

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacing
        spacing: Theme.spacingXs

        FdLabel {
            Layout.fillWidth: true
            text: root.text
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.details
            variant: FdLabel.Mono
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: Theme.spacingSm

            FdButton {
                objectName: "undoSplit"
                glyph: "undo-2"
                small: true
                text: qsTr("In one again")
                toolTip: qsTr("Give the first part its length back, where nobody changed it")
                onClicked: root.undoRequested()
            }
            FdButton {
                glyph: "rotate-cw"
                kind: FdButton.Quiet
                small: true
                text: qsTr("Send again")
                onClicked: root.repeatRequested()
            }
            CopyButton {
                value: root.text + "\n" + root.details
            }
        }
    }
}
