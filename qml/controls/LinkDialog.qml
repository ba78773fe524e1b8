// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A link of somebody else's message opens only after saying where it leads: `ask(link)`. */
FdDialog {
    id: root

    property string link

    function ask(link: string): void {
        root.link = link;
        root.open();
    }

    confirmText: qsTr("Open")
    consequence: qsTr("This opens %1 in the browser.").arg(link)
    title: qsTr("Open the link of this message")

    onAccepted: Qt.openUrlExternally(root.link)
}
