// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import QtQuick.Window
import FibreDesk.Controls
import FibreDesk.Models.Accounting

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
        const isControl = event.modifiers === Qt.ControlModifier;
        switch (event.key) {
        case Qt.Key_PageDown:
        case Qt.Key_Right:
            root.pages.nextPage();
            break;
        case Qt.Key_PageUp:
        case Qt.Key_Left:
            root.pages.previousPage();
            break;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            root.pages.zoomIn();
            break;
        case Qt.Key_Minus:
            root.pages.zoomOut();
            break;
        case Qt.Key_0:
            root.pages.zoom = 1;
            break;
        case Qt.Key_Down:
            paper.contentY = Math.min(paper.contentY + 60, Math.max(0, paper.contentHeight - paper.height));
            break;
        case Qt.Key_Up:
            paper.contentY = Math.max(0, paper.contentY - 60);
            break;
        case Qt.Key_S:
            if (!isControl)
                return;
            root.save();
            break;
        default:
            return;
        }
        event.accepted = true;
    }

    Binding {
        property: "pixelRatio"
        target: root.pages
        value: Screen.devicePixelRatio
    }
    Binding {
        property: "fitWidth"
        target: root.pages
        value: Math.max(240, Math.min(820, Math.floor(paper.width - Theme.gutter * 2)))
        when: root.visible && paper.width > 0
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
            FdButton {
                enabled: root.pages.page > 0
                glyph: "chevron-left"
                keys: "Page Up"
                kind: FdButton.Quiet
                toolTip: qsTr("Previous page")
                visible: root.pages.count > 1

                onClicked: root.pages.previousPage()
            }
            FdLabel {
                tabular: true
                text: qsTr("%1 of %2").arg(root.pages.page + 1).arg(root.pages.count)
                variant: FdLabel.Secondary
                visible: root.pages.count > 1
            }
            FdButton {
                enabled: root.pages.page + 1 < root.pages.count
                glyph: "chevron-right"
                keys: "Page Down"
                kind: FdButton.Quiet
                toolTip: qsTr("Next page")
                visible: root.pages.count > 1

                onClicked: root.pages.nextPage()
            }
            FdButton {
                glyph: "zoom-out"
                keys: "−"
                kind: FdButton.Quiet
                toolTip: qsTr("Smaller")
                visible: root.pages.isOpen

                onClicked: root.pages.zoomOut()
            }
            FdButton {
                glyph: "zoom-in"
                keys: "+"
                kind: FdButton.Quiet
                toolTip: qsTr("Larger")
                visible: root.pages.isOpen

                onClicked: root.pages.zoomIn()
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
        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true

            Flickable {
                id: paper

                anchors.fill: parent
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                contentHeight: sheet.height + Theme.gutter * 2
                contentWidth: Math.max(width, sheet.width + Theme.gutter * 2)

                T.ScrollBar.horizontal: FdScrollBar {}
                T.ScrollBar.vertical: FdScrollBar {}

                Rectangle {
                    id: sheet

                    x: Math.max(Theme.gutter, (paper.contentWidth - width) / 2)
                    y: Theme.gutter
                    width: root.pages.pictureSize.width
                    height: root.pages.pictureSize.height
                    border.color: Theme.line
                    color: Theme.paper
                    visible: root.pages.picture.toString().length > 0

                    Accessible.name: qsTr("Page %1 of %2").arg(root.pages.page + 1).arg(root.pages.count)
                    Accessible.role: Accessible.Graphic

                    Image {
                        objectName: "pdfPicture"
                        anchors.fill: parent
                        anchors.margins: Theme.hairline
                        asynchronous: true
                        cache: false
                        retainWhileLoading: true
                        source: root.pages.picture
                    }
                }
            }
            LoadingVeil {
                loading: root.pages.isBusy
                text: qsTr("Drawing the page")
            }
            EmptyState {
                anchors.centerIn: parent
                actionGlyph: "maximize-2"
                actionText: root.printed.hasFile ? qsTr("Open outside") : ""
                glyph: "receipt"
                hint: root.pages.needsPassword ? qsTr("It asks for a password; the system's viewer can take it.") : root.pages.canShow ? qsTr("The file came whole and cannot be drawn here; the system's viewer may.") : qsTr("This installation has no PDF module; the system's viewer shows it.")
                title: root.pages.canShow ? qsTr("The PDF cannot be shown") : qsTr("The PDF is ready")
                visible: root.printed.hasFile && (root.pages.isUnreadable || !root.pages.canShow)

                onActionRequested: root.printed.openOutside()
            }
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
