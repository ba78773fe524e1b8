// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Platform
import FibreDesk.Models.Session

/*! What the desk is connected to, how the systems around it stand, and what it holds of the data. */
FdPage {
    id: root

    property PlatformModel controller: null

    title: qsTr("Status")

    Flickable {
        id: flick

        objectName: "statusScroll"
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: content.implicitHeight + Theme.spacingLg * 2
        contentWidth: width

        T.ScrollBar.vertical: FdScrollBar {}

        ColumnLayout {
            id: content

            x: Math.max(Theme.gutter, Math.round((flick.width - width) / 2))
            y: Theme.spacingLg
            width: Math.min(flick.width - Theme.gutter * 2, 1040)
            spacing: Theme.gutter

            Card {
                Layout.fillWidth: true
                spacing: 0
                title: qsTr("Connections")
                trailing: FdButton {
                    glyph: "rotate-cw"
                    keys: "F5"
                    small: true
                    text: qsTr("Try all again")

                    onClicked: Session.retryAll()
                }

                Repeater {
                    model: Session.connections

                    ConnectionPanel {
                        Layout.fillWidth: true
                    }
                }
            }
            Loader {
                Layout.fillWidth: true
                active: root.controller !== null
                visible: active

                sourceComponent: PlatformCard {
                    platform: root.controller
                }
            }
            Card {
                Layout.fillWidth: true
                spacing: 0
                title: qsTr("Local copy")
                trailing: AgeLabel {
                    at: Session.mirrorAt
                    limit: 300
                    prefix: qsTr("checked")
                    visible: seconds >= 0
                }

                ColumnLayout {
                    Layout.bottomMargin: Theme.spacing
                    Layout.fillWidth: true
                    spacing: Theme.spacingXs
                    visible: Session.filling

                    FdLabel {
                        tabular: true
                        text: qsTr("First copy of the data: %1 · %2").arg(Format.percent(Math.max(0, Session.fillProgress))).arg(Session.fillText)
                    }
                    ProgressLine {
                        Layout.fillWidth: true
                        value: Math.max(0, Session.fillProgress)
                    }
                }
                Repeater {
                    model: Session.mirror

                    MirrorRow {
                        Layout.fillWidth: true
                    }
                }
                EmptyState {
                    Layout.fillWidth: true
                    glyph: "database"
                    hint: qsTr("The first copy starts as soon as ERPNext is reached.")
                    title: qsTr("Nothing copied yet")
                    visible: Session.mirror.count === 0
                }
            }
        }
    }
}
