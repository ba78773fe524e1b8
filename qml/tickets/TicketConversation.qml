// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! The messages and notes, oldest first; opens at the newest. Arrows and Page Up/Down scroll. */
FocusScope {
    id: root

    required property TicketsController controller

    property string shownTicket

    function showEnd(): void {
        view.positionViewAtEnd();
    }
    function scrollBy(distance: real): void {
        const first = view.originY;
        view.contentY = Math.max(first, Math.min(first + Math.max(0, view.contentHeight - view.height), view.contentY + distance));
    }

    Accessible.name: qsTr("Messages of the ticket")
    Accessible.role: Accessible.List
    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Down:
            root.scrollBy(Theme.rowHeight * 2);
            break;
        case Qt.Key_Up:
            root.scrollBy(-Theme.rowHeight * 2);
            break;
        case Qt.Key_PageDown:
            root.scrollBy(view.height - Theme.rowHeight);
            break;
        case Qt.Key_PageUp:
            root.scrollBy(Theme.rowHeight - view.height);
            break;
        case Qt.Key_Home:
            view.positionViewAtBeginning();
            break;
        case Qt.Key_End:
            root.showEnd();
            break;
        default:
            return;
        }
        event.accepted = true;
    }

    Connections {
        function onCountChanged(): void {
            Qt.callLater(root.showEnd);
        }

        target: root.controller.writing.notes.pending
    }
    Connections {
        function onCardChanged(): void {
            if (root.shownTicket === root.controller.card.id)
                return;
            root.shownTicket = root.controller.card.id;
            Qt.callLater(root.showEnd);
        }

        target: root.controller
    }
    Component.onCompleted: {
        root.shownTicket = root.controller.card.id;
        Qt.callLater(root.showEnd);
    }
    LinkDialog {
        id: dialog
    }
    ListView {
        id: view

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 600
        clip: true
        focus: true
        model: root.controller.thread
        spacing: Theme.spacingSm

        T.ScrollBar.vertical: FdScrollBar {}

        delegate: MessageCard {
            required property string entryId

            width: ListView.view.width - Theme.spacingSm

            onImagesRequested: root.controller.thread.loadImages(entryId)
            onLinkRequested: link => dialog.ask(link)
        }
        footer: Column {
            width: ListView.view.width - Theme.spacingSm
            bottomPadding: Theme.spacing
            topPadding: root.controller.writing.notes.pending.count > 0 ? Theme.spacingSm : 0

            PendingNotes {
                width: parent.width
                notes: root.controller.writing.notes

                onWriteRequested: write => root.controller.openWrite(write)
            }
        }
    }
    FocusRing {
        active: root.activeFocus && view.activeFocus
        inset: true
    }
    FdLabel {
        anchors.left: parent.left
        anchors.right: parent.right
        text: root.controller.card.isThreadComplete ? qsTr("No message was written.") : qsTr("Messages are still being copied from ERPNext.")
        variant: FdLabel.Secondary
        visible: view.count === 0 && root.controller.writing.notes.pending.count === 0
        wrapMode: Text.Wrap
    }
}
