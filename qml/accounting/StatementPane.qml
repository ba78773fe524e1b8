// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! A customer's statement of account over a period, from the local copy; checks itself, and becomes a file. */
FocusScope {
    id: root

    required property AccountingController controller

    readonly property AccountStatement statement: controller.statement

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

                onClicked: root.statement.close()
            }
            FdButton {
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                glyph: "user"
                kind: FdButton.Quiet
                text: root.statement.name.length > 0 ? root.statement.name : root.statement.customer
                toolTip: qsTr("Open the customer")

                onClicked: root.controller.openCustomerOf(root.statement.customer)
            }
            Item {
                Layout.fillWidth: true
            }
            FdComboBox {
                Layout.preferredWidth: 168
                currentIndex: root.statement.period
                label: qsTr("Period")
                model: [qsTr("This month"), qsTr("Last three months"), qsTr("This year"), qsTr("Last twelve months"), qsTr("Everything"), qsTr("From … to …")]

                onActivated: index => {
                    if (index < AccountStatement.Chosen)
                        root.statement.setPeriod(index);
                    else
                        from.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            FdTextField {
                id: from

                Layout.preferredWidth: 104
                invalid: fields.isWrong

                Accessible.name: qsTr("First day, as 2026-11-01")
                Component.onCompleted: fields.show()
                onAccepted: fields.choose()
            }
            FdLabel {
                text: "–"
                variant: FdLabel.Secondary
            }
            FdTextField {
                id: to

                Layout.preferredWidth: 104
                invalid: fields.isWrong

                Accessible.name: qsTr("Last day, as 2026-11-30")
                onAccepted: fields.choose()
            }
            SegmentedControl {
                currentIndex: root.statement.fileLanguage === "en" ? 1 : 0
                label: qsTr("Language of the document")
                options: ["FR", "EN"]

                onChosen: index => root.statement.fileLanguage = index === 1 ? "en" : "fr"
            }
            FdButton {
                enabled: root.statement.isLoaded && !root.statement.isWriting
                glyph: "download"
                text: qsTr("CSV…")

                onClicked: {
                    dialog.selectedFile = dialog.currentFolder + "/" + root.statement.csvName;
                    dialog.open();
                }
            }
            FdButton {
                enabled: root.statement.isLoaded && !root.statement.isWriting
                glyph: "eye"
                kind: FdButton.Primary
                text: qsTr("PDF")

                onClicked: root.statement.makePdf()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            error: root.statement.error
            visible: root.statement.error.isSet

            onRetryRequested: root.statement.reload()
        }
        NoticeLine {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            objectName: "difference"
            text: root.statement.difference
            visible: text.length > 0
        }
        StatementTable {
            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            statement: root.statement
            visible: root.statement.isLoaded

            onBillRequested: (kind, id) => {
                root.statement.close();
                root.controller.openBill(kind, id);
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            visible: !root.statement.isLoaded

            EmptyState {
                anchors.centerIn: parent
                glyph: "receipt"
                hint: qsTr("The local copy has neither this customer nor an invoice of theirs.")
                title: qsTr("Not here")
                visible: root.statement.isMissing
            }
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            spacing: Theme.spacingLg
            visible: root.statement.isLoaded

            Repeater {
                model: root.statement.ageing

                ColumnLayout {
                    id: age

                    required property string title
                    required property string amount
                    required property bool isOwed

                    Layout.fillHeight: false
                    spacing: 0

                    FdLabel {
                        text: age.title
                        variant: FdLabel.Caption
                    }
                    FdLabel {
                        color: age.isOwed ? Theme.danger : Theme.text
                        tabular: true
                        text: age.amount
                        variant: FdLabel.Strong
                    }
                }
            }
            FdLabel {
                Layout.alignment: Qt.AlignVCenter
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: root.statement.notes.join(" ")
                variant: FdLabel.Caption
                wrapMode: Text.Wrap
            }
        }
    }
    QtObject {
        id: fields

        property string first
        property bool isWrong: false
        property string last

        function choose(): void {
            isWrong = !root.statement.choosePeriod(from.text, to.text);
        }
        /// What is being typed stays where the period is the same: a statement is made anew with every change of its documents.
        function show(): void {
            const isOther = first !== root.statement.from || last !== root.statement.to;
            if (!isOther && (from.activeFocus || to.activeFocus))
                return;
            first = root.statement.from;
            last = root.statement.to;
            from.text = first;
            to.text = last;
            isWrong = false;
        }
    }
    Connections {
        function onChanged(): void {
            fields.show();
        }

        target: root.statement
    }
    FileDialog {
        id: dialog

        defaultSuffix: "csv"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("CSV files (*.csv)")]

        onAccepted: root.statement.saveCsv(selectedFile)
    }
}
