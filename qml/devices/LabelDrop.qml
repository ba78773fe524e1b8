// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Models.Devices

/*! A picture of a label that is dropped here is read. */
DropArea {
    id: root

    required property DeviceScan scan

    keys: ["text/uri-list"]

    onDropped: drop => {
        if (drop.urls.length > 0)
            root.scan.readPicture(drop.urls[0]);
    }
}
