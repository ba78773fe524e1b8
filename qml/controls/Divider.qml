// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A hairline; `vertical` turns it. */
Rectangle {
    property bool vertical: false

    implicitWidth: vertical ? Theme.hairline : 100
    implicitHeight: vertical ? 100 : Theme.hairline
    color: Theme.line
}
