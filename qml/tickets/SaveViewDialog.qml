// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls

/*! Asks for the name of a view. */
FdDialog {
    id: root

    signal named(string name)

    confirmEnabled: field.text.trim().length > 0
    confirmText: qsTr("Keep")
    consequence: qsTr("Filter, order, groups and columns are kept on this computer.")
    title: qsTr("Keep this view")

    onAboutToShow: field.clear()
    onOpened: field.forceActiveFocus(Qt.OtherFocusReason)
    onAccepted: root.named(field.text)

    FdTextField {
        id: field

        Layout.fillWidth: true
        focus: true
        maximumLength: 60
        placeholderText: qsTr("Name of the view")

        Accessible.name: qsTr("Name of the view")
    }
}
