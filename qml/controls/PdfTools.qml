// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Models.Base

/*! The buttons of a PDF that is looked at: another page, larger, smaller. */
RowLayout {
    id: root

    required property PdfPages pages

    spacing: Theme.spacingSm

    FdButton {
        enabled: root.pages.page > 0
        glyph: "chevron-left"
        keys: "Page Up"
        kind: FdButton.Quiet
        toolTip: qsTr("Previous page")
        visible: root.pages.count > 1

        onClicked: root.pages.previousPage()
    }
    FdLabel {
        tabular: true
        text: qsTr("%1 of %2").arg(root.pages.page + 1).arg(root.pages.count)
        variant: FdLabel.Secondary
        visible: root.pages.count > 1
    }
    FdButton {
        enabled: root.pages.page + 1 < root.pages.count
        glyph: "chevron-right"
        keys: "Page Down"
        kind: FdButton.Quiet
        toolTip: qsTr("Next page")
        visible: root.pages.count > 1

        onClicked: root.pages.nextPage()
    }
    FdButton {
        glyph: "zoom-out"
        keys: "−"
        kind: FdButton.Quiet
        toolTip: qsTr("Smaller")
        visible: root.pages.isOpen

        onClicked: root.pages.zoomOut()
    }
    FdButton {
        glyph: "zoom-in"
        keys: "+"
        kind: FdButton.Quiet
        toolTip: qsTr("Larger")
        visible: root.pages.isOpen

        onClicked: root.pages.zoomIn()
    }
}
