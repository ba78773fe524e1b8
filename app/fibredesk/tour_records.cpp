// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, tickets, devices and what they owe.

#include "tour.h"

#include "application.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto tilesSettle = 900ms;

} // namespace

void Tour::planCustomers()
{
    CustomersController &customers = m_application.customers();
    m_steps.push_back({.name = u"customers"_s,
        .act =
            [this, &customers] {
                QMetaObject::invokeMethod(m_application.window(), "closePalette");
                m_application.navigation().open(u"customers"_s);
                customers.search()->setText(u"tremblay"_s);
            },
        .isShown = [&customers] { return customers.search()->count() > 0; }});
    m_steps.push_back({.name = u"customer"_s,
        .act =
            [this, &customers] {
                m_application.navigation().openCustomer(customers.search()->customerAt(0));
            },
        .isShown = [&customers] { return customers.isLoaded(); },
        .settle = tilesSettle});
    m_steps.push_back({.name = u"customer-services"_s,
        .act = [&customers] { Q_EMIT customers.partRequested(u"subscription"_s, {}); },
        .isShown = [&customers] { return customers.timeline()->count() > 0; },
        .settle = 300ms});
    m_steps.push_back({.name = u"customer-contracts"_s,
        .act = [&customers] { Q_EMIT customers.partRequested(u"contract"_s, {}); },
        .isShown = [&customers] { return !customers.customerFiles()->isAsking(); },
        .settle = 300ms});
}

void Tour::planTickets()
{
    TicketsController &tickets = m_application.tickets();
    m_steps.push_back({.name = u"tickets"_s,
        .act = [this] { m_application.navigation().open(u"tickets"_s); },
        .isShown =
            [&tickets] {
                if (tickets.isListed() && tickets.ticketId().isEmpty())
                    tickets.select(0);
                return tickets.isListed() && tickets.list()->lineAt(0) && tickets.isLoaded();
            }});
    TicketBulk &bulk = m_application.ticketBulk();
    m_steps.push_back({.name = u"tickets-selection"_s,
        .act =
            [&bulk] {
                for (int place = 1; place < 8; ++place)
                    bulk.selection()->toggle(place);
            },
        .isShown = [&bulk] { return bulk.selection()->count() == 7; }});
    // Shown only: the world stays as it was.
    m_steps.push_back({.name = u"tickets-bulk"_s,
        .act =
            [&bulk] {
                bulk.choose();
                bulk.preview(TicketBulk::Status, u"On Hold"_s);
            },
        .isShown = [&bulk] { return bulk.phase() == BulkController::Planned; }});
    m_steps.push_back({.name = {},
        .act =
            [&bulk] {
                bulk.close();
                bulk.selection()->clear();
            },
        .isShown = [&bulk] { return !bulk.isShown(); }});
    m_steps.push_back({.name = u"tickets-groups"_s,
        .act =
            [&tickets] {
                tickets.setOnlyOpen(false);
                tickets.setGroup(TicketsController::ByType);
            },
        .isShown =
            [&tickets] {
                return !tickets.isListing() && tickets.list()->isHeading(0)
                    && tickets.list()->lineAt(1);
            }});
    m_steps.push_back({.name = u"ticket"_s,
        .act =
            [this, &tickets] {
                tickets.setGroup(TicketsController::NoGroup);
                m_application.navigation().openTicket(tickets.ticketId());
            },
        .isShown =
            [&tickets] {
                return !tickets.isListing() && tickets.isLoaded() && tickets.thread()->count() > 0;
            }});
    m_steps.push_back({.name = u"ticket-note"_s,
        .act = [&tickets] { tickets.writing()->setComposer(u"note"_s); },
        .isShown = [&tickets] { return tickets.writing()->composer() == "note"_L1; }});
    m_steps.push_back({.name = u"ticket-answer"_s,
        .act = [&tickets] { tickets.writing()->setComposer(u"reply"_s); },
        .isShown = [&tickets] { return !tickets.writing()->reply()->subject().isEmpty(); }});
    m_steps.push_back({.name = {},
        .act = [&tickets] { tickets.writing()->setComposer({}); },
        .isShown = [&tickets] { return tickets.writing()->composer().isEmpty(); }});
}

