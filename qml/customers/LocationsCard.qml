// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! Where the customer is served: address, connection, how to get in. */
RecordCard {
    id: root

    required property CustomersController controller

    emptyText: qsTr("No service location")
    glyph: "map-pin"
    rows: controller.locations
    title: qsTr("Locations")

    Repeater {
        model: root.controller.locations

        ColumnLayout {
            id: place

            required property int index
            required property string name
            required property string address
            required property string connection
            required property string oltPort
            required property string accessNotes
            required property string contact
            required property string contactPhone
            required property real latitude
            required property real longitude
            required property bool hasPosition

            Layout.fillWidth: true
            spacing: 2

            Divider {
                Layout.bottomMargin: Theme.spacingXs
                Layout.fillWidth: true
                visible: place.index > 0
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                FdLabel {
                    Layout.fillWidth: true
                    text: place.address.length > 0 ? place.address : place.name
                    variant: FdLabel.Strong
                }
                StatusBadge {
                    glyph: "cable"
                    text: [place.connection, place.oltPort].filter(part => part.length > 0).join(" · ")
                    tone: "neutral"
                    visible: text.length > 0
                }
                FdLabel {
                    tabular: true
                    text: place.latitude.toFixed(5) + ", " + place.longitude.toFixed(5)
                    variant: FdLabel.Secondary
                    visible: place.hasPosition
                }
                CopyButton {
                    toolTip: copied ? qsTr("Copied") : qsTr("Copy the coordinates")
                    value: place.latitude.toFixed(6) + "," + place.longitude.toFixed(6)
                    visible: place.hasPosition
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                StatusBadge {
                    Layout.fillWidth: true
                    glyph: "key"
                    text: place.accessNotes
                    tone: "warning"
                    visible: place.accessNotes.length > 0
                }
                FdLabel {
                    text: [place.contact, place.contactPhone.length > 0 ? Format.phone(place.contactPhone) : ""].filter(part => part.length > 0).join(" · ")
                    variant: FdLabel.Secondary
                    visible: text.length > 0
                }
            }
        }
    }
}
