// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The one bar: title and own items of the page, the search, the health of the connections, the notifications. */
Rectangle {
    id: root

    required property FdPage page

    signal paletteRequested
    signal settingsRequested
    signal statusRequested

    implicitHeight: Theme.barHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.spacing
        spacing: Theme.spacing

        RowLayout {
            spacing: 0
            visible: Navigation.canGoBack || Navigation.canGoForward

            FdButton {
                enabled: Navigation.canGoBack
                focusPolicy: Qt.TabFocus
                glyph: "arrow-left"
                keys: "Alt+←"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Back")

                onClicked: Navigation.back()
            }
            FdButton {
                enabled: Navigation.canGoForward
                focusPolicy: Qt.TabFocus
                glyph: "arrow-right"
                keys: "Alt+→"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Forward")

                onClicked: Navigation.forward()
            }
        }
        FdLabel {
            text: root.page ? root.page.title : ""
            variant: FdLabel.Heading
        }
        FdLabel {
            // As wide as it needs to be, and the first to give way.
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            color: Theme.textSecondary
            font.weight: Font.Normal
            text: root.page ? root.page.subtitle : ""
            variant: FdLabel.Heading
            visible: text.length > 0
        }
        Loader {
            sourceComponent: root.page ? root.page.barItems : null
            visible: status === Loader.Ready
        }
        Item {
            Layout.fillWidth: true
        }
        FdButton {
            id: search

            Layout.fillWidth: true
            Layout.maximumWidth: 280
            Layout.minimumWidth: 160
            Layout.preferredWidth: 280
            focusPolicy: Qt.TabFocus
            text: " "

            Accessible.name: qsTr("Search or command")

            onClicked: root.paletteRequested()

            Row {
                anchors.left: parent.left
                anchors.leftMargin: Theme.spacingSm
                anchors.verticalCenter: parent.verticalCenter
                spacing: 6

                IconGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    glyph: "search"
                }
                FdLabel {
                    color: Theme.textSecondary
                    text: qsTr("Search or command")
                    width: Math.min(implicitWidth, search.width - hint.width - 50)
                }
            }
            KeyHint {
                id: hint

                anchors.right: parent.right
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                keys: "Ctrl+K"
            }
        }
        WhoButton {
            onSettingsRequested: root.settingsRequested()
        }
        HealthChips {
            id: health

            // What is not well has its age beside its name; a page's own items, the board's date among them, go before.
            compact: root.width < (health.troubled > 0 || (root.page && root.page.barItems) ? 1560 : 1240)
            objectName: "health"

            onClicked: popover.opened ? popover.close() : popover.open()

            HealthPopover {
                id: popover

                x: parent.width - width
                y: parent.height + Theme.spacingXs

                onStatusRequested: root.statusRequested()
            }
        }
        FdButton {
            id: bell

            objectName: "bell"
            focusPolicy: Qt.TabFocus
            glyph: "bell"
            kind: FdButton.Quiet
            toolTip: Notifications.unread > 0 ? qsTr("%n new notification(s)", "", Notifications.unread) : qsTr("Notifications")

            onClicked: centre.opened ? centre.close() : centre.open()

            Rectangle {
                x: parent.width - width - 1
                y: 1
                width: Math.max(15, unread.implicitWidth + 7)
                height: 15
                border.color: Theme.surface
                color: Theme.accent
                radius: 7.5
                visible: Notifications.unread > 0

                Text {
                    id: unread

                    anchors.centerIn: parent
                    color: Theme.onTone
                    font.family: Theme.fontFamily
                    font.pixelSize: 10
                    font.weight: Font.DemiBold
                    text: Notifications.unread > 99 ? "99+" : Notifications.unread
                    textFormat: Text.PlainText
                }
            }
            NotificationCentre {
                id: centre

                x: parent.width - width
                y: parent.height + Theme.spacingXs
            }
        }
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
