// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! Between the bar and the table: what was done, what the view chooses, and a run whose sheet was closed. */
ColumnLayout {
    id: root

    required property DevicesController controller
    readonly property DeviceBulk bulk: controller.bulk

    function say(text: string, tone: string): void {
        message.tone = tone;
        message.text = text;
    }

    Layout.fillHeight: false // a layout would, by itself
    spacing: 0

    NoticeStrip {
        id: message

        Layout.fillWidth: true
        actionText: qsTr("Close")
        shown: text.length > 0
        text: ""

        onActionRequested: text = ""
    }
    NoticeStrip {
        Layout.fillWidth: true
        objectName: "viewNote"
        shown: text.length > 0
        text: root.controller.viewNote
        tone: "info"
    }
    NoticeStrip {
        Layout.fillWidth: true
        actionText: qsTr("Show")
        glyph: "router"
        objectName: "bulkStrip"
        shown: root.bulk !== null && !root.bulk.isShown && root.bulk.isNews
        text: root.bulk === null ? "" : qsTr("%1: %2").arg(root.bulk.title).arg(root.bulk.summary)
        tone: root.bulk !== null && root.bulk.stopText.length > 0 ? "warning" : "info"

        onActionRequested: root.bulk.show()
    }
}
