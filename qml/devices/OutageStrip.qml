// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! How many outages there are, above the list of devices; nothing while there is none. */
NoticeStrip {
    id: root

    required property OutageDesk outages

    actionText: qsTr("Show")
    glyph: "wifi-off"
    note: qsTr("%n customer(s) without a connection", "", outages?.customers ?? 0)
    objectName: "outageStrip"
    shown: (outages?.open ?? 0) > 0
    text: qsTr("%n outage(s)", "", outages?.open ?? 0)
    tone: "danger"
}
