// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Whether what the wall shows is true: each connection with its age, the copy with its own. */
Row {
    id: root

    spacing: Theme.spacingLg

    Repeater {
        model: Session.connections

        Row {
            id: chip

            required property string name
            required property string tone
            required property string address
            required property date lastOk

            spacing: Theme.spacingXs
            visible: address.length > 0

            IconGlyph {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.tone(chip.tone)
                glyph: Theme.toneIcon(chip.tone)
                size: Theme.iconSizeLarge
            }
            FdLabel {
                anchors.verticalCenter: parent.verticalCenter
                font.pixelSize: Theme.fontHeading
                text: Format.ageSeconds(chip.lastOk) < 0 ? chip.name : chip.name + " " + Format.shortAge(chip.lastOk)
            }
        }
    }
    FdLabel {
        anchors.verticalCenter: parent.verticalCenter
        color: Session.offline ? Theme.warning : Theme.textSecondary
        font.pixelSize: Theme.fontHeading
        text: isNaN(Session.mirrorAt.getTime()) ? qsTr("No copy yet") : qsTr("Copy of %1").arg(Format.age(Session.mirrorAt))
    }
}
