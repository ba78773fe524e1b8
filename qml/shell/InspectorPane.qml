// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! The pane at the right that the selection of a page fills. Never a modal for reading. */
FocusScope {
    id: root

    required property FdPage page

    readonly property bool open: page !== null && page.inspector !== null && page.inspectorOpen

    implicitWidth: Theme.inspectorWidth
    visible: open

    Keys.onEscapePressed: root.page.inspectorClosed()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    Loader {
        anchors.fill: parent
        active: root.open
        sourceComponent: root.page ? root.page.inspector : null
    }
}
