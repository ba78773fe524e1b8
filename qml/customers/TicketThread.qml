// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The messages of a ticket, made safe; a link opens only after saying where it leads. */
ColumnLayout {
    id: root

    required property RecordModel messages

    property string pendingLink

    spacing: Theme.spacingSm

    FdDialog {
        id: confirm

        confirmText: qsTr("Open")
        consequence: qsTr("This opens %1 in the browser.").arg(root.pendingLink)
        title: qsTr("Open the link of this message")

        onAccepted: Qt.openUrlExternally(root.pendingLink)
    }
    FdLabel {
        text: qsTr("No message in the local copy")
        variant: FdLabel.Secondary
        visible: root.messages.count === 0
    }
    Repeater {
        model: root.messages

        Rectangle {
            id: message

            required property string author
            required property date sent
            required property string html
            required property bool isFromUs
            required property string medium

            Layout.fillWidth: true
            border.color: Theme.line
            color: isFromUs ? Theme.selection : Theme.background
            implicitHeight: column.implicitHeight + Theme.spacing * 2
            radius: Theme.radius

            ColumnLayout {
                id: column

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.spacing
                spacing: Theme.spacingXs

                RowLayout {
                    Layout.fillWidth: true

                    FdLabel {
                        text: message.author
                        variant: FdLabel.Strong
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: message.isFromUs ? qsTr("to the customer") : message.medium
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        tabular: true
                        text: isNaN(message.sent.getTime()) ? "" : Format.dayTime(message.sent)
                        variant: FdLabel.Secondary
                    }
                }
                Text {
                    Layout.fillWidth: true
                    color: Theme.text
                    font.family: Theme.fontFamily
                    font.pixelSize: Theme.fontBody
                    linkColor: Theme.accentText
                    text: message.html
                    textFormat: Text.RichText
                    wrapMode: Text.Wrap

                    onLinkActivated: link => {
                        root.pendingLink = link;
                        confirm.open();
                    }
                }
            }
        }
    }
}
