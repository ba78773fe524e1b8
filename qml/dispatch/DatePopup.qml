// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! A month to pick a day from. Arrows move, Page Up and Page Down change the month, Enter picks. */
T.Popup {
    id: root

    required property DispatchController controller
    property string value
    /// Offers "no date" too.
    property bool canClear: false

    signal picked(string iso)

    function openAt(iso: string): void {
        root.value = iso.length > 0 ? iso : root.controller.day;
        root.open();
        grid.forceActiveFocus(Qt.PopupFocusReason);
    }

    function step(days: int): void {
        const list = root.controller.calendarOf(root.value);
        const next = list.indexOf(root.value) + days;
        if (next >= 0 && next < list.length)
            root.value = list[next];
        else
            root.value = root.controller.shiftMonth(root.value, days > 0 ? 1 : -1);
    }

    function choose(iso: string): void {
        root.picked(iso);
        root.close();
    }

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    margins: Theme.spacingSm
    padding: Theme.spacing
    implicitWidth: implicitContentWidth + padding * 2
    implicitHeight: implicitContentHeight + padding * 2

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        RowLayout {
            FdButton {
                glyph: "chevron-left"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Previous month")
                onClicked: root.value = root.controller.shiftMonth(root.value, -1)
            }
            FdLabel {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.controller.language.length > 0 ? root.controller.monthText(root.value) : ""
                variant: FdLabel.Strong
            }
            FdButton {
                glyph: "chevron-right"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Next month")
                onClicked: root.value = root.controller.shiftMonth(root.value, 1)
            }
        }
        GridLayout {
            id: grid

            columns: 7
            columnSpacing: Theme.hairline
            rowSpacing: Theme.hairline

            Keys.onLeftPressed: root.step(-1)
            Keys.onRightPressed: root.step(1)
            Keys.onUpPressed: root.step(-7)
            Keys.onDownPressed: root.step(7)
            Keys.onReturnPressed: root.choose(root.value)
            Keys.onEnterPressed: root.choose(root.value)
            Keys.onPressed: event => {
                if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
                    root.value = root.controller.shiftMonth(root.value, event.key === Qt.Key_PageUp ? -1 : 1);
                    event.accepted = true;
                }
            }

            Repeater {
                model: root.controller.calendarOf(root.value)

                T.AbstractButton {
                    id: cell

                    required property string modelData
                    readonly property bool isToday: modelData === root.controller.todayIso()
                    readonly property bool isOtherMonth: modelData.slice(0, 7) !== root.value.slice(0, 7)

                    implicitWidth: Theme.rowHeight + Theme.unit
                    implicitHeight: Theme.rowHeight
                    focusPolicy: Qt.NoFocus
                    hoverEnabled: true

                    Accessible.name: Format.longDate(modelData)

                    background: Rectangle {
                        border.color: cell.modelData === root.value ? Theme.accent : "transparent"
                        border.width: Theme.focusRing
                        color: cell.modelData === root.controller.day ? Theme.selection : cell.hovered ? Theme.hover : "transparent"
                        radius: Theme.radius
                    }
                    contentItem: FdLabel {
                        color: cell.isToday ? Theme.accentText : cell.isOtherMonth ? Theme.textSecondary : Theme.text
                        font.weight: cell.isToday ? Font.DemiBold : Font.Normal
                        horizontalAlignment: Text.AlignHCenter
                        tabular: true
                        text: String(parseInt(cell.modelData.slice(8)))
                    }

                    onClicked: root.choose(modelData)
                }
            }
        }
        FdButton {
            Layout.fillWidth: true
            glyph: "calendar-x"
            small: true
            text: qsTr("No date")
            visible: root.canClear
            onClicked: root.choose("")
        }
    }
}
