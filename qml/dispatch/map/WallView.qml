// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch
import FibreDesk.Models.MapDesk

/*!
    The day on a wall: the map and what needs somebody, in big type, with the age of everything. It shows the same live
    copy as the desk, so that whatever comes back, comes back here too. Esc closes it.
*/
Window {
    id: root

    required property DispatchController controller
    property MapDesk desk: null

    function hang(): void {
        root.showFullScreen();
        root.requestActivate();
    }

    color: Theme.background
    title: qsTr("FibreDesk · wall view")
    // On whichever screen it is put, not over the desk.
    transientParent: null
    visible: false

    // It is a wall: made when it is first wanted, and only followed while it hangs there.
    Loader {
        active: root.visible
        anchors.fill: parent
        focus: true

        sourceComponent: FocusScope {
            id: page

            anchors.fill: parent
            focus: true

            Keys.onEscapePressed: root.close()

            WallExceptions {
                id: exceptions

                controller: root.controller
            }
            // Somebody's day of last week is nothing for a wall; nor is it taken from who plans with it at the desk.
            Timer {
                interval: 60000
                repeat: true
                running: root.active && !root.controller.isToday

                onTriggered: root.controller.goToday()
            }
            Item {
                id: head

                width: parent.width
                height: Theme.barHeight * 1.5

                FdLabel {
                    id: clock

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.spacingLg
                    anchors.verticalCenter: parent.verticalCenter
                    font.pixelSize: Theme.fontDisplay * 1.5
                    tabular: true
                    text: Format.time(Format.now)
                    variant: FdLabel.Display
                }
                FdLabel {
                    anchors.left: clock.right
                    anchors.leftMargin: Theme.spacingLg
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.controller.isToday ? Theme.text : Theme.warning
                    font.pixelSize: Theme.fontDisplay
                    text: root.controller.dayText
                    variant: FdLabel.Title
                }
                WallHealth {
                    anchors.right: leave.left
                    anchors.rightMargin: Theme.spacingLg
                    anchors.verticalCenter: parent.verticalCenter
                }
                FdButton {
                    id: leave

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.spacingLg
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "x"
                    keys: "Esc"
                    kind: FdButton.Quiet
                    toolTip: qsTr("Leave the wall view")

                    onClicked: root.close()
                }
            }
            MapView {
                id: map

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: side.left
                anchors.top: head.bottom
                focus: true
                overlay: root.desk ? root.desk.overlay : null
                source: root.controller.markers
                tiles: root.controller.tiles

                Accessible.name: qsTr("Map of %1").arg(root.controller.dayText)
            }
            WallList {
                id: side

                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.spacingLg
                anchors.right: parent.right
                anchors.rightMargin: Theme.spacingLg
                anchors.top: head.bottom
                anchors.topMargin: Theme.spacingLg
                width: Math.min(Theme.paletteWidth, Math.max(Theme.trayWidth, page.width * 0.3)) - Theme.spacingLg
                exceptions: exceptions
            }
            ErrorBanner {
                anchors.horizontalCenter: map.horizontalCenter
                anchors.top: map.top
                anchors.topMargin: Theme.gutter
                error: root.controller.error
                onRetryRequested: root.controller.reload()
            }
        }
    }
    Shortcut {
        sequence: "Ctrl+F11"

        onActivated: root.close()
    }
}
