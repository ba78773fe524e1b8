// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Base

/*! What came of each part of an invitation, in the hub's own words where it has some. */
ColumnLayout {
    id: root

    required property RecordModel parts

    spacing: Theme.spacingSm

    Repeater {
        model: root.parts

        ColumnLayout {
            id: entry

            required property string part
            required property string tone
            required property string stateText
            required property string words

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true

                FdLabel {
                    Layout.fillWidth: true
                    text: entry.part
                }
                StatusBadge {
                    glyph: entry.tone === "pending" ? "circle-help" : ""
                    text: entry.stateText
                    tone: entry.tone
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: entry.words
                variant: FdLabel.Secondary
                visible: text.length > 0
                wrapMode: Text.Wrap
            }
        }
    }
}
