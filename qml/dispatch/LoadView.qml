// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! The week or the month: how much everybody has to do on each day. Arrows move, Enter opens the day. */
FocusScope {
    id: root

    required property DispatchController controller
    readonly property LoadController load: controller.load
    readonly property real nameWidth: Theme.labelColumn + Theme.spacingXl * 2
    property real columnWidth: Theme.spacingXl
    property int row: 0
    property int column: 0

    /// Everything of the cell under the keyboard, in words.
    readonly property string spoken: load.isLoaded && row >= 0 ? load.model.spokenAt(row, column) : ""

    signal dayRequested(string iso, string technician)

    // By the model: the table counts nothing until it has laid itself out.
    function move(rows: int, columns: int): void {
        const wanted = root.column + columns;
        if (wanted < 0 || wanted >= root.load.days) {
            // Over the edge: the day before the first, or after the last.
            root.load.step(columns);
            root.column = columns < 0 ? root.load.days - 1 : 0;
            return;
        }
        root.column = wanted;
        root.row = Math.max(0, Math.min(root.load.model.rowCount() - 1, root.row + rows));
        table.positionViewAtRow(root.row, TableView.Contain);
    }

    /// The days share the width; not while the table lays itself out.
    function layOut(): void {
        root.columnWidth = Math.max(Theme.controlHeightSmall, (root.width - root.nameWidth) / Math.max(1, table.columns));
        table.forceLayout();
    }

    function choose(): void {
        root.dayRequested(root.load.model.dayAt(root.column), root.load.model.technicianAt(root.row));
    }

    activeFocusOnTab: true

    onWidthChanged: Qt.callLater(layOut)

    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.role: Accessible.Table
    onSpokenChanged: if (activeFocus)
        Accessible.announce(spoken)

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.modifiers & (Qt.AltModifier | Qt.ControlModifier))
            event.accepted = false;
        else if (event.key === Qt.Key_Left)
            root.move(0, -1);
        else if (event.key === Qt.Key_Right)
            root.move(0, 1);
        else if (event.key === Qt.Key_Up)
            root.move(-1, 0);
        else if (event.key === Qt.Key_Down)
            root.move(1, 0);
        else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown)
            root.load.step(event.key === Qt.Key_PageUp ? -1 : 1);
        else if (event.key === Qt.Key_Home)
            root.column = 0;
        else if (event.key === Qt.Key_End)
            root.column = root.load.days - 1;
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.choose();
        else
            event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    Rectangle {
        id: head

        width: parent.width
        height: Theme.controlHeight + Theme.spacingSm
        color: Theme.surface
        z: 1

        FdLabel {
            x: Theme.spacing
            width: root.nameWidth - Theme.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: root.load.title
            variant: FdLabel.Strong
        }
        Repeater {
            model: Math.max(0, table.columns)

            Column {
                id: dayHead

                required property int index
                // Told anew with each reading: the model answers these by functions.
                readonly property bool isToday: root.load.isLoaded && root.load.model.isToday(index)
                readonly property string day: root.load.isLoaded ? root.load.model.dayTextAt(index) : ""

                x: root.nameWidth + index * root.columnWidth
                y: Theme.unit / 2
                width: root.columnWidth
                objectName: "dayHead" + index

                FdLabel {
                    width: parent.width
                    color: dayHead.isToday ? Theme.accentText : Theme.text
                    font.pixelSize: Theme.fontCaption
                    font.weight: dayHead.isToday ? Font.DemiBold : Font.Normal
                    horizontalAlignment: Text.AlignHCenter
                    text: dayHead.day
                }
                FdLabel {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    tabular: true
                    text: root.load.isLoaded ? root.load.model.daySumAt(dayHead.index) : ""
                    variant: FdLabel.Caption
                }
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    TableView {
        id: table

        // The keyboard is the page's: it moves in the period, not only in what is laid out.
        activeFocusOnTab: false
        x: root.nameWidth
        y: head.height
        width: parent.width - x
        height: parent.height - y - (legend.visible ? legend.height : 0)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        columnWidthProvider: () => root.columnWidth
        interactive: false
        model: root.load.model
        reuseItems: true
        rowHeightProvider: () => Theme.rowHeight

        T.ScrollBar.vertical: FdScrollBar {}
        onColumnsChanged: Qt.callLater(root.layOut)

        delegate: LoadCell {
            isCurrent: row === root.row && column === root.column
            hasKeyboard: isCurrent && root.activeFocus
            showsKinds: legend.visible

            onChosen: {
                root.row = row;
                root.column = column;
                root.forceActiveFocus(Qt.MouseFocusReason);
            }
            onOpened: root.choose()
        }
    }
    Item {
        // The names, beside what scrolls.
        y: head.height
        width: root.nameWidth
        height: table.height
        clip: true

        Repeater {
            model: Math.max(0, table.rows)

            Rectangle {
                id: line

                required property int index
                readonly property string name: root.load.isLoaded ? root.load.model.nameAt(index) : ""

                y: index * Theme.rowHeight - table.contentY
                width: root.nameWidth
                height: Theme.rowHeight
                color: index === root.row ? Theme.selection : Theme.surface
                visible: y > -height && y < root.height

                Avatar {
                    id: face

                    x: Theme.spacing
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.name
                    size: Theme.iconSizeLarge
                    tint: line.index === 0 || !root.load.isLoaded ? Theme.textSecondary : Theme.legible(root.load.model.colourAt(line.index))
                }
                FdLabel {
                    anchors.left: face.right
                    anchors.leftMargin: Theme.spacingSm
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.name
                }
            }
        }
        Divider {
            anchors.right: parent.right
            height: parent.height
            vertical: true
        }
    }
    WheelHandler {
        acceptedModifiers: Qt.NoModifier

        onWheel: event => table.contentY = Math.max(0, Math.min(table.contentY - event.angleDelta.y / 2, Math.max(0, table.contentHeight - table.height)))
    }
    ColourLegend {
        id: legend

        anchors.bottom: parent.bottom
        width: parent.width
        controller: root.controller
        objectName: "loadLegend"
        visible: isOfKind
    }
    ErrorBanner {
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Theme.gutter
        width: Math.min(Theme.dialogWidth, parent.width - Theme.gutter * 2)
        error: root.load.error
        onRetryRequested: root.load.reload()
    }
    LoadingVeil {
        loading: !root.load.isLoaded && !root.load.error.isSet
        text: root.load.title
    }
}
