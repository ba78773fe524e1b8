// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*! The titles of a DataTable: a click sorts, the edges are dragged. */
Item {
    id: root

    required property TableView view
    required property int gutter
    required property int minimumColumnWidth
    required property list<int> numberColumns
    required property bool sortable
    required property int sortColumn
    required property int sortOrder

    signal chosen(int column)

    function isNumber(column: int): bool {
        return root.numberColumns.indexOf(column) >= 0;
    }
    function forceLayout(): void {
        titles.forceLayout();
    }

    implicitHeight: 30

    Rectangle {
        anchors.fill: parent
        color: Theme.background

        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    T.HorizontalHeaderView {
        id: titles

        x: root.gutter
        width: parent.width - root.gutter
        height: 30
        activeFocusOnTab: false
        clip: true
        implicitHeight: 30
        resizableColumns: true
        rowHeightProvider: () => 30
        syncView: root.view
        textRole: "cellText"
        // Only passive grabs in here: the header's own handler drags the edges.
        delegate: Item {
            id: title

            required property int column
            required property string cellText

            readonly property bool sorted: column === root.sortColumn

            implicitWidth: root.minimumColumnWidth
            implicitHeight: 30

            Accessible.name: sorted ? (root.sortOrder === Qt.AscendingOrder ? qsTr("%1, sorted ascending").arg(cellText) : qsTr("%1, sorted descending").arg(cellText)) : cellText
            Accessible.role: Accessible.ColumnHeader
            Accessible.onPressAction: root.chosen(column)

            Rectangle {
                anchors.fill: parent
                color: titleHover.hovered && root.sortable ? Theme.hover : "transparent"
            }
            Rectangle {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.hairline
                height: 14
                color: Theme.line
            }
            FdLabel {
                anchors.left: parent.left
                anchors.leftMargin: Theme.spacingSm
                anchors.right: arrow.visible ? arrow.left : parent.right
                anchors.rightMargin: arrow.visible ? 2 : Theme.spacingSm
                anchors.verticalCenter: parent.verticalCenter
                color: title.sorted ? Theme.text : Theme.textSecondary
                font.weight: Font.Medium
                horizontalAlignment: root.isNumber(title.column) ? Text.AlignRight : Text.AlignLeft
                text: title.cellText
                variant: FdLabel.Secondary
            }
            IconGlyph {
                id: arrow

                anchors.right: parent.right
                anchors.rightMargin: Theme.spacingXs
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accent
                glyph: root.sortOrder === Qt.AscendingOrder ? "arrow-up" : "arrow-down"
                size: 13
                visible: title.sorted
            }
            HoverHandler {
                id: titleHover
            }
            TapHandler {
                gesturePolicy: TapHandler.DragThreshold

                onTapped: root.chosen(title.column)
            }
        }
    }
}
