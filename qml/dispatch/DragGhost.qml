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

        FdLabel {
            text: root.title
            variant: FdLabel.Strong
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
