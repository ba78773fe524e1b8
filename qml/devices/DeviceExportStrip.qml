// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Asks for the file and says what came of it; nothing to see otherwise. */
ColumnLayout {
    id: root

    required property DeviceExport fileExport

    signal done(string text)

    function ask(): void {
        if (root.fileExport.isRunning)
            return;
        dialog.selectedFile = dialog.currentFolder + "/" + qsTr("equipment") + ".csv";
        dialog.open();
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: 0

    NoticeStrip {
        Layout.fillWidth: true
        glyph: "download"
        shown: root.fileExport.isRunning
        text: qsTr("Writing the file")
        tone: "info"
    }
    ErrorBanner {
        Layout.fillWidth: true
        Layout.margins: Theme.spacing
        error: root.fileExport.error
        visible: root.fileExport.error.isSet
    }
    Connections {
        function onFinished(path: string, rows: int): void {
            root.done(qsTr("%n device(s) written to %1.", "", rows).arg(path));
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
