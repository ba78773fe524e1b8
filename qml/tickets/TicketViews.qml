// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Tickets

/*! The views at the left, in groups; the number is what is open. Arrows move, Enter chooses, Delete forgets a saved one. */
FocusScope {
    id: root

    required property TicketsController controller

    signal entered

    function sectionName(section: string): string {
        switch (section) {
        case "views":
            return qsTr("Views");
        case "saved":
            return qsTr("Saved views");
        case "types":
            return qsTr("By type");
        case "tags":
            return qsTr("By tag");
        default:
            return qsTr("By region");
        }
    }
    function focusCurrent(): void {
        view.currentIndex = Math.max(0, root.controller.views.rowOf(root.controller.view));
        view.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function choose(row: int): void {
        const id = root.controller.views.idAt(row);
        if (id.length > 0)
            root.controller.chooseView(id);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    ListView {
        id: view

        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.topMargin: Theme.spacingSm
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.controller.views
        section.property: "section"

        T.ScrollBar.vertical: FdScrollBar {}

        Accessible.name: qsTr("Views of the tickets")
        Accessible.role: Accessible.List
        Keys.onDeletePressed: root.controller.removeView(root.controller.views.idAt(view.currentIndex))
        Keys.onEnterPressed: {
            root.choose(view.currentIndex);
            root.entered();
        }
        Keys.onReturnPressed: {
            root.choose(view.currentIndex);
            root.entered();
        }
        Keys.onRightPressed: root.entered()
        Keys.onSpacePressed: root.choose(view.currentIndex)

        section.delegate: SectionHeader {
            required property string section

            x: Theme.gutter
            width: view.width - Theme.gutter * 2
            title: root.sectionName(section)
        }
        delegate: T.AbstractButton {
            id: line

            required property int index
            required property string viewId
            required property string title
            required property string viewGlyph
            required property int open

            readonly property bool isChosen: viewId === root.controller.view

            width: ListView.view.width
            implicitHeight: Theme.rowHeight - 2
            focusPolicy: Qt.NoFocus
            hoverEnabled: true
            text: title

            Accessible.name: open >= 0 ? qsTr("%1, %2 open").arg(title).arg(open) : title
            Accessible.role: Accessible.ListItem
            Accessible.selected: isChosen
            onClicked: {
                view.currentIndex = index;
                root.choose(index);
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
                    anchors.right: number.left
                    anchors.rightMargin: Theme.spacingSm
                    anchors.verticalCenter: parent.verticalCenter
                    font.weight: line.isChosen ? Font.Medium : Font.Normal
                    text: line.title
                }
                FdLabel {
                    id: number

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gutter
                    anchors.verticalCenter: parent.verticalCenter
                    tabular: true
                    text: line.open >= 0 ? Format.number(line.open) : ""
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
            Layout.rightMargin: Theme.gutter
            Layout.preferredHeight: Theme.statusHeight
            spacing: Theme.spacingSm

            FdLabel {
                readonly property string count: Format.number(root.controller.mirrored)

                Layout.fillWidth: true
                tabular: true
                text: root.controller.isComplete ? qsTr("%1 ticket(s)", "", root.controller.mirrored).arg(count) : qsTr("%1 ticket(s) copied, more arriving", "", root.controller.mirrored).arg(count)
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
