// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.CampaignEditor

/*! The campaigns that are being written; Enter continues, Delete removes (and Undo brings back). */
FocusScope {
    id: root

    required property CampaignEditor controller

    signal openFileRequested

    Keys.onPressed: event => {
        if (event.key === Qt.Key_N || event.key === Qt.Key_Plus)
            root.controller.newDraft();
        else if (event.key === Qt.Key_O && event.modifiers === Qt.ControlModifier)
            root.openFileRequested();
        else if (event.key === Qt.Key_Z && event.modifiers === Qt.ControlModifier)
            root.controller.undoRemove();
        else
            return;
        event.accepted = true;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        NoticeStrip {
            Layout.fillWidth: true
            actionText: qsTr("Undo")
            shown: root.controller.removedName.length > 0
            text: qsTr("“%1” was removed.").arg(root.controller.removedName)
            tone: "info"

            onActionRequested: root.controller.undoRemove()
        }
        RowLayout {
            Layout.margins: Theme.gutter
            spacing: Theme.spacingSm

            FdButton {
                glyph: "plus"
                keys: "Ctrl+N"
                kind: FdButton.Primary
                text: qsTr("New campaign")

                onClicked: root.controller.newDraft()
            }
            FdButton {
                glyph: "folder-open"
                keys: "Ctrl+O"
                text: qsTr("Open a campaign file…")

                onClicked: root.openFileRequested()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        ListView {
            id: view

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            model: root.controller.drafts

            T.ScrollBar.vertical: FdScrollBar {}

            Accessible.name: qsTr("Campaigns being written")
            Accessible.role: Accessible.List
            Keys.onReturnPressed: root.controller.open(root.controller.drafts.idAt(view.currentIndex))
            Keys.onEnterPressed: root.controller.open(root.controller.drafts.idAt(view.currentIndex))
            Keys.onDeletePressed: root.controller.removeDraft(root.controller.drafts.idAt(view.currentIndex))

            delegate: DraftDelegate {
                width: ListView.view.width
                hasFocus: ListView.isCurrentItem && view.activeFocus
                isCurrent: ListView.isCurrentItem

                onChosen: {
                    view.currentIndex = index;
                    view.forceActiveFocus(Qt.MouseFocusReason);
                }
                onOpened: root.controller.open(draftId)
                onRemoveRequested: root.controller.removeDraft(draftId)
            }

            EmptyState {
                anchors.centerIn: parent
                actionGlyph: "plus"
                actionText: qsTr("New campaign")
                glyph: "pencil"
                hint: qsTr("A campaign that is being written stays here until it is sent, whatever happens to this computer.")
                keys: "Ctrl+N"
                title: qsTr("No campaign is being written")
                visible: view.count === 0

                onActionRequested: root.controller.newDraft()
            }
        }
    }
}
