// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*!
    A page of the desk. The shell shows `title` and `subtitle` in the bar, `barItems` after them, and `inspector` at the right of
    the page while `inspectorOpen`. `shortcuts` feed the `?` sheet. A page takes its controller as a required property.
    `activated()` is called whenever the page comes to the front; put the focus where work starts.
*/
FocusScope {
    id: root

    property string title
    property string subtitle
    property Component barItems: null
    property Component inspector: null
    property bool inspectorOpen: inspector !== null
    property list<ShortcutHint> shortcuts
    /// Alt with the arrows moves something here: the window does not go back or forward by them meanwhile.
    property bool takesAltArrows: false

    signal activated
    /// The user closed the inspector with its button or Escape.
    signal inspectorClosed
}
