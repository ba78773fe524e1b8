// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Beside the pointer while a job is dragged: where it would go, the new drive, and the rule it would break. */
Item {
    id: root

    required property string title
    required property dropPreview preview
    property bool isUnassigning: false
    property bool isCopying: false
    /// What a colleague did with the job meanwhile.
    property string news

    implicitWidth: column.implicitWidth + Theme.spacing * 2
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2

    Accessible.ignored: true

    PopupSurface {
        anchors.fill: parent
    }
    Column {
        id: column

        x: Theme.spacing
        y: Theme.spacingSm
        spacing: Theme.focusRing

        Row {
            spacing: Theme.spacingXs

            IconGlyph {
                anchors.verticalCenter: parent.verticalCenter
                glyph: "copy"
                visible: root.isCopying
            }
            FdLabel {
                text: root.title
                variant: FdLabel.Strong
            }
        }
        Row {
            spacing: Theme.spacingXs
            visible: root.news.length > 0

            IconGlyph {
                color: Theme.uncertain
                glyph: "git-merge"
            }
            FdLabel {
                width: Math.min(implicitWidth, Theme.trayWidth)
                color: Theme.uncertain
                font.weight: Font.Medium
                text: root.news
                wrapMode: Text.Wrap
            }
        }
        FdLabel {
            color: root.preview.isPossible || root.isUnassigning ? Theme.accentText : Theme.textSecondary
            tabular: true
            text: root.isUnassigning ? qsTr("Unassign") : root.preview.isPossible ? root.preview.text : root.preview.warning.length > 0 ? root.preview.warning : qsTr("Drop on a technician or a time")
        }
        FdLabel {
            text: root.preview.travel
            variant: FdLabel.Secondary
            visible: text.length > 0 && root.preview.isPossible && !root.isUnassigning
        }
        Row {
            spacing: Theme.spacingXs
            visible: root.preview.isPossible && root.preview.warning.length > 0 && !root.isUnassigning

            IconGlyph {
                color: Theme.tone(JobWords.severityTone(root.preview.severity))
                glyph: "triangle-alert"
            }
            FdLabel {
                width: Math.min(implicitWidth, Theme.trayWidth)
                color: Theme.tone(JobWords.severityTone(root.preview.severity))
                text: root.preview.warning
                wrapMode: Text.Wrap
            }
        }
    }
}
