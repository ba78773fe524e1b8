// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Appears when what is shown is older than `limit` seconds, and says how old. */
NoticeStrip {
    id: root

    required property date at
    property int limit: 120
    property string what: qsTr("This page")

    readonly property real seconds: Format.ageSeconds(at)

    actionText: qsTr("Refresh")
    glyph: "clock"
    shown: seconds > limit
    text: qsTr("%1 was last refreshed %2.").arg(what).arg(Format.age(at))
    tone: "warning"
}
