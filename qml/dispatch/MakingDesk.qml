// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Models.Dispatch

/*! Several jobs at a time over the dispatch page: from a template (Shift+T), or one repeated (Shift+R). */
Item {
    id: root

    required property DispatchController controller

    /// One of them closed: the keyboard goes back to the board.
    signal boardWanted

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (event.modifiers !== Qt.ShiftModifier)
            return false;
        switch (event.key) {
        case Qt.Key_T:
            root.controller.making.templates.begin();
            return true;
        case Qt.Key_R:
            return root.run("series");
        case Qt.Key_C:
            return root.run("colours");
        default:
            return false;
        }
    }

    /// One of BoardCommands; false where it is none of these.
    function run(command: string): bool {
        if (command === "series")
            root.controller.making.repeats.begin(root.controller.selectedJob);
        else if (command === "colours")
            root.controller.view.colourBy = (root.controller.view.colourBy + 1) % 3;
        else
            return false;
        return true;
    }

    anchors.fill: parent

    TemplateSheet {
        controller: root.controller

        onClosed: root.boardWanted()
    }
    RepeatSheet {
        controller: root.controller

        onClosed: root.boardWanted()
    }
}
