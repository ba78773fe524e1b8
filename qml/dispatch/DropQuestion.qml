// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! A colleague changed the job while it was dragged: whose change is to stand? Asked once, at the drop. */
FdDialog {
    id: root

    property string act
    property string job
    property string technician
    property int minutes: -1

    signal decided(string act, string job, string technician, int minutes)

    function ask(act: string, job: string, technician: string, minutes: int, news: string): void {
        root.act = act;
        root.job = job;
        root.technician = technician;
        root.minutes = minutes;
        root.consequence = news;
        root.open();
    }

    objectName: "dropQuestion"
    confirmText: qsTr("Keep mine")
    rejectText: qsTr("Leave theirs")
    title: qsTr("This job was changed while you moved it")

    onAccepted: root.decided(root.act, root.job, root.technician, root.minutes)
}
