// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerrows.h"

#include "base/format.h"
#include "billing/services.h"
#include "billing/term.h"
#include "text/normalise.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::CustomerRows {

namespace {

QString isoDate(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QString isoTime(QTime time)
{
    return time.isValid() ? time.toString(u"HH:mm"_s) : QString();
}

void addOnce(QStringList &list, const QString &value)
{
    if (!value.trimmed().isEmpty() && !list.contains(value)) {
        list += value;
    }
}

/// State words are stable keys for QML, which shows them in the language of the interface.
QString stateWord(JobState state)
{
    switch (state) {
    case JobState::Open:
        return u"open"_s;
    case JobState::Assigned:
        return u"assigned"_s;
    case JobState::InProgress:
        return u"inProgress"_s;
    case JobState::Completed:
        return u"completed"_s;
    case JobState::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

QString kindWord(JobKind kind)
{
    switch (kind) {
    case JobKind::Installation:
        return u"installation"_s;
    case JobKind::Repair:
        return u"repair"_s;
    case JobKind::Maintenance:
        return u"maintenance"_s;
    case JobKind::Removal:
        return u"removal"_s;
    case JobKind::Other:
        break;
    }
    return u"other"_s;
}

bool isOpenTicket(const QString &status)
{
    return status.compare("closed"_L1, Qt::CaseInsensitive) != 0
        && status.compare("resolved"_L1, Qt::CaseInsensitive) != 0;
}

QString addressOf(const Location &location)
{
    QStringList parts;
    for (const QString &part : {location.address, location.city, location.postalCode}) {
        if (!part.isEmpty()) {
            parts += part;
        }
    }
    return parts.join(u", "_s);
}

QString cycleWord(Billing::Cycle cycle)
{
    switch (cycle) {
    case Billing::Cycle::Quarterly:
        return u"quarterly"_s;
    case Billing::Cycle::Yearly:
        return u"yearly"_s;
    case Billing::Cycle::Monthly:
        break;
    }
    return u"monthly"_s;
}

QString termWord(Billing::Term::State state)
{
    using State = Billing::Term::State;
    switch (state) {
    case State::Waiting:
        return u"waiting"_s;
    case State::Future:
        return u"future"_s;
    case State::Running:
        return u"running"_s;
    case State::OpenEnded:
        return u"open"_s;
    case State::Ended:
        return u"ended"_s;
    case State::Terminated:
        return u"terminated"_s;
    case State::Contradictory:
        return u"contradictory"_s;
    case State::Undated:
        break;
    }
    return u"undated"_s;
}

/// One number is one button, however each field spells it.
void addPhones(CustomerHead &head, const Store::CustomerRecord &record)
{
    QSet<QString> known;
    const auto isNew = [&known](const QString &phone) {
        const QString digits = Text::phoneDigits(phone);
        const QString key = digits.isEmpty() ? phone.trimmed() : digits;
        const bool isKnown = key.isEmpty() || known.contains(key);
        known.insert(key);
        return !isKnown;
    };
    const Customer &customer = record.customer;
    for (const QString &phone : {customer.cellPhone, customer.homePhone, customer.mobile}) {
        if (isNew(phone)) {
            head.phones += phone;
        }
    }
    for (const Location &location : record.locations) {
        if (isNew(location.contactPhone)) {
            head.contactPhones += location.contactPhone;
            head.contactNames += location.contactName;
        }
    }
}

QHash<QString, QString> addresses(const Store::CustomerRecord &record)
{
    QHash<QString, QString> result;
    for (const Location &location : record.locations) {
        result.insert(location.id, location.address.isEmpty() ? location.name : location.address);
    }
    return result;
}

} // namespace

CustomerHead head(const Store::CustomerRecord &record, QDate today)
{
    const Customer &customer = record.customer;
    CustomerHead head;
    head.id = customer.id;
    head.name = customer.name;
    for (const Location &location : record.locations) {
        if (!location.city.isEmpty()) {
            head.city = location.city;
            break;
        }
    }
    head.kind = customer.type;
    head.group = customer.group;
    head.territory = record.territory;
    head.customerLanguage = customer.language;
    head.legacyAccount = customer.legacyAccount;
    head.legacyCustomer = customer.legacyCustomer;
    head.preauthorised = customer.isPreauthorised;
    head.disabled = customer.isDisabled;
    head.created = isoDate(customer.created.toTimeZone(Format::displayZone()).date());
    addPhones(head, record);
    for (const QString &email : {customer.billingEmail, customer.email}) {
        addOnce(head.emails, email);
    }
    const auto dollars = [](qint64 cents) { return static_cast<double>(cents) / 100.0; };
    head.balance = dollars(record.money.balance);
    head.overdue = dollars(record.money.overdue);
    head.overdueInvoices = record.money.overdueInvoices;
    head.otherCurrency = record.money.otherCurrency;
    head.oldestDue = isoDate(record.money.oldestDue);
    head.lastInvoice = isoDate(record.money.lastInvoice);
    const Billing::CustomerServices services =
        Billing::servicesOf(record.subscriptions, record.locations);
    head.nextInvoice =
        isoDate(Billing::nextInvoice(services, record.money.lastInvoice, today).value_or(QDate()));
    head.monthly = services.totals.month.dollars();
    head.yearly = services.totals.year.dollars();
    head.suspendedMonthly = services.totals.suspendedMonth.dollars();
    head.pendingMonthly = services.totals.pendingMonth.dollars();
    head.activeServices = services.totals.active;
    head.suspendedServices = services.totals.suspended;
    head.pendingServices = services.totals.pending;
    head.openTickets = static_cast<int>(std::ranges::count_if(
        record.tickets, [](const Ticket &ticket) { return isOpenTicket(ticket.status); }));
    head.fetchedAt = record.fetchedAt;
    head.incomplete = !record.incomplete.isEmpty();
    return head;
}

QList<QByteArray> locationRoles()
{
    return {"name", "address", "connection", "oltPort", "accessNotes", "contact", "contactPhone",
        "locationStatus", "latitude", "longitude", "hasPosition", "number"};
}

std::vector<RecordModel::Row> locations(const Store::CustomerRecord &record)
{
    std::vector<RecordModel::Row> rows;
    for (const Location &location : record.locations) {
        const bool hasPosition = location.position.isValid();
        rows.push_back({location.id,
            {location.name, addressOf(location), location.connection, location.oltPort,
                location.accessNotes, location.contactName, location.contactPhone, location.status,
                hasPosition ? location.position.latitude : 0.0,
                hasPosition ? location.position.longitude : 0.0, hasPosition,
                static_cast<int>(rows.size()) + 1}});
    }
    return rows;
}

std::vector<Geo::Marker> pins(const Store::CustomerRecord &record)
{
    std::vector<Geo::Marker> pins;
    const bool isOnly = record.locations.size() == 1;
    for (std::size_t i = 0; i < record.locations.size(); ++i) {
        const Location &location = record.locations[i];
        if (!location.position.isValid()) {
            continue;
        }
        Geo::Marker pin;
        pin.id = location.id;
        pin.kind = Geo::Marker::Kind::Pin;
        pin.position = location.position;
        pin.label = isOnly ? QString() : QString::number(i + 1);
        pins.push_back(std::move(pin));
    }
    std::ranges::stable_sort(
        pins, std::greater(), [](const Geo::Marker &pin) { return pin.position.latitude; });
    return pins;
}

QList<QByteArray> subscriptionRoles()
{
    return {"plan", "category", "speed", "price", "since", "until", "serviceStatus", "place",
        "isRebate", "isNested", "isActive", "cycle", "bill", "isFirstOfPlace", "city", "placeMonth",
        "placeYear", "placeSuspended", "placePending"};
}

std::vector<RecordModel::Row> subscriptions(const Store::CustomerRecord &record)
{
    QHash<QString, Location> places;
    for (const Location &location : record.locations) {
        places.insert(location.id, location);
    }
    std::vector<RecordModel::Row> rows;
    const Billing::CustomerServices all =
        Billing::servicesOf(record.subscriptions, record.locations);
    for (const Billing::LocationServices &at : all.locations) {
        const Location place = places.value(at.location);
        const QString address = !place.address.isEmpty() ? place.address
            : !place.name.isEmpty()                      ? place.name
                                                         : at.location;
        bool isFirst = true;
        for (const Billing::ServiceLine &line : at.lines) {
            const Subscription &subscription = line.subscription;
            // A telephone line or an address has no speed: the field is 0 then.
            QStringList speeds{subscription.speedDown, subscription.speedUp};
            speeds.removeIf(
                [](const QString &speed) { return speed.isEmpty() || speed == "0"_L1; });
            const QDate until =
                subscription.cancelled.isValid() ? subscription.cancelled : subscription.end;
            rows.push_back({subscription.id,
                {subscription.plan, subscription.category, speeds.join(u" / "_s),
                    line.charge.month.dollars(), isoDate(subscription.start), isoDate(until),
                    subscription.status, address, line.isRebate, line.isNested,
                    line.state == Billing::ServiceState::Active, cycleWord(line.cycle),
                    line.charge.bill.dollars(), isFirst, place.city, at.totals.month.dollars(),
                    at.totals.year.dollars(), at.totals.suspendedMonth.dollars(),
                    at.totals.pendingMonth.dollars()}});
            isFirst = false;
        }
    }
    return rows;
}

QList<QByteArray> contractRoles()
{
    return {"kind", "place", "service", "start", "end", "months", "termState", "total", "elapsed",
        "remaining", "progress", "stopped", "monthly", "installFee", "signedOn", "contractStatus",
        "reason", "fee", "isDurationOff"};
}

std::vector<RecordModel::Row> contracts(const Store::CustomerRecord &record, QDate today)
{
    const auto places = addresses(record);
    QHash<QString, QString> plans;
    for (const Subscription &subscription : record.subscriptions) {
        plans.insert(subscription.id, subscription.plan);
    }
    std::vector<RecordModel::Row> rows;
    for (const Contract &contract : record.contracts) {
        const Billing::Term term = Billing::termOf({.start = contract.start,
                                                       .end = contract.end,
                                                       .months = contract.months,
                                                       .status = contract.status,
                                                       .terminated = contract.terminated},
            today);
        const auto money = [](double amount) { return Billing::Money::ofNumber(amount).dollars(); };
        rows.push_back({contract.id,
            {contract.kind, places.value(contract.location),
                plans.value(contract.subscription, contract.subscription), isoDate(term.start),
                isoDate(term.end), contract.months, termWord(term.state), term.total, term.elapsed,
                term.left, term.progress, isoDate(term.stopped), money(contract.monthlyRegular),
                money(contract.installFee),
                isoDate(contract.signedAt.toTimeZone(Format::displayZone()).date()),
                contract.status, contract.terminationReason, money(contract.terminationFee),
                term.isDurationOff}});
    }
    // What runs is above what is over; of the rest the one that began last.
    std::ranges::stable_sort(rows, {}, [](const RecordModel::Row &row) {
        constexpr int state = 6;
        const QString word = row.values.at(state).toString();
        return word == "ended"_L1 || word == "terminated"_L1;
    });
    return rows;
}

QList<QByteArray> equipmentRoles()
{
    return {"kind", "model", "serial", "mac", "ip", "firmware", "equipmentStatus", "place"};
}

std::vector<RecordModel::Row> equipment(const Store::CustomerRecord &record)
{
    const auto places = addresses(record);
    std::vector<RecordModel::Row> rows;
    for (const Equipment &device : record.equipment) {
        rows.push_back({device.id,
            {device.kind, QStringList{device.brand, device.model}.join(u' ').trimmed(),
                device.serial, device.mac, device.ip, device.firmware, device.status,
                places.value(device.location)}});
    }
    return rows;
}

QList<QByteArray> ticketRoles()
{
    return {"subject", "ticketStatus", "priority", "kind", "opened", "assignee", "isImportant",
        "messages", "isOpen"};
}

std::vector<RecordModel::Row> tickets(const Store::CustomerRecord &record)
{
    std::vector<RecordModel::Row> rows;
    for (const Ticket &ticket : record.tickets) {
        rows.push_back({ticket.id,
            {ticket.subject, ticket.status, ticket.priority, ticket.kind,
                isoDate(ticket.opened.toTimeZone(Format::displayZone()).date()), ticket.assignee,
                ticket.isImportant, record.messages.value(ticket.id),
                isOpenTicket(ticket.status)}});
    }
    return rows;
}

QList<QByteArray> invoiceRoles()
{
    return {"posted", "due", "amount", "outstanding", "invoiceStatus", "isOverdue"};
}

std::vector<RecordModel::Row> invoices(const Store::CustomerRecord &record, QDate today)
{
    std::vector<RecordModel::Row> rows;
    for (const Invoice &invoice : record.invoices) {
        const bool isOverdue = invoice.outstanding > 0 && invoice.due.isValid()
            && invoice.due < today && invoice.status != "Draft"_L1
            && invoice.status != "Cancelled"_L1;
        rows.push_back({invoice.id,
            {isoDate(invoice.posted), isoDate(invoice.due), invoice.total, invoice.outstanding,
                invoice.status, isOverdue}});
    }
    return rows;
}

QList<QByteArray> paymentRoles()
{
    return {"posted", "amount", "mode", "reference", "paymentState"};
}

std::vector<RecordModel::Row> payments(const Store::CustomerRecord &record)
{
    std::vector<RecordModel::Row> rows;
    for (const Payment &payment : record.payments) {
        const QString state = payment.docstatus == 2 ? u"cancelled"_s
            : payment.docstatus == 0                 ? u"draft"_s
            : payment.isRefund                       ? u"refund"_s
                                                     : QString();
        rows.push_back({payment.id,
            {isoDate(payment.posted), payment.isRefund ? -payment.amount : payment.amount,
                payment.mode, payment.reference, state}});
    }
    return rows;
}

QList<QByteArray> jobRoles()
{
    return {"subject", "kind", "jobState", "date", "time", "technician", "address"};
}

std::vector<RecordModel::Row> jobs(const Store::CustomerRecord &record)
{
    std::vector<RecordModel::Row> rows;
    for (const Job &job : record.jobs) {
        rows.push_back({job.id,
            {job.subject, kindWord(job.kind), stateWord(job.state), isoDate(job.date),
                isoTime(job.start), record.technicians.value(job.technician, job.technician),
                job.address}});
    }
    return rows;
}

} // namespace FibreDesk::CustomerRows
