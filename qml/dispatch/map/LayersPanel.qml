// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.MapDesk

/*! What lies under the markers: files of areas, ports of the OLT, outages, the heat of tickets, bases. */
FocusScope {
    id: root

    required property MapDesk desk
    required property MapView view

    /// It was closed: the keyboard is nobody's.
    signal putAway

    function leave(): void {
        root.visible = false;
        root.putAway();
    }

    objectName: "layersPanel"
    implicitHeight: column.implicitHeight + Theme.spacing * 2

    Accessible.name: qsTr("Layers")
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: leave()
    onVisibleChanged: {
        if (visible)
            heat.forceActiveFocus(Qt.OtherFocusReason);
    }

    PopupSurface {
        anchors.fill: parent
    }
    // What lies below is not meant.
    MouseArea {
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true

        onWheel: wheel => wheel.accepted = true
    }
    Flickable {
        id: page

        anchors.fill: parent
        anchors.margins: Theme.spacing
        clip: true
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column

            width: page.width
            spacing: Theme.spacingXs

            RowLayout {
                FdLabel {
                    Layout.fillWidth: true
                    text: qsTr("Layers")
                    variant: FdLabel.Heading
                }
                FdButton {
                    glyph: "x"
                    keys: "Esc"
                    kind: FdButton.Quiet
                    small: true
                    toolTip: qsTr("Close")

                    onClicked: root.leave()
                }
            }
            ErrorBanner {
                Layout.fillWidth: true
                error: root.desk.network.error
                retryText: ""
                visible: root.desk.network.error.isSet
            }
            FdCheckBox {
                id: heat

                checked: root.desk.network.showsHeat
                text: qsTr("Heat of open tickets")

                onToggled: root.desk.network.showsHeat = checked
            }
            SegmentedControl {
                readonly property list<int> days: [7, 30, 90, 0]

                Layout.leftMargin: Theme.spacingLg
                currentIndex: days.indexOf(root.desk.network.heatDays)
                label: qsTr("Opened")
                options: [qsTr("7 days"), qsTr("30 days"), qsTr("90 days"), qsTr("All")]
                visible: root.desk.network.showsHeat

                onChosen: index => root.desk.network.heatDays = days[index]
            }
            FdCheckBox {
                checked: root.desk.network.showsHomes
                text: qsTr("Technicians’ bases")

                onToggled: root.desk.network.showsHomes = checked
            }
            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                text: qsTr("No technician has a base with a position.")
                variant: FdLabel.Secondary
                visible: root.desk.network.showsHomes && root.desk.network.homes === 0
                wrapMode: Text.Wrap
            }
            FdCheckBox {
                checked: root.desk.network.showsOutages
                text: qsTr("Outages")

                onToggled: root.desk.network.showsOutages = checked
            }
            OutageList {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                network: root.desk.network
                view: root.view
                visible: root.desk.network.showsOutages
            }
            FdCheckBox {
                checked: root.desk.network.showsPorts
                text: qsTr("Customers by OLT port")

                onToggled: root.desk.network.showsPorts = checked
            }
            PortList {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.spacingLg
                network: root.desk.network
                visible: root.desk.network.showsPorts
            }
            Divider {
                Layout.fillWidth: true
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Areas of files")
                variant: FdLabel.Strong
            }
            Repeater {
                model: root.desk.areas

                AreaRow {
                    Layout.fillWidth: true

                    onAgainRequested: id => root.desk.areas.readAgain(id)
                    onColourRequested: id => root.desk.areas.changeColour(id)
                    onRemoveRequested: id => root.desk.areas.removeFile(id)
                    onShowRequested: id => {
                        root.view.isMoved = true;
                        root.view.map.fit(root.desk.areas.boundsOf(id));
                    }
                    onShownRequested: (id, isShown) => root.desk.areas.setVisible(id, isShown)
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("GeoJSON or GeoPackage: service areas, sectors, cables.")
                variant: FdLabel.Secondary
                visible: root.desk.areas.count === 0
                wrapMode: Text.Wrap
            }
            FdButton {
                glyph: "folder-open"
                text: qsTr("Add a file…")

                onClicked: files.open()
            }
        }
    }
    FileDialog {
        id: files

        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Areas (%1)").arg("*.geojson *.json *.gpkg"), qsTr("All files (%1)").arg("*")]
        title: qsTr("Areas to lay on the map")

        onAccepted: {
            for (const file of selectedFiles)
                root.desk.areas.addFile(file);
        }
    }
}
