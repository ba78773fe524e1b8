// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/customerqueries.h"

#include "billing/money.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "store/syncstate.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Reads rows into `into`; an Error ends the reading.
template <typename T>
Result<void> readInto(QSqlDatabase &db, const ReadContext &context, std::vector<T> &into,
    const QString &tail, const QVariantList &values)
{
    auto rows = readRows<T>(db, context, tail, values);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    into = std::move(*rows);
    return {};
}

Result<void> readIdentity(QSqlDatabase &db, CustomerRecord &record)
{
    auto query = select(
        db, u"SELECT territory, modified_by FROM customer WHERE id=?"_s, {record.customer.id});
    if (!query) {
        return std::unexpected(query.error());
    }
    if (query->next()) {
        record.territory = query->value(0).toString();
        record.modifiedBy = query->value(1).toString();
    }
    return {};
}

Result<void> readMessageCounts(QSqlDatabase &db, CustomerRecord &record)
{
    auto query = select(db,
        u"SELECT t.id, COUNT(m.rid) FROM ticket t JOIN message m ON m.reference_name=t.id "
        "WHERE t.customer=? GROUP BY t.id"_s,
        {record.customer.id});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        record.messages.insert(query->value(0).toString(), query->value(1).toInt());
    }
    return finished(*query);
}

Result<void> readTechnicians(QSqlDatabase &db, CustomerRecord &record)
{
    auto query = select(db,
        u"SELECT DISTINCT t.id, t.full_name FROM job j JOIN technician t ON t.id=j.assigned_tech "
        "WHERE j.customer=?"_s,
        {record.customer.id});
    if (!query) {
        return std::unexpected(query.error());
    }
    while (query->next()) {
        record.technicians.insert(query->value(0).toString(), query->value(1).toString());
    }
    return finished(*query);
}

/// Submitted ones only: drafts owe nothing, cancelled invoices no more.
void addInvoice(CustomerMoney &money, const Invoice &invoice, QDate today)
{
    // A credit note is no invoice that another follows.
    if (invoice.total > 0 && invoice.posted.isValid()
        && (!money.lastInvoice.isValid() || invoice.posted > money.lastInvoice)) {
        money.lastInvoice = invoice.posted;
    }
    const qint64 open = cents(invoice.outstanding);
    money.balance += open;
    if (open > 0 && invoice.due.isValid() && invoice.due < today) {
        money.overdue += open;
        ++money.overdueInvoices;
        if (!money.oldestDue.isValid() || invoice.due < money.oldestDue) {
            money.oldestDue = invoice.due;
        }
    }
}

/// The currency of most invoices, as the statement of account has it.
QString mainCurrency(const QHash<QString, QString> &currencies)
{
    QHash<QString, int> counts;
    QString most;
    for (const QString &currency : currencies) {
        const int count = currency.isEmpty() ? 0 : ++counts[currency];
        if (count > counts.value(most) || (count == counts.value(most) && currency < most)) {
            most = currency;
        }
    }
    return most;
}

/// What was paid and put to no invoice is the customer's.
Result<qint64> paidAhead(QSqlDatabase &db, const QString &customer)
{
    auto query = select(db,
        u"SELECT unallocated_amount, payment_type FROM payment WHERE party=? AND docstatus=1"_s,
        {customer});
    if (!query) {
        return std::unexpected(query.error());
    }
    qint64 sum = 0;
    while (query->next()) {
        const qint64 amount = cents(query->value(0).toDouble());
        sum += query->value(1).toString() == "Pay"_L1 ? -amount : amount;
    }
    return finished(*query).transform([sum] { return sum; });
}

Result<void> readBalance(QSqlDatabase &db, CustomerRecord &record, QDate today)
{
    auto query = select(db, u"SELECT id, currency FROM invoice WHERE customer=? AND docstatus=1"_s,
        {record.customer.id});
    if (!query) {
        return std::unexpected(query.error());
    }
    QHash<QString, QString> currencies; // of the submitted ones
    while (query->next()) {
        currencies.insert(query->value(0).toString(), query->value(1).toString());
    }
    if (const auto done = finished(*query); !done) {
        return done;
    }
    const auto ahead = paidAhead(db, record.customer.id);
    if (!ahead) {
        return std::unexpected(ahead.error());
    }
    CustomerMoney &money = record.money;
    const QString most = mainCurrency(currencies);
    for (const Invoice &invoice : record.invoices) {
        const auto currency = currencies.constFind(invoice.id);
        if (currency == currencies.constEnd()) {
            continue;
        }
        if (currency->isEmpty() || *currency == most) {
            addInvoice(money, invoice, today);
        } else {
            ++money.otherCurrency;
        }
    }
    money.balance -= *ahead;
    return {};
}

