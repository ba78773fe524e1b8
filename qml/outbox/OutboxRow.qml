// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*! One write: whose document, which fields, how it stands and why, how old it is. */
T.AbstractButton {
    id: root

    required property int index
    required property string writeId
    required property outboxCard card
    property bool isCurrent: false
    property bool hasFocus: false

    signal chosen(string id)

    implicitHeight: layout.implicitHeight + Theme.spacing * 2
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: card.title

    Accessible.description: card.reason
    Accessible.name: qsTr("%1, %2: %3").arg(card.title).arg(card.summary).arg(badge.text)
    Accessible.role: Accessible.ListItem
    Accessible.selected: isCurrent

    background: Rectangle {
        color: root.isCurrent ? Theme.selection : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            width: 2
            height: parent.height
            color: Theme.accent
            visible: root.isCurrent
        }
        FocusRing {
            active: root.hasFocus
            inset: true
            targetRadius: 0
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    contentItem: Item {
        ColumnLayout {
            id: layout

            anchors.left: parent.left
            anchors.leftMargin: Theme.gutter
            anchors.right: parent.right
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spacingXs

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                FdLabel {
                    text: root.card.title
                    variant: FdLabel.Strong
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.card.document.length > 0 ? root.card.kind + " " + root.card.document : root.card.kind
                    variant: FdLabel.Secondary
                }
                OutboxStateBadge {
                    id: badge

                    writeState: root.card.state
                }
                AgeLabel {
                    Layout.minimumWidth: 88
                    at: root.card.created
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.card.isCreate ? qsTr("New: %1").arg(root.card.summary) : root.card.summary
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.card.reason
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
        }
    }

    onClicked: root.chosen(root.writeId)
}
