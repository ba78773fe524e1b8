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
    required property Timeline timeline
    required property ExceptionStrip strip
    /// A week or a month is shown: nobody sees what a key would change, so only what is looked at answers.
    required property bool rests
    readonly property bool isGroup: controller.markedCount > 1

    signal assignRequested
    signal customerRequested(string customer)
    signal dateRequested(string job)
    signal newsRequested
    signal spanRequested(int span)
    signal swapRequested
    signal escaped

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (root.rests && (event.modifiers & (Qt.AltModifier | Qt.ControlModifier)) && event.key !== Qt.Key_Z)
            return false;
        if (event.modifiers & Qt.AltModifier)
            return event.modifiers & Qt.ShiftModifier ? root.stretch(event.key) : root.move(event.key);
        if (event.modifiers & Qt.ControlModifier)
            return root.command(event.key);
        if (event.key === Qt.Key_F8) {
            root.controller.stepException(-1, event.modifiers & Qt.ShiftModifier ? -1 : 1);
            return true;
        }
        // Capitals are somebody writing, not commands.
        if (event.modifiers & Qt.ShiftModifier && event.key >= Qt.Key_A && event.key <= Qt.Key_Z)
            return false;
        const by = root.arrow(event.key);
        if (by.length > 0 && !root.rests) {
            if (event.modifiers & Qt.ShiftModifier)
                root.controller.extendMarks(by[0], by[1]);
            else
                root.controller.moveSelection(by[0], by[1]);
            return true;
        }
        const acts = !root.rests || event.key === Qt.Key_Escape;
        return (acts && (root.act(event.key) || root.make(event.key))) || root.show(event.key);
    }

    /// One of BoardCommands, chosen in the palette; false where it is none of these. What would change
    /// a job behind the week or the month shows the day with it first, and waits to be chosen again.
    function run(command: string): bool {
        const changing = ["assign", "unassign", "date", "repeat", "split", "copy", "swap", "pause", "earlier", "later", "above", "below", "shorter", "longer"];
        if (root.rests && changing.includes(command)) {
            root.spanRequested(LoadController.Day);
            return true;
        }
        const keys = ({
                "assign": Qt.Key_A,
                "unassign": Qt.Key_U,
                "date": Qt.Key_D,
                "repeat": Qt.Key_R,
                "split": Qt.Key_S,
                "copy": Qt.Key_C,
                "swap": Qt.Key_X,
                "pause": Qt.Key_P,
                "week": Qt.Key_W,
                "month": Qt.Key_M,
                "previousDay": Qt.Key_PageUp,
                "nextDay": Qt.Key_PageDown,
                "trail": Qt.Key_G,
                "nearest": Qt.Key_I,
                "view": Qt.Key_V,
                "filter": Qt.Key_F,
                "search": Qt.Key_Slash,
                "tray": Qt.Key_J,
                "kinds": Qt.Key_E,
                "news": Qt.Key_N,
                "fit": Qt.Key_0
            });
        if (command in keys)
            return root.act(keys[command]) || root.make(keys[command]) || root.show(keys[command]);
        const arrows = ({
                "earlier": Qt.Key_Left,
                "later": Qt.Key_Right,
                "above": Qt.Key_Up,
                "below": Qt.Key_Down
            });
        if (command in arrows)
            return root.move(arrows[command]);
        switch (command) {
        case "exceptions":
            root.controller.stepException(-1, 1);
            return true;
        case "shorter":
        case "longer":
            root.stretch(command === "shorter" ? Qt.Key_Left : Qt.Key_Right);
            return true;
        case "undo":
            return root.command(Qt.Key_Z);
        case "markAll":
            return root.command(Qt.Key_A);
        case "layers":
        case "measure":
        case "offline":
            root.mapPanel.openTool(command);
            return true;
        default:
            return false;
        }
    }

    /// Steps along a lane and between lanes; empty for any other key.
    function arrow(key: int): list<int> {
        switch (key) {
        case Qt.Key_Left:
            return [-1, 0];
        case Qt.Key_Right:
            return [1, 0];
        case Qt.Key_Up:
            return [0, -1];
        case Qt.Key_Down:
            return [0, 1];
        default:
            return [];
        }
    }

    function move(key: int): bool {
        const by = root.arrow(key);
        if (by.length === 0)
            return false;
        if (root.isGroup)
            root.controller.moveMarked(by[0] * root.timeline.grid, by[1]);
        else if (root.controller.selectedJob.length > 0)
            root.controller.nudge(root.controller.selectedJob, by[0] * root.timeline.grid, by[1]);
        return true;
    }

    function stretch(key: int): bool {
        const by = root.arrow(key);
        if (by.length === 0 || by[0] === 0 || root.controller.selectedJob.length === 0)
            return false;
        root.controller.stretch(root.controller.selectedJob, by[0] * root.timeline.grid);
        return true;
    }

    function command(key: int): bool {
        const by = root.arrow(key);
        if (by.length > 0) {
            root.controller.walkMarks(by[0], by[1]);
            return true;
        }
        switch (key) {
        case Qt.Key_Z:
            root.controller.undo();
            return true;
        case Qt.Key_A:
            root.controller.markAll();
            return true;
        case Qt.Key_Space:
            root.controller.toggleMark(root.controller.selectedJob);
            return true;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            root.mapPanel.zoomBy(1);
            return true;
        case Qt.Key_Minus:
            root.mapPanel.zoomBy(-1);
            return true;
        default:
            return false;
        }
    }

    function act(key: int): bool {
        const job = root.controller.selectedJob;
        switch (key) {
        case Qt.Key_Escape:
            root.escaped();
            return true;
        case Qt.Key_A:
            root.assignRequested();
            return true;
        case Qt.Key_U:
        case Qt.Key_Delete:
        case Qt.Key_Backspace:
            if (root.isGroup)
                root.controller.unassignMarked();
            else
                root.controller.unassign(job);
            return true;
        case Qt.Key_D:
            if (root.isGroup || (job.length > 0 && root.controller.jobCard.canMove))
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

    function make(key: int): bool {
        const job = root.controller.selectedJob;
        switch (key) {
        case Qt.Key_S:
            if (job.length > 0)
                root.controller.split(job);
            return true;
        case Qt.Key_C:
            if (job.length > 0)
                root.controller.copyJob(job);
            return true;
        case Qt.Key_K:
            root.controller.togglePins();
            return true;
        case Qt.Key_X:
            root.swapRequested();
            return true;
        case Qt.Key_P:
            if (root.controller.technicianCard.id.length > 0)
                root.controller.setPaused(root.controller.technicianCard.id, !root.controller.technicianCard.isPaused);
            return true;
        default:
            return false;
        }
    }

    function show(key: int): bool {
        switch (key) {
        case Qt.Key_T:
            root.controller.goToday();
            root.controller.load.open(root.controller.load.span, root.controller.todayIso());
            return true;
        case Qt.Key_PageUp:
            root.controller.previousDay();
            return true;
        case Qt.Key_PageDown:
            root.controller.nextDay();
            return true;
        case Qt.Key_E:
            root.strip.focusFirst();
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
        case Qt.Key_N:
            root.newsRequested();
            return true;
        case Qt.Key_W:
            root.spanRequested(LoadController.Week);
            return true;
        case Qt.Key_M:
            root.spanRequested(LoadController.Month);
            return true;
        case Qt.Key_V:
            root.timeline.openView();
            return true;
        case Qt.Key_G:
            root.controller.trail.toggle();
            return true;
        case Qt.Key_I:
            root.mapPanel.openTool("nearest");
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
            root.timeline.zoomBy(1.25);
            return true;
        case Qt.Key_Minus:
            root.timeline.zoomBy(0.8);
            return true;
        case Qt.Key_0:
            root.timeline.fitAgain();
            root.mapPanel.fit();
            return true;
        default:
            return false;
        }
    }
}
