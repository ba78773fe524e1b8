// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! The search and command palette: one field, lines in groups; arrows choose, Enter opens, Escape closes. */
T.Popup {
    id: root

    required property CommandPalette palette

    function activate(row: int): void {
        if (row < 0 || row >= list.count)
            return;
        root.close();
        root.palette.activate(row);
    }

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.min(96, parent.height * 0.12)) : 0
    width: parent ? Math.min(Theme.paletteWidth, parent.width - Theme.spacingXl) : Theme.paletteWidth
    height: parent ? Math.min(column.implicitHeight + topPadding + bottomPadding, parent.height - y * 2) : 400
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    padding: Theme.spacingSm

    background: PopupSurface {
        radius: 10
    }
    contentItem: ColumnLayout {
        id: column

        spacing: Theme.spacingSm

        FdTextField {
            id: field

            Layout.fillWidth: true
            focus: true
            font.pixelSize: Theme.fontHeading
            glyph: "search"
            implicitHeight: 38
            inputMethodHints: Qt.ImhNoPredictiveText
            placeholderText: qsTr("Name, phone, address, serial number, words of a ticket, or a command")

            Accessible.name: qsTr("Search or command")
            Keys.onPressed: event => {
                const page = 8;
                switch (event.key) {
                case Qt.Key_Down:
                    list.currentIndex = Math.min(list.count - 1, list.currentIndex + 1);
                    break;
                case Qt.Key_Up:
                    list.currentIndex = Math.max(0, list.currentIndex - 1);
                    break;
                case Qt.Key_PageDown:
                    list.currentIndex = Math.min(list.count - 1, list.currentIndex + page);
                    break;
                case Qt.Key_PageUp:
                    list.currentIndex = Math.max(0, list.currentIndex - page);
                    break;
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    root.activate(list.currentIndex);
                    break;
                default:
                    return;
                }
                list.isChosen = true;
                event.accepted = true;
            }
            onTextEdited: {
                root.palette.query = text;
                list.isChosen = false;
                list.currentIndex = 0;
            }
        }
        FdLabel {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.spacingSm
            Layout.bottomMargin: Theme.spacingSm
            color: Theme.textSecondary
            text: root.palette.searching ? qsTr("Searching") : qsTr("Nothing matches “%1”.").arg(field.text)
            visible: list.count === 0
        }
        ListView {
            id: list

            // Until a line is chosen, the best one is: results that come later push it down.
            property bool isChosen: false

            Layout.fillWidth: true
            Layout.fillHeight: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            implicitHeight: Math.min(contentHeight, 460)
            model: root.palette
            section.property: "group"
            visible: count > 0

            Accessible.role: Accessible.List
            T.ScrollBar.vertical: FdScrollBar {}
            delegate: PaletteLine {
                required property int index

                width: ListView.view.width
                current: ListView.isCurrentItem

                onClicked: root.activate(index)
                onHoveredChanged: {
                    if (hovered)
                        ListView.view.currentIndex = index;
                }
            }
            footer: FdLabel {
                x: Theme.spacingSm
                width: list.width - Theme.spacingSm * 2
                height: visible ? 32 : 0
                text: qsTr("There is more: type another word.")
                variant: FdLabel.Secondary
                verticalAlignment: Text.AlignVCenter
                visible: root.palette.cut
            }
            section.delegate: SectionHeader {
                required property string section

                x: Theme.spacingSm
                title: section
            }

            onCountChanged: {
                if (!isChosen || currentIndex < 0 || currentIndex >= count)
                    currentIndex = 0;
            }
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    function search(text: string): void {
        field.text = text;
        palette.query = text;
    }

    onAboutToShow: {
        field.clear();
        root.palette.query = "";
        list.isChosen = false;
        list.currentIndex = 0;
        list.positionViewAtBeginning();
        field.forceActiveFocus(Qt.OtherFocusReason);
    }
}