Result<void> readFreshness(QSqlDatabase &db, CustomerRecord &record)
{
    bool isEveryKindDated = true;
    for (const QString &kind :
        {Kind::Customer, Kind::Location, Kind::Subscription, Kind::Contract, Kind::Equipment,
            Kind::Ticket, Kind::Invoice, Kind::Payment, Kind::Job, Kind::Message, Kind::Note}) {
        const auto state = kindState(db, kind);
        if (!state) {
            return std::unexpected(state.error());
        }
        // A site without contracts, or that does not show its notes, has nothing to wait for.
        const bool isOptional = kind == Kind::Contract || kind == Kind::Note;
        if (isOptional && !state->isComplete && !state->lastSuccess.isValid()
            && (isAbsent(*state) || isForbidden(*state))) {
            continue;
        }
        if (!state->isComplete) {
            record.incomplete += kind;
        }
        isEveryKindDated = isEveryKindDated && state->lastSuccess.isValid();
        if (!record.fetchedAt.isValid() || state->lastSuccess < record.fetchedAt) {
            record.fetchedAt = state->lastSuccess;
        }
    }
    if (!isEveryKindDated) {
        record.fetchedAt = {};
    }
    return {};
}

} // namespace

qint64 cents(double amount)
{
    return Billing::Money::ofNumber(amount).cents();
}

Result<std::optional<CustomerRecord>> customerRecord(
    QSqlDatabase &db, const QString &id, QDate today)
{
    const auto context = readContext(db);
    if (!context) {
        return std::unexpected(context.error());
    }
    CustomerRecord record;
    std::vector<Customer> customers;
    const QVariantList key{id};
    Result<void> done = readInto(db, *context, customers, u"WHERE r.id=?"_s, key);
    if (done && customers.empty()) {
        return std::optional<CustomerRecord>();
    }
    if (done) {
        record.customer = std::move(customers.front());
        done = readIdentity(db, record);
    }
    if (done) {
        done = readInto(db, *context, record.locations,
            u"WHERE r.customer=? ORDER BY r.status='Inactive', r.id"_s, key);
    }
    if (done) {
        done = readInto(db, *context, record.subscriptions,
            u"WHERE r.customer=? ORDER BY r.service_location, r.display_order, r.id"_s, key);
    }
    if (done) {
        done = readInto(db, *context, record.contracts,
            u"WHERE r.customer=? ORDER BY r.start_date DESC, r.id DESC"_s, key);
    }
    if (done) {
        done = readInto(db, *context, record.equipment,
            u"WHERE r.customer=? OR r.service_location IN (SELECT id FROM location WHERE "
            "customer=?) ORDER BY r.status<>'active', r.equipment_type, r.id"_s,
            {id, id});
    }
    if (done) {
        done = readInto(db, *context, record.tickets,
            u"WHERE r.customer=? ORDER BY r.opening_date DESC, r.opening_time DESC, r.id DESC"_s,
            key);
    }
    if (done) {
        done = readMessageCounts(db, record);
    }
    if (done) {
        done = readInto(db, *context, record.invoices,
            u"WHERE r.customer=? ORDER BY r.posting_date DESC, r.id DESC"_s, key);
    }
    if (done) {
        done = readInto(db, *context, record.payments,
            u"WHERE r.party=? ORDER BY r.posting_date DESC, r.id DESC"_s, key);
    }
    if (done) {
        done = readInto(db, *context, record.jobs,
            u"WHERE r.customer=? ORDER BY r.scheduled_date IS NOT NULL, r.scheduled_date DESC, "
            "r.start_time DESC, r.id DESC"_s,
            key);
    }
    if (done) {
        done = readTechnicians(db, record);
    }
    if (done) {
        done = readBalance(db, record, today);
    }
    if (done) {
        done = readFreshness(db, record);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return std::optional(std::move(record));
}

Result<std::vector<CustomerLine>> customerLines(QSqlDatabase &db, const QStringList &ids)
{
    std::vector<CustomerLine> lines;
    if (ids.isEmpty()) {
        return lines;
    }
    QVariantList values;
    for (const QString &id : ids) {
        values += id;
    }
    auto query = select(db,
        u"SELECT c.id, c.customer_name, (SELECT city FROM location l WHERE l.customer=c.id AND "
        "city<>'' ORDER BY l.id LIMIT 1), COALESCE(NULLIF(c.cell_phone,''), "
        "NULLIF(c.mobile_no,''), c.tel_home), c.disabled FROM customer c WHERE c.id IN (%1)"_s.arg(
            placeholders(ids.size())),
        values);
    if (!query) {
        return std::unexpected(query.error());
    }
    QHash<QString, CustomerLine> found;
    while (query->next()) {
        const QString id = query->value(0).toString();
        found.insert(id,
            {.id = id,
                .name = query->value(1).toString(),
                .city = query->value(2).toString(),
                .phone = query->value(3).toString(),
                .isDisabled = query->value(4).toBool()});
    }
    if (const auto done = finished(*query); !done) {
        return std::unexpected(done.error());
    }
    for (const QString &id : ids) {
        if (const auto line = found.constFind(id); line != found.constEnd()) {
            lines.push_back(*line);
        }
    }
    return lines;
}

Result<CustomerCount> customerCount(QSqlDatabase &db)
{
    const auto count = selectValue(db, u"SELECT COUNT(*) FROM customer"_s);
    const auto state =
        count ? kindState(db, Kind::Customer) : Result<KindState>(std::unexpected(count.error()));
    if (!state) {
        return std::unexpected(state.error());
    }
    return CustomerCount{.count = count->toLongLong(),
        .fetchedAt = state->lastSuccess,
        .isComplete = state->isComplete};
}

} // namespace FibreDesk::Store
