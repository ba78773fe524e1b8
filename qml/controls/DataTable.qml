// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*!
    A table of any length over a C++ table model (usually a sort/filter proxy). The text role is `cellText`, in the model's
    roles and in its headerData(). `widths` are the first widths of the columns, `stretchColumn` takes the room that is
    left, `delegate` is a DelegateChooser by column or a TextCell for all:

        DataTable {
            model: root.controller.rows
            widths: [220, 120, 300]
            stretchColumn: 2
            sortColumn: root.controller.sortColumn
            sortOrder: root.controller.sortOrder
            onSortRequested: (column, order) => root.controller.sortBy(column, order)
            onRowActivated: row => …
            delegate: DelegateChooser {
                DelegateChoice { column: 1; StatusCell {} }
                DelegateChoice { TextCell {} }
            }
        }

    Keys: arrows, Page Up/Down, Home/End move the current row; Enter activates it. The current row survives sorting and
    live changes because it is a persistent index of the model.
*/
FocusScope {
    id: root

    required property var model
    property list<real> widths
    property list<int> numberColumns
    property int stretchColumn: -1
    property int minimumColumnWidth: 48
    property bool sortable: true
    /// Getting the focus makes the first row the current one where none is.
    property bool takesFirstRow: true
    property int sortColumn: -1
    property int sortOrder: Qt.AscendingOrder
    property Component delegate: textCell
    property int rowHeight: Theme.rowHeight
    property alias contentY: table.contentY
    readonly property int rowCount: table.rows
    readonly property int currentRow: table.currentRow
    readonly property int hoveredRow: {
        if (!hover.hovered)
            return -1;
        const row = Math.floor((hover.point.position.y - header.height + table.contentY) / root.rowHeight);
        return hover.point.position.y > header.height && row < table.rows ? row : -1;
    }

    signal sortRequested(int column, int order)
    signal rowActivated(int row)
    signal currentChanged(int row)
    signal contextMenuRequested(int row, point position)

    function setCurrentRow(row: int): void {
        if (row < 0 || row >= table.rows) {
            selection.clearCurrentIndex();
            return;
        }
        const column = Math.max(0, table.currentColumn);
        selection.setCurrentIndex(table.index(row, column), ItemSelectionModel.ClearAndSelect | ItemSelectionModel.Rows);
        table.positionViewAtRow(row, TableView.Contain);
    }
    function showTop(): void {
        if (table.rows > 0)
            table.positionViewAtRow(0, TableView.AlignTop);
    }
    function widthOf(column: int): real {
        const dragged = table.explicitColumnWidth(column);
        if (dragged >= 0)
            return Math.max(root.minimumColumnWidth, dragged);
        const wanted = column < root.widths.length ? root.widths[column] : 120;
        if (column !== root.stretchColumn)
            return wanted;
        let others = 0;
        for (let other = 0; other < table.columns; ++other) {
            if (other !== column) {
                const set = table.explicitColumnWidth(other);
                others += set >= 0 ? set : other < root.widths.length ? root.widths[other] : 120;
            }
        }
        return Math.max(root.minimumColumnWidth * 2, table.width - others);
    }
    function isNumber(column: int): bool {
        return root.numberColumns.indexOf(column) >= 0;
    }
    function sortBy(column: int): void {
        if (!root.sortable)
            return;
        const flipped = root.sortOrder === Qt.AscendingOrder ? Qt.DescendingOrder : Qt.AscendingOrder;
        root.sortRequested(column, column === root.sortColumn ? flipped : Qt.AscendingOrder);
    }

    implicitWidth: 640
    implicitHeight: 400
    activeFocusOnTab: true

    Accessible.role: Accessible.Table
    Keys.onPressed: event => {
        const page = Math.max(1, Math.floor(table.height / root.rowHeight) - 1);
        switch (event.key) {
        case Qt.Key_Down:
            root.setCurrentRow(Math.min(table.rows - 1, table.currentRow + 1));
            break;
        case Qt.Key_Up:
            root.setCurrentRow(Math.max(0, table.currentRow - 1));
            break;
        case Qt.Key_PageDown:
            root.setCurrentRow(Math.min(table.rows - 1, Math.max(0, table.currentRow) + page));
            break;
        case Qt.Key_PageUp:
            root.setCurrentRow(Math.max(0, table.currentRow - page));
            break;
        case Qt.Key_Home:
            root.setCurrentRow(0);
            break;
        case Qt.Key_End:
            root.setCurrentRow(table.rows - 1);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (table.currentRow >= 0)
                root.rowActivated(table.currentRow);
            break;
        default:
            return;
        }
        event.accepted = true;
    }
    onWidthChanged: Qt.callLater(table.forceLayout)
    onRowHeightChanged: Qt.callLater(table.forceLayout)
    onActiveFocusChanged: {
        if (activeFocus && root.takesFirstRow && table.currentRow < 0 && table.rows > 0)
            setCurrentRow(0);
    }

    ItemSelectionModel {
        id: selection

        model: root.model

        onCurrentChanged: (current, previous) => root.currentChanged(current.row)
    }
    Component {
        id: textCell

        TextCell {}
    }
    Rectangle {
        width: parent.width
        height: header.height
        color: Theme.background

        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    T.HorizontalHeaderView {
        id: header

        width: parent.width
        height: 30
        clip: true
        implicitHeight: 30
        resizableColumns: true
        rowHeightProvider: () => 30
        syncView: table
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
            Accessible.onPressAction: root.sortBy(column)

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

                onTapped: root.sortBy(title.column)
            }
        }
    }
    TableView {
        id: table

        anchors.fill: parent
        anchors.topMargin: header.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        columnWidthProvider: column => root.widthOf(column)
        delegate: root.delegate
        keyNavigationEnabled: false
        model: root.model
        pointerNavigationEnabled: false
        resizableColumns: true
        reuseItems: true
        rowHeightProvider: () => root.rowHeight
        selectionBehavior: TableView.SelectRows
        selectionModel: selection

        T.ScrollBar.horizontal: FdScrollBar {}
        T.ScrollBar.vertical: FdScrollBar {}

        onLayoutChanged: Qt.callLater(header.forceLayout)

        // The lines below the rows in sight, not one a cell.
        Item {
            y: Math.floor(table.contentY / root.rowHeight) * root.rowHeight
            z: -3
            width: Math.max(table.contentWidth, table.width)

            Repeater {
                model: Math.max(0, Math.min(table.rows, Math.ceil(table.height / root.rowHeight) + 1))

                Divider {
                    required property int index

                    y: (index + 1) * root.rowHeight - height
                    width: parent.width
                    opacity: 0.6
                }
            }
        }
        Rectangle {
            y: root.hoveredRow * root.rowHeight
            z: -2
            width: Math.max(table.contentWidth, table.width)
            height: root.rowHeight
            color: Theme.hover
            visible: root.hoveredRow >= 0
        }
        Rectangle {
            y: table.currentRow * root.rowHeight
            z: -1
            width: Math.max(table.contentWidth, table.width)
            height: root.rowHeight
            color: Theme.selection
            visible: table.currentRow >= 0

            Rectangle {
                width: 2
                height: parent.height
                color: Theme.accent
            }
        }
        Rectangle {
            x: table.contentX
            y: table.currentRow * root.rowHeight
            z: 2
            width: table.width
            height: root.rowHeight
            border.color: Theme.accent
            border.width: Theme.focusRing
            color: "transparent"
            visible: table.currentRow >= 0 && root.activeFocus
        }
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        gesturePolicy: TapHandler.DragThreshold

        onTapped: (point, button) => {
            if (root.hoveredRow < 0)
                return;
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.setCurrentRow(root.hoveredRow);
            if (button === Qt.RightButton)
                root.contextMenuRequested(root.hoveredRow, point.position);
        }
        onDoubleTapped: {
            if (root.hoveredRow >= 0)
                root.rowActivated(root.hoveredRow);
        }
    }
}
