// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import FibreDesk.Controls
import FibreDesk.Models.Customers
import FibreDesk.Models.Session

/*! Sends the customer the link to the portal, to the one of their addresses that is chosen. */
FdButton {
    id: root

    required property CustomersController controller

    readonly property list<string> addresses: controller.head.emails

    enabled: controller.portalLink.canSend && addresses.length > 0
    forbidden: Rights.sendMail.reason
    glyph: "key"
    kind: FdButton.Quiet
    objectName: "portalLink"
    small: true
    text: qsTr("Portal link")
    toolTip: addresses.length === 0 ? qsTr("The customer has no e-mail address") : qsTr("Send the portal link")

    onClicked: menu.popup(root, 0, root.height + Theme.spacingXs)

    FdMenu {
        id: menu

        objectName: "portalLinkMenu"

        readonly property FocusReturn focusReturn: FocusReturn {
            popup: menu
        }

        Instantiator {
            model: root.addresses

            onObjectAdded: (index, object) => menu.insertItem(index, object as FdMenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as FdMenuItem)

            delegate: FdMenuItem {
                required property string modelData

                text: qsTr("Send to %1").arg(modelData)

                onTriggered: root.controller.portalLink.send(root.controller.customerId, modelData)
            }
        }
    }
}
