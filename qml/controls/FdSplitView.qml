// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*!
    Panes with a handle of one hairline, 7 px to grab. Keep the division with saveState()/restoreState() (Settings has
    splitterState(key) and setSplitterState(key, state)); `divided` says when to save.
*/
T.SplitView {
    id: root

    signal divided

    implicitWidth: implicitContentWidth
    implicitHeight: implicitContentHeight
    handle: Item {
        id: grip

        readonly property bool horizontal: root.orientation === Qt.Horizontal
        readonly property bool hot: T.SplitHandle.pressed || T.SplitHandle.hovered

        implicitWidth: horizontal ? Theme.hairline : root.width
        implicitHeight: horizontal ? root.height : Theme.hairline
        containmentMask: Item {
            x: grip.horizontal ? -3 : 0
            y: grip.horizontal ? 0 : -3
            width: grip.horizontal ? 7 : grip.width
            height: grip.horizontal ? grip.height : 7
        }

        Rectangle {
            anchors.centerIn: parent
            width: grip.horizontal ? (grip.hot ? 3 : 1) : parent.width
            height: grip.horizontal ? parent.height : (grip.hot ? 3 : 1)
            color: grip.hot ? Theme.accent : Theme.line
        }
    }

    onResizingChanged: {
        if (!resizing)
            divided();
    }
}
