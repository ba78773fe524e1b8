// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import FibreDesk.Models.Session

/*! The pages in the order of the rail; one whose controller is missing, or that the user may not see, is not offered. */
QtObject {
    id: root

    required property QtObject dispatch
    required property QtObject mapDesk
    required property QtObject customers
    required property QtObject tickets
    required property QtObject campaigns
    required property QtObject campaignEditor
    required property QtObject devices
    required property QtObject accounting
    required property QtObject outbox
    required property QtObject people
    required property QtObject platform

    /// Those that have what they show.
    readonly property list<PageEntry> available: all.filter(entry => entry.module === "FibreDesk.Shell" || entry.controller !== null)
    readonly property list<PageEntry> offered: available.filter(entry => entry.refusal.length === 0)
    readonly property list<PageEntry> all: [
        PageEntry {
            companion: root.mapDesk
            controller: root.dispatch
            glyph: "map"
            keys: "Ctrl+1"
            module: "FibreDesk.Dispatch"
            pageId: "dispatch"
            refusal: Rights.seeBoard.reason
            title: qsTr("Dispatch")
            type: "DispatchPage"
        },
        PageEntry {
            controller: root.customers
            glyph: "users"
            keys: "Ctrl+2"
            module: "FibreDesk.Customers"
            pageId: "customers"
            refusal: Rights.seeCustomers.reason
            title: qsTr("Customers")
            type: "CustomersPage"
        },
        PageEntry {
            controller: root.tickets
            glyph: "ticket"
            keys: "Ctrl+3"
            module: "FibreDesk.Tickets"
            pageId: "tickets"
            refusal: Rights.seeTickets.reason
            title: qsTr("Tickets")
            type: "TicketsPage"
        },
        PageEntry {
            companion: root.campaignEditor
            controller: root.campaigns
            glyph: "mails"
            keys: "Ctrl+4"
            module: "FibreDesk.Campaigns"
            pageId: "campaigns"
            refusal: Rights.changeCampaigns.allowed ? "" : Rights.sendMail.reason
            title: qsTr("Campaigns")
            type: "CampaignsPage"
        },
        PageEntry {
            controller: root.devices
            glyph: "router"
            keys: "Ctrl+5"
            module: "FibreDesk.Devices"
            pageId: "devices"
            refusal: Rights.seeDevices.reason
            title: qsTr("Devices")
            type: "DevicesPage"
        },
        PageEntry {
            controller: root.accounting
            glyph: "receipt"
            keys: "Ctrl+9"
            module: "FibreDesk.Accounting"
            pageId: "invoices"
            refusal: Rights.seeBills.reason
            title: qsTr("Invoices and payments")
            type: "AccountingPage"
        },
        PageEntry {
            atFoot: true
            controller: root.outbox
            glyph: "inbox"
            keys: "Ctrl+8"
            module: "FibreDesk.Outbox"
            pageId: "outbox"
            title: qsTr("Outbox")
            type: "OutboxPage"
        },
        PageEntry {
            atFoot: true
            controller: root.people
            glyph: "user-check"
            keys: "Ctrl+0"
            module: "FibreDesk.People"
            pageId: "people"
            title: qsTr("People")
            type: "PeoplePage"
        },
        PageEntry {
            atFoot: true
            controller: root.platform
            glyph: "activity"
            keys: "Ctrl+6"
            module: "FibreDesk.Shell"
            pageId: "status"
            title: qsTr("Status")
            type: "StatusPage"
        },
        PageEntry {
            atFoot: true
            glyph: "settings"
            keys: "Ctrl+7"
            module: "FibreDesk.Shell"
            pageId: "settings"
            title: qsTr("Settings")
            type: "SettingsPage"
        }
    ]
}
