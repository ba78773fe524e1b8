// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts

/*!
    A fact: label at the left, value at the right. `copyable` shows a copy button on hover or focus. Put own items in as
    children to replace the text. `tabular` for numbers, `mono` for serials and addresses of machines.
*/
Item {
    id: root

    default property alias content: slot.data
    required property string label
    property string value
    property string emptyText: "—"
    property bool copyable: false
    property bool tabular: false
    property bool mono: false
    property int labelWidth: Theme.labelColumn

    implicitWidth: 280
    implicitHeight: Math.max(26, text.visible ? text.implicitHeight + 6 : 0, slot.childrenRect.height + (slot.visible ? 4 : 0))
    Layout.fillWidth: true

    Accessible.name: label + ": " + value
    Accessible.role: Accessible.StaticText

    FdLabel {
        id: caption

        x: 0
        y: 0
        width: root.labelWidth - Theme.spacingSm
        height: 26
        color: Theme.textSecondary
        text: root.label
    }
    FdLabel {
        id: text

        x: root.labelWidth
        y: 3
        width: root.width - x - (copy.visible ? copy.width : 0)
        color: root.value.length > 0 ? Theme.text : Theme.textSecondary
        font.family: root.mono ? Theme.monoFamily : Theme.fontFamily
        tabular: root.tabular
        text: root.value.length > 0 ? root.value : root.emptyText
        visible: !slot.visible
        wrapMode: Text.Wrap
    }
    Item {
        id: slot

        x: root.labelWidth
        width: root.width - x
        height: root.height
        visible: children.length > 0
    }
    HoverHandler {
        id: hover
    }
    CopyButton {
        id: copy

        anchors.right: parent.right
        y: 1
        opacity: hover.hovered || activeFocus || copied ? 1 : 0
        value: root.value
        visible: root.copyable && root.value.length > 0
    }
}
