// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What became of each record of a replacement, and the ways on. */
ColumnLayout {
    id: root

    required property DeviceSwap swap

    spacing: Theme.spacingXs

    StatusBadge {
        Layout.fillWidth: true
        objectName: "swapOutcome"
        text: root.swap.outcome
        tone: root.swap.outcomeTone.length > 0 ? root.swap.outcomeTone : "pending"
        visible: text.length > 0
    }
    Repeater {
        model: root.swap.results

        ColumnLayout {
            id: record

            required property string rowId
            required property string title
            required property string stateText
            required property string tone
            required property string reason
            required property bool canTryAgain
            required property bool isClash

            Layout.fillWidth: true
            spacing: Theme.hairline * 2

            FdLabel {
                Layout.fillWidth: true
                text: record.title
                wrapMode: Text.Wrap
            }
            StatusBadge {
                Layout.fillWidth: true
                objectName: "swapResult"
                text: record.stateText
                tone: record.tone
            }
            FdLabel {
                Layout.fillWidth: true
                text: record.reason
                variant: FdLabel.Secondary
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            RowLayout {
                spacing: Theme.spacingXs
                visible: record.canTryAgain || record.isClash

                FdButton {
                    glyph: "refresh-cw"
                    objectName: "swapAgain"
                    small: true
                    text: qsTr("Try again")
                    visible: record.canTryAgain

                    onClicked: root.swap.tryAgain(record.rowId)
                }
                FdButton {
                    glyph: "inbox"
                    small: true
                    text: qsTr("Decide in the outbox")
                    visible: record.isClash

                    onClicked: root.swap.openWrite(record.rowId)
                }
            }
        }
    }
    FdButton {
        glyph: "undo-2"
        objectName: "swapUndo"
        small: true
        text: qsTr("Take everything back")
        visible: root.swap.canUndo

        onClicked: root.swap.undo()
    }
}
