// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Window
import FibreDesk.Controls

/*! A page in a window of the size the desk is judged at, with its inspector, outside the shell. */
Window {
    id: root

    property string mode: "light"
    property string language: "en"
    property FdPage page: null

    width: 1392
    height: 824
    color: Theme.background
    title: page ? page.title : ""
    visible: true

    onPageChanged: {
        if (!page)
            return;
        page.parent = holder;
        page.anchors.fill = holder;
        page.activated();
    }

    Binding {
        property: "mode"
        target: Theme
        value: root.mode
    }
    Binding {
        property: "language"
        target: Theme
        value: root.language
    }
    Item {
        id: holder

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: side.left
        anchors.top: parent.top
    }
    Rectangle {
        id: side

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        width: root.page && root.page.inspectorOpen ? Theme.inspectorWidth : 0
        color: Theme.surface

        Loader {
            anchors.fill: parent
            active: root.page !== null && root.page.inspectorOpen
            sourceComponent: root.page ? root.page.inspector : null
        }
        Divider {
            height: parent.height
            vertical: true
        }
    }
}
