// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/billqueries.h"

#include "store/database.h"
#include "store/mirrorschema.h"
#include "store/rownumbers.h"
#include "store/searchtext.h"
#include "store/syncstate.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Word for word the conditions of the indexes invoice_open, invoice_draft, invoice_credit and
/// payment_unallocated, or SQLite does not see that they fit.
const QString isOpen = u"r.docstatus=1 AND r.outstanding_amount>0.004"_s;
const QString isDraft = u"r.docstatus=0"_s;
const QString isCredit = u"r.grand_total<0"_s;
const QString isUnallocated = u"r.docstatus=1 AND r.unallocated_amount>0.004"_s;

/// As Billing::Money has it: 1.005 times a hundred is a little less than a hundred and a half.
QString centsOf(const QString &column)
{
    // Not ROUND(ROUND(…,6)), the same by way of text: twice as slow over a hundred thousand rows.
    return u"CAST(%1*100+CASE WHEN %1<0 THEN -0.5000005 ELSE 0.5000005 END AS INTEGER)"_s.arg(
        column);
}

/// Both kinds under one set of names.
struct Columns {
    QString table;
    QString customer;
    QString total;
    QString open;
};

const Columns &columnsOf(BillKind kind)
{
    static const Columns invoice{
        u"invoice"_s, u"r.customer"_s, u"r.grand_total"_s, u"r.outstanding_amount"_s};
    static const Columns payment{
        u"payment"_s, u"r.party"_s, u"r.paid_amount"_s, u"r.unallocated_amount"_s};
    return kind == BillKind::Invoice ? invoice : payment;
}

struct Where {
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &with = {})
    {
        parts += part;
        values += with;
    }
    [[nodiscard]] QString text() const
    {
        return parts.isEmpty() ? QString() : u" WHERE "_s + parts.join(u" AND "_s);
    }
};

/// "114.97", "114,97 $", "1 204.50" as cents; nothing where it is no amount with its cents.
std::optional<qint64> typedCents(const QString &text)
{
    static const QRegularExpression amount(u"^-?[0-9][0-9 \u00a0\u202f]*[.,][0-9]{2} ?\\$?$"_s);
    if (!amount.match(text).hasMatch()) {
        return {};
    }
    QString digits = text;
    digits.remove(QRegularExpression(u"[^0-9-]"_s));
    return digits.toLongLong();
}

void addText(Where &where, BillKind kind, const QString &typed)
{
    const Columns &columns = columnsOf(kind);
    const QString text = typed.simplified();
    QStringList either{u"r.id=?"_s};
    QVariantList values{text.toUpper()};
    constexpr qsizetype shortest = 3;
    static const QRegularExpression number(u"^[A-Za-z-]*[0-9][A-Za-z0-9-]*$"_s);
    if (text.size() >= shortest && number.match(text).hasMatch()) {
        either += u"r.id LIKE ?"_s;
        values += QString(u'%' + text + u'%');
    }
    if (kind == BillKind::Payment) {
        either += u"r.reference_no=?"_s;
        values += text;
    }
    if (const auto cents = typedCents(text)) {
        either += centsOf(columns.total) + u"=?"_s;
        values += *cents;
    }
    either += columns.customer + u"=?"_s;
    values += text;
    QStringList words;
    for (const QString &word : SearchText::of(text).words) {
        words += u"\"%1\"*"_s.arg(word);
    }
    if (!words.isEmpty()) {
        either += columns.customer
            + u" IN (SELECT id FROM customer WHERE rid IN (SELECT rowid FROM search_customer WHERE "
              "search_customer MATCH ?))"_s;
        values += QString(u"name : ("_s + words.join(u' ') + u')');
    }
    where.add(u'(' + either.join(u" OR "_s) + u')', values);
}

QString firstOfMonth(QDate today)
{
    return QDate(today.year(), today.month(), 1).toString(Qt::ISODate);
}

QString firstOfNextMonth(QDate today)
{
    return QDate(today.year(), today.month(), 1).addMonths(1).toString(Qt::ISODate);
}

void addThisMonth(Where &where, QDate today)
{
    where.add(u"r.posting_date>=? AND r.posting_date<?"_s,
        {firstOfMonth(today), firstOfNextMonth(today)});
}

