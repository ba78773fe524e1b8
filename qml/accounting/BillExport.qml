// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! Asks for the file, then says how far the writing is; nothing to see otherwise. */
ColumnLayout {
    id: root

    required property ListExport fileExport
    required property string fileName

    signal done(string text)

    function ask(): void {
        if (root.fileExport.isRunning)
            return;
        dialog.selectedFile = dialog.currentFolder + "/" + root.fileName + ".csv";
        dialog.open();
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: 0

    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Stop")
        glyph: "download"
        shown: root.fileExport.isRunning
        text: qsTr("Writing the file: %1").arg(Format.percent(root.fileExport.progress))
        tone: "info"

        onActionRequested: root.fileExport.cancel()
    }
    ErrorBanner {
        Layout.fillWidth: true
        Layout.margins: Theme.spacing
        error: root.fileExport.error
        visible: root.fileExport.error.isSet
    }
    Connections {
        function onFinished(path: string, rows: int): void {
            root.done(qsTr("%n row(s) written to %1.", "", rows).arg(path));
        }

        target: root.fileExport
    }
    FileDialog {
        id: dialog

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.fileExport.start(selectedFile)
    }
}
