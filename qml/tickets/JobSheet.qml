// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! A dispatch job of the ticket, filled in as far as the ticket tells. */
FdDialog {
    id: root

    required property TicketJob job

    readonly property list<string> kinds: ["Installation", "Réparation", "Maintenance", "Retrait", "Autre"]
    readonly property list<string> priorities: ["low", "medium", "high", "urgent"]

    function start(): void {
        root.job.begin();
        subject.text = root.job.subject;
        duration.text = root.job.duration;
        day.text = root.job.day;
        from.text = root.job.windowStart;
        until.text = root.job.windowEnd;
        root.open();
        subject.forceActiveFocus(Qt.PopupFocusReason);
    }

    component Line: RowLayout {
        id: line

        required property string label

        Layout.fillWidth: true
        Layout.fillHeight: false
        spacing: Theme.spacingSm

        FdLabel {
            Layout.preferredWidth: Theme.labelColumn
            color: Theme.textSecondary
            text: line.label
        }
    }

    title: qsTr("Create a dispatch job")
    consequence: qsTr("It is linked with the ticket and stands on the board as soon as ERPNext has it.")
    confirmEnabled: job.problem.length === 0 && !job.isAdding
    confirmText: qsTr("Create the job")

    onAccepted: root.job.create()

    NoticeStrip {
        Layout.fillWidth: true
        shown: root.job.openJobs.length > 0
        text: qsTr("This ticket has an open job already: %1").arg(root.job.openJobs.join(", "))
        tone: "warning"
    }
    Line {
        label: qsTr("Subject")

        FdTextField {
            id: subject

            objectName: "jobSubject"
            Layout.fillWidth: true

            Accessible.name: qsTr("Subject")
            onTextChanged: root.job.subject = text
        }
    }
    Line {
        label: qsTr("Type and priority")

        FdComboBox {
            Layout.fillWidth: true
            currentIndex: root.kinds.indexOf(root.job.kind)
            label: qsTr("Type")
            model: [qsTr("Installation"), qsTr("Repair"), qsTr("Maintenance"), qsTr("Removal"), qsTr("Other")]

            onActivated: index => root.job.kind = root.kinds[index]
        }
        FdComboBox {
            Layout.fillWidth: true
            currentIndex: root.priorities.indexOf(root.job.priority)
            label: qsTr("Priority")
            model: [qsTr("Low"), qsTr("Medium"), qsTr("High"), qsTr("Urgent")]

            onActivated: index => root.job.priority = root.priorities[index]
        }
    }
    Line {
        label: qsTr("Location")

        FdComboBox {
            Layout.fillWidth: true
            currentIndex: Math.max(0, root.job.locations.findIndex(place => place.value === root.job.location))
            label: qsTr("Location")
            model: root.job.locations
            textRole: "text"

            onActivated: index => root.job.location = root.job.locations[index].value
        }
    }
    Line {
        label: qsTr("Duration in hours")

        FdTextField {
            id: duration

            Layout.preferredWidth: Theme.labelColumn
            inputMethodHints: Qt.ImhFormattedNumbersOnly

            Accessible.name: qsTr("Duration in hours")
            onTextChanged: root.job.duration = text
        }
        Item {
            Layout.fillWidth: true
        }
    }
    Line {
        label: qsTr("Day and window")

        FdTextField {
            id: day

            objectName: "jobDay"
            Layout.fillWidth: true
            placeholderText: qsTr("2026-11-24, or none yet")

            Accessible.name: qsTr("Day")
            onTextChanged: root.job.day = text
        }
        FdTextField {
            id: from

            Layout.preferredWidth: Theme.labelColumn * 0.6
            placeholderText: qsTr("8:00")

            Accessible.name: qsTr("From")
            onTextChanged: root.job.windowStart = text
        }
        FdTextField {
            id: until

            Layout.preferredWidth: Theme.labelColumn * 0.6
            placeholderText: qsTr("12:00")

            Accessible.name: qsTr("Until")
            onTextChanged: root.job.windowEnd = text
        }
    }
    Line {
        label: qsTr("Technician")

        FdComboBox {
            Layout.fillWidth: true
            currentIndex: Math.max(0, root.job.technicians.findIndex(person => person.value === root.job.technician))
            label: qsTr("Technician")
            model: root.job.technicians
            textRole: "text"

            onActivated: index => root.job.technician = root.job.technicians[index].value
        }
    }
    Connections {
        function onFailed(): void {
            root.open(); // with all that was filled in
        }

        target: root.job
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.job.error.isSet ? root.job.error.sentence : root.job.problem
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
