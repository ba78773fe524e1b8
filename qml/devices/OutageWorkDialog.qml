// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! One ticket or job for the whole outage, filled in as far as it tells. */
FdDialog {
    id: root

    required property OutageWork work

    readonly property bool isJob: work.kind === "job"

    function start(kind: string): void {
        root.work.begin(kind);
        subject.text = root.work.subject;
        body.text = root.work.text;
        root.open();
        subject.forceActiveFocus(Qt.PopupFocusReason);
    }

    confirmEnabled: work.problem.length === 0 && !work.isAdding
    confirmText: isJob ? qsTr("Create the job") : qsTr("Create the ticket")
    consequence: isJob ? qsTr("An urgent repair in the middle of the outage, for nobody yet: it stands in the tray of the board as soon as ERPNext has it.") : qsTr("One ticket for all of them. Their own tickets stay as they are; afterwards they can be put below it.")
    objectName: "outageWork"
    title: isJob ? qsTr("Create a job for this outage") : qsTr("Create a ticket for this outage")

    onAccepted: root.work.create()

    FdTextField {
        id: subject

        Layout.fillWidth: true
        objectName: "outageSubject"

        Accessible.name: qsTr("Subject")
        onTextChanged: root.work.subject = text
    }
    FdTextArea {
        id: body

        Layout.fillWidth: true
        Layout.preferredHeight: 220
        objectName: "outageText"
        visible: !root.isJob

        Accessible.name: qsTr("Text of the ticket")
        onTextChanged: root.work.text = text
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.work.error.isSet ? root.work.error.sentence : root.work.problem
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
    Connections {
        function onFailed(): void {
            root.open(); // with all that was filled in
        }

        target: root.work
    }
}
