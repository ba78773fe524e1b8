// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The first fill of the local copy: how far, what is being fetched; the desk is usable meanwhile. */
Rectangle {
    id: root

    implicitHeight: Session.filling ? 32 : 0
    color: Theme.soft(Theme.info)
    visible: Session.filling

    Accessible.name: qsTr("First copy of the data: %1").arg(Format.percent(Math.max(0, Session.fillProgress)))
    Accessible.role: Accessible.ProgressBar

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.spacing

        IconGlyph {
            color: Theme.info
            glyph: "database"
        }
        FdLabel {
            font.weight: Font.Medium
            text: qsTr("First copy of the data")
        }
        ProgressLine {
            Layout.preferredWidth: 200
            value: Math.max(0, Session.fillProgress)
        }
        FdLabel {
            tabular: true
            text: Format.percent(Math.max(0, Session.fillProgress))
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.textSecondary
            tabular: true
            text: Session.fillText
        }
        FdLabel {
            text: qsTr("You can already work; what is missing appears as it comes.")
            variant: FdLabel.Secondary
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
