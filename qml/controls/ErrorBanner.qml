// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*!
    A failure: what happened, what it means, what to do; the server's words folded and copyable. Shows itself while `error`
    is set (a value made by errorText() in models/base), or while `what` is given directly. `retryText` names the way out; empty = none.
*/
Rectangle {
    id: root

    property errorText error
    property string what: Theme.language.length > 0 ? error.what : ""
    property string meaning: Theme.language.length > 0 ? error.meaning : ""
    property string advice: Theme.language.length > 0 ? error.advice : ""
    property string details: error.details
    property string tone: "danger"
    property string retryText: error.retryable ? qsTr("Try again") : ""
    property bool dismissable: false
    property bool expanded: false

    signal retryRequested
    signal dismissed

    implicitWidth: 480
    implicitHeight: visible ? layout.implicitHeight + Theme.spacing * 2 : 0
    border.color: Qt.tint(Theme.soft(Theme.tone(tone)), Qt.alpha(Theme.tone(tone), 0.3))
    color: Theme.soft(Theme.tone(tone))
    radius: Theme.radius
    visible: what.length > 0

    Accessible.name: [what, meaning, advice].filter(part => part.length > 0).join(" ")
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spacing
        spacing: Theme.spacing

        IconGlyph {
            Layout.alignment: Qt.AlignTop
            color: Theme.tone(root.tone)
            glyph: Theme.toneIcon(root.tone)
            size: Theme.iconSizeLarge
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdLabel {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.iconSizeLarge
                text: root.what
                variant: FdLabel.Strong
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.meaning
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.advice
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.topMargin: Theme.spacingXs
                spacing: Theme.spacingSm
                visible: root.retryText.length > 0 || root.details.length > 0

                FdButton {
                    glyph: "rotate-cw"
                    small: true
                    text: root.retryText
                    visible: root.retryText.length > 0

                    onClicked: root.retryRequested()
                }
                FdButton {
                    glyph: root.expanded ? "chevron-down" : "chevron-right"
                    kind: FdButton.Quiet
                    small: true
                    text: qsTr("Details")
                    visible: root.details.length > 0

                    onClicked: root.expanded = !root.expanded
                }
                CopyButton {
                    small: true
                    value: [root.what, root.meaning, root.details].filter(part => part.length > 0).join("\n")
                    visible: root.details.length > 0
                }
            }
            TextEdit {
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacingXs
                color: Theme.textSecondary
                font.family: Theme.monoFamily
                font.pixelSize: Theme.fontSecondary
                readOnly: true
                selectByMouse: true
                selectedTextColor: Theme.text
                selectionColor: Theme.textSelection
                text: root.details
                textFormat: TextEdit.PlainText
                visible: root.expanded && text.length > 0
                wrapMode: TextEdit.WrapAnywhere
            }
        }
        FdButton {
            Layout.alignment: Qt.AlignTop
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Dismiss")
            visible: root.dismissable

            onClicked: root.dismissed()
        }
    }
}
