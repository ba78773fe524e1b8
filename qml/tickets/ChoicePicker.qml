// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*!
    One of a list from the keyboard: arrows and Enter, of a short list also its number, of a long one a few letters.
*/
T.Popup {
    id: root

    required property TicketEdits edits
    property string field
    property string title
    property string current

    readonly property list<var> all: opened || visible ? edits.choices(field, "") : []
    readonly property bool isLong: all.length > 9
    readonly property list<var> shown: isLong && filter.text.length > 0 ? edits.choices(field, filter.text) : all

    signal chosen(string field, string value)

    function openFor(field: string, title: string, current: string): void {
        root.field = field;
        root.title = title;
        root.current = current;
        filter.text = "";
        root.open();
        list.currentIndex = Math.max(0, root.all.findIndex(choice => choice.value === current));
        if (root.isLong)
            filter.forceActiveFocus(Qt.PopupFocusReason);
        else
            list.forceActiveFocus(Qt.PopupFocusReason);
    }
    function choose(place: int): void {
        if (place < 0 || place >= root.shown.length)
            return;
        const value = root.shown[place].value;
        root.close();
        root.chosen(root.field, value);
    }

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    implicitWidth: Theme.popupWidth
    implicitHeight: Math.min(implicitContentHeight + topPadding + bottomPadding, Theme.popupWidth + Theme.spacingXl * 2)
    modal: true
    padding: Theme.spacing

    readonly property FocusReturn focusReturn: FocusReturn {
        popup: root
    }

    background: PopupSurface {}
    contentItem: ColumnLayout {
        spacing: Theme.spacingSm

        FdLabel {
            Layout.fillWidth: true
            text: root.title
            variant: FdLabel.Strong
        }
        SearchField {
            id: filter

            Layout.fillWidth: true
            placeholderText: qsTr("Type a few letters")
            visible: root.isLong

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose(list.currentIndex)
            Keys.onEnterPressed: root.choose(list.currentIndex)
            onDismissed: root.close()
            onTextChanged: if (root.opened)
                list.currentIndex = 0
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            implicitHeight: contentHeight
            keyNavigationEnabled: true
            model: root.shown
            T.ScrollBar.vertical: FdScrollBar {}

            Accessible.name: root.title
            Accessible.role: Accessible.List
            Keys.onReturnPressed: root.choose(currentIndex)
            Keys.onEnterPressed: root.choose(currentIndex)
            Keys.onPressed: event => {
                const place = event.key - Qt.Key_1;
                if (!root.isLong && place >= 0 && place < root.shown.length) {
                    root.choose(place);
                    event.accepted = true;
                }
            }

            delegate: FdMenuItem {
                required property var modelData
                required property int index

                width: ListView.view.width
                focusPolicy: Qt.NoFocus
                glyph: modelData.value === root.current ? "check" : ""
                highlighted: ListView.isCurrentItem
                keys: root.isLong ? "" : String(index + 1)
                reserveGlyph: true
                text: modelData.text

                onClicked: root.choose(index)
            }
        }
    }
}
