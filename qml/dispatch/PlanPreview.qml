// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What a plan would change, each change to be ticked; after it is applied, what became of each. */
FocusScope {
    id: root

    required property DispatchController controller
    readonly property PlanController plans: controller.plans
    readonly property bool isApplied: plans.phase === PlanController.Applied

    function apply(): void {
        if (!root.isApplied && root.plans.tickedCount > 0)
            root.plans.apply();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacingSm

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.spacing
            columns: 2
            rowSpacing: Theme.unit
            visible: !root.isApplied && list.count > 0

            Repeater {
                model: root.plans.totals

                RowLayout {
                    id: total

                    required property planTotal modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: root.width / 2
                    spacing: Theme.spacingXs

                    Accessible.name: qsTr("%1: %2 before, %3 after").arg(modelData.label).arg(modelData.before).arg(modelData.after)
                    Accessible.role: Accessible.StaticText

                    FdLabel {
                        Layout.fillWidth: true
                        text: total.modelData.label
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        tabular: true
                        text: total.modelData.before + " →"
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        color: total.modelData.trend > 0 ? Theme.ok : total.modelData.trend < 0 ? Theme.warning : Theme.text
                        tabular: true
                        text: total.modelData.after
                    }
                    IconGlyph {
                        color: total.modelData.trend > 0 ? Theme.ok : Theme.warning
                        glyph: total.modelData.trend > 0 ? "check" : "arrow-up"
                        label: total.modelData.trend > 0 ? qsTr("better") : qsTr("worse")
                        opacity: total.modelData.trend === 0 ? 0 : 1
                        size: Theme.fontSecondary
                    }
                }
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.plans.staleCount > 0 ? qsTr("These figures are of the whole plan; some of it is left out.") : qsTr("These figures are of the whole plan.")
            variant: FdLabel.Secondary
            visible: !root.isApplied && list.count > 0 && root.plans.tickedCount < list.count
            wrapMode: Text.Wrap
        }
        StatusBadge {
            Layout.fillWidth: true
            objectName: "planResult"
            text: root.plans.resultText
            tone: root.plans.resultTone
            visible: root.isApplied

            onTextChanged: {
                if (root.isApplied)
                    Accessible.announce(text);
            }
        }
        EmptyState {
            Layout.fillWidth: true
            glyph: "circle-check"
            hint: qsTr("Other weights or another choice may find something.")
            title: root.plans.nothingText
            visible: !root.isApplied && list.count === 0
        }
        RowLayout {
            Layout.fillWidth: true
            visible: list.count > 0

            SectionHeader {
                Layout.fillWidth: true
                count: list.count
                title: qsTr("Changes")
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: root.plans.tickedCount > 0 ? qsTr("Tick none") : qsTr("Tick all")
                visible: !root.isApplied
                onClicked: root.plans.tickAll(root.plans.tickedCount === 0)
            }
        }
        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            focus: true
            highlightMoveDuration: 0
            model: root.plans.changes
            objectName: "planChanges"

            Accessible.name: qsTr("Changes of the plan")
            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: PlanChangeRow {
                width: ListView.view.width
                hasKeyboard: list.activeFocus
                plans: root.plans

                onChosen: {
                    list.currentIndex = index;
                    root.controller.selectJob(job);
                }
            }
            footer: Column {
                width: ListView.view.width

                SectionHeader {
                    width: parent.width
                    count: root.plans.unplanned.count
                    title: qsTr("Without a place")
                    visible: count > 0
                }
                Repeater {
                    model: root.plans.unplanned

                    Column {
                        id: left

                        required property string title
                        required property string why

                        width: parent.width
                        bottomPadding: Theme.spacingSm

                        Accessible.name: title + ", " + why
                        Accessible.role: Accessible.ListItem

                        FdLabel {
                            width: parent.width
                            text: left.title
                            variant: FdLabel.Strong
                        }
                        FdLabel {
                            width: parent.width
                            text: left.why
                            variant: FdLabel.Secondary
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }

            Keys.onDownPressed: incrementCurrentIndex()
            Keys.onUpPressed: decrementCurrentIndex()
            Keys.onPressed: event => {
                const row = list.currentItem as PlanChangeRow;
                if (row === null || event.modifiers !== Qt.NoModifier)
                    return;
                if (event.key === Qt.Key_Space)
                    row.toggle();
                else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                    root.controller.selectJob(row.job);
                else
                    return;
                event.accepted = true;
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdButton {
                glyph: "arrow-left"
                text: root.isApplied ? qsTr("Another plan") : qsTr("Back")
                onClicked: root.plans.back()
            }
            Item {
                Layout.fillWidth: true
            }
            FdButton {
                enabled: root.controller.undoText.length > 0
                glyph: "undo-2"
                keys: "Ctrl+Z"
                text: qsTr("Undo")
                toolTip: root.controller.undoText
                visible: root.isApplied
                onClicked: root.controller.undo()
            }
            FdButton {
                enabled: root.plans.tickedCount > 0
                glyph: "check"
                keys: qsTr("Ctrl+Enter")
                kind: FdButton.Primary
                objectName: "planApply"
                text: root.plans.tickedCount === list.count ? qsTr("Apply the plan") : qsTr("Apply %n change(s)", "", root.plans.tickedCount)
                toolTip: qsTr("One step: Ctrl+Z takes it back as a whole")
                visible: !root.isApplied && list.count > 0
                onClicked: root.apply()
            }
        }
    }
}
