// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! One secret: which it is, where it is kept, and entering or removing it. What it is, is never shown. */
ColumnLayout {
    id: root

    required property int index
    required property string section
    required property string secretKey
    required property string place
    required property bool needed
    required property bool editable

    readonly property string name: "[" + section + "] " + secretKey
    readonly property bool held: place === "keychain" || place === "session"
    readonly property bool hasKeychain: Session.secrets.backend === "keychain"
    property bool entering: false

    function placeWords(): string {
        switch (place) {
        case "environment":
            return qsTr("From the environment");
        case "file":
            return qsTr("In the profile's file, readable there");
        case "keychain":
            return qsTr("In the keychain");
        case "session":
            return qsTr("In memory, for this session only");
        default:
            return needed ? qsTr("Nowhere: the service cannot sign in") : qsTr("None; not needed unless the service asks for it");
        }
    }
    function enter(onlyNow: bool): void {
        Session.secrets.enter(index, field.text, onlyNow);
        field.clear();
        entering = false;
    }

    Layout.fillWidth: true
    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.controlHeight
        spacing: Theme.spacingSm

        FdLabel {
            Layout.preferredWidth: Theme.labelColumnWide
            text: root.name
            variant: FdLabel.Mono
        }
        FdLabel {
            Layout.fillWidth: true
            color: root.place === "nowhere" ? (root.needed ? Theme.tone("danger") : Theme.textSecondary) : root.place === "file" ? Theme.tone("warning") : Theme.text
            text: root.placeWords()
        }
        FdButton {
            objectName: "enterSecret"
            glyph: "key"
            kind: FdButton.Quiet
            small: true
            text: root.held ? qsTr("Replace") : qsTr("Enter")
            visible: root.editable && !root.entering

            Accessible.name: root.held ? qsTr("Replace %1").arg(root.name) : qsTr("Enter %1").arg(root.name)

            onClicked: {
                root.entering = true;
                field.forceActiveFocus(Qt.TabFocusReason);
            }
        }
        FdButton {
            objectName: "removeSecret"
            glyph: "x"
            kind: FdButton.Quiet
            small: true
            toolTip: qsTr("Remove %1").arg(root.name)
            visible: root.editable && root.held && !root.entering

            onClicked: Session.secrets.remove(root.index)
        }
    }
    RowLayout {
        Layout.bottomMargin: Theme.spacingSm
        Layout.fillWidth: true
        spacing: Theme.spacingSm
        visible: root.entering

        FdTextField {
            id: field

            objectName: "secretEntry"
            Layout.fillWidth: true
            Accessible.name: placeholderText
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            placeholderText: qsTr("%1, not shown").arg(root.name)

            Keys.onEscapePressed: {
                clear();
                root.entering = false;
            }
            onAccepted: {
                if (text.length > 0)
                    root.enter(!root.hasKeychain);
            }
        }
        FdButton {
            enabled: field.text.length > 0
            kind: FdButton.Primary
            small: true
            text: qsTr("Keep in the keychain")
            visible: root.hasKeychain

            onClicked: root.enter(false)
        }
        FdButton {
            enabled: field.text.length > 0
            small: true
            text: qsTr("For this session only")

            onClicked: root.enter(true)
        }
        FdButton {
            kind: FdButton.Quiet
            small: true
            text: qsTr("Cancel")

            onClicked: {
                field.clear();
                root.entering = false;
            }
        }
    }
}
