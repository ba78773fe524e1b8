// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! What one may do, or may not, a line each: a mark and the words. */
ColumnLayout {
    id: root

    required property string title
    required property list<string> capabilities
    required property bool isGranted

    Layout.bottomMargin: Theme.spacingXs
    Layout.fillWidth: true
    Layout.topMargin: Theme.spacingSm
    spacing: 3
    visible: capabilities.length > 0

    FdLabel {
        text: root.title
        variant: FdLabel.Strong
    }
    Repeater {
        model: root.capabilities

        RowLayout {
            id: line

            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.spacingSm

            IconGlyph {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 4
                color: Theme.tone(root.isGranted ? "ok" : "neutral")
                glyph: root.isGranted ? "check" : "x"
                size: 14
            }
            FdLabel {
                Layout.fillWidth: true
                color: root.isGranted ? Theme.text : Theme.textSecondary
                text: line.modelData
                wrapMode: Text.Wrap
            }
        }
    }
}
