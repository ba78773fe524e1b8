// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Templates as T

/*!
    Brings the keyboard back to where it was before a pop-up opened, unless somebody took it meanwhile. Qt does so in its
    ApplicationWindow only.
*/
QtObject {
    id: root

    required property T.Popup popup
    property Item before: null

    // Not the root itself: its functions would see the names of the file that uses it.
    readonly property Connections doors: Connections {
        function onAboutToShow(): void {
            root.before = root.popup.parent !== null ? root.popup.parent.Window.activeFocusItem : null;
        }
        function onClosed(): void {
            const place = root.before;
            if (place === null || !place.visible)
                return;
            const holder = place.Window.activeFocusItem;
            if (holder === null || holder === place.Window.contentItem)
                place.forceActiveFocus(Qt.PopupFocusReason);
        }

        target: root.popup
    }
}
