// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*!
    One place of a ticket's thread: what the customer wrote, what was answered, or a note that only staff see. `html` is
    safe already; a link is only told of (`linkRequested`), remote images are only asked for (`imagesRequested`).
*/
FocusScope {
    id: root

    required property int entryKind
    required property string author
    required property string address
    required property date sent
    required property string html
    required property string medium
    required property int remoteImages

    readonly property bool isNote: entryKind === ThreadModel.Note
    readonly property bool isAnswer: entryKind === ThreadModel.Answer
    readonly property string kindWord: isNote ? qsTr("Internal note") : isAnswer ? qsTr("Answer") : qsTr("From the customer")

    signal linkRequested(string link)
    signal imagesRequested

    implicitWidth: 400
    implicitHeight: column.implicitHeight + Theme.spacing * 2

    Accessible.name: qsTr("%1 of %2, %3").arg(kindWord).arg(author).arg(isNaN(sent.getTime()) ? "" : Format.dayTime(sent))
    Accessible.role: Accessible.Paragraph

    Rectangle {
        anchors.fill: parent
        border.color: root.isNote ? Theme.warning : Theme.line
        color: root.isNote ? Theme.soft(Theme.warning) : root.isAnswer ? Theme.selection : Theme.surface
        radius: Theme.radius

        // A note is told apart by a second thing than its colour.
        Rectangle {
            width: 3
            height: parent.height
            color: Theme.warning
            radius: Theme.radius
            visible: root.isNote
        }
    }
    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacing
        spacing: Theme.spacingXs

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            IconGlyph {
                color: root.isNote ? Theme.warning : Theme.textSecondary
                glyph: root.isNote ? "lock" : root.medium.toLowerCase() === "phone" ? "phone" : root.isAnswer ? "send" : "mail"
                label: root.kindWord
                size: 14
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                text: root.author
                variant: FdLabel.Strong
            }
            FdLabel {
                Layout.fillWidth: true
                color: root.isNote ? Theme.warning : Theme.textSecondary
                text: root.isNote ? qsTr("Internal note, never sent") : root.address !== root.author ? root.address : ""
                variant: FdLabel.Secondary
            }
            FdLabel {
                tabular: true
                text: isNaN(root.sent.getTime()) ? "" : Format.dayTime(root.sent)
                variant: FdLabel.Secondary

                HoverHandler {
                    id: timeHover
                }
                FdToolTip {
                    text: Format.stamp(root.sent)
                    visible: timeHover.hovered && !isNaN(root.sent.getTime())
                }
            }
        }
        Text {
            id: body

            Layout.fillWidth: true
            clip: true
            color: Theme.text
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontBody
            linkColor: Theme.accentText
            text: root.html
            textFormat: Text.RichText
            wrapMode: Text.Wrap

            onLinkActivated: link => root.linkRequested(link)

            HoverHandler {
                cursorShape: body.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
            }
        }
        FdButton {
            focus: true
            glyph: "download"
            small: true
            text: qsTr("Load %n image(s)", "", root.remoteImages)
            toolTip: qsTr("The sender of the images sees that they are looked at, and from where.")
            visible: root.remoteImages > 0

            onClicked: root.imagesRequested()
        }
    }
}
