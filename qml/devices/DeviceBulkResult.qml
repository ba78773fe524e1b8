// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! What became of an action so far, device by device. */
ColumnLayout {
    id: root

    required property DeviceBulk bulk

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        objectName: "bulkSummary"
        tabular: true
        text: Theme.language.length > 0 ? root.bulk.summary : ""
        variant: FdLabel.Strong

        onTextChanged: words => {
            if (root.bulk.phase === DeviceBulk.Over)
                Accessible.announce(words);
        }
    }
    ProgressLine {
        Layout.fillWidth: true
        value: root.bulk.progress
    }
    NoticeStrip {
        Layout.fillWidth: true
        objectName: "bulkStopped"
        shown: text.length > 0
        text: Theme.language.length > 0 ? root.bulk.stopText : ""
        tone: "warning"
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Stop")
        glyph: "download"
        shown: root.bulk.fileExport.isRunning
        text: qsTr("Writing the file: %1").arg(Format.percent(root.bulk.fileExport.progress))
        tone: "info"

        onActionRequested: root.bulk.fileExport.cancel()
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.fileExport.error
        retryText: ""
    }
    DeviceBulkList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        bulk: root.bulk
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("What waits at the ACS stays in the tasks of each device; it is told here too as soon as it is done. Nothing is asked twice by itself.")
        variant: FdLabel.Secondary
        wrapMode: Text.Wrap
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillHeight: false
        spacing: Theme.spacingSm

        FdButton {
            enabled: !root.bulk.fileExport.isRunning
            glyph: "download"
            kind: FdButton.Quiet
            objectName: "bulkExport"
            toolTip: qsTr("Export the table")

            onClicked: {
                dialog.selectedFile = dialog.currentFolder + "/" + qsTr("results") + ".csv";
                dialog.open();
            }
        }
        FdButton {
            glyph: "circle-stop"
            objectName: "bulkStop"
            text: qsTr("Stop")
            toolTip: qsTr("What has not begun stays undone; what was sent is followed")
            visible: root.bulk.canStop

            onClicked: root.bulk.stop()
        }
        FdButton {
            glyph: "circle-play"
            objectName: "bulkGoOn"
            text: qsTr("Go on")
            toolTip: qsTr("With those that were not begun")
            visible: root.bulk.canGoOn

            onClicked: root.bulk.goOn()
        }
        FdButton {
            glyph: "repeat"
            objectName: "bulkTryAgain"
            text: qsTr("Try again")
            toolTip: qsTr("Only those that failed or were not taken")
            visible: root.bulk.canTryAgain

            onClicked: root.bulk.tryAgain()
        }
    }
    FileDialog {
        id: dialog

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.bulk.fileExport.start(selectedFile)
    }
}
