// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Devices

/*! How many devices at a time: the arrows of the keyboard count, and so do the two buttons. */
RowLayout {
    id: root

    required property DeviceBulk bulk

    Layout.fillHeight: false // a layout would, by itself
    spacing: Theme.spacingSm

    FdLabel {
        Layout.fillWidth: true
        text: qsTr("Devices at a time")
    }
    FdButton {
        enabled: root.bulk.limit > root.bulk.leastLimit
        glyph: "minus"
        kind: FdButton.Quiet
        small: true
        toolTip: qsTr("Fewer at a time")

        onClicked: root.bulk.limit -= 1
    }
    FdTextField {
        id: field

        Layout.preferredWidth: Theme.rowHeight * 2
        horizontalAlignment: TextInput.AlignHCenter
        objectName: "bulkLimit"
        text: root.bulk.limit

        validator: IntValidator {
            bottom: root.bulk.leastLimit
            top: root.bulk.mostLimit
        }

        Accessible.name: qsTr("Devices at a time, %1 to %2").arg(root.bulk.leastLimit).arg(root.bulk.mostLimit)
        Keys.onDownPressed: root.bulk.limit -= 1
        Keys.onUpPressed: root.bulk.limit += 1
        onTextEdited: if (acceptableInput)
            root.bulk.limit = Number(text)

        Binding {
            property: "text"
            target: field
            value: root.bulk.limit
            when: !field.activeFocus || field.acceptableInput
        }
    }
    FdButton {
        enabled: root.bulk.limit < root.bulk.mostLimit
        glyph: "plus"
        kind: FdButton.Quiet
        small: true
        toolTip: qsTr("More at a time")

        onClicked: root.bulk.limit += 1
    }
}
