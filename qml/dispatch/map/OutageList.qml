// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! Devices that are offline together, or why nobody can say. */
ColumnLayout {
    id: root

    required property NetworkLayers network
    required property MapView view

    spacing: Theme.spacingXs

    FdLabel {
        Layout.fillWidth: true
        text: root.network.knownStates === 0 ? qsTr("Nobody tells yet which devices are online: the local copy has their place and port, not their state. Nothing is shown rather than a guess.") : qsTr("No outage among %1 devices whose state is known.").arg(Format.number(root.network.knownStates))
        variant: FdLabel.Secondary
        visible: outages.count === 0
        wrapMode: Text.Wrap
    }
    Repeater {
        id: outages

        model: root.network.outages

        T.AbstractButton {
            id: row

            required property string title
            required property string detail
            required property double latitude
            required property double longitude

            Layout.fillWidth: true
            enabled: !Number.isNaN(latitude)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            implicitHeight: words.implicitHeight
            text: title

            Accessible.description: detail
            Accessible.name: title
            onClicked: root.view.goTo(row.latitude, row.longitude)

            background: Rectangle {
                color: row.down ? Theme.pressed : row.hovered ? Theme.hover : "transparent"
                radius: Theme.radiusSmall

                FocusRing {
                    active: row.visualFocus
                }
            }
            contentItem: Item {
                IconGlyph {
                    id: glyph

                    color: Theme.danger
                    glyph: "wifi-off"
                }
                Column {
                    id: words

                    anchors.left: glyph.right
                    anchors.leftMargin: Theme.spacingSm
                    anchors.right: parent.right

                    FdLabel {
                        width: parent.width
                        text: row.title
                        wrapMode: Text.Wrap
                    }
                    FdLabel {
                        width: parent.width
                        text: row.detail
                        variant: FdLabel.Secondary
                        visible: text.length > 0
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
    FdButton {
        glyph: "wifi-off"
        kind: FdButton.Quiet
        objectName: "allOutages"
        small: true
        text: qsTr("Customers and tickets of each…")

        onClicked: root.network.openOutages()
    }
}
