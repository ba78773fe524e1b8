// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! What happened, newest first; a line that leads somewhere opens it. Closing marks all as read. */
T.Popup {
    id: root

    implicitWidth: Theme.popupWidth + 40
    implicitHeight: Math.min(column.implicitHeight + topPadding + bottomPadding, 520)
    focus: true
    padding: Theme.spacingSm

    background: PopupSurface {}
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.spacingXs

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: qsTr("Notifications")
            }
            FdButton {
                kind: FdButton.Quiet
                small: true
                text: qsTr("Clear all")
                visible: list.count > 0

                onClicked: Notifications.clear()
            }
        }
        EmptyState {
            Layout.fillWidth: true
            glyph: "bell"
            hint: qsTr("Refused changes, failed sends and changes by colleagues are told here.")
            title: qsTr("Nothing new")
            visible: list.count === 0
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            implicitHeight: Math.min(contentHeight, 420)
            keyNavigationEnabled: true
            model: Notifications
            visible: count > 0

            T.ScrollBar.vertical: FdScrollBar {}
            delegate: T.ItemDelegate {
                id: entry

                required property int notificationId
                required property date at
                required property string tone
                required property string message
                required property string page
                required property string subject
                required property bool read

                width: ListView.view.width
                implicitHeight: text.implicitHeight + age.implicitHeight + Theme.spacingSm * 2
                hoverEnabled: true

                Accessible.name: message

                background: Rectangle {
                    color: entry.hovered || (entry.ListView.isCurrentItem && list.activeFocus) ? Theme.hover : "transparent"
                    radius: Theme.radiusSmall
                }
                contentItem: Item {
                    IconGlyph {
                        id: mark

                        x: Theme.spacingSm
                        y: Theme.spacingSm
                        color: Theme.tone(entry.tone)
                        glyph: Theme.toneIcon(entry.tone)
                    }
                    FdLabel {
                        id: text

                        anchors.left: mark.right
                        anchors.leftMargin: Theme.spacingSm
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.spacingSm
                        y: 6
                        font.weight: entry.read ? Font.Normal : Font.Medium
                        text: entry.message
                        wrapMode: Text.Wrap
                    }
                    AgeLabel {
                        id: age

                        anchors.left: text.left
                        anchors.top: text.bottom
                        at: entry.at
                    }
                }

                onClicked: {
                    if (entry.page.length === 0)
                        return;
                    root.close();
                    Navigation.open(entry.page, entry.subject);
                }
            }
        }
    }

    onClosed: Notifications.markAllRead()
}
