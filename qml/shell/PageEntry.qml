// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! A page the rail offers: where its type is, its controller, its icon and name. */
QtObject {
    required property string pageId
    required property string module
    required property string type
    required property string title
    required property string glyph
    required property string keys
    property QtObject controller: null
    /// What the page shows besides, from another area; null where it has none.
    property QtObject companion: null
    /// Why who works here may not see it, as a sentence; empty = he may.
    property string refusal
    /// At the foot of the rail.
    property bool atFoot: false
}
