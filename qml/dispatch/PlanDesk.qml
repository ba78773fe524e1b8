// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.Session

/*! The planner over the dispatch page: places for one job (B), plans of the day (O), and telling technicians (H). */
Item {
    id: root

    required property DispatchController controller
    /// While a job is dragged, its best places are outlined.
    required property string draggedJob
    /// What it takes of the page at the right.
    readonly property real sideWidth: Math.max(side.visible ? side.width : 0, sheet.visible ? sheet.width : 0)

    /// One of them closed: the keyboard goes back to the board.
    signal boardWanted

    /// True where the key meant something here.
    function handle(event: KeyEvent): bool {
        if (event.modifiers !== Qt.NoModifier)
            return false;
        if (event.key === Qt.Key_B)
            root.suggest();
        else if (event.key === Qt.Key_O)
            root.controller.plans.open();
        else if (event.key === Qt.Key_H)
            root.controller.publisher.open();
        else
            return false;
        return true;
    }

    /// One of BoardCommands; false where it is none of these.
    function run(command: string): bool {
        if (command === "suggest")
            root.suggest();
        else if (command === "plan")
            root.controller.plans.open();
        else
            return false;
        return true;
    }

    function suggest(): void {
        if (root.controller.selectedJob.length > 0 && root.controller.jobCard.canMove)
            panel.openFor(root.controller.selectedJob);
    }

    anchors.fill: parent

    Component.onCompleted: {
        const levels = Settings.remembered("dispatch.plan").split(",");
        for (let weight = 0; weight < levels.length && levels[weight].length > 0; ++weight)
            root.controller.plans.setWeight(weight, Number(levels[weight]));
    }
    onDraggedJobChanged: root.controller.suggestions.job = root.draggedJob

    Connections {
        function onWeightsChanged(): void {
            Settings.remember("dispatch.plan", root.controller.plans.weights.join(","));
        }

        target: root.controller.plans
    }
    SuggestPanel {
        id: panel

        x: root.width - width - Theme.gutter
        y: Theme.gutter
        controller: root.controller

        onAssigned: job => root.controller.selectJob(job)
        onClosed: {
            root.controller.suggestions.job = "";
            root.boardWanted();
        }
    }
    PlanPanel {
        id: side

        anchors.right: parent.right
        width: Math.min(implicitWidth, parent.width)
        height: parent.height
        controller: root.controller

        onClosed: root.boardWanted()
    }
    PublishSheet {
        id: sheet

        anchors.right: parent.right
        width: Math.min(implicitWidth, parent.width)
        height: parent.height
        publisher: root.controller.publisher

        onClosed: root.boardWanted()
    }
}
