// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Canned answers: a few letters, Enter; what is in the editor can be kept as one of one's own. */
T.Popup {
    id: root

    required property TicketAnswers answers
    /// What stands in the editor.
    property string written

    signal chosen(string text)

    function openWith(written: string): void {
        root.written = written;
        root.answers.fetch();
        search.text = "";
        ownName.text = "";
        list.currentIndex = 0;
        root.open();
        search.forceActiveFocus(Qt.PopupFocusReason);
    }
    function choose(): void {
        const item = list.currentItem as AnswerRow;
        if (item === null)
            return;
        const text = root.answers.textOf(item.rowId);
        root.close();
        root.chosen(text);
    }

    component AnswerRow: Rectangle {
        id: row

        required property string rowId
        required property string name
        required property string preview
        required property bool isOwn
        required property int index

        width: ListView.view.width
        height: lines.implicitHeight + Theme.spacingSm
        color: ListView.isCurrentItem ? Theme.selection : rowHover.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        Accessible.name: name + ", " + preview
        Accessible.role: Accessible.ListItem

        Column {
            id: lines

            anchors.left: parent.left
            anchors.right: remove.left
            anchors.margins: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter

            FdLabel {
                width: parent.width
                text: row.name
                variant: FdLabel.Strong
            }
            FdLabel {
                width: parent.width
                text: row.preview
                variant: FdLabel.Secondary
            }
        }
        HoverHandler {
            id: rowHover
        }
        TapHandler {
            onTapped: {
                row.ListView.view.currentIndex = row.index;
                root.choose();
            }
        }
        FdButton {
            id: remove

            anchors.right: parent.right
            anchors.rightMargin: Theme.spacingXs
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.NoFocus
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Remove this text of yours")
            visible: row.isOwn

            onClicked: root.answers.remove(row.rowId)
        }
    }

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    implicitWidth: Theme.paletteWidth - Theme.spacingXl * 3
    implicitHeight: Theme.popupWidth + Theme.spacingXl * 4
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
            text: qsTr("Canned answers")
            variant: FdLabel.Heading
        }
        SearchField {
            id: search

            Layout.fillWidth: true
            placeholderText: qsTr("Words of the name or the text")

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose()
            Keys.onEnterPressed: root.choose()
            onDismissed: root.close()
            onTextChanged: {
                root.answers.filter = text;
                list.currentIndex = 0;
            }
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: root.answers.error.sentence
            visible: root.answers.error.isSet
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            model: root.answers.list
            T.ScrollBar.vertical: FdScrollBar {}

            delegate: AnswerRow {}

            FdLabel {
                anchors.centerIn: parent
                text: root.answers.isFetching ? qsTr("Being read from ERPNext") : qsTr("No text like this")
                variant: FdLabel.Secondary
                visible: list.count === 0
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.spacingSm
            visible: root.written.trim().length > 0

            FdTextField {
                id: ownName

                Layout.fillWidth: true
                placeholderText: qsTr("Keep what is written under this name")

                onAccepted: keep.clicked()
            }
            FdButton {
                id: keep

                enabled: ownName.text.trim().length > 0
                text: qsTr("Keep")

                onClicked: {
                    if (!enabled)
                        return;
                    root.answers.keep(ownName.text, root.written);
                    ownName.text = "";
                }
            }
        }
    }
}
