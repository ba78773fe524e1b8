// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The foot of the window: what waits to be sent, what is uncertain, how old the copy is, what undo takes back. */
Rectangle {
    id: root

    signal undoRequested
    signal outboxRequested

    implicitHeight: Theme.statusHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacing
        anchors.rightMargin: Theme.spacing
        spacing: Theme.gutter

        StatusButton {
            readonly property int count: Session.pendingCount - Session.heldCount

            text: qsTr("%n change(s) waiting to be sent", "", count)
            tone: "pending"
            visible: count > 0

            onClicked: root.outboxRequested()
        }
        StatusButton {
            text: qsTr("%n change(s) waiting for another person to sign in", "", Session.heldCount)
            tone: "warning"
            visible: Session.heldCount > 0

            onClicked: root.outboxRequested()
        }
        StatusButton {
            text: qsTr("%n to check", "", Session.uncertainCount)
            tone: "uncertain"
            visible: Session.uncertainCount > 0

            onClicked: root.outboxRequested()
        }
        StatusButton {
            text: qsTr("%n to decide", "", Session.undecidedCount)
            tone: "danger"
            visible: Session.undecidedCount > 0

            onClicked: root.outboxRequested()
        }
        FdLabel {
            text: qsTr("All changes are saved")
            variant: FdLabel.Secondary
            visible: Session.pendingCount === 0 && Session.uncertainCount === 0 && Session.undecidedCount === 0
        }
        AgeLabel {
            at: Session.mirrorAt
            limit: 300
            prefix: qsTr("Local copy:")
            visible: seconds >= 0
        }
        Item {
            Layout.fillWidth: true
        }
        FdButton {
            Layout.maximumWidth: 480
            focusPolicy: Qt.TabFocus
            glyph: "undo-2"
            keys: "Ctrl+Z"
            kind: FdButton.Quiet
            small: true
            //: %1 is what was done, e.g. "DJ-00412 → Marie"
            text: qsTr("Undo: %1").arg(Session.undoText)
            toolTip: text
            visible: Session.undoText.length > 0

            onClicked: root.undoRequested()
        }
        KeyHint {
            keys: "?"
        }
    }
    Divider {
        width: parent.width
    }

    component StatusButton: FdButton {
        required property string tone

        focusPolicy: Qt.TabFocus
        glyph: Theme.toneIcon(tone)
        keys: "Ctrl+8"
        kind: FdButton.Quiet
        small: true
        tint: Theme.tone(tone)
        toolTip: qsTr("Open the outbox")
    }
}
