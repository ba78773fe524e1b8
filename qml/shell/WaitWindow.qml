// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! While the keychain is asked for secrets, before there is a desk. */
Window {
    id: root

    color: Theme.background
    height: 180
    title: "FibreDesk"
    visible: true
    width: 440

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - Theme.spacingXl * 2
        spacing: Theme.spacing

        FdLabel {
            Layout.fillWidth: true
            text: qsTr("Asking the keychain for the secrets of the profile…")
            variant: FdLabel.Strong
            wrapMode: Text.Wrap
        }
        FdLabel {
            Layout.fillWidth: true
            text: qsTr("It may be waiting for its own password. FibreDesk opens without it in a few seconds.")
            variant: FdLabel.Secondary
            wrapMode: Text.Wrap
        }
    }
}
