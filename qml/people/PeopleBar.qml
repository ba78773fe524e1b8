// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.People
import FibreDesk.Models.Session

/*! Search and invite. */
RowLayout {
    id: root

    required property PeopleController controller

    signal dismissed

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    spacing: Theme.spacingSm

    SearchField {
        id: search

        Layout.fillWidth: true
        Layout.maximumWidth: 360
        keys: "/"
        objectName: "peopleSearch"
        placeholderText: qsTr("Name, address, group…")
        text: root.controller.text

        Accessible.name: qsTr("Find a colleague")
        Keys.onDownPressed: root.dismissed()
        Keys.onEnterPressed: root.dismissed()
        Keys.onReturnPressed: root.dismissed()
        onDismissed: root.dismissed()
        onTextChanged: root.controller.text = text
    }
    AgeLabel {
        at: root.controller.listedAt
        prefix: qsTr("listed")
        visible: seconds >= 0
    }
    Item {
        Layout.fillWidth: true
    }
    FdButton {
        enabled: !root.controller.isLoading
        glyph: "rotate-cw"
        kind: FdButton.Quiet
        toolTip: qsTr("List again")

        onClicked: root.controller.refresh()
    }
    FdButton {
        forbidden: Rights.manageUsers.reason
        glyph: "plus"
        keys: "N"
        kind: FdButton.Primary
        objectName: "invite"
        text: qsTr("Invite a colleague")

        onClicked: root.controller.isInviting = true
    }
}
