// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import FibreDesk.Controls

/*! A choice of one word or all of them. */
FdComboBox {
    id: root

    required property list<string> choices
    required property string value
    required property string allText

    signal chosen(string value)

    currentIndex: value.length > 0 ? choices.indexOf(value) + 1 : 0
    model: {
        const all = [allText];
        for (const one of choices)
            all.push(one);
        return all;
    }

    onActivated: index => root.chosen(index > 0 ? root.choices[index - 1] : "")
}
