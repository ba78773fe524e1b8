// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/*! The heading of a group in a list or inspector: quiet, small, with an optional count. */
Item {
    id: root

    required property string title
    property int count: -1

    implicitWidth: 200
    implicitHeight: 28

    Accessible.name: title
    Accessible.role: Accessible.Heading

    Row {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spacingXs
        spacing: Theme.spacingSm

        FdLabel {
            font.weight: Font.DemiBold
            text: root.title
            variant: FdLabel.Secondary
        }
        FdLabel {
            tabular: true
            text: Format.number(root.count)
            variant: FdLabel.Secondary
            visible: root.count >= 0
        }
    }
}
