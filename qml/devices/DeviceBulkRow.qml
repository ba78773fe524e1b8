// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One device of an action: what becomes of it and why. */
Item {
    id: root

    required property string itemId
    required property string title
    required property string customer
    required property string outcomeWord
    required property string tone
    required property string reason

    implicitHeight: layout.implicitHeight + Theme.spacingSm * 2

    Accessible.name: qsTr("%1, %2: %3 %4").arg(title.length > 0 ? title : itemId).arg(customer).arg(outcomeWord).arg(reason)
    Accessible.role: Accessible.ListItem

    ColumnLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.hairline

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: root.title.length > 0 ? root.title : root.itemId
            }
            StatusBadge {
                text: root.outcomeWord
                tone: root.tone
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.customer
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.reason
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
