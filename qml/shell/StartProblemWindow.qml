// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! Instead of a desk, where the profile cannot be used: why, and in which file. */
Window {
    id: root

    required property string file
    required property string sentence

    signal retryRequested

    color: Theme.background
    height: 300
    minimumHeight: 260
    minimumWidth: 480
    title: "FibreDesk"
    visible: true
    width: 640

    // As fibredeskctl: 2 = wrong usage.
    onClosing: Qt.exit(2)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spacingXl
        spacing: Theme.spacing

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("FibreDesk cannot start with this profile")
            variant: FdLabel.Title
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.sentence
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.file
            variant: FdLabel.Secondary
            wrapMode: Text.WrapAnywhere
        }
        Item {
            Layout.fillHeight: true
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.spacingSm

            FdButton {
                text: qsTr("Quit")

                onClicked: Qt.exit(2)
            }
            FdButton {
                objectName: "retry"
                focus: true
                kind: FdButton.Primary
                text: qsTr("Try again")

                onClicked: root.retryRequested()
            }
        }
    }
}