void Tour::planDevices()
{
    DevicesController &devices = m_application.devices();
    m_steps.push_back({.name = u"devices"_s,
        .act =
            [this, &devices] {
                devices.chooseView(u"status:active"_s);
                m_application.navigation().open(u"devices"_s);
            },
        .isShown =
            [&devices] {
                if (devices.isListed() && devices.deviceId().isEmpty())
                    devices.select(0);
                return devices.isListed() && !devices.isListing() && devices.isLoaded()
                    && devices.history()->state() == DeviceHistory::Known;
            },
        .settle = 600ms});
    m_steps.push_back({.name = u"device-now"_s,
        .act = [] {},
        .isShown = [&devices] { return devices.live()->isKnown() && !devices.live()->isAsking(); },
        .settle = 600ms});
    const auto secret = [this] { return item(u"secret-wifi_password"_s); };
    m_steps.push_back({.name = u"device-secret"_s,
        .act =
            [this, secret] {
                QQuickItem *row = secret();
                if (QQuickItem *show = row ? item(u"showSecret"_s, row) : nullptr)
                    QMetaObject::invokeMethod(show, "click");
            },
        .isShown =
            [secret] {
                const QQuickItem *row = secret();
                return row && (row->property("shown").toBool() || row->property("none").toBool());
            }});
    OutageDesk &outages = m_application.outages();
    m_steps.push_back({.name = u"outages"_s,
        .act = [&outages] { outages.ask(); },
        .isShown =
            [this, &outages] {
                return outages.isKnown() && !outages.isReading() && !outages.outageId().isEmpty()
                    && item(u"outageMap"_s);
            },
        .settle = 600ms});
    m_steps.push_back({.name = u"devices-search"_s,
        .act =
            [this, &devices] {
                if (QQuickItem *view = item(u"outageView"_s))
                    QMetaObject::invokeMethod(view, "putAway");
                devices.chooseView(u"all"_s);
                devices.setText(u"deco"_s);
            },
        .isShown =
            [&devices] { return !devices.isListing() && devices.list()->lineAt(0) != nullptr; }});
    DeviceBulk *bulk = m_application.deviceBulk();
    if (!bulk)
        return;
    // Shown only: nothing is asked of any device.
    m_steps.push_back({.name = u"devices-bulk"_s,
        .act = [&devices] { devices.chooseView(u"status:active"_s); },
        .isShown =
            [&devices, bulk] {
                if (devices.isListing() || !bulk->hindrance().isEmpty())
                    return false;
                if (bulk->phase() == DeviceBulk::Idle) {
                    bulk->selection()->markAll();
                    bulk->choose();
                    bulk->preview(DeviceBulk::Refresh, {});
                }
                return bulk->phase() == DeviceBulk::Planned;
            },
        .settle = 300ms});
    m_steps.push_back({.name = {},
        .act =
            [bulk] {
                bulk->close();
                bulk->selection()->clear();
            },
        .isShown = [bulk] { return !bulk->isShown(); }});
}

void Tour::planAccounting()
{
    AccountingController &accounting = m_application.accounting();
    m_steps.push_back({.name = u"invoices"_s,
        .act =
            [this, &accounting] {
                accounting.chooseView(u"overdue"_s);
                m_application.navigation().open(u"invoices"_s);
            },
        .isShown =
            [&accounting] {
                if (accounting.isListed() && accounting.billId().isEmpty())
                    accounting.select(0);
                return accounting.isListed() && accounting.list()->lineAt(0)
                    && accounting.detail()->isLoaded();
            }});
    m_steps.push_back({.name = u"invoice-pdf"_s,
        .act = [&accounting] { accounting.print(); },
        .isShown =
            [&accounting] {
                const PrintedBill &printed = *accounting.printed();
                return printed.hasFile()
                    && (!accounting.printed()->pages()->picture().isEmpty()
                        || !PdfPages::canShow());
            },
        .settle = 500ms});
    m_steps.push_back({.name = u"statement"_s,
        .act =
            [&accounting] {
                accounting.printed()->close();
                accounting.openStatement(accounting.card().customer);
                accounting.statement()->setPeriod(AccountStatement::ThisYear);
            },
        .isShown = [&accounting] { return accounting.statement()->isLoaded(); }});
    m_steps.push_back({.name = u"statement-pdf"_s,
        .act = [&accounting] { accounting.statement()->makePdf(); },
        .isShown =
            [&accounting] {
                return accounting.printed()->hasFile()
                    && (!accounting.printed()->pages()->picture().isEmpty()
                        || !PdfPages::canShow());
            },
        .settle = 500ms});
    m_steps.push_back({.name = u"payments"_s,
        .act =
            [&accounting] {
                accounting.printed()->close();
                accounting.statement()->close();
                accounting.close();
                accounting.setKind(AccountingController::Payments);
            },
        .isShown =
            [&accounting] {
                if (accounting.isListed() && accounting.billId().isEmpty())
                    accounting.select(0);
                return accounting.isListed() && !accounting.isListing()
                    && accounting.card().kind == u"payment"_s && accounting.detail()->isLoaded();
            }});
}

} // namespace FibreDesk
