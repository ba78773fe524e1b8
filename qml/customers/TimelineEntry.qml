// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls

/*! One thing that happened: when, what, and the way to it. */
T.ItemDelegate {
    id: root

    required property int index
    required property string kind
    required property string glyph
    required property string what
    required property string title
    required property string detail
    required property string stateWord
    required property string person
    required property real amount
    required property bool hasAmount
    required property string day
    required property date at
    required property bool hasTime
    required property bool isFuture
    required property string documentId
    required property string target
    property bool isExpanded: false

    /// Nothing to go to: what was written to the customer without a ticket is read here.
    readonly property bool isReadHere: (kind === "sms" || kind === "message") && target.length === 0

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitHeight: body.implicitHeight + Theme.spacingSm * 2
    hoverEnabled: true

    Accessible.description: detail
    Accessible.name: [what, title, Format.longDate(day)].filter(part => part.length > 0).join(", ")
    Accessible.role: Accessible.ListItem

    background: Rectangle {
        color: root.ListView.isCurrentItem && root.ListView.view.activeFocus ? Theme.selection : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusSmall
    }
    contentItem: Item {
        RowLayout {
            id: body

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.spacingXs
            y: Theme.spacingSm
            spacing: Theme.spacingSm

            IconGlyph {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 1
                glyph: root.glyph
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 1

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm

                    FdLabel {
                        Layout.fillWidth: true
                        text: root.what
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        tabular: true
                        text: (root.isFuture ? qsTr("to come") + " · " : "") + (root.day.length > 0 ? Format.shortDate(root.day) : "") + (root.hasTime ? " " + Format.time(root.at) : "")
                        variant: FdLabel.Caption
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingSm
                    visible: root.title.length > 0 && !(root.isReadHere && root.kind === "sms")

                    FdLabel {
                        Layout.fillWidth: true
                        text: root.title
                    }
                    FdLabel {
                        tabular: true
                        text: Format.money(root.amount)
                        visible: root.hasAmount
                    }
                }
                FdLabel {
                    Layout.fillWidth: true
                    elide: root.isExpanded ? Text.ElideNone : Text.ElideRight
                    maximumLineCount: root.isExpanded ? 2000 : 2
                    text: [root.person, root.kind === "invoice" && root.detail.length > 0 ? qsTr("due %1").arg(Format.shortDate(root.detail)) : root.detail].filter(part => part.length > 0).join(" · ")
                    variant: FdLabel.Secondary
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }
                ServerStatus {
                    visible: root.stateWord.length > 0 && ["ticket", "job", "invoice", "contract", "subscription", "equipment"].indexOf(root.kind) >= 0
                    word: root.stateWord
                }
            }
        }
    }
}
