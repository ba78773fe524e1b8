// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting
import FibreDesk.Models.Base

/*! A printed bill or a statement as PDF: fetched with its progress, shown page by page, kept, or handed to the system. */
FocusScope {
    id: root

    required property PrintedBill printed

    readonly property PdfPages pages: printed.pages

    function save(): void {
        if (!root.printed.hasFile)
            return;
        dialog.selectedFile = dialog.currentFolder + "/" + root.printed.fileName;
        dialog.open();
    }

    Keys.onPressed: event => {
        if (event.key === Qt.Key_S && event.modifiers === Qt.ControlModifier) {
            root.save();
            event.accepted = true;
        } else {
            event.accepted = view.handle(event);
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillHeight: false // a layout would, by itself
            Layout.fillWidth: true
            Layout.leftMargin: Theme.spacingSm
            Layout.preferredHeight: Theme.barHeight
            Layout.rightMargin: Theme.spacing
            spacing: Theme.spacingSm

            FdButton {
                glyph: "arrow-left"
                keys: "Esc"
                kind: FdButton.Quiet
                toolTip: qsTr("Back")

                onClicked: root.printed.close()
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.minimumWidth: 80
                text: root.printed.title
                variant: FdLabel.Heading
            }
            FdComboBox {
                Layout.preferredWidth: 176
                currentIndex: root.printed.formats.indexOf(root.printed.format)
                enabled: !root.printed.isFetching
                label: qsTr("Print format")
                model: root.printed.formats
                visible: root.printed.isFromServer && root.printed.formats.length > 0

                onActivated: index => root.printed.chooseFormat(root.printed.formats[index])
            }
            SegmentedControl {
                currentIndex: root.printed.printLanguage === "en" ? 1 : 0
                label: qsTr("Language of the document")
                options: ["FR", "EN"]
                visible: root.printed.isFromServer

                onChosen: index => root.printed.chooseLanguage(index === 1 ? "en" : "fr")
            }
            PdfTools {
                pages: root.pages
            }
            FdButton {
                enabled: root.printed.hasFile
                glyph: "save"
                keys: "Ctrl+S"
                text: qsTr("Save as…")

                onClicked: root.save()
            }
            FdButton {
                enabled: root.printed.hasFile
                glyph: "maximize-2"
                text: qsTr("Open outside")
                toolTip: qsTr("In the system's viewer, which also prints")

                onClicked: root.printed.openOutside()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            spacing: Theme.spacing
            visible: root.printed.isFetching

            FdLabel {
                text: root.printed.expected > 0 ? qsTr("ERPNext sends the PDF: %1 of %2").arg(Format.bytes(root.printed.received)).arg(Format.bytes(root.printed.expected)) : root.printed.received > 0 ? qsTr("ERPNext sends the PDF: %1").arg(Format.bytes(root.printed.received)) : qsTr("ERPNext makes the PDF…")
            }
            ProgressLine {
                Layout.fillWidth: true
                opacity: root.printed.expected > 0 ? 1 : 0
                value: root.printed.expected > 0 ? root.printed.received / root.printed.expected : 0
            }
            FdButton {
                glyph: "x"
                small: true
                text: qsTr("Stop")

                onClicked: root.printed.cancel()
            }
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.printed.error
            retryText: root.printed.isFromServer ? qsTr("Try again") : ""
            visible: root.printed.error.isSet

            onRetryRequested: root.printed.fetch()
        }
        PdfView {
            id: view

            Layout.fillHeight: true
            Layout.fillWidth: true
            hasFile: root.printed.hasFile
            pages: root.pages

            onOpenRequested: root.printed.openOutside()
        }
    }
    FileDialog {
        id: dialog

        defaultSuffix: "pdf"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF files (*.pdf)")]

        onAccepted: root.printed.saveAs(selectedFile)
    }
}
