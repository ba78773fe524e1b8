// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*!
    How far a contract has come: its months drawn from start to end with today on them, and the same in words. What ended
    early stops where it stopped; an open one has an arrow for an end; dates that cannot be are not drawn.
*/
ColumnLayout {
    id: root

    required property string termState
    required property real progress
    required property string start
    required property string end
    required property string stopped
    required property int total
    required property int elapsed
    required property int remaining

    readonly property bool isDrawn: termState !== "undated" && termState !== "contradictory"
    readonly property bool isOpen: isDrawn && end.length === 0
    readonly property string words: {
        switch (termState) {
        case "running":
            return stopped.length > 0 ? qsTr("%1 · will be terminated on %2").arg(root.gone).arg(Format.longDate(stopped)) : remaining > 0 ? qsTr("%1 · %2").arg(root.gone).arg(qsTr("%n month(s) left", "", remaining)) : qsTr("%1 · ends today").arg(root.gone);
        case "open":
            return qsTr("%1 · no end").arg(root.gone);
        case "ended":
            return total > 0 ? qsTr("over after its %n month(s)", "", total) : qsTr("over");
        case "terminated":
            return qsTr("%1 · %2").arg(stopped.length > 0 ? qsTr("terminated on %1").arg(Format.longDate(stopped)) : qsTr("terminated, on a day not told")).arg(total > 0 ? qsTr("after %1 of %2 months").arg(elapsed).arg(total) : qsTr("after %n month(s)", "", elapsed));
        case "future":
            return qsTr("begins on %1").arg(Format.longDate(start));
        case "waiting":
            return qsTr("not in force yet");
        case "contradictory":
            return qsTr("Its end (%1) is before its start (%2): to be corrected in ERPNext").arg(Format.longDate(end)).arg(Format.longDate(start));
        default:
            return qsTr("No start date");
        }
    }
    readonly property string gone: total > 0 ? qsTr("%1 of %2 months").arg(elapsed).arg(total) : qsTr("%n month(s) gone", "", elapsed)
    readonly property bool isOver: termState === "ended" || termState === "terminated"

    spacing: 2

    Accessible.name: words
    Accessible.role: Accessible.ProgressBar

    Item {
        id: bar

        Layout.fillWidth: true
        implicitHeight: 14
        visible: root.isDrawn

        Rectangle {
            id: track

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (root.isOpen ? Theme.iconSize : 0)
            height: 6
            border.color: Theme.controlLine
            border.width: Theme.hairline
            color: Theme.surface
            radius: height / 2

            Rectangle {
                width: Math.max(root.elapsed > 0 || root.progress > 0 ? height : 0, track.width * (root.isOpen ? 0.85 : root.progress))
                height: parent.height
                color: root.isOver ? Theme.textSecondary : root.termState === "running" || root.termState === "open" ? Theme.accent : "transparent"
                radius: height / 2
                visible: root.isOpen ? root.termState === "open" || root.isOver : root.progress > 0
            }
            // Today.
            Rectangle {
                x: Math.round(track.width * (root.isOpen ? 0.85 : root.progress)) - 1
                y: -4
                width: 2
                height: 14
                color: Theme.text
                visible: root.termState === "running" || root.termState === "open"
            }
        }
        IconGlyph {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textSecondary
            glyph: "arrow-right"
            size: 14
            visible: root.isOpen
        }
        // Where it stopped.
        Rectangle {
            x: Math.max(0, Math.min(track.width - width, Math.round(track.width * (root.isOpen ? 0.85 : root.progress)) - width / 2))
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            color: Theme.surface
            radius: 7
            visible: root.termState === "terminated"

            IconGlyph {
                anchors.centerIn: parent
                color: Theme.text
                glyph: "circle-x"
                size: 14
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm

        FdLabel {
            tabular: true
            text: root.start.length > 0 ? Format.shortDate(root.start) : ""
            variant: FdLabel.Caption
            visible: root.isDrawn
        }
        IconGlyph {
            color: Theme.warning
            glyph: "triangle-alert"
            size: 14
            visible: !root.isDrawn
        }
        FdLabel {
            Layout.fillWidth: true
            horizontalAlignment: root.isDrawn ? Text.AlignHCenter : Text.AlignLeft
            text: root.words
            variant: root.isDrawn ? FdLabel.Secondary : FdLabel.Body
            wrapMode: Text.Wrap
        }
        FdLabel {
            tabular: true
            text: root.isOpen ? qsTr("no end") : root.end.length > 0 ? Format.shortDate(root.end) : ""
            variant: FdLabel.Caption
            visible: root.isDrawn
        }
    }
}
