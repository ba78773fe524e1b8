// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls

/*! One outage of the list: where, since when, how many, what it may be. */
T.AbstractButton {
    id: root

    required property string rowId
    required property string place
    required property string cause
    required property string counts
    required property string since
    required property string recovery
    required property string tone
    required property int ticketCount
    required property bool isOver
    property bool isChosen: false
    property bool isFocused: false

    implicitHeight: words.implicitHeight + Theme.spacingSm * 2
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: place

    Accessible.description: [cause, since, counts, recovery].filter(part => part.length > 0).join(". ")
    Accessible.name: place
    Accessible.role: Accessible.ListItem
    Accessible.selected: isChosen

    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.spacingSm
        anchors.rightMargin: Theme.spacingSm
        color: root.isChosen ? Theme.selection : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            active: root.isFocused
            inset: true
        }
    }
    contentItem: Item {
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.gutter
            anchors.right: parent.right
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.hairline * 2

            FdLabel {
                width: parent.width
                font.weight: Font.Medium
                text: root.place
            }
            StatusBadge {
                width: parent.width
                glyph: root.isOver ? "" : "wifi-off"
                text: root.recovery.length > 0 ? root.recovery : root.cause
                tone: root.tone
            }
            FdLabel {
                width: parent.width
                tabular: true
                text: root.since
                variant: FdLabel.Secondary
            }
            FdLabel {
                width: parent.width
                tabular: true
                text: root.ticketCount > 0 ? qsTr("%1 · %n open ticket(s)", "", root.ticketCount).arg(root.counts) : root.counts
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
        }
    }
}
