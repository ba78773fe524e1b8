// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Models.Base

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
    live changes because it is a persistent index of the model. With `marks`: Space marks the row, Shift with a move or a
    click marks a range, Ctrl+click adds, Ctrl+A marks all, Escape none; a click alone marks nothing.
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
    /// Which rows are marked, for what is done to many at once; null = rows are not marked here.
    property RowSelection marks: null
    /// Room below the last row, for what lies over the foot of the table.
    property int footRoom: 0
    property alias contentY: table.contentY
    readonly property int gutter: marks !== null ? 28 : 0
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
            current.clearCurrentIndex();
            return;
        }
        const column = Math.max(0, table.currentColumn);
        current.setCurrentIndex(table.index(row, column), ItemSelectionModel.ClearAndSelect | ItemSelectionModel.Rows);
        table.positionViewAtRow(row, TableView.Contain);
    }
    /// Moves the current row; with `extend` marks what lies between.
    function go(row: int, extend: bool): void {
        const from = table.currentRow;
        root.setCurrentRow(row);
        if (root.marks === null)
            return;
        if (extend)
            root.marks.extend(from, row);
        else
            root.marks.moveTo(row);
    }
    function markByKey(event: KeyEvent): bool {
        if (root.marks === null)
            return false;
        if (event.key === Qt.Key_A && event.modifiers === Qt.ControlModifier)
            root.marks.markAll();
        else if (event.key === Qt.Key_Space && event.modifiers === Qt.NoModifier && table.currentRow >= 0)
            root.marks.toggle(table.currentRow);
        else if (event.key === Qt.Key_Escape && root.marks.count > 0)
            root.marks.clear();
        else
            return false;
        return true;
    }
    function handleTap(x: real, modifiers: int): void {
        const row = root.hoveredRow;
        const from = table.currentRow;
        if (row < 0)
            return;
        root.forceActiveFocus(Qt.MouseFocusReason);
        if (root.marks !== null && x < root.gutter) {
            root.marks.toggle(row);
            return;
        }
        root.setCurrentRow(row);
        if (root.marks === null)
            return;
        if (modifiers === Qt.ShiftModifier)
            root.marks.extend(from, row);
        else if (modifiers === Qt.ControlModifier)
            root.marks.add(row);
        else
            root.marks.begin(row);
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
        const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
        switch (event.key) {
        case Qt.Key_Down:
            root.go(Math.min(table.rows - 1, table.currentRow + 1), extend);
            break;
        case Qt.Key_Up:
            root.go(Math.max(0, table.currentRow - 1), extend);
            break;
        case Qt.Key_PageDown:
            root.go(Math.min(table.rows - 1, Math.max(0, table.currentRow) + page), extend);
            break;
        case Qt.Key_PageUp:
            root.go(Math.max(0, table.currentRow - page), extend);
            break;
        case Qt.Key_Home:
            root.go(0, extend);
            break;
        case Qt.Key_End:
            root.go(table.rows - 1, extend);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (table.currentRow >= 0)
                root.rowActivated(table.currentRow);
            break;
        default:
            event.accepted = root.markByKey(event);
            return;
        }
        event.accepted = true;
    }
    onWidthChanged: Qt.callLater(table.forceLayout)
    onWidthsChanged: Qt.callLater(table.forceLayout)
    onRowHeightChanged: Qt.callLater(table.forceLayout)
    onActiveFocusChanged: {
        if (activeFocus && root.takesFirstRow && table.currentRow < 0 && table.rows > 0)
            setCurrentRow(0);
    }

    ItemSelectionModel {
        id: current

        model: root.model

        onCurrentChanged: (now, previous) => root.currentChanged(now.row)
    }
    Component {
        id: textCell

        TextCell {}
    }
    TableHeader {
        id: header

        width: parent.width
        gutter: root.gutter
        minimumColumnWidth: root.minimumColumnWidth
        numberColumns: root.numberColumns
        sortColumn: root.sortColumn
        sortOrder: root.sortOrder
        sortable: root.sortable
        view: table

        onChosen: column => root.sortBy(column)
    }
    TableView {
        id: table

        anchors.fill: parent
        anchors.leftMargin: root.gutter
        anchors.topMargin: header.height
        // The keyboard is the whole table's.
        activeFocusOnTab: false
        bottomMargin: root.footRoom
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
        selectionModel: current

        T.ScrollBar.horizontal: FdScrollBar {}
        T.ScrollBar.vertical: FdScrollBar {}

        onLayoutChanged: Qt.callLater(header.forceLayout)

        TableMarks {
            currentRow: table.currentRow
            hasFocus: root.activeFocus
            hoveredRow: root.hoveredRow
            marks: root.marks
            rowHeight: root.rowHeight
            view: table
        }
    }
    Loader {
        y: header.height
        width: root.gutter
        height: parent.height - header.height
        active: root.marks !== null
        sourceComponent: TableGutter {
            hoveredRow: root.hoveredRow
            marks: root.marks
            rowHeight: root.rowHeight
            view: table
        }
    }
    HoverHandler {
        id: hover
    }
    // One for each way to click: a handler that takes every modifier does not say which there was.
    TapHandler {
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        acceptedModifiers: Qt.NoModifier
        gesturePolicy: TapHandler.DragThreshold

        onTapped: (point, button) => {
            if (button === Qt.LeftButton) {
                root.handleTap(point.position.x, Qt.NoModifier);
            } else if (root.hoveredRow >= 0) {
                root.forceActiveFocus(Qt.MouseFocusReason);
                root.setCurrentRow(root.hoveredRow);
                root.contextMenuRequested(root.hoveredRow, point.position);
            }
        }
        onDoubleTapped: point => {
            if (root.hoveredRow >= 0 && point.position.x >= root.gutter)
                root.rowActivated(root.hoveredRow);
        }
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        gesturePolicy: TapHandler.DragThreshold

        onTapped: point => root.handleTap(point.position.x, Qt.ControlModifier)
    }
    TapHandler {
        acceptedModifiers: Qt.ShiftModifier
        gesturePolicy: TapHandler.DragThreshold

        onTapped: point => root.handleTap(point.position.x, Qt.ShiftModifier)
    }
}
