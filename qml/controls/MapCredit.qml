// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! Whose tiles they are, in the corner of a map. */
Rectangle {
    id: root

    required property string text

    width: label.implicitWidth + Theme.spacing
    height: text.length > 0 ? Theme.gutter + Theme.focusRing : 0
    color: Qt.alpha(Theme.surface, 0.8)
    visible: text.length > 0

    FdLabel {
        id: label

        anchors.centerIn: parent
        text: root.text
        variant: FdLabel.Caption
    }
}
