// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    How old something is, ticking. Past `limit` seconds (0 = never) it turns to the warning colour with a clock before it.
    Full time stamp on hover. `brief` gives "4 min" instead of "4 min ago".
*/
Item {
    id: root

    required property date at
    property int limit: 0
    property bool brief: false
    property string prefix
    property string neverText: qsTr("never")

    readonly property real seconds: Format.ageSeconds(at)
    readonly property bool stale: limit > 0 && (seconds < 0 || seconds > limit)
    readonly property string text: {
        const value = seconds < 0 ? neverText : brief ? Format.shortAge(at) : Format.age(at);
        return prefix.length > 0 ? prefix + " " + value : value;
    }

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Accessible.name: stale ? qsTr("%1, out of date").arg(text) : text
    Accessible.role: Accessible.StaticText

    Row {
        id: row

        spacing: Theme.spacingXs

        IconGlyph {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.warning
            glyph: "clock"
            size: 13
            visible: root.stale
        }
        FdLabel {
            anchors.verticalCenter: parent.verticalCenter
            color: root.stale ? Theme.warning : Theme.textSecondary
            tabular: true
            text: root.text
            variant: FdLabel.Secondary
        }
    }
    HoverHandler {
        id: hover
    }
    FdToolTip {
        text: Format.stamp(root.at)
        visible: hover.hovered && root.seconds >= 0
    }
}