Where conditionOf(const BillFilter &filter)
{
    Where where;
    switch (filter.view) {
    case BillView::All:
        break;
    case BillView::Open:
        where.add(isOpen);
        break;
    case BillView::Overdue:
        where.add(isOpen);
        where.add(u"r.due_date<?"_s, {filter.today.toString(Qt::ISODate)});
        break;
    case BillView::Drafts:
        where.add(isDraft);
        break;
    case BillView::CreditNotes:
        where.add(isCredit);
        break;
    case BillView::ThisMonth:
        addThisMonth(where, filter.today);
        break;
    case BillView::Unallocated:
        where.add(isUnallocated);
        break;
    case BillView::OfMode:
        where.add(u"r.mode_of_payment=?"_s, {filter.mode});
        break;
    }
    if (!filter.text.trimmed().isEmpty()) {
        addText(where, filter.kind, filter.text);
    }
    return where;
}

QString orderTerm(BillKind kind, BillField field)
{
    const Columns &columns = columnsOf(kind);
    const bool isInvoice = kind == BillKind::Invoice;
    switch (field) {
    case BillField::Number:
        return u"r.id"_s;
    case BillField::Customer:
        return isInvoice ? u"r.customer_name COLLATE fd_names"_s
                         : u"c.customer_name COLLATE fd_names"_s;
    case BillField::Due:
        return isInvoice ? u"r.due_date"_s : u"r.posting_date"_s;
    case BillField::Total:
        return columns.total;
    case BillField::Open:
        return columns.open;
    case BillField::Status:
        return u"r.status"_s;
    case BillField::Mode:
        return isInvoice ? u"r.posting_date"_s : u"r.mode_of_payment"_s;
    case BillField::Reference:
        return isInvoice ? u"r.posting_date"_s : u"r.reference_no"_s;
    case BillField::Date:
        break;
    }
    return u"r.posting_date"_s;
}

QString lineSelect(BillKind kind)
{
    if (kind == BillKind::Invoice) {
        return u"SELECT r.rid, r.id, r.customer, COALESCE(NULLIF(r.customer_name,''), "
               "c.customer_name), r.posting_date, r.due_date, %1, %2, r.status, r.currency, "
               "r.docstatus, NULL, NULL, NULL FROM invoice r LEFT JOIN customer c ON "
               "c.id=r.customer"_s.arg(
                   centsOf(u"r.grand_total"_s), centsOf(u"r.outstanding_amount"_s));
    }
    return u"SELECT r.rid, r.id, r.party, c.customer_name, r.posting_date, NULL, %1, %2, r.status, "
           "NULL, r.docstatus, r.mode_of_payment, r.reference_no, r.payment_type FROM payment r "
           "LEFT JOIN customer c ON c.id=r.party"_s.arg(
               centsOf(u"r.paid_amount"_s), centsOf(u"r.unallocated_amount"_s));
}

QDate dateOf(const QVariant &value)
{
    return QDate::fromString(value.toString().left(10), Qt::ISODate);
}

BillLine readLine(const QSqlQuery &query, BillKind kind)
{
    const auto text = [&query](int column) { return query.value(column).toString(); };
    return {.kind = kind,
        .row = query.value(0).toLongLong(),
        .id = text(1),
        .customer = text(2),
        .customerName = text(3),
        .posted = dateOf(query.value(4)),
        .due = dateOf(query.value(5)),
        .total = Billing::Money::ofCents(query.value(6).toLongLong()),
        .open = Billing::Money::ofCents(query.value(7).toLongLong()),
        .isOpenKnown = !query.value(7).isNull(),
        .status = text(8),
        .currency = text(9),
        .docstatus = query.value(10).toInt(),
        .mode = text(11),
        .reference = text(12),
        .isRefund = text(13) == "Pay"_L1};
}

Result<std::vector<BillLine>> readLines(
    QSqlDatabase &db, BillKind kind, const QString &tail, const QVariantList &values)
{
    auto query = select(db, lineSelect(kind) + tail, values);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<BillLine> lines;
    while (query->next()) {
        lines.push_back(readLine(*query, kind));
    }
    return finished(*query).transform([&lines] { return std::move(lines); });
}

Result<qint64> countWhere(QSqlDatabase &db, const BillFilter &filter)
{
    const Where where = conditionOf(filter);
    return selectValue(db,
        u"SELECT count(*) FROM %1 r"_s.arg(columnsOf(filter.kind).table) + where.text(),
        where.values)
        .transform([](const QVariant &value) { return value.toLongLong(); });
}

Result<std::vector<BillTally>> modesOf(QSqlDatabase &db)
{
    auto query = select(db,
        u"SELECT mode_of_payment, count(*) FROM payment WHERE mode_of_payment<>'' GROUP BY "
        "mode_of_payment ORDER BY 2 DESC, 1"_s);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<BillTally> modes;
    while (query->next()) {
        modes.push_back({query->value(0).toString(), query->value(1).toLongLong()});
    }
    return finished(*query).transform([&modes] { return std::move(modes); });
}

