// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! A job that a template is about to make: what, when, and what speaks against it. */
Item {
    id: root

    required property int order
    required property string subject
    required property int jobKind
    required property string day
    required property string time
    required property string length
    required property string tags
    required property string note
    required property int severity
    required property string spoken

    implicitHeight: lines.implicitHeight + Theme.spacingSm

    Accessible.name: spoken
    Accessible.role: Accessible.ListItem

    FdLabel {
        id: place

        width: Theme.gutter
        y: Theme.unit
        tabular: true
        text: String(root.order)
        variant: FdLabel.Secondary
    }
    ColumnLayout {
        id: lines

        anchors.left: place.right
        anchors.leftMargin: Theme.spacingXs
        anchors.right: parent.right
        y: Theme.unit
        spacing: Theme.hairline

        RowLayout {
            spacing: Theme.spacingXs

            IconGlyph {
                color: Theme.jobKind(root.jobKind)
                glyph: JobWords.kindGlyphs[root.jobKind] ?? "shapes"
                label: JobWords.kindText(root.jobKind)
            }
            FdLabel {
                Layout.fillWidth: true
                text: root.subject
                variant: FdLabel.Strong
            }
            FdLabel {
                tabular: true
                text: root.time.length > 0 ? root.day + ", " + root.time : root.day
            }
            FdLabel {
                Layout.preferredWidth: Theme.spacingXl + Theme.spacing
                horizontalAlignment: Text.AlignRight
                tabular: true
                text: root.length
                variant: FdLabel.Secondary
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: root.tags
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.severity >= 1 ? Theme.tone(JobWords.severityTone(root.severity)) : Theme.textSecondary
            font.pixelSize: Theme.fontSecondary
            text: root.note
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
}
