// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Platform

/*! Every system around the desk, asked at its public address; those that the profile does not name come last. */
Card {
    id: root

    required property PlatformModel platform

    spacing: 0
    title: qsTr("Platform")
    trailing: [
        StatusBadge {
            text: root.platform.failing > 0 ? qsTr("%n system(s) do not answer", "", root.platform.failing) : qsTr("no failure known")
            tone: root.platform.failing > 0 ? "danger" : "ok"
            visible: root.platform.configured > 0
        },
        StatusBadge {
            text: qsTr("%n certificate(s) end soon", "", root.platform.ending)
            tone: "warning"
            visible: root.platform.ending > 0
        },
        FdButton {
            glyph: "rotate-cw"
            small: true
            text: qsTr("Ask all now")

            onClicked: root.platform.askAllNow()
        }
    ]

    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        color: Theme.textSecondary
        text: qsTr("Asked from this computer while the window is open, without any secret. The bars are the last 24 hours.")
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        error: root.platform.keepError
        meaning: qsTr("The day is kept until FibreDesk closes.")
        retryText: ""
    }
    Repeater {
        model: root.platform

        PlatformPanel {
            Layout.fillWidth: true

            onAskRequested: id => root.platform.askNow(id)
        }
    }
}
