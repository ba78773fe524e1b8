// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/*! A menu: `FdMenu { FdMenuItem { text: …; onTriggered: … } FdMenuSeparator {} }`; open with popup(). */
T.Menu {
    id: root

    implicitWidth: Math.max(180, contentWidth + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.spacingXs
    padding: Theme.spacingXs
    overlap: 1

    background: PopupSurface {}
    contentItem: ListView {
        clip: true
        currentIndex: root.currentIndex
        implicitHeight: contentHeight
        interactive: contentHeight + root.topPadding + root.bottomPadding > root.height
        model: root.contentModel

        T.ScrollBar.vertical: FdScrollBar {}
    }
    delegate: FdMenuItem {}
}
