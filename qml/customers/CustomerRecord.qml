// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! One customer in one scroll under a header that stays. */
FocusScope {
    id: root

    required property CustomersController controller

    readonly property list<Item> sections: [contactCard, locationsCard, servicesCard, ticketsCard, billingRow, jobsCard, mailsCard]

    function goTo(index: int): void {
        if (index < 0 || index >= sections.length)
            return;
        flick.contentY = Math.max(0, Math.min(sections[index].y, flick.contentHeight - flick.height));
        sections[index].forceActiveFocus(Qt.ShortcutFocusReason);
    }

    /// Scrolls no more than it takes to see all of an item.
    function reveal(item: Item): void {
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Theme.spacing;
        const bottom = top + item.height + Theme.spacing * 2;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(top, bottom - flick.height);
    }

    CustomerHeader {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        z: 1
        controller: root.controller
        currentPart: {
            let part = 0;
            for (let index = 0; index < root.sections.length; ++index) {
                if (root.sections[index].y <= flick.contentY + Theme.spacingXl)
                    part = index;
            }
            return part;
        }
        parts: [qsTr("Contact"), qsTr("Locations"), qsTr("Services"), qsTr("Tickets"), qsTr("Invoices and payments"), qsTr("Jobs"), qsTr("Mails")]

        onPartRequested: index => root.goTo(index)
    }
    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: layout.implicitHeight + Theme.gutter * 2
        focus: true

        T.ScrollBar.vertical: FdScrollBar {}

        Keys.onDownPressed: flick.contentY = Math.min(flick.contentY + Theme.rowHeight * 2, Math.max(0, flick.contentHeight - flick.height))
        Keys.onUpPressed: flick.contentY = Math.max(0, flick.contentY - Theme.rowHeight * 2)

        ColumnLayout {
            id: layout

            x: Theme.gutter
            y: Theme.gutter
            width: flick.width - Theme.gutter * 2
            spacing: Theme.gutter

            ContactCard {
                id: contactCard

                Layout.fillWidth: true
                controller: root.controller
            }
            LocationsCard {
                id: locationsCard

                Layout.fillWidth: true
                controller: root.controller
                visibleFrom: flick.contentY - y - layout.y

                onRevealRequested: item => root.reveal(item)
            }
            ServicesCard {
                id: servicesCard

                Layout.fillWidth: true
                controller: root.controller
            }
            TicketsCard {
                id: ticketsCard

                Layout.fillWidth: true
                controller: root.controller
            }
            BillingRow {
                id: billingRow

                Layout.fillWidth: true
                controller: root.controller
            }
            JobsCard {
                id: jobsCard

                Layout.fillWidth: true
                controller: root.controller
            }
            MailsCard {
                id: mailsCard

                Layout.fillWidth: true
                controller: root.controller
            }
            CustomFieldsCard {
                Layout.fillWidth: true
                customFields: root.controller.customFields
            }
        }
    }
    Connections {
        function onCustomerChanged(): void {
            flick.contentY = 0;
        }

        target: root.controller
    }
}
