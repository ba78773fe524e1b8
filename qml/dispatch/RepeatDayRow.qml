// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! A day of a series: whether a job is made on it, and what is to be known of it. */
Rectangle {
    id: root

    required property string day
    required property string note
    required property int severity
    required property bool isOut
    required property string spoken
    property bool current: false

    signal toggled

    implicitHeight: Theme.controlHeightSmall + Theme.unit
    color: current ? Theme.selection : hover.hovered ? Theme.hover : "transparent"
    radius: Theme.radiusSmall

    Accessible.checkable: true
    Accessible.checked: !isOut
    Accessible.name: spoken
    Accessible.role: Accessible.CheckBox
    Accessible.onPressAction: root.toggled()

    IconGlyph {
        id: mark

        x: Theme.spacingXs
        anchors.verticalCenter: parent.verticalCenter
        color: root.isOut ? Theme.textSecondary : Theme.accent
        glyph: root.isOut ? "circle-dashed" : "circle-check"
    }
    FdLabel {
        id: label

        anchors.left: mark.right
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.labelColumn
        color: root.isOut ? Theme.textSecondary : Theme.text
        font.strikeout: root.isOut
        tabular: true
        text: root.day
    }
    IconGlyph {
        id: sign

        anchors.left: label.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.tone(JobWords.severityTone(root.severity))
        glyph: "triangle-alert"
        size: Theme.fontBody
        visible: root.severity >= 1
    }
    FdLabel {
        anchors.left: sign.right
        anchors.leftMargin: Theme.spacingXs
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        color: root.severity >= 1 ? Theme.tone(JobWords.severityTone(root.severity)) : Theme.textSecondary
        font.pixelSize: Theme.fontSecondary
        text: root.note
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: root.toggled()
    }
}
