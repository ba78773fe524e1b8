// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! Asked once, at the drop: whose change is to stand where a colleague made one meanwhile, or whether a pin is to give way. */
FdDialog {
    id: root

    property string act
    property string job
    property string technician
    property int minutes: -1
    property bool isPinned: false

    signal decided(string act, string job, string technician, int minutes)

    function ask(act: string, job: string, technician: string, minutes: int, news: string): void {
        root.isPinned = false;
        root.show(act, job, technician, minutes, news);
    }

    function askPinned(act: string, job: string, technician: string, minutes: int, pins: string): void {
        root.isPinned = true;
        root.show(act, job, technician, minutes, pins);
    }

    function show(act: string, job: string, technician: string, minutes: int, news: string): void {
        root.act = act;
        root.job = job;
        root.technician = technician;
        root.minutes = minutes;
        root.consequence = news;
        root.open();
    }

    objectName: "dropQuestion"
    confirmText: isPinned ? qsTr("Move it all the same") : qsTr("Keep mine")
    rejectText: isPinned ? qsTr("Leave it there") : qsTr("Leave theirs")
    title: isPinned ? qsTr("This job is pinned to its place") : qsTr("This job was changed while you moved it")

    onAccepted: root.decided(root.act, root.job, root.technician, root.minutes)
}
