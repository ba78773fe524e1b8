// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    The 2 px ring around what has the keyboard, one pixel off so that it shows on a filled control too. `target` is the control; `active` says when (default: keyboard focus).
*/
Rectangle {
    id: root

    property Item target: parent
    property bool active: target !== null && target.activeFocus
    /// Inside the target's edge, where something would clip the ring.
    property bool inset: false
    property int targetRadius: Theme.radius

    anchors.fill: parent
    anchors.margins: inset ? 0 : -Theme.focusRing - Theme.hairline
    border.color: Theme.accent
    border.width: Theme.focusRing
    color: "transparent"
    radius: targetRadius + (inset ? 0 : Theme.focusRing + Theme.hairline)
    visible: active
    z: 1
}
