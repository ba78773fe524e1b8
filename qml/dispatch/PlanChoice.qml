// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! What is to be planned, and what matters to it. */
FocusScope {
    id: root

    required property PlanController plans

    function run(): void {
        if (root.plans.obstacle.length === 0)
            root.plans.run();
    }

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.spacing

        FdComboBox {
            id: scope

            Layout.fillWidth: true
            currentIndex: root.plans.scope
            focus: true
            label: qsTr("What to plan")
            model: [qsTr("Jobs that nobody has"), qsTr("The whole day"), qsTr("The order of one technician"), qsTr("A technician drops out"), qsTr("An urgent job came in")]
            objectName: "planScope"

            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                event.accepted = isEnter && !scope.popup.visible;
                if (event.accepted)
                    root.run();
            }
            onActivated: index => root.plans.scope = index
        }
        FdLabel {
            Layout.fillWidth: true
            text: {
                switch (root.plans.scope) {
                case PlanController.Unassigned:
                    return qsTr("Gives them places between the others. Nothing else moves.");
                case PlanController.Day:
                    return qsTr("Whatever may move may get another technician or time. What has begun stays.");
                case PlanController.OneTechnician:
                    return qsTr("The same jobs in a better order.");
                case PlanController.TechnicianOut:
                    return qsTr("Their jobs go to others, with as few changes as possible.");
                default:
                    return qsTr("It gets the soonest good place, with as few changes as possible.");
                }
            }
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdComboBox {
            Layout.fillWidth: true
            currentIndex: root.plans.personIndex
            displayText: currentIndex >= 0 ? currentText : qsTr("Choose a technician")
            label: qsTr("Technician")
            model: root.plans.people
            visible: root.plans.scope === PlanController.OneTechnician || root.plans.scope === PlanController.TechnicianOut

            onActivated: index => root.plans.personIndex = index
        }
        FdComboBox {
            Layout.fillWidth: true
            currentIndex: root.plans.urgentIndex
            displayText: currentIndex >= 0 ? currentText : qsTr("Choose a job")
            label: qsTr("Job")
            model: root.plans.urgentJobs
            visible: root.plans.scope === PlanController.UrgentJob

            onActivated: index => root.plans.urgentIndex = index
        }
        FdCheckBox {
            checked: root.plans.isWithUndated
            text: qsTr("Also jobs that have no date yet")
            visible: root.plans.scope === PlanController.Unassigned || root.plans.scope === PlanController.Day

            onToggled: root.plans.isWithUndated = checked
        }
        FdCheckBox {
            checked: root.plans.canMoveTold
            objectName: "planMoveTold"
            text: qsTr("May move what technicians were told")
            visible: root.plans.scope !== PlanController.Unassigned

            onToggled: root.plans.canMoveTold = checked
        }
        SectionHeader {
            Layout.fillWidth: true
            title: qsTr("What matters")
        }
        Repeater {
            model: [qsTr("Little waiting"), qsTr("Little driving"), qsTr("A place for every job"), qsTr("Fair days"), qsTr("Few changes")]

            WeightSlider {
                required property string modelData
                required property int index

                Layout.fillWidth: true
                label: modelData
                level: root.plans.weights[index]

                onMoved: level => root.plans.setWeight(index, level)
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Skills, shifts and promised windows are kept whatever these say.")
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: root.plans.obstacle
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdButton {
            Layout.alignment: Qt.AlignRight
            enabled: root.plans.obstacle.length === 0
            glyph: "waypoints"
            keys: qsTr("Ctrl+Enter")
            kind: FdButton.Primary
            objectName: "planRun"
            text: qsTr("Make a plan")
            toolTip: qsTr("Nothing is changed before you apply it")

            onClicked: root.run()
        }
    }
}
