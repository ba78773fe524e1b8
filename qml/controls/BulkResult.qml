// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Models.Base

/*! What became of a bulk action so far, document by document, with the server's reasons. */
ColumnLayout {
    id: root

    required property BulkController bulk
    readonly property bulkCounts counts: bulk.counts
    readonly property int settled: bulk.asked - counts.waiting

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        tabular: true
        text: {
            const done = qsTr("%1 of %2 done").arg(Format.number(root.counts.done)).arg(Format.number(root.bulk.asked));
            if (root.bulk.phase === BulkController.Keeping)
                return qsTr("Writing to the outbox…");
            return root.counts.waiting > 0 ? qsTr("%1, %2 to go").arg(done).arg(Format.number(root.counts.waiting)) : done;
        }
        variant: FdLabel.Strong

        onTextChanged: words => {
            if (root.bulk.phase === BulkController.Over)
                Accessible.announce(words);
        }
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "bulkInterruption"
        text: root.bulk.interruption
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    ProgressLine {
        Layout.fillWidth: true
        value: root.bulk.asked > 0 ? root.settled / root.bulk.asked : 0
    }
    ErrorBanner {
        Layout.fillWidth: true
        error: root.bulk.error
        retryText: ""
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
    BulkList {
        Layout.fillHeight: true
        Layout.fillWidth: true
        items: root.bulk.items
        kinds: [
            {
                outcome: "done",
                text: qsTr("Done"),
                tone: "ok",
                count: root.counts.done
            },
            {
                outcome: "waiting",
                text: qsTr("Waiting"),
                tone: "pending",
                count: root.counts.waiting
            },
            {
                outcome: "refused",
                text: qsTr("Refused"),
                tone: "danger",
                count: root.counts.refused
            },
            {
                outcome: "clash",
                text: qsTr("To decide"),
                tone: "warning",
                count: root.counts.clash
            },
            {
                outcome: "uncertain",
                text: qsTr("Uncertain"),
                tone: "uncertain",
                count: root.counts.uncertain
            },
            {
                outcome: "cancelled",
                text: qsTr("Given up"),
                tone: "neutral",
                count: root.counts.cancelled
            }
        ]
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("What is refused or to be decided waits in the outbox too, with both values.")
        variant: FdLabel.Secondary
        visible: root.counts.clash > 0
        wrapMode: Text.Wrap
    }
    // Tags of which some are unknown or were not sent: nothing of it happens by itself.
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillHeight: false
        spacing: Theme.spacingSm
        visible: root.bulk.canRepeat || root.bulk.canGoOn

        FdButton {
            objectName: "bulkLookUp"
            glyph: "search"
            text: qsTr("Read back")
            toolTip: qsTr("Looks at the server whether it was done; nothing is sent again")
            visible: root.bulk.canRepeat

            onClicked: root.bulk.lookUpUncertain()
        }
        FdButton {
            objectName: "bulkGoOn"
            glyph: "circle-play"
            text: qsTr("Go on")
            toolTip: qsTr("Sends what was not sent")
            visible: root.bulk.canGoOn

            onClicked: root.bulk.goOn()
        }
        FdButton {
            glyph: "repeat"
            text: qsTr("Ask again")
            visible: root.bulk.canRepeat

            onClicked: root.bulk.repeatUncertain()
        }
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillHeight: false
        spacing: Theme.spacingSm

        FdButton {
            glyph: "copy"
            kind: FdButton.Quiet
            toolTip: qsTr("Copy the table")

            onClicked: {
                copier.value = root.bulk.tableText();
                copier.copy();
            }
        }
        FdButton {
            enabled: !root.bulk.fileExport.isRunning
            glyph: "download"
            kind: FdButton.Quiet
            toolTip: qsTr("Export the table")

            onClicked: {
                dialog.selectedFile = dialog.currentFolder + "/" + qsTr("results") + ".csv";
                dialog.open();
            }
        }
        FdButton {
            objectName: "bulkStop"
            glyph: "circle-stop"
            text: qsTr("Stop")
            toolTip: qsTr("What waits is given up; what was sent stays true")
            visible: root.counts.waiting > 0

            onClicked: root.bulk.stop()
        }
        FdButton {
            objectName: "bulkUndo"
            glyph: "undo-2"
            text: qsTr("Undo…")
            visible: root.bulk.canUndo

            onClicked: root.bulk.undo()
        }
    }
    CopyButton {
        id: copier

        value: ""
        visible: false
    }
    FileDialog {
        id: dialog

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.bulk.fileExport.start(selectedFile)
    }
}
