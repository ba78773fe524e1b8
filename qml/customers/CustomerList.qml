// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import FibreDesk.Controls
import FibreDesk.Models.Customers

/*! One field; what it finds in groups. Up and down walk the results from within the field, Enter opens. */
FocusScope {
    id: root

    required property CustomersController controller

    property bool opensWhenFound: false

    signal chosen(string id)
    signal entered

    function focusSearch(): void {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function openCurrent(): void {
        // Enter may be faster than the answer: then it opens what comes.
        root.opensWhenFound = root.controller.search.isSearching;
        if (root.opensWhenFound)
            return;
        const id = root.controller.search.customerAt(Math.max(0, view.currentIndex));
        if (id.length > 0) {
            root.chosen(id);
            root.entered();
        }
    }
    function kindName(kind: string): string {
        switch (kind) {
        case "recent":
            return qsTr("Opened last");
        case "customer":
            return qsTr("Customers");
        case "location":
            return qsTr("Locations");
        case "equipment":
            return qsTr("Equipment");
        case "job":
            return qsTr("Jobs");
        case "ticket":
            return qsTr("Tickets");
        case "subscription":
            return qsTr("Subscriptions");
        case "invoice":
            return qsTr("Invoices");
        case "payment":
            return qsTr("Payments");
        case "message":
            return qsTr("Messages");
        default:
            return kind;
        }
    }

    Connections {
        function onStateChanged(): void {
            if (root.opensWhenFound && !root.controller.search.isSearching)
                root.openCurrent();
        }

        target: root.controller.search
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SearchField {
            id: search

            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            Layout.bottomMargin: Theme.spacingSm
            focus: true
            keys: "/"
            placeholderText: qsTr("Name, phone, address, serial…")

            Accessible.name: qsTr("Find a customer")
            Keys.onDownPressed: view.currentIndex = Math.min(view.count - 1, view.currentIndex + 1)
            Keys.onUpPressed: view.currentIndex = Math.max(0, view.currentIndex - 1)
            Keys.onReturnPressed: root.openCurrent()
            Keys.onEnterPressed: root.openCurrent()
            text: root.controller.search.text
            onTextChanged: {
                root.opensWhenFound = false;
                root.controller.search.text = text;
            }
        }
        ListView {
            id: view

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            highlightMoveDuration: 0
            keyNavigationEnabled: true
            model: root.controller.search
            section.property: "kind"

            T.ScrollBar.vertical: FdScrollBar {}

            Accessible.name: qsTr("Results")
            Accessible.role: Accessible.List
            Keys.onReturnPressed: root.openCurrent()
            Keys.onEnterPressed: root.openCurrent()
            onCountChanged: currentIndex = count > 0 ? 0 : -1

            section.delegate: SectionHeader {
                required property string section

                x: Theme.gutter
                width: view.width - Theme.gutter * 2
                title: root.kindName(section)
            }
            delegate: CustomerResult {
                width: ListView.view.width
                isCurrent: ListView.isCurrentItem
                isOpen: customer.length > 0 && customer === root.controller.customerId

                onChosen: id => {
                    view.currentIndex = index;
                    root.chosen(id);
                }
            }
            footer: FdLabel {
                x: Theme.gutter
                width: view.width - Theme.gutter * 2
                height: visible ? 36 : 0
                text: qsTr("There is more: type another word.")
                variant: FdLabel.Secondary
                visible: root.controller.search.isCut
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.preferredHeight: Theme.statusHeight
            spacing: Theme.spacingSm

            FdLabel {
                Layout.fillWidth: true
                tabular: true
                text: root.controller.isMirrorComplete ? qsTr("%n customer(s) in the local copy", "", root.controller.mirroredCustomers) : qsTr("%n customer(s) copied, more arriving", "", root.controller.mirroredCustomers)
                variant: FdLabel.Caption
            }
            AgeLabel {
                at: root.controller.mirroredAt
                limit: 300
                visible: !isNaN(at.getTime())
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        glyph: "search"
        hint: qsTr("Fewer words find more. Accents and spaces in numbers do not matter.")
        title: qsTr("Nothing found")
        visible: view.count === 0 && root.controller.search.hasSearched && !root.controller.search.isSearching
    }
    ErrorBanner {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spacing
        error: root.controller.search.error
    }
}
