// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! One kind of record of the local copy: how many, of how many, how old. */
ColumnLayout {
    id: root

    required property string kind
    required property string name
    required property real rows
    required property real expected
    required property date at
    required property bool busy
    required property real rowsPerSecond
    required property real secondsLeft
    required property bool isAbsent
    required property errorText error

    readonly property bool partial: expected >= 0 && rows < expected

    spacing: 0

    Divider {
        Layout.fillWidth: true
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.minimumHeight: Theme.rowHeight
        spacing: Theme.gutter

        FdLabel {
            Layout.preferredWidth: 180
            text: root.name
        }
        FdLabel {
            Layout.preferredWidth: 130
            horizontalAlignment: Text.AlignRight
            tabular: true
            text: root.partial ? qsTr("%1 of %2").arg(Format.number(root.rows)).arg(Format.number(root.expected)) : Format.number(root.rows)
        }
        ProgressLine {
            Layout.preferredWidth: 160
            value: root.expected > 0 ? root.rows / root.expected : 0
            visible: root.partial
        }
        StatusBadge {
            glyph: "refresh-cw"
            text: qsTr("Fetching")
            tone: "info"
            visible: root.busy
        }
        FdLabel {
            tabular: true
            text: root.secondsLeft >= 0 ? qsTr("%1/s · %2 left").arg(Format.number(Math.round(root.rowsPerSecond))).arg(Format.duration(Math.max(1, Math.ceil(root.secondsLeft / 60)))) : qsTr("%1/s").arg(Format.number(Math.round(root.rowsPerSecond)))
            variant: FdLabel.Secondary
            visible: root.rowsPerSecond > 0
        }
        StatusBadge {
            glyph: "circle-minus"
            text: qsTr("Not on this server")
            tone: "neutral"
            visible: root.isAbsent
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.danger
            elide: Text.ElideRight
            text: root.error.sentence
            visible: root.error.isSet
        }
        Item {
            Layout.fillWidth: true
            visible: !root.error.isSet
        }
        AgeLabel {
            at: root.at
            limit: 900
            visible: !root.isAbsent
        }
    }
}
