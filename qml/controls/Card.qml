// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts

/*!
    A titled block of a page. Children go into a column; `trailing` items stand at the right of the title. `flat` drops the
    edge (inside an inspector); `count` follows the title.
*/
Rectangle {
    id: root

    default property alias content: body.data
    property alias trailing: tail.data
    property string title
    property string glyph
    property int count: -1
    property bool flat: false
    property int padding: flat ? 0 : Theme.gutter
    property alias spacing: body.spacing

    implicitWidth: layout.implicitWidth + padding * 2
    implicitHeight: layout.implicitHeight + padding * 2
    border.color: Theme.line
    border.width: flat ? 0 : Theme.hairline
    color: flat ? "transparent" : Theme.surface
    radius: Theme.radius

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: Theme.spacingSm

        RowLayout {
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.controlHeightSmall
            spacing: Theme.spacingSm
            visible: root.title.length > 0

            IconGlyph {
                glyph: root.glyph
                visible: root.glyph.length > 0
            }
            FdLabel {
                font.weight: Font.DemiBold
                text: root.title
            }
            FdLabel {
                tabular: true
                text: Format.number(root.count)
                variant: FdLabel.Secondary
                visible: root.count >= 0
            }
            Item {
                Layout.fillWidth: true
            }
            RowLayout {
                id: tail

                spacing: Theme.spacingSm
            }
        }
        ColumnLayout {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.spacingXs
        }
    }
}
