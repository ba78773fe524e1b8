// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! One finding: what is wrong, what to do, in which rows or where in the text. */
Item {
    id: root

    required property int index
    required property int level
    required property string sentence
    required property string advice
    required property string language
    required property int rows
    required property string rowsText
    required property int firstRow
    required property string field
    required property int line
    required property bool isAccepted
    property bool isCurrent: false
    property bool hasFocus: false

    readonly property string tone: level === 0 ? "danger" : level === 1 ? "warning" : "info"

    signal chosen
    signal acceptRequested(bool accepted)
    signal placeRequested
    signal rowRequested

    function toggle(): void {
        if (root.level === 1)
            root.acceptRequested(!root.isAccepted);
    }
    /// A row where there is one, else the place in the text.
    function show(): void {
        if (root.firstRow >= 0)
            root.rowRequested();
        else if (root.field.length > 0)
            root.placeRequested();
    }

    implicitHeight: layout.implicitHeight + Theme.spacing * 2

    Accessible.name: [levelText.text, sentence, advice, rowsText].filter(part => part.length > 0).join(". ")
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.show()

    Rectangle {
        anchors.fill: parent
        border.color: Theme.accent
        border.width: root.hasFocus ? Theme.focusRing : 0
        color: root.isCurrent ? Theme.selection : "transparent"
    }
    RowLayout {
        id: layout

        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.right: parent.right
        anchors.rightMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacing

        IconGlyph {
            Layout.alignment: Qt.AlignTop
            color: Theme.tone(root.tone)
            glyph: Theme.toneIcon(root.tone)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            FdLabel {
                id: levelText

                text: [root.level === 0 ? qsTr("Error") : root.level === 1 ? qsTr("Warning") : qsTr("Hint"), root.language === "fr" ? qsTr("French") : root.language === "en" ? qsTr("English") : ""].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Caption
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.sentence
                variant: FdLabel.Strong
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.advice
                variant: FdLabel.Secondary
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("%n row(s): %1", "", root.rows).arg(root.rowsText)
                variant: FdLabel.Secondary
                visible: root.rows > 0
                wrapMode: Text.Wrap
            }
        }
        FdButton {
            small: true
            text: root.line > 0 ? qsTr("Line %1").arg(root.line) : qsTr("Correct")
            visible: root.field.length > 0

            onClicked: root.placeRequested()
        }
        FdButton {
            glyph: "mail-open"
            keys: "Enter"
            small: true
            toolTip: qsTr("Show the mail of the next row concerned")
            visible: root.firstRow >= 0

            onClicked: root.rowRequested()
        }
        FdCheckBox {
            checked: root.isAccepted
            text: qsTr("Seen")
            visible: root.level === 1

            onToggled: root.acceptRequested(checked)
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    TapHandler {
        onTapped: root.chosen()
        onDoubleTapped: root.show()
    }
}
