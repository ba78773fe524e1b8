// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What to do to the marked devices, and how many at a time. */
ColumnLayout {
    id: root

    required property DeviceBulk bulk

    readonly property int action: kinds.currentIndex
    readonly property bool isTag: action === DeviceBulk.AddTag || action === DeviceBulk.RemoveTag
    readonly property bool isFirmware: action === DeviceBulk.Firmware
    readonly property string tag: tagField.text.trim()
    readonly property string problem: action === DeviceBulk.AddTag ? root.bulk.tagProblem(tag) : ""
    readonly property bool mayPreview: bulk.hindrance.length === 0 && bulk.selection.count > 0 && (isTag ? tag.length > 0 && problem.length === 0 : !isFirmware || file.currentIndex >= 0)

    function preview(): void {
        if (root.mayPreview)
            root.bulk.preview(root.action, root.isTag ? root.tag : root.isFirmware ? root.bulk.files[file.currentIndex].name : "");
    }

    spacing: Theme.spacing

    onIsFirmwareChanged: if (isFirmware)
        root.bulk.readFiles()

    FdLabel {
        Layout.fillWidth: true
        color: Theme.warning
        objectName: "bulkHindrance"
        text: root.bulk.hindrance
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.error
        retryText: ""
    }
    FdComboBox {
        id: kinds

        Layout.fillWidth: true
        focus: true
        label: qsTr("What to do")
        model: [qsTr("Add a tag"), qsTr("Take out a tag"), qsTr("Read again"), qsTr("New firmware")]
        objectName: "bulkAction"
    }
    FdTextField {
        id: tagField

        Layout.fillWidth: true
        invalid: root.problem.length > 0
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
        visible: root.isTag && root.bulk.tags.length > 0

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
    FdComboBox {
        id: file

        Layout.fillWidth: true
        label: qsTr("Which file of the ACS")
        model: root.bulk.files
        objectName: "bulkFile"
        textRole: "text"
        visible: root.isFirmware && root.bulk.files.length > 0
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.bulk.isReadingFiles ? qsTr("Reading the files of the ACS…") : qsTr("The ACS has no firmware that says for which model and which version it is.")
        variant: FdLabel.Secondary
        visible: root.isFirmware && root.bulk.files.length === 0 && !root.bulk.filesError.isSet
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.filesError
        visible: root.isFirmware && root.bulk.filesError.isSet

        onRetryRequested: root.bulk.readFiles()
    }
    DeviceBulkLimit {
        Layout.fillWidth: true
        bulk: root.bulk
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
