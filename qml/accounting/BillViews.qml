// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Accounting

/*! The views at the left with how many there are in each. Arrows move, Enter chooses. */
FocusScope {
    id: root

    required property AccountingController controller

    signal entered

    function focusCurrent(): void {
        view.currentIndex = Math.max(0, root.controller.views.rowOf(root.controller.view));
        view.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    ListView {
        id: view

        function chooseCurrent(): void {
            const line = currentItem as T.ItemDelegate;
            if (line !== null)
                line.clicked();
            root.entered();
        }

        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.spacingSm
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.controller.views
        section.property: "section"

        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Views")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: chooseCurrent()
        Keys.onReturnPressed: chooseCurrent()
        Keys.onRightPressed: root.entered()

        section.delegate: Item {
            id: heading

            required property string section

            width: view.width
            height: 30

            SectionHeader {
                anchors.fill: parent
                anchors.leftMargin: Theme.gutter
                title: heading.section === "modes" ? qsTr("By mode of payment") : qsTr("Views")
            }
        }
        delegate: T.ItemDelegate {
            id: line

            required property int index
            required property string rowId
            required property string title
            required property string viewGlyph
            required property int number

            readonly property bool isChosen: root.controller.view === rowId

            width: ListView.view.width
            implicitHeight: 30
            hoverEnabled: true

            Accessible.name: title
            Accessible.role: Accessible.ListItem
            onClicked: {
                ListView.view.currentIndex = index;
                root.controller.chooseView(rowId);
            }

            background: Rectangle {
                anchors.fill: parent
                anchors.leftMargin: Theme.spacingSm
                anchors.rightMargin: Theme.spacingSm
                color: line.isChosen ? Theme.selection : line.hovered ? Theme.hover : "transparent"
                radius: Theme.radius

                FocusRing {
                    active: view.activeFocus && line.ListView.isCurrentItem
                    inset: true
                }
            }
            contentItem: Item {
                IconGlyph {
                    id: icon

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.gutter
                    anchors.verticalCenter: parent.verticalCenter
                    color: line.isChosen ? Theme.accentText : Theme.textSecondary
                    glyph: line.viewGlyph
                    size: 14
                }
                FdLabel {
                    anchors.left: icon.right
                    anchors.leftMargin: Theme.spacingSm
                    anchors.right: count.left
                    anchors.rightMargin: Theme.spacingSm
                    anchors.verticalCenter: parent.verticalCenter
                    font.weight: line.isChosen ? Font.Medium : Font.Normal
                    text: line.title
                }
                FdLabel {
                    id: count

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gutter
                    anchors.verticalCenter: parent.verticalCenter
                    tabular: true
                    text: Format.number(line.number)
                    variant: FdLabel.Secondary
                }
            }
        }
    }
    ColumnLayout {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 0

        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.preferredHeight: Theme.statusHeight
            Layout.rightMargin: Theme.gutter
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: root.controller.isComplete ? qsTr("%1 copied").arg(Format.number(root.controller.mirrored)) : qsTr("%1 copied, more arriving").arg(Format.number(root.controller.mirrored))
                variant: FdLabel.Caption
            }
            AgeLabel {
                at: root.controller.fetchedAt
                limit: 300
                visible: !isNaN(at.getTime())
            }
        }
    }
}
