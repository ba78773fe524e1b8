// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The visits, to come and done. */
RecordCard {
    id: root

    required property CustomersController controller

    function stateText(state: string): string {
        switch (state) {
        case "open":
            return qsTr("To assign");
        case "assigned":
            return qsTr("Assigned");
        case "inProgress":
            return qsTr("In progress");
        case "completed":
            return qsTr("Completed");
        default:
            return qsTr("Cancelled");
        }
    }
    function kindText(kind: string): string {
        switch (kind) {
        case "installation":
            return qsTr("Installation");
        case "repair":
            return qsTr("Repair");
        case "maintenance":
            return qsTr("Maintenance");
        case "removal":
            return qsTr("Removal");
        default:
            return qsTr("Other");
        }
    }

    emptyText: qsTr("No job")
    glyph: "truck"
    rows: controller.jobs
    title: qsTr("Jobs")

    Repeater {
        model: root.controller.jobs

        RecordLine {
            id: job

            required property int index
            required property string rowId
            required property string subject
            required property string kind
            required property string jobState
            required property string date
            required property string time
            required property string technician

            isFirst: index === 0

            FdLabel {
                Layout.preferredWidth: 132
                tabular: true
                text: job.date.length > 0 ? Format.shortDate(job.date) + " " + job.time : qsTr("undated")
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.fillWidth: true
                text: job.subject.length > 0 ? job.subject : root.kindText(job.kind)
            }
            FdLabel {
                text: root.kindText(job.kind)
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.preferredWidth: 140
                text: job.technician
                variant: FdLabel.Secondary
            }
            StatusBadge {
                Layout.preferredWidth: 108
                text: root.stateText(job.jobState)
                tone: job.jobState === "completed" ? "ok" : job.jobState === "inProgress" ? "info" : job.jobState === "assigned" ? "info" : job.jobState === "open" ? "warning" : "neutral"
            }
            FdButton {
                glyph: "arrow-right"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Open %1 on the board").arg(job.rowId)

                onClicked: root.controller.openJob(job.rowId)
            }
        }
    }
}
