// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Asks for one tile, to find out whether they come: a map keeps silent about those that do not. */
Item {
    id: root

    property string address
    property bool failed: false
    /// The status of a server that answered, but with no tile; 0 where it did not.
    property int status: 0

    signal recovered

    function ask(): void {
        const asked = root.address;
        if (asked.length === 0) {
            root.failed = false;
            return;
        }
        const request = new XMLHttpRequest();
        request.onreadystatechange = () => {
            if (request.readyState === XMLHttpRequest.DONE && asked === root.address)
                root.conclude(request.status);
        };
        request.open("GET", asked);
        request.send();
        patience.restart();
    }

    function conclude(answer: int): void {
        const had = root.failed;
        patience.stop();
        root.status = answer;
        root.failed = answer < 200 || answer > 299;
        if (had && !root.failed)
            root.recovered();
    }

    visible: false

    Component.onCompleted: ask()
    onAddressChanged: ask()

    Timer {
        id: patience

        interval: 10000

        onTriggered: root.conclude(0)
    }
    Timer {
        interval: 15000
        repeat: true
        running: root.failed

        onTriggered: root.ask()
    }
}
