// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! A connection that fails while the network is there: which, why, what it means for what is seen, and a new try. */
NoticeStrip {
    id: root

    actionText: qsTr("Try again")
    glyph: "circle-x"
    note: {
        switch (Session.troubleId) {
        case "erp":
            return isNaN(Session.mirrorAt.getTime()) ? qsTr("Changes cannot be saved.") : qsTr("Showing the copy of %1. Changes cannot be saved.").arg(Format.age(Session.mirrorAt));
        case "hub":
            return qsTr("Campaigns are shown as they were last read.");
        case "events":
            return qsTr("What colleagues and campaigns do appears later than usual.");
        case "gps":
            return qsTr("Technicians are shown where they were last seen.");
        default:
            return "";
        }
    }
    shown: Session.troubleId.length > 0 && !Session.offline
    //: %1 is a connection ("ERPNext"), %2 a sentence that says why it fails
    text: qsTr("%1: %2").arg(Session.troubleName).arg(Session.troubleReason)
    tone: "danger"

    onActionRequested: Session.retry(Session.troubleId)
}
