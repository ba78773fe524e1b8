// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls

/*! One thing found: what matched is bold. */
T.AbstractButton {
    id: root

    required property int index
    required property string kind
    required property string customer
    required property string styledTitle
    required property string plainTitle
    required property string subtitle
    required property string styledMatch
    property bool isCurrent: false
    property bool isOpen: false

    signal chosen(string id)

    implicitHeight: layout.implicitHeight + Theme.spacingSm * 2
    enabled: customer.length > 0
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: plainTitle

    Accessible.description: subtitle
    Accessible.name: plainTitle
    Accessible.role: Accessible.ListItem

    background: Rectangle {
        color: root.isCurrent ? Theme.selection : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            width: 2
            height: parent.height
            color: Theme.accent
            visible: root.isOpen
        }
    }
    contentItem: Item {
        ColumnLayout {
            id: layout

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.gutter
            anchors.rightMargin: Theme.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            FdLabel {
                Layout.fillWidth: true
                text: root.styledTitle
                textFormat: Text.StyledText
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.styledMatch.length > 0 ? root.styledMatch : root.subtitle
                textFormat: root.styledMatch.length > 0 ? Text.StyledText : Text.PlainText
                variant: FdLabel.Secondary
                visible: text.length > 0
            }
        }
    }

    onClicked: root.chosen(root.customer)
}
