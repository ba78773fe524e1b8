// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Outbox

/*!
    One field of a write: before and mine; while it waits mine can be typed anew; in a clash mine and theirs side by side
    with the three ways to decide.
*/
ColumnLayout {
    id: root

    required property string key
    required property string fieldLabel
    required property string place
    required property string kind
    required property string before
    required property string mine
    required property string mineTyped
    required property string theirs
    required property string message
    required property bool isClash
    required property int pick
    required property string typed
    required property bool isEditable
    property string myName
    property string theirName

    readonly property string heading: place.length > 0 && kind === "field" ? place + " · " + fieldLabel : fieldLabel

    signal edited(string text)
    signal picked(int choice)
    signal typedIn(string text)

    function shown(text: string): string {
        return text.length > 0 ? text : "—";
    }
    function choiceText(choice: int): string {
        if (choice === OutboxFieldsModel.Mine)
            return root.kind === "documentGone" ? qsTr("Look again") : qsTr("Keep mine");
        return root.kind === "documentGone" ? qsTr("Give up mine") : qsTr("Take theirs");
    }
    function mineText(): string {
        if (root.kind === "removed" || root.kind === "rowEdited")
            return qsTr("row removed");
        return root.shown(root.mine);
    }
    function theirsText(): string {
        if (root.kind === "rowGone")
            return qsTr("row removed");
        if (root.kind === "documentGone")
            return qsTr("document deleted or renamed");
        return root.shown(root.theirs);
    }

    spacing: Theme.spacingXs

    FdLabel {
        Layout.fillWidth: true
        text: root.heading
        variant: FdLabel.Strong
        visible: root.kind !== "documentGone"
    }
    FormRow {
        Layout.fillWidth: true
        label: qsTr("Before")
        value: root.before
        visible: root.kind !== "added" && root.kind !== "documentGone"
    }
    EditableRow {
        Layout.fillWidth: true
        displayValue: root.mine
        label: qsTr("Yours")
        value: root.mineTyped
        visible: root.isEditable

        onSubmitted: text => root.edited(text)
    }
    FormRow {
        Layout.fillWidth: true
        label: qsTr("Yours")
        value: root.mineText()
        visible: !root.isEditable && !root.isClash
    }
    StatusBadge {
        Layout.fillWidth: true
        text: root.message
        tone: "danger"
        visible: text.length > 0
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.spacingSm
        columns: 2
        visible: root.isClash

        Repeater {
            model: [
                {
                    "pick": OutboxFieldsModel.Mine,
                    "name": root.myName.length > 0 ? qsTr("Yours (%1)").arg(root.myName) : qsTr("Yours"),
                    "text": root.mineText()
                },
                {
                    "pick": OutboxFieldsModel.Theirs,
                    "name": root.theirName.length > 0 ? root.theirName : qsTr("Theirs"),
                    "text": root.theirsText()
                }
            ]

            Rectangle {
                id: side

                required property var modelData

                readonly property bool isPicked: root.pick === modelData.pick

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                border.color: isPicked ? Theme.accent : Theme.line
                color: isPicked ? Theme.selection : Theme.surface
                implicitHeight: sideColumn.implicitHeight + Theme.spacingSm * 2
                radius: Theme.radius

                ColumnLayout {
                    id: sideColumn

                    anchors.left: parent.left
                    anchors.margins: Theme.spacingSm
                    anchors.right: parent.right
                    anchors.top: parent.top
                    spacing: Theme.spacingXs

                    FdLabel {
                        Layout.fillWidth: true
                        text: side.modelData.name
                        variant: FdLabel.Secondary
                        wrapMode: Text.Wrap
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: side.modelData.text
                        wrapMode: Text.Wrap
                    }
                    FdButton {
                        checked: side.isPicked
                        glyph: side.isPicked ? "check" : ""
                        small: true
                        text: root.choiceText(side.modelData.pick)

                        Accessible.description: root.heading

                        onClicked: root.picked(side.modelData.pick)
                    }
                }
            }
        }
    }
    EditableRow {
        Layout.fillWidth: true
        emptyText: qsTr("type another value")
        label: qsTr("Or")
        value: root.pick === OutboxFieldsModel.Typed ? root.typed : ""
        visible: root.isClash && root.kind === "field"

        onSubmitted: text => root.typedIn(text)
    }
    Divider {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spacingXs
    }
}
