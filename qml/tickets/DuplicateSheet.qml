// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! Of which ticket the one in front is a duplicate: those of the same customer first, others by word or number. */
FdDialog {
    id: root

    required property TicketDuplicate duplicate
    required property string ticket

    readonly property string kept: (list.currentItem as MatchRow)?.rowId ?? ""

    function start(): void {
        root.duplicate.begin();
        search.text = "";
        list.currentIndex = -1;
        root.open();
        search.forceActiveFocus(Qt.PopupFocusReason);
    }

    component MatchRow: Rectangle {
        id: row

        required property string rowId
        required property string subject
        required property string customerName
        required property string status
        required property bool isSameCustomer
        required property int index

        width: ListView.view.width
        height: lines.implicitHeight + Theme.spacingSm
        color: ListView.isCurrentItem ? Theme.selection : matchHover.hovered ? Theme.hover : "transparent"
        radius: Theme.radius

        Accessible.name: [rowId, subject, customerName, status].join(", ")
        Accessible.role: Accessible.ListItem

        Column {
            id: lines

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.spacingSm
            anchors.verticalCenter: parent.verticalCenter

            FdLabel {
                width: parent.width
                text: row.subject
                variant: row.isSameCustomer ? FdLabel.Strong : FdLabel.Body
            }
            FdLabel {
                width: parent.width
                text: [row.rowId, row.customerName, row.status].filter(word => word.length > 0).join(" · ")
                variant: FdLabel.Secondary
            }
        }
        HoverHandler {
            id: matchHover
        }
        TapHandler {
            onTapped: row.ListView.view.currentIndex = row.index
        }
    }

    title: qsTr("%1 is a duplicate of…").arg(root.ticket)
    consequence: root.kept.length > 0 ? qsTr("%1 becomes part of %2 and is closed; a note on both says so. Its messages stay on it: ERPNext moves none.").arg(root.ticket).arg(root.kept) : qsTr("Choose the ticket that is kept. Messages stay where they are: ERPNext moves none.")
    confirmEnabled: kept.length > 0
    confirmText: qsTr("Close as a duplicate")

    onAccepted: root.duplicate.mark(root.kept)

    SearchField {
        id: search

        objectName: "duplicateSearch"
        Layout.fillWidth: true
        placeholderText: qsTr("Words of the subject, or a number")

        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        onDismissed: root.reject()
        onTextChanged: {
            list.currentIndex = -1;
            root.duplicate.text = text;
        }
    }
    FdLabel {
        Layout.fillWidth: true
        color: Theme.danger
        text: root.duplicate.error.sentence
        visible: root.duplicate.error.isSet
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        Layout.fillWidth: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        highlightMoveDuration: 0
        implicitHeight: Theme.popupWidth * 0.75
        model: root.duplicate.matches
        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Tickets")
        Accessible.role: Accessible.List
        delegate: MatchRow {}

        FdLabel {
            anchors.centerIn: parent
            text: qsTr("No ticket like this")
            variant: FdLabel.Secondary
            visible: list.count === 0
        }
    }
}
