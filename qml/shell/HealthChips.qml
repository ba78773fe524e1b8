// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Base
import FibreDesk.Models.Session

/*! The connections in the bar: icon of the state, name, age when it is not fresh. One button that opens the popover. */
T.AbstractButton {
    id: root

    implicitWidth: row.implicitWidth + Theme.spacingSm * 2
    implicitHeight: Theme.controlHeight
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    text: qsTr("Connections")

    Accessible.name: text

    background: Rectangle {
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            active: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.spacing

            Repeater {
                model: Session.connections

                Row {
                    id: chip

                    required property string connectionId
                    required property string name
                    required property string stateName
                    required property string tone
                    required property string address
                    required property date lastOk
                    required property errorText error

                    spacing: Theme.spacingXs
                    // Without routing the board only estimates: it is worth the room while it fails.
                    visible: address.length > 0 && (connectionId !== "routing" || ["failed", "stopped"].includes(stateName))

                    IconGlyph {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.tone(chip.tone)
                        glyph: HealthWords.glyph(chip.stateName)
                        label: HealthWords.stateText(chip.stateName, chip.error.kind)
                        size: 13
                    }
                    FdLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        font.pixelSize: Theme.fontSecondary
                        text: chip.name
                    }
                    FdLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        color: chip.stateName === "ok" ? Theme.textSecondary : Theme.tone(chip.tone)
                        tabular: true
                        text: Format.shortAge(chip.lastOk)
                        variant: FdLabel.Secondary
                        visible: chip.stateName !== "ok" && text.length > 0
                    }
                }
            }
        }
    }
}
