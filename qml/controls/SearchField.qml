// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A field that filters or searches: Escape clears, then gives the focus back (`dismissed`). `keys` shows its shortcut. */
FdTextField {
    id: root

    property string keys

    signal dismissed

    glyph: "search"
    inputMethodHints: Qt.ImhNoPredictiveText
    rightPadding: Theme.spacingSm + Math.max(clear.visible ? clear.width : 0, hint.visible ? hint.width + Theme.spacingXs : 0)

    Accessible.role: Accessible.EditableText
    Accessible.searchEdit: true
    Keys.onEscapePressed: {
        if (root.text.length > 0)
            root.clear();
        else
            root.dismissed();
    }

    KeyHint {
        id: hint

        anchors.right: parent.right
        anchors.rightMargin: Theme.spacingXs + 2
        anchors.verticalCenter: parent.verticalCenter
        keys: root.keys
        visible: root.keys.length > 0 && root.text.length === 0 && !root.activeFocus
    }
    FdButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: 3
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        glyph: "x"
        kind: FdButton.Quiet
        small: true
        toolTip: qsTr("Clear")
        visible: root.text.length > 0

        onClicked: {
            root.clear();
            root.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
