// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! A job of a plan: from where to where and why, whether it is to be done, and what became of it. */
Rectangle {
    id: root

    required property string job
    required property string title
    required property string from
    required property string to
    required property string why
    required property bool isTicked
    required property bool canTick
    required property string note
    required property int severity
    required property int outcome
    required property string outcomeText
    required property int index
    required property PlanController plans
    property bool hasKeyboard: false
    readonly property bool isCurrent: ListView.isCurrentItem
    readonly property bool isOver: outcome !== PlanModel.None
    readonly property string outcomeTone: ["neutral", "neutral", "pending", "ok", "danger", "uncertain", "warning"][outcome]
    readonly property string outcomeGlyph: ["", "circle-minus", "hourglass", "circle-check", "circle-x", "circle-help", "undo-2"][outcome]

    signal chosen

    function toggle(): void {
        if (root.canTick)
            root.plans.setTicked(root.job, !root.isTicked);
    }

    implicitHeight: lines.implicitHeight + Theme.spacingSm * 2
    color: isCurrent ? Theme.selection : rowHover.hovered ? Theme.hover : "transparent"
    radius: Theme.radius

    Accessible.checkable: canTick
    Accessible.checked: isTicked
    Accessible.name: [title, qsTr("from %1 to %2").arg(from).arg(to), why, note, outcomeText].filter(part => part.length > 0).join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.selected: isCurrent
    Accessible.onPressAction: root.toggle()

    FdCheckBox {
        id: tick

        x: Theme.spacingXs
        y: Theme.spacingSm - Theme.unit
        checked: root.isTicked
        enabled: root.canTick
        focusPolicy: Qt.NoFocus
        visible: !root.isOver

        Accessible.ignored: true
        onToggled: root.plans.setTicked(root.job, checked)
    }
    IconGlyph {
        x: Theme.spacingXs
        y: Theme.spacingSm
        color: Theme.tone(root.outcomeTone)
        glyph: root.outcomeGlyph
        visible: root.isOver
    }
    Column {
        id: lines

        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingXl
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        opacity: root.isOver || root.isTicked ? 1 : 0.6

        FdLabel {
            width: parent.width
            text: root.title
            variant: FdLabel.Strong
        }
        FdLabel {
            width: parent.width
            tabular: true
            text: root.from + " → " + root.to
        }
        FdLabel {
            width: parent.width
            text: root.why
            variant: FdLabel.Secondary
            visible: !root.isOver && text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            width: parent.width
            color: Theme.tone(JobWords.severityTone(root.severity))
            font.pixelSize: Theme.fontSecondary
            text: root.note
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
        FdLabel {
            width: parent.width
            color: Theme.tone(root.outcomeTone)
            font.pixelSize: Theme.fontSecondary
            text: root.outcomeText
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }
    FocusRing {
        active: root.isCurrent && root.hasKeyboard
        inset: true
    }
    HoverHandler {
        id: rowHover
    }
    TapHandler {
        onTapped: root.chosen()
    }
}
