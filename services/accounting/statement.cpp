// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounting/statement.h"

#include <QHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace FibreDesk::Accounting {

namespace {

using Kind = StatementEntry::Kind;

/// The currency of most invoices.
QString mainCurrency(const std::vector<Store::BillLine> &bills)
{
    QHash<QString, int> counts;
    QString most;
    for (const Store::BillLine &bill : bills) {
        const int count = bill.currency.isEmpty() ? 0 : ++counts[bill.currency];
        if (count > counts.value(most)) {
            most = bill.currency;
        }
    }
    return most;
}

StatementEntry entryOf(const Store::BillLine &bill)
{
    StatementEntry entry{.date = bill.posted, .id = bill.id, .due = bill.due};
    if (bill.kind == Store::BillKind::Invoice) {
        entry.kind = bill.total < Billing::Money() ? Kind::CreditNote : Kind::Invoice;
        entry.amount = bill.total;
    } else {
        entry.kind = bill.isRefund ? Kind::Refund : Kind::Payment;
        entry.amount = bill.isRefund ? bill.total : -bill.total;
        QStringList words{bill.mode, bill.reference};
        words.removeAll({});
        entry.detail = words.join(u" · "_s);
    }
    return entry;
}

std::size_t ageOf(int days)
{
    return days <= 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4;
}

/// What a bill leaves open today.
void addOpen(const Store::BillLine &bill, Statement &statement)
{
    if (bill.kind == Store::BillKind::Payment) {
        statement.unallocated += bill.isRefund ? -bill.open : bill.open;
        statement.isUnallocatedKnown = statement.isUnallocatedKnown && bill.isOpenKnown;
        return;
    }
    statement.open += bill.open;
    statement.ageing[ageOf(bill.daysOverdue(statement.today))] += bill.open;
}

} // namespace

Statement makeStatement(const Store::CustomerAccount &account, QDate from, QDate to, QDate today)
{
    Statement statement{.customer = account.customer,
        .name = account.name,
        .address = account.address,
        .language = account.language,
        .currency = mainCurrency(account.bills),
        .from = from,
        .to = to,
        .today = today,
        .fetchedAt = account.fetchedAt,
        .isComplete = account.isComplete};
    for (const Store::BillLine &bill : account.bills) {
        if (bill.docstatus == 0) {
            ++statement.drafts;
        } else if (bill.docstatus == 2) {
            ++statement.cancelled;
        } else if (!bill.currency.isEmpty() && bill.currency != statement.currency) {
            ++statement.otherCurrency;
        } else if (!bill.posted.isValid()) {
            ++statement.undated;
        } else {
            addOpen(bill, statement);
            statement.entries.push_back(entryOf(bill));
        }
    }
    // On one day what is owed stands before what pays it.
    std::ranges::sort(statement.entries, [](const StatementEntry &a, const StatementEntry &b) {
        return std::tuple(a.date, a.kind, a.id) < std::tuple(b.date, b.kind, b.id);
    });
    for (const StatementEntry &entry : statement.entries) {
        statement.balance += entry.amount;
        if (entry.date < from) {
            statement.opening += entry.amount;
        }
    }
    std::erase_if(statement.entries,
        [from, to](const StatementEntry &entry) { return entry.date < from || entry.date > to; });
    statement.closing = statement.opening;
    for (StatementEntry &entry : statement.entries) {
        statement.closing += entry.amount;
        entry.balance = statement.closing;
        (entry.amount > Billing::Money() ? statement.charged : statement.credited) +=
            entry.amount.absolute();
    }
    return statement;
}

} // namespace FibreDesk::Accounting
