// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! What to set on the marked tickets, and to what. */
ColumnLayout {
    id: root

    required property TicketBulk bulk

    readonly property int action: kinds.currentIndex
    readonly property bool isTag: action === TicketBulk.AddTag || action === TicketBulk.RemoveTag
    readonly property string tag: tagField.text.trim()
    readonly property string problem: isTag ? root.bulk.tagProblem(tag) : ""
    readonly property list<string> choices: Theme.language.length > 0 && root.bulk.tags.length >= 0 ? root.bulk.texts(root.action) : []
    readonly property bool mayPreview: root.bulk.selection.count > 0 && (isTag ? tag.length > 0 && problem.length === 0 : values.currentIndex >= 0)

    function preview(): void {
        if (root.mayPreview)
            root.bulk.preview(root.action, root.isTag ? root.tag : root.bulk.values(root.action)[values.currentIndex]);
    }

    spacing: Theme.spacing

    FdComboBox {
        id: kinds

        Layout.fillWidth: true
        focus: true
        label: qsTr("What to change")
        model: [qsTr("State"), qsTr("Priority"), qsTr("Important or not"), qsTr("Type"), qsTr("Assigned to"), qsTr("Add a tag"), qsTr("Take out a tag")]
        objectName: "bulkAction"

        onCurrentIndexChanged: values.currentIndex = 0
    }
    FdComboBox {
        id: values

        Layout.fillWidth: true
        label: qsTr("New value")
        model: root.choices
        objectName: "bulkValue"
        visible: !root.isTag
    }
    FdTextField {
        id: tagField

        Layout.fillWidth: true
        maximumLength: 140
        objectName: "bulkTag"
        placeholderText: qsTr("Name of the tag")
        visible: root.isTag

        Accessible.name: qsTr("Name of the tag")
        Keys.onReturnPressed: root.preview()
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.problem
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs
        visible: root.isTag

        Repeater {
            model: root.isTag ? root.bulk.tags : []

            Chip {
                required property string modelData

                checkable: false
                glyph: "tag"
                text: modelData

                onClicked: tagField.text = modelData
            }
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Next you see what would happen. Nothing is sent before you say so.")
        variant: FdLabel.Secondary
        wrapMode: Text.Wrap
    }
    FdButton {
        Layout.alignment: Qt.AlignRight
        enabled: root.mayPreview
        kind: FdButton.Primary
        objectName: "bulkPreview"
        text: qsTr("Preview")

        onClicked: root.preview()
    }
    Item {
        Layout.fillHeight: true
    }
}
