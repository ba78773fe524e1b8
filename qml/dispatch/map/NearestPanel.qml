// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Dispatch

/*! Who could be at a place first, with how far, when, and how old what is known of them is. */
FocusScope {
    id: root

    required property NearestSearch search
    required property DispatchController controller
    readonly property list<string> skills: {
        const all = [qsTr("Any skill")];
        for (const tag of controller.tags)
            all.push(tag);
        return all;
    }

    /// It was closed: the keyboard is nobody's.
    signal putAway

    function leave(): void {
        root.search.close();
        root.putAway();
    }

    objectName: "nearestPanel"
    implicitHeight: layout.implicitHeight + Theme.spacing * 2
    visible: search.isOpen

    Accessible.name: qsTr("Nearest free technician")
    Accessible.role: Accessible.Grouping
    Keys.onEscapePressed: leave()
    onVisibleChanged: {
        if (visible)
            list.forceActiveFocus(Qt.OtherFocusReason);
    }

    PopupSurface {
        anchors.fill: parent
    }
    // What lies below is not meant.
    MouseArea {
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true

        onWheel: wheel => wheel.accepted = true
    }
    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.spacingSm

        RowLayout {
            FdLabel {
                Layout.fillWidth: true
                text: qsTr("Nearest free technician")
                variant: FdLabel.Strong
            }
            FdButton {
                glyph: "x"
                keys: "Esc"
                kind: FdButton.Quiet
                small: true
                toolTip: qsTr("Close")

                onClicked: root.leave()
            }
        }
        FdComboBox {
            Layout.fillWidth: true
            model: root.skills
            visible: root.controller.tags.length > 0

            Accessible.name: qsTr("Skill that is needed")
            onActivated: index => root.search.skill = index > 0 ? root.controller.tags[index - 1] : ""
        }
        FdLabel {
            Layout.fillWidth: true
            color: Theme.warning
            text: qsTr("Another day is shown: nobody can say who is free.")
            visible: !root.search.isToday
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: contentHeight
            clip: true
            keyNavigationEnabled: true
            model: root.search.list

            delegate: NearestRow {
                width: list.width
                isCurrent: ListView.isCurrentItem && list.activeFocus

                onChosen: id => root.controller.selectTechnician(id)
            }
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("%n other(s) without this skill", "", root.search.withoutSkill)
            variant: FdLabel.Secondary
            visible: root.search.withoutSkill > 0
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Nobody on this board.")
            variant: FdLabel.Secondary
            visible: list.count === 0 && root.search.withoutSkill === 0
        }
    }
}
