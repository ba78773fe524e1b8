// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! The outage in front: what is known, how sure it is, where it lies, and what can be made of it. */
FocusScope {
    id: root

    required property OutageDesk outages

    readonly property outageCard card: outages.card

    signal exportRequested
    signal workRequested(string kind)

    visible: card.id.length > 0

    Flickable {
        id: flick

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight + Theme.spacing * 2
        focus: true

        T.ScrollBar.vertical: FdScrollBar {}

        Keys.onDownPressed: flick.contentY = Math.min(flick.contentY + Theme.rowHeight * 2, Math.max(0, flick.contentHeight - flick.height))
        Keys.onUpPressed: flick.contentY = Math.max(0, flick.contentY - Theme.rowHeight * 2)

        ColumnLayout {
            id: column

            x: Theme.gutter
            y: Theme.spacing
            width: flick.width - Theme.gutter * 2
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                objectName: "outagePlace"
                text: root.card.place
                variant: FdLabel.Heading
                wrapMode: Text.Wrap
            }
            StatusBadge {
                Layout.fillWidth: true
                glyph: root.card.isOver ? "" : "wifi-off"
                text: root.card.recovery.length > 0 ? root.card.recovery : root.card.cause
                tone: root.card.tone
            }
            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: qsTr("%1 · %2").arg(root.card.since).arg(root.card.counts)
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("%1. %2").arg(root.card.cause).arg(root.card.meaning)
                wrapMode: Text.Wrap
            }
            FdLabel {
                Layout.fillWidth: true
                objectName: "outageConfidence"
                text: root.card.confidence
                variant: FdLabel.Secondary
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.spacingSm

                FdButton {
                    glyph: "ticket"
                    keys: "T"
                    kind: FdButton.Primary
                    objectName: "outageTicket"
                    text: qsTr("Create a ticket…")

                    onClicked: root.workRequested("ticket")
                }
                FdButton {
                    glyph: "wrench"
                    keys: "I"
                    objectName: "outageJob"
                    text: qsTr("Create a job…")

                    onClicked: root.workRequested("job")
                }
                FdButton {
                    enabled: root.card.hasPosition
                    glyph: "map"
                    keys: "M"
                    objectName: "outageOnMap"
                    text: qsTr("On the dispatch map")

                    onClicked: root.outages.showOnMap()
                }
                FdButton {
                    enabled: !root.outages.fileExport.isRunning
                    glyph: "download"
                    keys: "Ctrl+E"
                    text: qsTr("Export")

                    onClicked: root.exportRequested()
                }
            }
            ErrorBanner {
                Layout.fillWidth: true
                error: root.outages.work.error
                retryText: ""
                visible: root.outages.work.error.isSet
            }
            OutageMade {
                Layout.fillWidth: true
                outages: root.outages
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: 240
                color: Theme.background
                radius: Theme.radius
                visible: root.card.hasPosition

                Loader {
                    id: map

                    anchors.fill: parent
                    active: false

                    sourceComponent: OutageMap {
                        outages: root.outages
                    }
                }
                Timer {
                    // What is known first: its frame is on screen before the map is made.
                    interval: Theme.duration
                    running: root.card.hasPosition && root.visible && !map.active

                    onTriggered: map.active = true
                }
            }
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("%n place(s) of it have no position and are not on the map.", "", root.card.unplaced)
                variant: FdLabel.Secondary
                visible: root.card.unplaced > 0
                wrapMode: Text.Wrap
            }
            OutageMembers {
                Layout.fillWidth: true
                outages: root.outages
            }
        }
    }
}
