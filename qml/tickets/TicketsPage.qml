// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session
import FibreDesk.Models.Tickets

/*! Views at the left, every ticket beside them, the thread of one in the inspector or on the whole page. */
FdPage {
    id: root

    required property TicketsController controller

    property bool isFull: false
    property string message

    function openFull(): void {
        root.isFull = root.controller.ticketId.length > 0;
    }
    function leaveFull(): void {
        root.isFull = false;
        table.forceActiveFocus(Qt.OtherFocusReason);
    }
    function say(text: string, tone: string): void {
        notice.tone = tone;
        root.message = text;
    }
    /// What works from the table and from a thread alike.
    function handleKey(event: KeyEvent): bool {
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_S) {
            saving.open();
            return true;
        }
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_E) {
            exporting.ask();
            return true;
        }
        if (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F) {
            bar.focusSearch();
            return true;
        }
        if (event.modifiers !== Qt.NoModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Slash:
            root.isFull = false;
            bar.focusSearch();
            return true;
        case Qt.Key_J:
            table.step(1);
            return true;
        case Qt.Key_K:
            table.step(-1);
            return true;
        case Qt.Key_C:
            if (root.controller.card.customer.length > 0)
                root.controller.openCustomer();
            return true;
        case Qt.Key_O:
            root.controller.onlyOpen = !root.controller.onlyOpen;
            return true;
        case Qt.Key_B:
            return table.changeMarked();
        case Qt.Key_G:
            root.isFull = false;
            bar.openGroups();
            return true;
        case Qt.Key_V:
            root.isFull = false;
            views.focusCurrent();
            return true;
        default:
            return root.controller.writing.press(event.key);
        }
    }

    title: qsTr("Tickets")
    subtitle: isFull ? controller.card.id : ""
    inspector: details
    inspectorOpen: controller.ticketId.length > 0 && !isFull
    shortcuts: hints.page

    Component.onCompleted: controller.restore(Settings.remembered("tickets"))
    onActivated: {
        controller.activate();
        if (isFull)
            full.focusThread();
        else
            table.forceActiveFocus(Qt.OtherFocusReason);
    }
    onInspectorClosed: {
        controller.close();
        table.forceActiveFocus(Qt.OtherFocusReason);
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape && root.controller.ticketId.length > 0) {
            root.controller.close();
            event.accepted = true;
        } else {
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
            Settings.remember("tickets", root.controller.memory);
        }
        function onTicketAsked(): void {
            root.isFull = true;
        }
        function onTicketChanged(): void {
            if (root.controller.ticketId.length === 0)
                root.isFull = false;
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

        target: root.controller.live
    }
    TicketViewKeys {
        isEnabled: root.visible

        onChosen: view => {
            root.isFull = false;
            root.controller.chooseView(view);
        }
    }
    TicketHints {
        id: hints

        group: root.title
    }
    Component {
        id: details

        TicketPane {
            controller: root.controller

            onFullRequested: root.openFull()
        }
    }
    SaveViewDialog {
        id: saving

        onNamed: name => root.controller.saveView(name)
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
        visible: !root.isFull

        TicketViews {
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

            TicketBar {
                id: bar

                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                Layout.rightMargin: Theme.spacing
                Layout.preferredHeight: Theme.barHeight
                controller: root.controller

                onDismissed: table.forceActiveFocus(Qt.OtherFocusReason)
                onExportRequested: exporting.ask()
                onSaveRequested: saving.open()
            }
            ExportStrip {
                id: exporting

                Layout.fillWidth: true
                fileExport: root.controller.fileExport

                onDone: text => root.say(text, "ok")
            }
            TicketBulkStrip {
                Layout.fillWidth: true
                bulk: root.controller.bulk
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

                TicketTable {
                    id: table

                    objectName: "ticketTable"
                    anchors.fill: parent
                    controller: root.controller
                    focus: true

                    Keys.onLeftPressed: views.focusCurrent()
                    onRowActivated: row => {
                        if (root.controller.list.isHeading(row))
                            return;
                        root.controller.select(row);
                        root.openFull();
                    }
                }
                TicketsEmpty {
                    anchors.centerIn: parent
                    controller: root.controller
                }
                LoadingVeil {
                    loading: root.controller.isListing
                    text: qsTr("Reading the tickets")
                }
                TicketBulkPane {
                    anchors.fill: parent
                    controller: root.controller

                    onClosed: table.forceActiveFocus(Qt.OtherFocusReason)
                    onExportRequested: exporting.askFor(root.controller.bulk.selection)
                    onNoticed: (text, tone) => root.say(text, tone)
                    onShown: root.isFull = false
                }
            }
        }
    }
    Loader {
        id: full

        function focusThread(): void {
            const pane = item as TicketPane;
            if (pane !== null)
                pane.focusThread();
        }

        anchors.fill: parent
        anchors.topMargin: notice.implicitHeight
        active: root.isFull
        sourceComponent: TicketPane {
            controller: root.controller
            isFull: true

            onBackRequested: root.leaveFull()
        }

        onLoaded: focusThread()
    }
}
