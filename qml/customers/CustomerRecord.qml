// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! One customer in one scroll under a header that stays; the time line beside it, below where there is no room. */
FocusScope {
    id: root

    required property CustomersController controller

    /// In the order of the page. The time line is the last one; beside the page it is always in sight.
    readonly property list<Item> sections: [contactCard, locationsCard, servicesCard, contractsCard, ticketsCard, accountCard, jobsCard, mailsCard, timelinePlace]
    readonly property bool isWide: width >= Theme.paletteWidth + Theme.inspectorWidth

    function goTo(index: int): void {
        if (index < 0 || index >= sections.length)
            return;
        if (sections[index] === timelinePlace)
            timeline.focusList();
        if (!sections[index].visible)
            return;
        flick.contentY = Math.max(0, Math.min(sections[index].y, flick.contentHeight - flick.height));
        if (sections[index] !== timelinePlace)
            sections[index].forceActiveFocus(Qt.ShortcutFocusReason);
    }

    /// Where the page shows a document of that kind; all of a table, as it may be any of them.
    function showPart(kind: string, document: string): void {
        if (kind === "file") {
            if (root.controller.customerFiles.files.rowOf(document) >= root.controller.customerFiles.files.count)
                root.controller.customerFiles.files.showAll();
            root.reveal(filesCard);
            filesCard.forceActiveFocus(Qt.ShortcutFocusReason);
            return;
        }
        const parts = {
            "invoice": [5, root.controller.invoices],
            "payment": [5, root.controller.payments],
            "contract": [3, root.controller.contracts],
            "subscription": [2, root.controller.subscriptions],
            "equipment": [2, root.controller.equipment]
        };
        const part = parts[kind];
        if (!part)
            return;
        if (part[1].rowOf(document) >= part[1].count)
            part[1].showAll();
        root.goTo(part[0]);
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
                if (root.sections[index].visible && root.sections[index].y <= flick.contentY + Theme.spacingXl)
                    part = index;
            }
            return part;
        }
        parts: [qsTr("Contact"), qsTr("Locations"), qsTr("Services"), qsTr("Contracts"), qsTr("Tickets"), qsTr("Account"), qsTr("Jobs"), qsTr("Mails and files"), qsTr("Time line")]

        onPartRequested: index => root.goTo(index)
    }
    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: side.left
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
            ContractsCard {
                id: contractsCard

                Layout.fillWidth: true
                controller: root.controller
            }
            TicketsCard {
                id: ticketsCard

                Layout.fillWidth: true
                controller: root.controller
            }
            AccountCard {
                id: accountCard

                Layout.fillWidth: true
                controller: root.controller
            }
            BillingRow {
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
            FilesCard {
                id: filesCard

                Layout.fillWidth: true
                controller: root.controller
            }
            Card {
                id: timelinePlace

                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(Theme.popupWidth, flick.height - Theme.gutter * 2)
                visible: !root.isWide
            }
        }
    }
    Item {
        id: side

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: header.bottom
        width: root.isWide ? Theme.inspectorWidth : 0

        Divider {
            height: parent.height
            vertical: true
            visible: root.isWide
        }
    }
    // One time line for both places: a filter and where it stands stay when the window changes.
    TimelineView {
        id: timeline

        parent: root.isWide ? side : timelinePlace
        anchors.fill: parent
        anchors.margins: Theme.gutter
        controller: root.controller
        objectName: "timeline"
    }
    Connections {
        function onCustomerChanged(): void {
            flick.contentY = 0;
        }
        function onPartRequested(kind: string, document: string): void {
            root.showPart(kind, document);
        }

        target: root.controller
    }
}
