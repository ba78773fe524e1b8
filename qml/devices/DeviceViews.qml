// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! The views at the left with how many devices each holds. Arrows move, Enter chooses. */
FocusScope {
    id: root

    required property DevicesController controller

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

        Accessible.name: qsTr("Views of the equipment")
        Accessible.role: Accessible.List
        Keys.onEnterPressed: root.entered()
        Keys.onReturnPressed: root.entered()
        Keys.onRightPressed: root.entered()
        onCurrentItemChanged: {
            const line = view.currentItem as DeviceViewLine;
            if (line !== null && view.activeFocus)
                root.controller.chooseView(line.rowId);
        }

        section.delegate: SectionHeader {
            required property string section

            x: Theme.gutter
            width: view.width - Theme.gutter * 2
            title: section === "views" ? qsTr("Views") : section === "network" ? qsTr("By the ACS") : section === "types" ? qsTr("By type") : section === "models" ? qsTr("By model") : qsTr("By OLT port")
        }
        delegate: DeviceViewLine {
            width: ListView.view.width
            isChosen: rowId === root.controller.view
            isFocused: view.activeFocus && ListView.isCurrentItem

            onClicked: {
                root.controller.chooseView(rowId);
                view.currentIndex = index;
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
            visible: root.controller.hasFleet

            FdLabel {
                Layout.fillWidth: true
                color: root.controller.fleetError.isSet ? Theme.warning : Theme.textSecondary
                text: root.controller.fleetError.isSet ? qsTr("ACS: %1").arg(root.controller.fleetError.sentence) : qsTr("Asked the ACS")
                variant: FdLabel.Caption
            }
            AgeLabel {
                at: root.controller.fleetAt
                limit: 900
                visible: !isNaN(at.getTime())
            }
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
                text: root.controller.isComplete ? qsTr("%1 device(s)", "", root.controller.mirrored).arg(count) : qsTr("%1 device(s) copied, more arriving", "", root.controller.mirrored).arg(count)
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
