// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! One service location: its number on the map, address, connection, how to get in. */
FocusScope {
    id: root

    required property CustomersController controller
    required property int index
    required property string rowId
    required property int number
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
    readonly property bool isSelected: controller.selectedLocation === rowId
    readonly property bool isHovered: hover.hovered

    signal stepRequested(int step)

    implicitWidth: content.implicitWidth
    implicitHeight: content.implicitHeight + Theme.spacingSm * 2
    activeFocusOnTab: true

    Accessible.name: (hasPosition ? qsTr("Location %1: %2").arg(number).arg(address) : qsTr("Location %1: %2, without coordinates").arg(number).arg(address))
    Accessible.role: Accessible.ListItem
    Accessible.selected: isSelected

    Keys.onDownPressed: root.stepRequested(1)
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Space || event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (event.accepted)
            root.controller.selectLocation(root.rowId);
    }
    Keys.onUpPressed: root.stepRequested(-1)

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.controller.selectLocation(root.rowId);
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.spacingSm
        anchors.rightMargin: -Theme.spacingSm
        color: root.isSelected ? Theme.selection : root.isHovered ? Theme.hover : "transparent"
        radius: Theme.radius

        FocusRing {
            active: root.activeFocus
            inset: true
        }
    }
    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.spacing

        Rectangle {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.controlHeightSmall
            implicitHeight: Theme.controlHeightSmall
            border.color: root.hasPosition ? Theme.accent : Theme.line
            border.width: root.hasPosition ? Theme.focusRing : Theme.hairline
            color: root.isSelected && root.hasPosition ? Theme.accent : "transparent"
            radius: height / 2
            visible: root.controller.locations.total > 1 || !root.hasPosition

            FdLabel {
                anchors.centerIn: parent
                color: root.isSelected && root.hasPosition ? Theme.onTone : root.hasPosition ? Theme.text : Theme.textSecondary
                font.pixelSize: Theme.fontSecondary
                tabular: true
                text: root.number
                variant: FdLabel.Strong
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingXs

            FdLabel {
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.controlHeightSmall
                text: root.address.length > 0 ? root.address : root.name
                variant: FdLabel.Strong
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.spacing

                StatusBadge {
                    glyph: "cable"
                    text: [root.connection, root.oltPort].filter(part => part.length > 0).join(" · ")
                    tone: "neutral"
                    visible: text.length > 0
                }
                FdLabel {
                    text: [root.contact, root.contactPhone.length > 0 ? Format.phone(root.contactPhone) : ""].filter(part => part.length > 0).join(" · ")
                    variant: FdLabel.Secondary
                    visible: text.length > 0
                }
                FdLabel {
                    tabular: true
                    text: root.latitude.toFixed(5) + ", " + root.longitude.toFixed(5)
                    variant: FdLabel.Secondary
                    visible: root.hasPosition
                }
                StatusBadge {
                    glyph: "map-pin"
                    text: qsTr("No coordinates: not on the map")
                    tone: "warning"
                    visible: !root.hasPosition
                }
            }
            StatusBadge {
                Layout.fillWidth: true
                glyph: "key"
                text: root.accessNotes
                tone: "warning"
                visible: root.accessNotes.length > 0
            }
        }
        Row {
            Layout.alignment: Qt.AlignTop
            spacing: Theme.spacingXs
            visible: root.hasPosition

            FdButton {
                glyph: "map"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Show on the dispatch map")

                onClicked: root.controller.showOnDesk(root.latitude, root.longitude)
            }
            CopyButton {
                toolTip: copied ? qsTr("Copied") : qsTr("Copy the coordinates")
                value: root.latitude.toFixed(6) + "," + root.longitude.toFixed(6)
            }
        }
    }
}
