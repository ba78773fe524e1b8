// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The selected technician: how to reach them, where they are and how old that is, and their day. */
ColumnLayout {
    id: root

    required property DispatchController controller
    readonly property technicianCard card: controller.technicianCard

    signal swapRequested

    spacing: Theme.spacing

    RowLayout {
        spacing: Theme.spacing

        Avatar {
            dimmed: root.card.isAway
            name: root.card.name
            size: Theme.controlHeight + Theme.spacingSm
            tint: root.card.colour.length > 0 ? Theme.legible(root.card.colour) : Theme.accent
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            FdLabel {
                Layout.fillWidth: true
                text: root.card.name
                variant: FdLabel.Heading
            }
            FdLabel {
                Layout.fillWidth: true
                text: [root.card.statusText, root.card.group].filter(part => part.length > 0).join(" · ")
                variant: FdLabel.Secondary
            }
        }
        CopyButton {
            toolTip: qsTr("Copy %1").arg(root.card.id)
            value: root.card.id
        }
    }
    RowLayout {
        spacing: Theme.spacingSm

        FdButton {
            Layout.fillWidth: true
            enabled: root.card.isPaused || !root.card.isAway
            glyph: root.card.isPaused ? "circle-play" : "circle-pause"
            keys: "P"
            text: root.card.isPaused ? qsTr("Back at work") : qsTr("Pause")
            onClicked: root.controller.setPaused(root.card.id, !root.card.isPaused)
        }
        FdButton {
            Layout.fillWidth: true
            glyph: "repeat"
            keys: "X"
            text: qsTr("Exchange the day")
            toolTip: qsTr("Exchange the jobs of this day with another technician")
            onClicked: root.swapRequested()
        }
    }
    RowLayout {
        spacing: Theme.spacingSm

        FdButton {
            Layout.fillWidth: true
            glyph: "waypoints"
            text: qsTr("Better order…")
            toolTip: qsTr("Plan the order of their jobs")
            onClicked: root.controller.plans.openFor(PlanController.OneTechnician)
        }
        FdButton {
            Layout.fillWidth: true
            glyph: "user-x"
            text: qsTr("Drops out…")
            toolTip: qsTr("Plan who takes over their jobs")
            onClicked: root.controller.plans.openFor(PlanController.TechnicianOut)
        }
    }
    StatusBadge {
        Layout.fillWidth: true
        glyph: JobWords.presenceGlyph(root.card.presence)
        text: root.card.positionText
        tone: JobWords.presenceTone(root.card.presence)
    }
    FdLabel {
        Layout.fillWidth: true
        text: root.card.positionDetails
        variant: FdLabel.Secondary
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    FieldSection {
        Layout.fillWidth: true
        trail: root.controller.trail
    }
    Divider {
        Layout.fillWidth: true
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        FormRow {
            copyable: true
            label: qsTr("Phone")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            tabular: true
            value: root.card.phone
        }
        FormRow {
            copyable: true
            label: qsTr("E-mail")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.email
        }
        FormRow {
            label: qsTr("Shift")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            tabular: true
            value: root.card.shift
        }
        FormRow {
            label: qsTr("Load")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            tabular: true
            value: root.card.load
        }
        FormRow {
            label: qsTr("Skills")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.skills.join(", ")
            visible: root.card.skills.length > 0
        }
        FormRow {
            label: qsTr("To mend")
            labelWidth: Theme.labelColumn - Theme.spacingXl
            value: root.card.note
            visible: root.card.note.length > 0
        }
    }
    SectionHeader {
        Layout.fillWidth: true
        count: root.card.day.length
        title: qsTr("The day")
    }
    Repeater {
        model: root.card.day

        Rectangle {
            id: line

            required property dayLine modelData

            Layout.fillWidth: true
            Layout.preferredHeight: lineColumn.implicitHeight + Theme.spacingSm
            color: lineHover.hovered ? Theme.hover : "transparent"
            radius: Theme.radius

            Accessible.name: [modelData.time, modelData.customer, modelData.problem].join(", ")
            Accessible.role: Accessible.ListItem
            Accessible.onPressAction: root.controller.selectJob(modelData.job)

            Column {
                id: lineColumn

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                RowLayout {
                    width: parent.width
                    spacing: Theme.spacingXs

                    IconGlyph {
                        color: Theme.tone(JobWords.stateTones[line.modelData.jobState])
                        glyph: JobWords.stateGlyphs[line.modelData.jobState]
                        label: JobWords.stateText(line.modelData.jobState)
                    }
                    FdLabel {
                        tabular: true
                        text: line.modelData.time
                        variant: FdLabel.Secondary
                    }
                    FdLabel {
                        Layout.fillWidth: true
                        text: line.modelData.customer
                    }
                }
                FdLabel {
                    width: parent.width
                    leftPadding: Theme.iconSize + Theme.spacingXs
                    text: line.modelData.place
                    variant: FdLabel.Secondary
                }
                FdLabel {
                    width: parent.width
                    color: Theme.tone(JobWords.severityTone(line.modelData.severity))
                    font.pixelSize: Theme.fontSecondary
                    leftPadding: Theme.iconSize + Theme.spacingXs
                    text: line.modelData.problem
                    visible: text.length > 0
                }
            }
            HoverHandler {
                id: lineHover

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: root.controller.selectJob(line.modelData.job)
            }
        }
    }
    FdLabel {
        Layout.fillWidth: true
        text: qsTr("No jobs on this day.")
        variant: FdLabel.Secondary
        visible: root.card.day.length === 0
    }
}
