// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T

/*!
    A filter that is on or off: `Chip { text: …; count: 12; checked: … }`. `tone` puts the state's icon before the text;
    `swatch` a colour dot (a technician, a tag). Not checkable: set `checkable: false`, it is then a button.
*/
T.AbstractButton {
    id: root

    property string glyph
    property string tone
    property color swatch: "transparent"
    property int count: -1

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: Theme.chipHeight
    horizontalPadding: Theme.spacingSm + 1
    checkable: true
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.name: count >= 0 ? text + " " + count : text
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button

    background: Rectangle {
        border.color: root.checked ? Theme.accent : root.hovered ? Theme.controlLine : Theme.line
        color: root.checked ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.surface
        radius: height / 2

        FocusRing {
            active: root.visualFocus
            targetRadius: Theme.chipHeight / 2
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: 5

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 8
                height: 8
                color: root.swatch
                radius: 4
                visible: root.swatch.a > 0
            }
            IconGlyph {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tone.length > 0 ? Theme.tone(root.tone) : root.checked ? Theme.accentText : Theme.textSecondary
                glyph: root.glyph.length > 0 ? root.glyph : root.tone.length > 0 ? Theme.toneIcon(root.tone) : ""
                size: 13
                visible: glyph.length > 0
            }
            FdLabel {
                anchors.verticalCenter: parent.verticalCenter
                color: root.enabled ? Theme.text : Theme.textDisabled
                font.pixelSize: Theme.fontSecondary
                font.weight: root.checked ? Font.Medium : Font.Normal
                text: root.text
            }
            FdLabel {
                anchors.verticalCenter: parent.verticalCenter
                tabular: true
                text: root.count.toLocaleString(Qt.locale(Theme.language), "f", 0)
                variant: FdLabel.Secondary
                visible: root.count >= 0
            }
        }
    }
}