/// Who, where and in which language a statement is sent.
Result<bool> readAddressee(QSqlDatabase &db, CustomerAccount &account)
{
    auto query = select(db,
        u"SELECT c.customer_name, c.language, l.address_line, l.city, l.postal_code FROM customer "
        "c LEFT JOIN location l ON l.rid=(SELECT rid FROM location WHERE customer=c.id ORDER BY "
        "status='Inactive', id LIMIT 1) WHERE c.id=?"_s,
        {account.customer});
    if (!query) {
        return std::unexpected(query.error());
    }
    const bool isThere = query->next();
    if (isThere) {
        account.name = query->value(0).toString();
        account.language = query->value(1).toString();
        QStringList place{query->value(3).toString(), query->value(4).toString()};
        place.removeAll({});
        QStringList lines{query->value(2).toString(), place.join(u' ')};
        lines.removeAll({});
        account.address = lines.join(u'\n');
    }
    return finished(*query).transform([isThere] { return isThere; });
}

} // namespace

QString billTable(BillKind kind)
{
    return kind == BillKind::Invoice ? Kind::Invoice : Kind::Payment;
}

QString billDoctype(BillKind kind)
{
    return kind == BillKind::Invoice ? u"Sales Invoice"_s : u"Payment Entry"_s;
}

int BillLine::daysOverdue(QDate today) const
{
    const bool isOwed = kind == BillKind::Invoice && docstatus == 1 && open > Billing::Money();
    return isOwed && due.isValid() && due < today ? static_cast<int>(due.daysTo(today)) : 0;
}

BillState BillLine::state(QDate today) const
{
    if (docstatus == 0) {
        return BillState::Draft;
    }
    if (docstatus == 2) {
        return BillState::Cancelled;
    }
    if (kind == BillKind::Payment) {
        return BillState::Submitted;
    }
    if (total < Billing::Money()) {
        return BillState::Credit;
    }
    if (open <= Billing::Money()) {
        return BillState::Paid;
    }
    if (daysOverdue(today) > 0) {
        return BillState::Overdue;
    }
    return open < total ? BillState::PartlyPaid : BillState::Unpaid;
}

Result<std::vector<qint64>> billRows(
    QSqlDatabase &db, const BillFilter &filter, const BillOrder &order)
{
    const Where where = conditionOf(filter);
    const bool isByName = order.sort == BillField::Customer && filter.kind == BillKind::Payment;
    const QString direction = order.isDescending ? u" DESC"_s : QString();
    const QString first = orderTerm(filter.kind, order.sort);
    // Equal rows stand by date, and keep their places.
    QStringList terms{first + direction};
    if (first != "r.posting_date"_L1) {
        terms += u"r.posting_date DESC"_s;
    }
    terms += u"r.rid"_s + direction;
    return selectRowNumbers(db,
        u"SELECT r.rid FROM %1 r"_s.arg(columnsOf(filter.kind).table)
            + (isByName ? u" LEFT JOIN customer c ON c.id=r.party"_s : QString()) + where.text()
            + u" ORDER BY "_s + terms.join(u", "_s),
        where.values, u"store list of bills"_s);
}

Result<std::vector<BillLine>> billLines(
    QSqlDatabase &db, BillKind kind, const std::vector<qint64> &rows)
{
    if (rows.empty()) {
        return std::vector<BillLine>();
    }
    QStringList numbers;
    for (const qint64 row : rows) {
        numbers += QString::number(row);
    }
    return readLines(db, kind, u" WHERE r.rid IN (%1)"_s.arg(numbers.join(u',')), {});
}

Result<std::vector<BillTotal>> billTotals(QSqlDatabase &db, const BillFilter &filter)
{
    const Columns &columns = columnsOf(filter.kind);
    const Where where = conditionOf(filter);
    const QString counted =
        filter.view == BillView::Drafts ? u"r.docstatus=0"_s : u"r.docstatus=1"_s;
    const bool isInvoice = filter.kind == BillKind::Invoice;
    const QString sign =
        isInvoice ? QString() : u"CASE WHEN r.payment_type='Pay' THEN -1 ELSE 1 END * "_s;
    const QString currency = isInvoice ? u"COALESCE(r.currency,'')"_s : u"''"_s;
    auto query = select(db,
        u"SELECT %1, count(*), COALESCE(SUM(CASE WHEN %2 THEN %3 END),0), COALESCE(SUM(CASE WHEN "
        "%2 THEN %4 END),0), SUM(CASE WHEN %2 THEN 0 ELSE 1 END) FROM %5 r%6 GROUP BY 1 ORDER BY 2 "
        "DESC"_s.arg(currency, counted, sign + centsOf(columns.total), sign + centsOf(columns.open),
            columns.table, where.text()),
        where.values);
    if (!query) {
        return std::unexpected(query.error());
    }
    std::vector<BillTotal> totals;
    while (query->next()) {
        totals.push_back({.currency = query->value(0).toString(),
            .count = query->value(1).toLongLong(),
            .sum = Billing::Money::ofCents(query->value(2).toLongLong()),
            .open = Billing::Money::ofCents(query->value(3).toLongLong()),
            .notCounted = query->value(4).toLongLong()});
    }
    return finished(*query).transform([&totals] { return std::move(totals); });
}

