// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! A bar over everything where the profile is not the real one: nobody may take the one for the other. */
Rectangle {
    id: root

    readonly property string words: {
        switch (Session.profileKind) {
        case "training":
            return qsTr("Training");
        case "test":
            return qsTr("Test");
        default:
            return "";
        }
    }
    readonly property string tone: Session.profileKind === "test" ? "uncertain" : "warning"

    objectName: "profileMark"
    implicitHeight: visible ? Theme.chipHeight : 0
    color: Theme.tone(tone)
    visible: words.length > 0

    Accessible.name: label.text
    Accessible.role: Accessible.AlertMessage

    FdLabel {
        id: label

        anchors.centerIn: parent
        color: Theme.onTone
        font.weight: Font.DemiBold
        //: %1 "Training" or "Test", %2 the name of the profile
        text: Session.profileName.length > 0 ? qsTr("%1 · %2").arg(root.words).arg(Session.profileName) : root.words
    }
}
