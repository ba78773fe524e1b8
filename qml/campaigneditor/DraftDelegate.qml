// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One campaign that is being written, or the file of one that cannot be read. */
Item {
    id: root

    required property int index
    required property string draftId
    required property string name
    required property string subject
    required property date modified
    required property int recipients
    required property int step
    required property string error
    property bool isCurrent: false
    property bool hasFocus: false

    readonly property bool isDamaged: error.length > 0

    signal chosen
    signal opened
    signal removeRequested

    implicitHeight: 56

    Accessible.name: name.length > 0 ? name : draftId
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.opened()

    Rectangle {
        anchors.fill: parent
        border.color: Theme.accent
        border.width: root.hasFocus ? Theme.focusRing : 0
        color: root.isCurrent ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.spacing

        IconGlyph {
            color: root.isDamaged ? Theme.danger : Theme.textSecondary
            glyph: root.isDamaged ? "circle-x" : "pencil"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            FdLabel {
                Layout.fillWidth: true
                text: root.name.length > 0 ? root.name : root.isDamaged ? qsTr("Damaged draft %1").arg(root.draftId) : qsTr("Without a name")
                variant: FdLabel.Strong
            }
            FdLabel {
                Layout.fillWidth: true
                color: root.isDamaged ? Theme.danger : Theme.textSecondary
                text: root.isDamaged ? root.error : root.subject.length > 0 ? root.subject : qsTr("No subject yet")
                variant: FdLabel.Secondary
            }
        }
        FdLabel {
            tabular: true
            text: root.recipients >= 0 ? qsTr("%n row(s)", "", root.recipients) : ""
            variant: FdLabel.Secondary
        }
        FdLabel {
            Layout.preferredWidth: 110
            horizontalAlignment: Text.AlignRight
            text: Format.dayTime(root.modified)
            variant: FdLabel.Secondary
        }
        FdButton {
            keys: "Enter"
            small: true
            text: qsTr("Continue")
            visible: !root.isDamaged

            onClicked: root.opened()
        }
        FdButton {
            glyph: "x"
            keys: "Del"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Remove")

            onClicked: root.removeRequested()
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.chosen()
        onDoubleTapped: root.opened()
    }
}
