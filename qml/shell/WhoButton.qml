// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import FibreDesk.Controls
import FibreDesk.Models.Session

/*! Who is signed in. Where that is so with several servers, a menu of them, each with its state and what can be done. */
FdButton {
    id: root

    readonly property SignInBoard board: Session.signIns
    readonly property SignInDesk desk: Session.signIn
    readonly property bool severalPeople: board !== null && board.strangers.length > 0
    readonly property bool hasSeveral: board !== null && board.desks.length > 1

    signal settingsRequested

    objectName: "whoButton"
    focusPolicy: Qt.TabFocus
    glyph: "user"
    kind: FdButton.Quiet
    tint: severalPeople ? Theme.tone("warning") : Theme.textSecondary
    toolTip: {
        if (severalPeople)
            return qsTr("Signed in as different people: what is done bears different names.");
        return desk !== null ? qsTr("Signed in: %1").arg(desk.who) : "";
    }
    visible: desk !== null && desk.state === "signedIn"

    onClicked: {
        if (hasSeveral)
            menu.popup(root, 0, root.height);
        else
            root.settingsRequested();
    }

    FdMenu {
        id: menu

        readonly property FocusReturn focusReturn: FocusReturn {
            popup: menu
        }

        width: Theme.popupWidth

        Instantiator {
            model: root.hasSeveral ? root.board.desks : []

            delegate: FdMenuItem {
                id: entry

                required property SignInDesk modelData
                readonly property bool isIn: modelData.state === "signedIn"

                glyph: isIn ? "check" : "key"
                keys: isIn ? modelData.who : SignInWords.state(modelData.state)
                reserveGlyph: true
                text: modelData.servers

                Accessible.name: [text, SignInWords.state(modelData.state), modelData.who].filter(part => part.length > 0).join(". ")

                onTriggered: {
                    if (isIn || modelData.busy)
                        root.settingsRequested();
                    else
                        modelData.signIn();
                }
            }

            onObjectAdded: (index, object) => menu.insertItem(index, object as FdMenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as FdMenuItem)
        }
        FdMenuSeparator {}
        FdMenuItem {
            reserveGlyph: true
            text: qsTr("Sign-in settings")

            onTriggered: root.settingsRequested()
        }
    }
}
