// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Models.Dispatch

/*! What each key of the dispatch page does; the page does the rest. */
QtObject {
    id: root

    required property DispatchController controller
    required property MapPanel mapPanel
    required property TrayPanel trayPanel

    signal assignRequested
    signal customerRequested(string customer)
    signal dateRequested(string job)
    signal escaped

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (event.modifiers & Qt.AltModifier)
            return root.move(event.key);
        if (event.modifiers & Qt.ControlModifier) {
            if (event.key !== Qt.Key_Z)
                return false;
            root.controller.undo();
            return true;
        }
        return root.select(event.key) || root.act(event.key) || root.show(event.key);
    }

    function move(key: int): bool {
        const job = root.controller.selectedJob;
        const by = key === Qt.Key_Left ? [-15, 0] : key === Qt.Key_Right ? [15, 0] : key === Qt.Key_Up ? [0, -1] : key === Qt.Key_Down ? [0, 1] : null;
        if (by === null || job.length === 0)
            return false;
        root.controller.nudge(job, by[0], by[1]);
        return true;
    }

    function select(key: int): bool {
        switch (key) {
        case Qt.Key_Left:
            root.controller.moveSelection(-1, 0);
            return true;
        case Qt.Key_Right:
            root.controller.moveSelection(1, 0);
            return true;
        case Qt.Key_Up:
            root.controller.moveSelection(0, -1);
            return true;
        case Qt.Key_Down:
            root.controller.moveSelection(0, 1);
            return true;
        case Qt.Key_Escape:
            root.escaped();
            return true;
        default:
            return false;
        }
    }

    function act(key: int): bool {
        const job = root.controller.selectedJob;
        switch (key) {
        case Qt.Key_A:
            root.assignRequested();
            return true;
        case Qt.Key_U:
        case Qt.Key_Delete:
        case Qt.Key_Backspace:
            root.controller.unassign(job);
            return true;
        case Qt.Key_D:
            if (job.length > 0 && root.controller.jobCard.canMove)
                root.dateRequested(job);
            return true;
        case Qt.Key_R:
            root.controller.repeatWrite(job);
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            root.customerRequested(root.controller.jobCard.customer);
            return true;
        default:
            return false;
        }
    }

    function show(key: int): bool {
        switch (key) {
        case Qt.Key_T:
            root.controller.goToday();
            return true;
        case Qt.Key_PageUp:
            root.controller.previousDay();
            return true;
        case Qt.Key_PageDown:
            root.controller.nextDay();
            return true;
        case Qt.Key_F:
            root.trayPanel.focusChips();
            return true;
        case Qt.Key_Slash:
            root.trayPanel.focusSearch();
            return true;
        case Qt.Key_J:
            root.trayPanel.focusList();
            return true;
        case Qt.Key_G:
            root.controller.trail.toggle();
            return true;
        case Qt.Key_Space:
            if (!root.controller.trail.isShown)
                return false;
            root.controller.trail.playback.toggle();
            return true;
        case Qt.Key_BracketLeft:
            root.controller.trail.stepStop(-1);
            return true;
        case Qt.Key_BracketRight:
            root.controller.trail.stepStop(1);
            return true;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            root.mapPanel.zoomBy(1);
            return true;
        case Qt.Key_Minus:
            root.mapPanel.zoomBy(-1);
            return true;
        case Qt.Key_0:
            root.mapPanel.fit();
            return true;
        default:
            return false;
        }
    }
}
