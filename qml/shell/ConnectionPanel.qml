// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Session

/*! One connection on the status page. */
ColumnLayout {
    id: root

    required property string connectionId
    required property string name
    required property string address
    required property string stateName
    required property string tone
    required property string reason
    required property date lastOk
    required property int limit
    required property errorText error
    required property date errorAt

    readonly property bool wrong: HealthWords.isWrong(stateName)

    spacing: 0

    Divider {
        Layout.fillWidth: true
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.minimumHeight: 40
        spacing: Theme.gutter

        FdLabel {
            Layout.preferredWidth: 180
            text: root.name
            variant: FdLabel.Strong
        }
        StatusBadge {
            Layout.preferredWidth: 130
            glyph: HealthWords.glyph(root.stateName)
            text: HealthWords.stateText(root.stateName, root.error.kind)
            tone: root.tone
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.textSecondary
            text: root.address
            variant: FdLabel.Mono
        }
        AgeLabel {
            at: root.lastOk
            limit: root.limit
            prefix: qsTr("last answer")
            visible: root.stateName !== "off" && !isNaN(root.lastOk.getTime())
        }
        FdLabel {
            text: qsTr("no answer yet")
            variant: FdLabel.Secondary
            visible: root.stateName !== "off" && isNaN(root.lastOk.getTime())
        }
        FdButton {
            glyph: "rotate-cw"
            small: true
            text: qsTr("Try again")
            visible: root.wrong

            onClicked: Session.retry(root.connectionId)
        }
    }
    FdLabel {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        color: Theme.textSecondary
        text: root.reason
        // The banner says why, unless the failure was one of silence.
        visible: text.length > 0 && (root.stateName !== "ok" || !root.error.isSet) && !banner.visible
        wrapMode: Text.Wrap
    }
    ErrorBanner {
        id: banner

        Layout.bottomMargin: Theme.spacing
        Layout.fillWidth: true
        error: root.error
        // What it means for the data is said by the strip over the page.
        meaning: ""
        retryText: ""
        visible: root.wrong && what.length > 0
    }
    RowLayout {
        Layout.bottomMargin: Theme.spacingSm
        spacing: Theme.spacingXs
        visible: !root.wrong && root.stateName !== "off" && root.error.isSet

        IconGlyph {
            glyph: "history"
            size: 13
        }
        FdLabel {
            text: Theme.language.length > 0 ? root.error.what : ""
            variant: FdLabel.Secondary
        }
        AgeLabel {
            at: root.errorAt
            prefix: qsTr("last failure")
        }
    }
}
