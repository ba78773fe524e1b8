// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Planning beside the board: the choice, the run, what would change, what became of it. Escape goes one back. */
FocusScope {
    id: root

    required property DispatchController controller
    readonly property PlanController plans: controller.plans
    readonly property int phase: plans.phase

    signal closed

    function close(): void {
        root.plans.close();
        root.closed();
    }

    function confirm(): void {
        const choice = body.item as PlanChoice;
        const preview = body.item as PlanPreview;
        if (choice !== null)
            choice.run();
        else if (preview !== null)
            preview.apply();
    }

    implicitWidth: Theme.paletteWidth - Theme.spacingXl * 4
    visible: phase !== PlanController.Closed

    Accessible.name: heading.text
    Accessible.role: Accessible.Pane
    Keys.onPressed: event => {
        const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        // The board's letters mean nothing here.
        event.accepted = event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab;
        if (event.key === Qt.Key_Escape && root.phase === PlanController.Planning)
            root.plans.cancel();
        else if (event.key === Qt.Key_Escape && root.phase === PlanController.Preview)
            root.plans.back();
        else if (event.key === Qt.Key_Escape)
            root.close();
        else if (isEnter && event.modifiers === Qt.ControlModifier)
            root.confirm();
        else if (event.key === Qt.Key_Z && event.modifiers === Qt.ControlModifier)
            root.controller.undo();
    }
    onVisibleChanged: {
        if (visible)
            forceActiveFocus(Qt.OtherFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface

        Divider {
            height: parent.height
            vertical: true
        }
    }
    // Clicks are not for the board below.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onWheel: event => event.accepted = true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.spacing

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                id: heading

                Layout.fillWidth: true
                text: root.phase === PlanController.Applied ? qsTr("Plan applied · %1").arg(root.plans.dayText) : qsTr("Plan · %1").arg(root.plans.dayText)
                variant: FdLabel.Heading
            }
            FdButton {
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Close")
                onClicked: root.close()
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing
            visible: root.phase === PlanController.Planning

            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Looking for a better day…")
            }
            ProgressLine {
                Layout.fillWidth: true
                value: root.plans.progress
            }
            FdButton {
                Layout.alignment: Qt.AlignRight
                keys: "Esc"
                text: qsTr("Cancel")
                onClicked: root.plans.cancel()
            }
        }
        Loader {
            id: body

            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            sourceComponent: root.phase === PlanController.Choosing ? choice : root.phase === PlanController.Preview || root.phase === PlanController.Applied ? preview : null

            onLoaded: {
                const part = item as Item;
                if (root.visible && part !== null)
                    part.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
    Component {
        id: choice

        PlanChoice {
            focus: true
            plans: root.plans
        }
    }
    Component {
        id: preview

        PlanPreview {
            controller: root.controller
            focus: true
        }
    }
}
