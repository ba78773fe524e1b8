// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! What is taken along and what is kept of the board: sheets (Ctrl+P), calendars (Ctrl+Shift+C), saved views (Shift+V). */
Item {
    id: root

    required property DispatchController controller

    /// One of them closed: the keyboard goes back to the board.
    signal boardWanted

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (event.key === Qt.Key_P && event.modifiers === Qt.ControlModifier)
            root.controller.sheets.open(root.technician());
        else if (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
            root.controller.feeds.isOpen = true;
        else if (event.key === Qt.Key_V && event.modifiers === Qt.ShiftModifier)
            root.controller.savedViews.isOpen = true;
        else
            return false;
        return true;
    }

    /// Who is selected, or has the job that is.
    function technician(): string {
        return root.controller.selectedTechnician.length > 0 ? root.controller.selectedTechnician : root.controller.jobCard.technician;
    }

    anchors.fill: parent

    Component.onCompleted: root.controller.sheets.paper = Settings.remembered("dispatch.paper")

    Connections {
        function onFileReady(file: url): void {
            Qt.openUrlExternally(file);
        }

        function onPaperChanged(): void {
            Settings.remember("dispatch.paper", root.controller.sheets.paper);
        }

        target: root.controller.sheets
    }
    Connections {
        function onOpenChanged(): void {
            if (root.controller.feeds.isOpen)
                calendar.show();
            else
                calendar.close();
        }

        target: root.controller.feeds
    }
    Connections {
        function onOpenChanged(): void {
            if (root.controller.savedViews.isOpen)
                views.show();
            else
                views.close();
        }

        target: root.controller.savedViews
    }
    SheetPanel {
        anchors.fill: parent
        sheets: root.controller.sheets

        onClosed: root.boardWanted()
    }
    CalendarPanel {
        id: calendar

        x: Math.round((root.width - width) / 2)
        y: Theme.gutter
        controller: root.controller

        onClosed: {
            root.controller.feeds.isOpen = false;
            root.boardWanted();
        }
    }
    ViewsPanel {
        id: views

        x: Math.round((root.width - width) / 2)
        y: Theme.gutter
        views: root.controller.savedViews

        onClosed: {
            root.controller.savedViews.isOpen = false;
            root.boardWanted();
        }
    }
}
