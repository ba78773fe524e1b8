// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Campaigns

/*! The campaigns as rows with their stacked bar; up and down choose, Enter goes on to the recipients. */
FocusScope {
    id: root

    required property CampaignsController controller

    signal chosen(string id)
    signal entered

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    ListView {
        id: view

        anchors.fill: parent
        clip: true
        currentIndex: root.controller.campaigns.count > 0 ? root.controller.campaigns.rowOf(root.controller.campaignId) : -1
        focus: true
        highlightMoveDuration: Theme.duration
        keyNavigationEnabled: false
        model: root.controller.campaigns

        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Campaigns")
        Accessible.role: Accessible.List
        Keys.onDownPressed: root.chosen(root.controller.campaigns.idAt(Math.min(view.count - 1, view.currentIndex + 1)))
        Keys.onUpPressed: root.chosen(root.controller.campaigns.idAt(Math.max(0, view.currentIndex - 1)))
        Keys.onReturnPressed: root.entered()
        Keys.onEnterPressed: root.entered()
        Keys.onRightPressed: root.entered()

        header: RowLayout {
            width: view.width
            height: 40
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                text: qsTr("%n campaign(s)", "", root.controller.campaigns.count)
                variant: FdLabel.Secondary
            }
            AgeLabel {
                at: root.controller.listFetchedAt
                brief: true
                limit: 120
                visible: !isNaN(at.getTime())
            }
            FdButton {
                Layout.rightMargin: Theme.spacingSm
                glyph: "refresh-cw"
                keys: "F5"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Read again")

                onClicked: root.controller.refresh()
            }
        }
        delegate: CampaignDelegate {
            width: ListView.view.width
            isCurrent: ListView.isCurrentItem
            hasFocus: ListView.isCurrentItem && view.activeFocus

            onChosen: id => {
                view.forceActiveFocus(Qt.MouseFocusReason);
                root.chosen(id);
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        glyph: "megaphone"
        hint: qsTr("Campaigns of this desk and of the hub appear here with the fate of every mail.")
        title: qsTr("No campaigns yet")
        visible: view.count === 0 && !root.controller.isListLoading && !root.controller.listError.isSet
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        glyph: "loader"
        title: qsTr("Reading the campaigns…")
        visible: view.count === 0 && root.controller.isListLoading
    }
}
