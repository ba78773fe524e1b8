// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! What the heat means at this level of the map. */
Item {
    id: root

    required property NetworkLayers network
    required property MapView view

    implicitWidth: column.implicitWidth + Theme.spacing * 2
    implicitHeight: column.implicitHeight + Theme.spacingSm * 2
    visible: network.showsHeat

    Accessible.name: most.text
    Accessible.role: Accessible.StaticText

    PopupSurface {
        anchors.fill: parent
    }
    Column {
        id: column

        x: Theme.spacing
        y: Theme.spacingSm
        spacing: Theme.spacingXs

        FdLabel {
            text: qsTr("%n open ticket(s)", "", root.network.heatTickets)
            variant: FdLabel.Strong
        }
        Rectangle {
            width: Theme.trayWidth / 2
            height: Theme.spacingSm
            radius: Theme.radiusSmall

            gradient: Gradient {
                orientation: Gradient.Horizontal

                GradientStop {
                    color: Qt.alpha(Theme.warning, 0.15)
                    position: 0
                }
                GradientStop {
                    color: Theme.warning
                    position: 0.4
                }
                GradientStop {
                    color: Theme.danger
                    position: 1
                }
            }
        }
        FdLabel {
            id: most

            text: root.view.heatPeak > 0 ? qsTr("Darkest: about %1 within %2").arg(Format.number(Math.round(root.view.heatPeak * 10) / 10)).arg(Format.distance(root.view.heatMetres)) : qsTr("None in view")
            variant: FdLabel.Secondary
        }
        FdLabel {
            text: qsTr("%n without a position", "", root.network.heatUnplaced)
            variant: FdLabel.Secondary
            visible: root.network.heatUnplaced > 0
        }
    }
}
