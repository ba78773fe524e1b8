// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.People

/*! One colleague: name, address, groups, last sign-in, access. */
T.AbstractButton {
    id: root

    required property int index
    required property string personId
    required property personCard card
    property bool isCurrent: false
    property bool hasFocus: false

    readonly property string groupText: Theme.language.length === 0 ? "" : card.groupsKnown ? (card.groups.length > 0 ? card.groupTitles.join(", ") : qsTr("no group")) : qsTr("groups not known")
    readonly property string loginText: !card.lastLoginKnown ? qsTr("last sign-in not known") : isNaN(card.lastLogin.getTime()) ? qsTr("never signed in") : qsTr("signed in %1").arg(Format.age(card.lastLogin))

    signal chosen(string id)

    implicitHeight: Math.max(Theme.rowHeight + Theme.spacing, layout.implicitHeight + Theme.spacingSm * 2)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: card.name

    Accessible.description: loginText
    Accessible.name: qsTr("%1, %2, %3").arg(card.name).arg(card.email).arg(groupText)
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
        RowLayout {
            id: layout

            anchors.left: parent.left
            anchors.leftMargin: Theme.gutter
            anchors.right: parent.right
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spacing

            Avatar {
                name: root.card.name
                size: 28
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                spacing: 0

                FdLabel {
                    Layout.fillWidth: true
                    color: root.card.access === "disabled" ? Theme.textSecondary : Theme.text
                    text: root.card.name
                    variant: FdLabel.Strong
                }
                FdLabel {
                    Layout.fillWidth: true
                    text: root.card.email
                    variant: FdLabel.Secondary
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                color: root.card.groupsKnown ? Theme.text : Theme.textSecondary
                text: root.groupText
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                text: root.loginText
                variant: FdLabel.Secondary
            }
            StatusBadge {
                Layout.preferredWidth: 120
                text: root.card.busy.length > 0 ? qsTr("Under way") : root.card.error.isSet ? qsTr("Look at it") : root.card.access === "disabled" ? qsTr("Disabled") : root.card.access === "active" ? qsTr("Active") : qsTr("Not known")
                tone: root.card.busy.length > 0 ? "pending" : root.card.error.isSet ? (root.card.error.kind === "uncertain" ? "uncertain" : "danger") : root.card.access === "active" ? "ok" : "neutral"
            }
        }
    }

    onClicked: root.chosen(root.personId)
}
