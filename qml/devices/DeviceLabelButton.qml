// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Dialogs
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Opens a picture of a label, or takes the one of the clipboard. */
FdButton {
    id: root

    required property DeviceScan scan

    function ask(): void {
        file.open();
    }

    enabled: !scan.isReading
    glyph: "hash"
    objectName: "readLabel"
    toolTip: qsTr("Read the barcodes of a picture; Ctrl+V takes the one of the clipboard")

    onClicked: ask()

    FileDialog {
        id: file

        fileMode: FileDialog.OpenFile
        nameFilters: [qsTr("Pictures (%1)").arg("*.jpg *.jpeg *.png *.webp *.bmp"), qsTr("All files (%1)").arg("*")]
        title: qsTr("Picture of a label")

        onAccepted: root.scan.readPicture(selectedFile)
    }
}
