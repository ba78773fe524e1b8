// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls

/*! The 48 px rail: pages at the top, status and settings at the foot. */
Rectangle {
    id: root

    required property list<PageEntry> pages
    required property string currentPage

    signal chosen(string pageId)

    implicitWidth: Theme.railWidth
    color: Theme.surface

    Accessible.name: qsTr("Pages")
    Accessible.role: Accessible.PageTabList

    Column {
        anchors.top: parent.top
        anchors.topMargin: Theme.spacingXs

        Item {
            width: Theme.railWidth
            height: 44

            BrandMark {
                anchors.centerIn: parent
            }
        }
        Repeater {
            model: root.pages

            RailButton {
                required property PageEntry modelData

                current: root.currentPage === modelData.pageId
                glyph: modelData.glyph
                keys: modelData.keys
                text: modelData.title
                visible: !modelData.atFoot

                onClicked: root.chosen(modelData.pageId)
            }
        }
    }
    Column {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacingXs

        Repeater {
            model: root.pages

            RailButton {
                required property PageEntry modelData

                current: root.currentPage === modelData.pageId
                glyph: modelData.glyph
                keys: modelData.keys
                text: modelData.title
                visible: modelData.atFoot

                onClicked: root.chosen(modelData.pageId)
            }
        }
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
