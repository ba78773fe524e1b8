// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The session has ended in the middle of the work: what is typed stays, one button goes on. */
NoticeStrip {
    id: root

    readonly property SignInDesk desk: Session.signIns !== null ? Session.signIns.ended : null
    readonly property bool hasOthers: Session.signIns !== null && Session.signIns.desks.length > 1

    actionText: desk !== null && desk.busy ? qsTr("Cancel") : qsTr("Sign in again")
    glyph: "key"
    objectName: "signInStrip"
    note: {
        if (desk === null)
            return "";
        if (desk.busy)
            return qsTr("Go on in the browser.");
        return desk.failed ? SignInWords.reason(desk.errorType, desk.errorKind) : "";
    }
    shown: desk !== null
    text: {
        if (desk === null)
            return "";
        if (hasOthers)
            //: %1 a person, %2 servers: "ERPNext (erp.example)"
            return qsTr("The sign-in of %1 for %2 has ended. What is typed stays; nothing is sent there until you sign in again.").arg(desk.who).arg(desk.servers);
        return qsTr("The sign-in of %1 has ended. What is typed stays; nothing is sent until you sign in again.").arg(desk.who);
    }
    tone: "warning"

    onActionRequested: {
        if (desk.busy)
            desk.cancel();
        else
            desk.signIn();
    }
}
