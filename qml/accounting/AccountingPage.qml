// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Accounting
import FibreDesk.Models.Session

/*!
    Views at the left, every invoice or payment beside them, one of them with its lines in the inspector. Its print and a
    customer's statement of account take the page for a while. Nothing here writes to accounting.
*/
FdPage {
    id: root

    required property AccountingController controller

    readonly property bool isPrinting: controller.printed.isShown
    readonly property bool isStating: controller.statement.customer.length > 0 && !isPrinting
    property string message
    property bool wasEntered: false

    function say(text: string, tone: string): void {
        notice.tone = tone;
        root.message = text;
    }
    function enter(): void {
        if (root.isPrinting)
            printing.forceActiveFocus(Qt.OtherFocusReason);
        else if (root.isStating)
            stating.forceActiveFocus(Qt.OtherFocusReason);
        else
            table.forceActiveFocus(Qt.OtherFocusReason);
    }
    function handleKey(event: KeyEvent): bool {
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_E) {
            exporting.ask();
            return true;
        }
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_P) {
            root.controller.print();
            return root.controller.isLoaded;
        }
        if (event.modifiers !== Qt.NoModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Slash:
            bar.focusSearch();
            return true;
        case Qt.Key_J:
            table.step(1);
            return true;
        case Qt.Key_K:
            table.step(-1);
            return true;
        case Qt.Key_I:
            root.controller.kind = AccountingController.Invoices;
            return true;
        case Qt.Key_P:
            root.controller.kind = AccountingController.Payments;
            return true;
        case Qt.Key_V:
            views.focusCurrent();
            return true;
        case Qt.Key_C:
            if (root.controller.card.customer.length > 0)
                root.controller.openCustomer();
            return true;
        case Qt.Key_R:
            root.controller.openStatement(root.controller.card.customer);
            return true;
        default:
            return false;
        }
    }

    title: qsTr("Invoices and payments")
    subtitle: isPrinting ? controller.printed.title : isStating ? qsTr("Statement of account") : ""
    inspector: details
    inspectorOpen: controller.billId.length > 0 && !isPrinting && !isStating
    shortcuts: hints.page

    Component.onCompleted: controller.restore(Settings.remembered("invoices"))
    onActivated: {
        wasEntered = true;
        controller.activate();
        enter();
    }
    onVisibleChanged: {
        if (controller === null) // at the end it goes first
            return;
        if (!visible)
            controller.deactivate();
        else if (wasEntered)
            controller.activate();
    }
    onInspectorClosed: {
        controller.close();
        table.forceActiveFocus(Qt.OtherFocusReason);
    }
    onIsPrintingChanged: Qt.callLater(enter)
    onIsStatingChanged: Qt.callLater(enter)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape && root.isPrinting) {
            root.controller.printed.close();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.isStating) {
            root.controller.statement.close();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && root.controller.billId.length > 0) {
            root.controller.close();
            event.accepted = true;
        } else if (!root.isPrinting && !root.isStating) {
            event.accepted = root.handleKey(event);
        }
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Connections {
        function onMemoryChanged(): void {
            Settings.remember("invoices", root.controller.memory);
        }

        target: root.controller
    }
    Connections {
        function onFileReady(file: url): void {
            Qt.openUrlExternally(file);
        }
        function onNoticed(text: string, tone: string): void {
            root.say(text, tone);
        }

        target: root.controller.printed
    }
    Connections {
        function onNoticed(text: string, tone: string): void {
            root.say(text, tone);
        }

        target: root.controller.statement
    }
    BillHints {
        id: hints

        group: root.title
    }
    Component {
        id: details

        BillPane {
            controller: root.controller
        }
    }
    NoticeStrip {
        id: notice

        width: parent.width
        actionText: qsTr("Close")
        shown: root.message.length > 0
        text: root.message
        tone: "ok"
        z: 1

        onActionRequested: root.message = ""
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: notice.implicitHeight
        spacing: 0
        visible: !root.isPrinting && !root.isStating

        BillViews {
            id: views

            Layout.fillHeight: true
            Layout.preferredWidth: 232
            controller: root.controller

            onEntered: table.forceActiveFocus(Qt.OtherFocusReason)
        }
        Divider {
            Layout.fillHeight: true
            vertical: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            BillBar {
                id: bar

                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                Layout.preferredHeight: Theme.barHeight
                Layout.rightMargin: Theme.spacing
                controller: root.controller

                onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
                onExportRequested: exporting.ask()
            }
            BillExport {
                id: exporting

                Layout.fillWidth: true
                fileExport: root.controller.fileExport
                fileName: root.controller.kind === AccountingController.Invoices ? qsTr("invoices") : qsTr("payments")

                onDone: text => root.say(text, "ok")
            }
            ErrorBanner {
                Layout.fillWidth: true
                Layout.margins: Theme.spacing
                error: root.controller.listError
                visible: root.controller.listError.isSet

                onRetryRequested: root.controller.refresh()
            }
            Divider {
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                BillTable {
                    id: table

                    objectName: "billTable"
                    anchors.fill: parent
                    controller: root.controller
                    focus: true

                    Keys.onLeftPressed: views.focusCurrent()
                    onRowActivated: row => {
                        root.controller.select(row);
                        root.controller.print();
                    }
                }
                EmptyState {
                    anchors.centerIn: parent
                    glyph: root.controller.mirrored > 0 ? "list-filter" : "receipt"
                    hint: {
                        const isOfInvoices = root.controller.kind === AccountingController.Invoices;
                        if (root.controller.mirrored > 0)
                            return isOfInvoices ? qsTr("No invoice is like this.") : qsTr("No payment is like this.");
                        if (root.controller.isComplete)
                            return isOfInvoices ? qsTr("ERPNext has no invoice that you may see.") : qsTr("ERPNext has no payment that you may see.");
                        return isOfInvoices ? qsTr("Invoices appear here as soon as they are copied from ERPNext.") : qsTr("Payments appear here as soon as they are copied from ERPNext.");
                    }
                    title: root.controller.kind === AccountingController.Invoices ? qsTr("No invoice") : qsTr("No payment")
                    visible: root.controller.isListed && root.controller.list.count === 0 && !root.controller.listError.isSet
                }
                LoadingVeil {
                    loading: root.controller.isListing
                    text: qsTr("Reading the list")
                }
            }
            BillTotals {
                Layout.fillWidth: true
                controller: root.controller
            }
        }
    }
    StatementPane {
        id: stating

        anchors.fill: parent
        anchors.topMargin: notice.implicitHeight
        controller: root.controller
        visible: root.isStating
    }
    PrintPane {
        id: printing

        anchors.fill: parent
        anchors.topMargin: notice.implicitHeight
        printed: root.controller.printed
        visible: root.isPrinting
    }
}