Result<BillOverview> billOverview(QSqlDatabase &db, BillKind kind, QDate today)
{
    BillOverview overview;
    std::vector<std::pair<BillView, qint64 *>> wanted{
        {BillView::All, &overview.all}, {BillView::ThisMonth, &overview.thisMonth}};
    if (kind == BillKind::Invoice) {
        wanted.emplace_back(BillView::Open, &overview.open);
        wanted.emplace_back(BillView::Overdue, &overview.overdue);
        wanted.emplace_back(BillView::Drafts, &overview.drafts);
        wanted.emplace_back(BillView::CreditNotes, &overview.creditNotes);
    } else {
        const auto known = selectValue(
            db, u"SELECT 1 FROM payment WHERE unallocated_amount IS NOT NULL LIMIT 1"_s);
        if (!known) {
            return std::unexpected(known.error());
        }
        if (known->isValid()) {
            wanted.emplace_back(BillView::Unallocated, &overview.unallocated);
        }
        auto modes = modesOf(db);
        if (!modes) {
            return std::unexpected(modes.error());
        }
        overview.modes = std::move(*modes);
    }
    for (const auto &[view, number] : wanted) {
        const auto count = countWhere(db, {.kind = kind, .view = view, .today = today});
        if (!count) {
            return std::unexpected(count.error());
        }
        *number = *count;
    }
    return kindState(db, billTable(kind)).transform([&overview](const KindState &state) {
        overview.fetchedAt = state.lastSuccess;
        overview.isComplete = state.isComplete;
        return std::move(overview);
    });
}

Result<std::optional<BillRecord>> billRecord(QSqlDatabase &db, BillKind kind, const QString &id)
{
    auto lines = readLines(db, kind, u" WHERE r.id=?"_s, {id});
    if (!lines) {
        return std::unexpected(lines.error());
    }
    if (lines->empty()) {
        return std::optional<BillRecord>();
    }
    BillRecord record{.line = std::move(lines->front())};
    const auto language =
        selectValue(db, u"SELECT language FROM customer WHERE id=?"_s, {record.line.customer});
    if (!language) {
        return std::unexpected(language.error());
    }
    record.language = language->toString();
    return fetchedAt(db, billTable(kind)).transform([&record](const QDateTime &at) {
        record.fetchedAt = at;
        return std::optional(std::move(record));
    });
}

Result<std::optional<CustomerAccount>> customerAccount(QSqlDatabase &db, const QString &customer)
{
    CustomerAccount account{.customer = customer};
    const auto isThere = readAddressee(db, account);
    if (!isThere) {
        return std::unexpected(isThere.error());
    }
    auto invoices = readLines(db, BillKind::Invoice, u" WHERE r.customer=?"_s, {customer});
    auto payments = readLines(db, BillKind::Payment, u" WHERE r.party=?"_s, {customer});
    if (!invoices || !payments) {
        return std::unexpected(invoices ? payments.error() : invoices.error());
    }
    if (!*isThere && invoices->empty() && payments->empty()) {
        return std::optional<CustomerAccount>();
    }
    if (account.name.isEmpty() && !invoices->empty()) {
        account.name = invoices->front().customerName;
    }
    account.bills = std::move(*invoices);
    std::ranges::move(*payments, std::back_inserter(account.bills));
    const auto ofInvoices = kindState(db, Kind::Invoice);
    const auto ofPayments = kindState(db, Kind::Payment);
    if (!ofInvoices || !ofPayments) {
        return std::unexpected(ofInvoices ? ofPayments.error() : ofInvoices.error());
    }
    account.isComplete = ofInvoices->isComplete && ofPayments->isComplete;
    if (ofInvoices->lastSuccess.isValid() && ofPayments->lastSuccess.isValid()) {
        account.fetchedAt = std::min(ofInvoices->lastSuccess, ofPayments->lastSuccess);
    }
    return std::optional(std::move(account));
}

} // namespace FibreDesk::Store
