// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Templates as T

/*!
    Brings the keyboard back to where it was before a pop-up opened, unless somebody took it meanwhile. Qt does so in its
    ApplicationWindow only.
*/
Connections {
    id: root

    property Item before: null

    function onAboutToShow(): void {
        const place = (root.target as T.Popup).parent;
        root.before = place !== null ? place.Window.activeFocusItem : null;
    }
    function onClosed(): void {
        const place = root.before;
        if (place === null || !place.visible)
            return;
        const holder = place.Window.activeFocusItem;
        if (holder === null || holder === place.Window.contentItem)
            place.forceActiveFocus(Qt.PopupFocusReason);
    }
}
