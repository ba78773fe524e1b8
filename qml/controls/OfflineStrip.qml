// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! ERPNext is out of reach: everything mirrored stays readable and says how old it is. */
NoticeStrip {
    id: root

    required property bool offline
    /// When the data shown were last confirmed; an invalid date says nothing.
    property date at

    actionText: qsTr("Try again")
    glyph: "cloud-off"
    note: isNaN(at.getTime()) ? qsTr("Changes wait in the outbox until it is back.") : qsTr("Showing the copy of %1. Changes wait in the outbox until it is back.").arg(Format.age(at))
    shown: offline
    text: qsTr("ERPNext cannot be reached.")
    tone: "warning"
}
