// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! A technician of a publication: whether and of how much they are to hear, what stands against it, what became of it. */
Rectangle {
    id: root

    required property string technician
    required property string personName
    required property string phone
    required property string summary
    required property list<string> changes
    required property string smsText
    required property string smsLength
    required property string note
    required property bool isTicked
    required property bool canTick
    required property string obstacle
    required property bool isUndecided
    required property int outcome
    required property string outcomeText
    required property int index
    required property PublishController publisher
    property bool hasKeyboard: false
    readonly property bool isCurrent: ListView.isCurrentItem
    readonly property bool isOver: outcome !== PublishModel.None
    readonly property string outcomeTone: ["neutral", "neutral", "pending", "info", "ok", "danger", "uncertain", "warning"][outcome]
    readonly property string outcomeGlyph: ["", "circle-minus", "hourglass", "send", "circle-check", "circle-x", "circle-help", "circle-pause"][outcome]

    signal chosen

    function toggle(): void {
        if (root.canTick)
            root.publisher.setTicked(root.technician, !root.isTicked);
    }

    implicitHeight: lines.implicitHeight + Theme.spacingSm * 2
    color: isCurrent ? Theme.selection : rowHover.hovered ? Theme.hover : "transparent"
    radius: Theme.radius

    Accessible.checkable: canTick
    Accessible.checked: isTicked
    Accessible.name: [personName, summary, obstacle, outcomeText, note].filter(part => part.length > 0).join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.selected: isCurrent
    Accessible.onPressAction: root.toggle()

    FdCheckBox {
        x: Theme.spacingXs
        y: Theme.spacingSm - Theme.unit
        checked: root.isTicked
        enabled: root.canTick
        focusPolicy: Qt.NoFocus
        visible: !root.isOver

        Accessible.ignored: true
        onToggled: root.publisher.setTicked(root.technician, checked)
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

        x: Theme.spacingXl
        y: Theme.spacingSm
        width: parent.width - x - Theme.spacingSm

        FdLabel {
            width: parent.width
            text: root.personName
            variant: FdLabel.Strong
        }
        FdLabel {
            width: parent.width
            tabular: true
            text: [root.summary, root.phone].filter(part => part.length > 0).join(" · ")
            variant: FdLabel.Secondary
            visible: text.length > 0
        }
        FdLabel {
            width: parent.width
            color: root.isUndecided ? Theme.uncertain : Theme.warning
            font.pixelSize: Theme.fontSecondary
            text: root.obstacle
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
