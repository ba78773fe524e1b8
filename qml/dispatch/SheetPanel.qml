// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The paper that technicians take along, looked at before it is kept or printed. Escape goes back to the board. */
FocusScope {
    id: root

    required property SheetController sheets
    property list<string> people

    signal closed

    function save(): void {
        if (!root.sheets.hasFile)
            return;
        saving.selectedFile = saving.currentFolder + "/" + root.sheets.fileName;
        saving.open();
    }

    function close(): void {
        root.sheets.close();
        root.closed();
    }

    objectName: "sheetPanel"
    visible: sheets.isOpen

    Accessible.name: sheets.title
    Accessible.role: Accessible.Pane
    Keys.onPressed: event => {
        // The board's letters mean nothing here.
        event.accepted = event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab;
        const isControl = event.modifiers === Qt.ControlModifier;
        if (event.key === Qt.Key_Escape)
            root.close();
        else if (event.key === Qt.Key_S && isControl)
            root.save();
        else if (event.key === Qt.Key_P && isControl)
            root.sheets.openOutside();
        else if (event.key === Qt.Key_F5)
            root.sheets.make();
        else
            view.handle(event);
    }
    onVisibleChanged: {
        if (visible) {
            root.people = root.sheets.peopleNames();
            view.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    // Clicks are not for the board below.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onWheel: event => event.accepted = true
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
                toolTip: qsTr("Back to the board")

                onClicked: root.close()
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.labelColumn
                text: root.sheets.title
                variant: FdLabel.Heading
            }
            FdComboBox {
                Layout.preferredWidth: Theme.labelColumnWide
                currentIndex: root.people.length > 0 ? root.sheets.indexOfPerson(root.sheets.technician) : -1
                label: qsTr("Whose sheet")
                model: root.people
                objectName: "sheetPerson"

                onActivated: index => root.sheets.open(root.sheets.personAt(index))
            }
            SegmentedControl {
                currentIndex: root.sheets.paper === "a4" ? 1 : 0
                label: qsTr("Paper")
                options: [qsTr("Letter"), "A4"]

                onChosen: index => root.sheets.paper = index === 1 ? "a4" : "letter"
            }
            PdfTools {
                pages: root.sheets.pages
            }
            FdButton {
                enabled: root.sheets.hasFile
                glyph: "save"
                keys: "Ctrl+S"
                text: qsTr("Save as…")

                onClicked: root.save()
            }
            FdButton {
                enabled: root.sheets.hasFile
                glyph: "copy"
                text: qsTr("A file each…")
                toolTip: qsTr("One PDF for each technician, in a folder")
                visible: root.sheets.technician.length === 0 && root.sheets.sheetCount > 1

                onClicked: folder.open()
            }
            FdButton {
                enabled: root.sheets.hasFile
                glyph: "maximize-2"
                keys: "Ctrl+P"
                kind: FdButton.Primary
                text: qsTr("Print…")
                toolTip: qsTr("Opens the PDF in the system's viewer, which prints")

                onClicked: root.sheets.openOutside()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Make it again")
            shown: root.sheets.isStale
            text: qsTr("The board has changed since this sheet was made.")

            onActionRequested: root.sheets.make()
        }
        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Try again")
            shown: root.sheets.needsError.isSet
            text: qsTr("What is to be brought could not be read; the paper says so. %1").arg(root.sheets.needsError.sentence)

            onActionRequested: root.sheets.make()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.sheets.error
            visible: root.sheets.error.isSet

            onRetryRequested: root.sheets.make()
        }
        PdfView {
            id: view

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            hasFile: root.sheets.hasFile
            pages: root.sheets.pages

            Accessible.focusable: true
            Accessible.name: root.sheets.title
            Accessible.role: Accessible.Document
            onOpenRequested: root.sheets.openOutside()

            FocusRing {
                active: view.activeFocus
                inset: true
            }
            LoadingVeil {
                loading: root.sheets.isMaking
                text: qsTr("Making the sheet")
            }
        }
    }
    FileDialog {
        id: saving

        defaultSuffix: "pdf"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("PDF files (*.pdf)")]

        onAccepted: root.sheets.saveAs(selectedFile)
    }
    FolderDialog {
        id: folder

        onAccepted: root.sheets.saveEach(selectedFolder)
    }
}
