// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! The text that is being written, in letters of one width. Ctrl+Space inserts a variable. */
FocusScope {
    id: root

    required property MessageEditor message

    property bool filling: false

    function fill(): void {
        if (area.text === root.message.body)
            return;
        root.filling = true;
        area.text = root.message.body;
        root.filling = false;
    }
    function showLine(line: int): void {
        area.forceActiveFocus(Qt.OtherFocusReason);
        area.cursorPosition = root.message.offsetOfLine(line);
    }
    function openVariables(): void {
        area.forceActiveFocus(Qt.OtherFocusReason);
        menu.popup(area, area.cursorRectangle.x, area.cursorRectangle.y + area.cursorRectangle.height);
    }
    function insertVariable(name: string): void {
        area.insert(area.cursorPosition, "{{" + name + "}}");
        area.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitHeight: 240

    Component.onCompleted: root.fill()

    Connections {
        function onBodyChanged(): void {
            root.fill();
        }
        function onImageAdded(html: string): void {
            area.insert(area.cursorPosition, html);
        }

        target: root.message
    }
    Rectangle {
        anchors.fill: parent
        border.color: area.activeFocus ? Theme.accent : Theme.controlLine
        border.width: area.activeFocus ? Theme.focusRing : Theme.hairline
        color: Theme.surface
        radius: Theme.radius
    }
    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: 2
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        T.ScrollBar.vertical: FdScrollBar {}
        T.TextArea.flickable: T.TextArea {
            id: area

            objectName: "messageBody"
            color: Theme.text
            focus: true
            font.family: Theme.monoFamily
            font.pixelSize: Theme.fontSecondary
            padding: Theme.spacingSm
            selectByMouse: true
            selectedTextColor: Theme.text
            selectionColor: Theme.textSelection
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap

            KeyNavigation.priority: KeyNavigation.BeforeItem
            KeyNavigation.tab: place

            Accessible.name: root.message.isPlain ? qsTr("Text") : qsTr("HTML")
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Space && event.modifiers === Qt.ControlModifier) {
                    root.openVariables();
                    event.accepted = true;
                }
            }
            onTextChanged: {
                if (!root.filling)
                    root.message.body = text;
            }
        }
    }
    FdButton {
        id: place

        anchors.bottom: parent.bottom
        anchors.margins: Theme.spacingXs
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacing
        kind: FdButton.Quiet
        small: true
        text: qsTr("line %1").arg(root.message.lineAt(area.cursorPosition))
        toolTip: qsTr("Insert a variable")

        KeyNavigation.backtab: area
        onClicked: root.openVariables()
    }
    FdMenu {
        id: menu

        width: 360

        Repeater {
            model: root.message.variables

            FdMenuItem {
                id: item

                required property variableHint modelData

                keys: modelData.hint
                text: "{{" + modelData.name + "}}"

                onTriggered: root.insertVariable(item.modelData.name)
            }
        }
    }
}
