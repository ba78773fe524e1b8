// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! One line of the shortcut sheet: the `keys`, what they do, and the `group` they stand in. */
QtObject {
    required property string keys
    required property string text
    property string group
}
