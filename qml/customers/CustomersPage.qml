// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! Search as one types at the left, one customer in a single scroll beside it. */
FdPage {
    id: root

    required property CustomersController controller

    title: qsTr("Customers")
    subtitle: controller.head.name
    shortcuts: [
        ShortcutHint {
            group: root.title
            keys: "/"
            text: qsTr("Find a customer")
        },
        ShortcutHint {
            group: root.title
            keys: "Alt+1…9"
            text: qsTr("Go to a part of the customer")
        },
        ShortcutHint {
            group: root.title
            keys: "F2"
            text: qsTr("Edit the field in focus")
        }
    ]

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Slash || (event.modifiers === Qt.ControlModifier && event.key === Qt.Key_F)) {
            list.focusSearch();
            event.accepted = true;
        }
    }
    onActivated: {
        if (!controller.isLoaded)
            list.focusSearch();
    }

    Binding {
        property: "language"
        target: root.controller
        value: Theme.language
    }
    Instantiator {
        model: 9

        Shortcut {
            required property int index

            enabled: root.visible && root.controller.isLoaded
            sequence: "Alt+" + (index + 1)

            onActivated: record.goTo(index)
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        CustomerList {
            id: list

            Layout.fillHeight: true
            Layout.preferredWidth: Theme.trayWidth
            controller: root.controller

            onChosen: id => root.controller.open(id)
            onEntered: record.forceActiveFocus(Qt.OtherFocusReason)
        }
        Divider {
            Layout.fillHeight: true
            vertical: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            CustomerRecord {
                id: record

                anchors.fill: parent
                controller: root.controller
                visible: root.controller.isLoaded
            }
            EmptyState {
                anchors.centerIn: parent
                glyph: "users"
                hint: root.controller.isMissing ? qsTr("The local copy has no customer %1. If it is new, it comes with the next synchronisation.").arg(root.controller.customerId) : root.controller.mirroredCustomers > 0 ? qsTr("Type a name, a phone number, an address, a serial number or an id.") : root.controller.isMirrorComplete ? qsTr("ERPNext has no customer that you may see.") : qsTr("Customers appear here as soon as they are copied from ERPNext.")
                keys: root.controller.isMissing ? "" : "/"
                title: root.controller.isMissing ? qsTr("Not here") : root.controller.mirroredCustomers > 0 ? qsTr("Find a customer") : qsTr("No customers yet")
                visible: !record.visible && !root.controller.error.isSet
            }
            ErrorBanner {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: parent.top
                anchors.topMargin: Theme.spacingXl
                width: Math.min(parent.width - Theme.gutter * 2, Theme.paletteWidth)
                error: root.controller.error

                onRetryRequested: root.controller.reload()
            }
        }
    }
}
