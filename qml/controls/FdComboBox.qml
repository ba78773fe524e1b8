// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*! A choice of one from a short list. `label` is read out; `flat` drops the edge for bars. */
T.ComboBox {
    id: root

    property string label

    implicitWidth: Math.max(120, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacingSm + 2
    rightPadding: Theme.iconSize + Theme.spacing
    focusPolicy: Qt.StrongFocus
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    hoverEnabled: true

    Accessible.name: label.length > 0 ? label + ", " + displayText : displayText

    background: Rectangle {
        border.color: root.hovered ? Theme.textSecondary : Theme.controlLine
        border.width: root.flat ? 0 : Theme.hairline
        color: root.down ? Theme.pressed : root.hovered && root.flat ? Theme.hover : root.flat ? "transparent" : Theme.surface
        radius: Theme.radius

        FocusRing {
            active: root.visualFocus
        }
    }
    contentItem: FdLabel {
        text: root.displayText
    }
    delegate: FdMenuItem {
        id: item

        required property var model
        required property int index

        width: ListView.view.width
        glyph: root.currentIndex === index ? "check" : ""
        highlighted: root.highlightedIndex === index
        reserveGlyph: true
        text: model[root.textRole.length > 0 ? root.textRole : "modelData"]
    }
    indicator: IconGlyph {
        x: root.width - width - Theme.spacingSm
        y: Math.round((root.height - height) / 2)
        glyph: "chevron-down"
    }
    popup: T.Popup {
        y: root.height + Theme.spacingXs
        width: Math.max(root.width, 160)
        height: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, Theme.popupWidth)
        margins: Theme.spacingXs
        padding: Theme.spacingXs

        background: PopupSurface {}
        contentItem: ListView {
            clip: true
            currentIndex: root.highlightedIndex
            highlightMoveDuration: 0
            implicitHeight: contentHeight
            model: root.delegateModel

            T.ScrollBar.vertical: FdScrollBar {}
        }
    }
}
