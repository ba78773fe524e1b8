// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! What became of a change that is not settled: the real reason, and the two ways out. */
Rectangle {
    id: root

    required property int writeState
    required property string text
    property string details
    readonly property color tint: Theme.tone(JobWords.writeTone(writeState))
    readonly property bool isWaiting: writeState === JobWords.writePending

    signal repeatRequested
    signal dismissRequested

    implicitHeight: visible ? column.implicitHeight + Theme.spacing * 2 : 0
    border.color: Qt.alpha(tint, 0.35)
    color: Theme.soft(tint)
    radius: Theme.radius
    visible: writeState > 0

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacing
        spacing: Theme.spacingXs

        StatusBadge {
            glyph: JobWords.writeGlyph(root.writeState)
            text: JobWords.writeText(root.writeState)
            tone: JobWords.writeTone(root.writeState)
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.text
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.details
            variant: FdLabel.Mono
            visible: text.length > 0 && !root.isWaiting
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: Theme.spacingSm
            visible: !root.isWaiting

            FdButton {
                glyph: "rotate-cw"
                keys: "R"
                small: true
                text: root.writeState === JobWords.writeConflict ? qsTr("Assign anyway") : root.writeState === JobWords.writeUncertain ? qsTr("Look now") : qsTr("Send again")
                onClicked: root.repeatRequested()
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: qsTr("Leave it")
                visible: root.writeState !== JobWords.writeUncertain
                onClicked: root.dismissRequested()
            }
            CopyButton {
                value: root.text + "\n" + root.details
            }
        }
    }
}
