// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! Values that hold for every recipient, and the files that go along. */
ColumnLayout {
    id: root

    required property MessageEditor message

    property bool addsInline: false

    spacing: Theme.spacingXs

    FileDialog {
        id: filesDialog

        fileMode: FileDialog.OpenFiles
        nameFilters: root.addsInline ? [qsTr("Images (*.png *.jpg *.jpeg *.gif *.webp)")] : [qsTr("All files (*)")]

        onAccepted: root.message.addFiles(selectedFiles, root.addsInline)
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdLabel {
            text: qsTr("Values of the campaign")
            font.weight: Font.DemiBold
            variant: FdLabel.Secondary
        }
        Item {
            Layout.fillWidth: true
        }
        FdButton {
            glyph: "plus"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Value")

            onClicked: root.message.setValue(root.message.values.length, qsTr("name"), "")
        }
        FdButton {
            glyph: "plus"
            kind: FdButton.Quiet
            small: true
            text: qsTr("Image in the text…")

            onClicked: {
                root.addsInline = true;
                filesDialog.open();
            }
        }
        FdButton {
            glyph: "plus"
            kind: FdButton.Quiet
            small: true
            text: qsTr("File…")

            onClicked: {
                root.addsInline = false;
                filesDialog.open();
            }
        }
    }
    Repeater {
        model: root.message.values.length

        RowLayout {
            id: value

            required property int index

            readonly property campaignValue entry: root.message.values[index]

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdTextField {
                id: valueName

                Layout.preferredWidth: 160
                font.family: Theme.monoFamily
                text: value.entry.name

                Accessible.name: qsTr("Name of the value")
                onEditingFinished: root.message.setValue(value.index, text, valueText.text)
            }
            FdTextField {
                id: valueText

                Layout.fillWidth: true
                text: value.entry.value

                Accessible.name: value.entry.name
                onTextEdited: root.message.setValue(value.index, valueName.text, text)
            }
            FdButton {
                glyph: "x"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Remove")

                onClicked: root.message.removeValue(value.index)
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6

        Repeater {
            model: root.message.attachments

            Chip {
                id: file

                required property attachmentText modelData
                required property int index

                checkable: false
                glyph: "x"
                text: modelData.cid.length > 0 ? "cid:" + modelData.cid + " · " + Format.bytes(modelData.bytes) : modelData.name + " · " + Format.bytes(modelData.bytes)

                Accessible.description: qsTr("Remove")
                onClicked: root.message.removeAttachment(file.index)
            }
        }
    }
}
