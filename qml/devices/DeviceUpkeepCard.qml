// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! New firmware, factory settings and tags. What takes everything from the customer is confirmed twice, the second time by typing the serial. */
ColumnLayout {
    id: root

    required property DeviceUpkeep upkeep
    required property string serial

    spacing: Theme.spacingXs

    SectionHeader {
        Layout.fillWidth: true
        title: qsTr("Upkeep")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs

        FdButton {
            glyph: "download"
            objectName: "upkeepFirmware"
            small: true
            text: qsTr("Firmware…")

            onClicked: {
                root.upkeep.readFiles();
                firmware.open();
            }
        }
        FdButton {
            glyph: "triangle-alert"
            objectName: "upkeepReset"
            small: true
            text: qsTr("Factory settings…")

            onClicked: resetQuestion.open()
        }
        FdButton {
            glyph: "tag"
            objectName: "upkeepTags"
            small: true
            text: qsTr("Tags")
            toolTip: qsTr("Ask the ACS which tags the device has")
            visible: !root.upkeep.areTagsKnown

            onClicked: root.upkeep.readTags()
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacingXs
        visible: root.upkeep.areTagsKnown

        Repeater {
            model: root.upkeep.tags

            FdButton {
                required property string modelData

                enabled: !root.upkeep.isReading
                glyph: "x"
                objectName: "tag-" + modelData
                small: true
                text: modelData
                toolTip: qsTr("Take the tag %1 off").arg(modelData)

                onClicked: root.upkeep.removeTag(modelData)
            }
        }
        FdTextField {
            id: tag

            enabled: !root.upkeep.isReading
            objectName: "newTag"
            placeholderText: qsTr("New tag")

            Accessible.name: placeholderText
            onAccepted: {
                root.upkeep.addTag(text);
                clear();
            }
        }
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.upkeep.error
        retryText: ""
        visible: root.upkeep.error.isSet
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.upkeep.othersError
        retryText: ""
        visible: root.upkeep.othersError.isSet
    }
    Repeater {
        model: root.upkeep.others

        ColumnLayout {
            id: other

            required property string what
            required property date at
            required property string tone
            required property string detail

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                StatusBadge {
                    Layout.fillWidth: true
                    objectName: "otherAtAcs"
                    text: other.what
                    tone: other.tone
                }
                AgeLabel {
                    at: other.at
                    brief: true
                }
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.iconSize + Theme.spacingXs
                text: other.detail
                variant: FdLabel.Caption
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
    FdButton {
        kind: FdButton.Quiet
        small: true
        text: qsTr("All %1").arg(Format.number(root.upkeep.others.total))
        visible: root.upkeep.others.isCut

        onClicked: root.upkeep.others.showAll()
    }
    FdDialog {
        id: firmware

        confirmEnabled: file.currentIndex >= 0 && root.upkeep.files.total > 0
        confirmText: qsTr("Install")
        consequence: qsTr("The device fetches the file and starts again: Internet, telephone and television stop for some minutes.")
        danger: true
        objectName: "firmwareDialog"
        title: qsTr("Install new firmware?")

        onAccepted: root.upkeep.install(file.currentIndex)

        FdLabel {
            Layout.fillWidth: true
            text: root.upkeep.firmware.length > 0 ? qsTr("It has %1 now.").arg(root.upkeep.firmware) : qsTr("What it has now was never read.")
            wrapMode: Text.Wrap
        }
        FdComboBox {
            id: file

            Layout.fillWidth: true
            label: qsTr("File")
            model: root.upkeep.files
            textRole: "title"
            visible: root.upkeep.files.total > 0
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.upkeep.isReading ? qsTr("The ACS is being asked for its files…") : root.upkeep.areFilesKnown ? qsTr("The ACS has no firmware for this model.") : ""
            visible: root.upkeep.files.total === 0 && text.length > 0
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
    }
    FdDialog {
        id: resetQuestion

        confirmText: qsTr("Continue…")
        consequence: qsTr("The device loses every setting: Wi-Fi names and passwords, forwarded ports, telephone. It may need somebody at the customer's to come back.")
        danger: true
        objectName: "resetQuestion"
        title: qsTr("Back to factory settings?")

        onAccepted: {
            typed.clear();
            resetAgain.open();
        }
    }
    FdDialog {
        id: resetAgain

        readonly property string problem: opened ? root.upkeep.resetProblem(typed.text) : ""

        confirmEnabled: problem.length === 0
        confirmText: qsTr("Reset the device")
        consequence: qsTr("This cannot be taken back. To go on, type the serial: %1").arg(root.serial)
        danger: true
        objectName: "resetAgain"
        title: qsTr("Reset %1?").arg(root.serial)

        onAccepted: {
            root.upkeep.factoryReset(typed.text);
            typed.clear();
        }

        FdTextField {
            id: typed

            Layout.fillWidth: true
            objectName: "resetSerial"
            placeholderText: qsTr("Serial")

            Accessible.name: placeholderText
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            objectName: "resetProblem"
            text: resetAgain.problem
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
}
