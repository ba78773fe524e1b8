// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Controls.impl

/*!
    A line icon by its Lucide name (a file of resources/icons), in the given colour. Decorative unless `label` is set.
*/
IconImage {
    id: root

    required property string glyph
    property int size: Theme.iconSize
    property string label

    width: size
    height: size
    color: Theme.textSecondary
    source: glyph.length > 0 ? Qt.resolvedUrl("icons/" + glyph + ".svg") : ""
    sourceSize.width: size
    sourceSize.height: size

    Accessible.ignored: label.length === 0
    Accessible.name: label
    Accessible.role: Accessible.Graphic
}
