// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! What the person has to do while signing in: the browser, or a code for another device. */
ColumnLayout {
    id: root

    required property SignInDesk desk

    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        text: root.desk.userCode.length > 0 ? qsTr("On any device, open this address and type the code:") : qsTr("Go on in the browser. If none has opened, open this address on this computer:")
        wrapMode: Text.Wrap
    }
    FdLabel {
        Layout.fillWidth: true
        objectName: "userCode"
        text: root.desk.userCode
        variant: FdLabel.Display
        visible: text.length > 0

        Accessible.name: qsTr("Code: %1").arg(text)
        Accessible.role: Accessible.StaticText
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.desk.page.length > 0

        FdLabel {
            Layout.fillWidth: true
            elide: Text.ElideMiddle
            text: root.desk.page
            variant: FdLabel.Mono
        }
        CopyButton {
            value: root.desk.page
        }
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        spacing: Theme.spacingSm

        FdButton {
            text: qsTr("Cancel")

            onClicked: root.desk.cancel()
        }
        FdButton {
            enabled: root.desk.page.length > 0
            focus: true
            kind: FdButton.Primary
            objectName: "openSignInPage"
            text: qsTr("Open the address")

            onClicked: root.desk.openPage()
        }
    }
}
