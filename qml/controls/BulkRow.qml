// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts

/*! One document of a bulk action: what it has, what it gets, what became of it and why. */
Item {
    id: root

    required property string itemId
    required property string title
    required property string before
    required property string after
    required property string outcome
    required property string outcomeWord
    required property string reason

    readonly property bool isChange: outcome !== "already" && outcome !== "gone" && outcome !== "since" && outcome !== "unsettled"

    function toneOf(outcome: string): string {
        switch (outcome) {
        case "done":
            return "ok";
        case "refused":
            return "danger";
        case "clash":
        case "since":
        case "unsettled":
            return "warning";
        case "uncertain":
            return "uncertain";
        case "change":
            return "info";
        case "waiting":
        case "sending":
            return "pending";
        default:
            return "neutral";
        }
    }
    /// An empty value is one too.
    function shown(value: string): string {
        return value.length > 0 ? value : qsTr("empty");
    }

    implicitHeight: layout.implicitHeight + Theme.spacingSm * 2

    Accessible.name: qsTr("%1, %2, %3 to %4: %5 %6").arg(itemId).arg(title).arg(shown(before)).arg(shown(after)).arg(badge.text).arg(reason)
    Accessible.role: Accessible.ListItem

    ColumnLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                text: root.title.length > 0 ? root.title : root.itemId
            }
            StatusBadge {
                id: badge

                text: root.outcomeWord
                tone: root.toneOf(root.outcome)
            }
        }
        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.spacingSm

            FdLabel {
                tabular: true
                text: root.itemId
                variant: FdLabel.Secondary
            }
            FdLabel {
                Layout.fillWidth: !root.isChange
                color: Theme.textSecondary
                text: root.outcome === "gone" ? "" : root.shown(root.before)
                variant: FdLabel.Secondary
            }
            IconGlyph {
                color: Theme.textSecondary
                glyph: "arrow-right"
                size: 12
                visible: root.isChange
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.shown(root.after)
                variant: FdLabel.Secondary
                visible: root.isChange
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.reason
            variant: FdLabel.Secondary
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
