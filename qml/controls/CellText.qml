// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! The text of a table's cell: hundreds are made at once, so it has one font and no more to work out than that. */
Text {
    property bool tabular: false
    property bool secondary: false
    property bool strong: false

    color: secondary ? Theme.textSecondary : Theme.text
    elide: Text.ElideRight
    font: {
        if (secondary)
            return tabular ? Theme.tableFigures : Theme.tableSecondary;
        return strong ? Theme.bodyStrong : tabular ? Theme.bodyFigures : Theme.body;
    }
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
