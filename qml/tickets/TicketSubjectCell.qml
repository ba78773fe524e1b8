// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The subject with its star, the heading of a group, or the trace of a row that is on its way. */
TableCell {
    id: root

    required property string cellText
    required property string heading
    required property int headingCount
    required property bool loaded
    required property bool isImportant
    required property bool isClosed
    required property string rowText

    Accessible.name: rowText

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(40, (parent.width - Theme.spacingLg) * 0.6)
        height: Theme.spacingSm
        color: Theme.line
        radius: Theme.radiusSmall
        visible: !root.loaded
    }
    // Of all the row: the other cells of a heading are empty.
    Rectangle {
        z: -1
        width: root.TableView.view ? Math.max(root.TableView.view.width, root.TableView.view.contentWidth) : root.width
        height: root.height - Theme.hairline
        color: Theme.background
        visible: root.heading.length > 0
    }
    IconGlyph {
        id: star

        anchors.left: parent.left
        anchors.leftMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.warning
        glyph: root.isImportant ? "star" : ""
        label: qsTr("Important")
        size: 13
        visible: root.isImportant
    }
    CellText {
        anchors.left: star.visible ? star.right : parent.left
        anchors.leftMargin: star.visible ? Theme.spacingXs : Theme.spacingSm
        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingSm
        anchors.verticalCenter: parent.verticalCenter
        color: root.isClosed ? Theme.textSecondary : Theme.text
        font: root.heading.length > 0 ? Theme.bodyHeading : root.isClosed ? Theme.body : Theme.bodyStrong
        text: root.heading.length > 0 ? qsTr("%1 · %2").arg(root.heading).arg(Format.number(root.headingCount)) : root.cellText
    }
}
