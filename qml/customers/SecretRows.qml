// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! The secrets of one service or device of the customer, below its line while they are asked for. */
ColumnLayout {
    id: root

    required property CustomersController controller
    required property string kind
    required property string document
    property bool open: false

    Layout.fillWidth: true
    spacing: 0
    visible: open

    Repeater {
        model: root.open && root.controller.secrets !== null ? root.controller.secrets.fieldsOf(root.kind) : []

        SecretField {
            required property string modelData

            Layout.leftMargin: Theme.spacing
            document: root.document
            field: modelData
            kind: root.kind
            objectName: root.document + "-" + modelData
            secrets: root.controller.secrets
        }
    }
}
