// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "billing/money.h"
#include "core/error.h"

#include <QDate>
#include <QDateTime>
#include <QSqlDatabase>
#include <QString>

#include <optional>
#include <vector>

/// Invoices and payments: the list of all, one of them, and all of one customer, read inside
/// Mirror::read(). A bill is either.
namespace FibreDesk::Store {

enum class BillKind { Invoice, Payment };

/// Our name of the kind's table, and ERPNext's of its doctype.
[[nodiscard]] QString billTable(BillKind kind);
[[nodiscard]] QString billDoctype(BillKind kind);

enum class BillView {
    All,
    Open, ///< submitted, something left to pay
    Overdue, ///< of these, past the due date
    Drafts,
    CreditNotes,
    ThisMonth,
    Unallocated, ///< payments that are more than the invoices they were put to
    OfMode, ///< payments of one mode
};

struct BillFilter {
    BillKind kind = BillKind::Invoice;
    BillView view = BillView::All;
    QString mode{}; ///< of OfMode
    QString text{}; ///< a number, an amount, a payment's reference, or words of the customer's name
    QDate today{}; ///< the business's day

    bool operator==(const BillFilter &) const = default;
};

enum class BillField { Number, Customer, Date, Due, Total, Open, Status, Mode, Reference };

struct BillOrder {
    BillField sort = BillField::Date;
    bool isDescending = true;

    bool operator==(const BillOrder &) const = default;
};

/// Row numbers of the mirror, in order.
[[nodiscard]] Result<std::vector<qint64>> billRows(
    QSqlDatabase &db, const BillFilter &filter, const BillOrder &order);

enum class BillState { Draft, Cancelled, Paid, PartlyPaid, Unpaid, Overdue, Credit, Submitted };

/// What stands on one row.
struct BillLine {
    BillKind kind = BillKind::Invoice;
    qint64 row = 0;
    QString id{};
    QString customer{};
    QString customerName{};
    QDate posted{};
    QDate due{};
    Billing::Money total{}; ///< of a credit note negative
    Billing::Money open{}; ///< of an invoice left to pay, of a payment put to no invoice
    bool isOpenKnown = true; ///< an older server does not say of a payment
    QString status{}; ///< the server's word
    QString currency{};
    int docstatus = 0; ///< 0 draft, 1 submitted, 2 cancelled
    QString mode{};
    QString reference{};
    bool isRefund = false; ///< a payment to the customer

    /// By what counts today: the server's own word is renewed once a night.
    [[nodiscard]] BillState state(QDate today) const;
    /// 0 = not overdue.
    [[nodiscard]] int daysOverdue(QDate today) const;
    bool operator==(const BillLine &) const = default;
};

/// These rows, in no order; what is gone is left out.
[[nodiscard]] Result<std::vector<BillLine>> billLines(
    QSqlDatabase &db, BillKind kind, const std::vector<qint64> &rows);

/// All rows of a filter, of one currency. Drafts and cancelled ones are counted and not summed.
struct BillTotal {
    QString currency{};
    qint64 count = 0;
    Billing::Money sum{};
    Billing::Money open{};
    qint64 notCounted = 0; ///< drafts and cancelled among `count`, unless the view is of drafts

    bool operator==(const BillTotal &) const = default;
};
[[nodiscard]] Result<std::vector<BillTotal>> billTotals(QSqlDatabase &db, const BillFilter &filter);

struct BillTally {
    QString value{};
    qint64 count = 0;

    bool operator==(const BillTally &) const = default;
};

/// What the views of a kind have to offer.
struct BillOverview {
    qint64 all = 0;
    qint64 open = 0;
    qint64 overdue = 0;
    qint64 drafts = 0;
    qint64 creditNotes = 0;
    qint64 thisMonth = 0;
    qint64 unallocated = -1; ///< -1 = not known
    std::vector<BillTally> modes{}; ///< most used first
    QDateTime fetchedAt{}; ///< when the copy last agreed with the server; invalid = never
    bool isComplete = false;

    bool operator==(const BillOverview &) const = default;
};
[[nodiscard]] Result<BillOverview> billOverview(QSqlDatabase &db, BillKind kind, QDate today);

/// One bill with what its page needs beside it.
struct BillRecord {
    BillLine line{};
    QString language{}; ///< of the customer, as the server has it
    QDateTime fetchedAt{};

    bool operator==(const BillRecord &) const = default;
};
/// Nothing where the mirror has none of that name.
[[nodiscard]] Result<std::optional<BillRecord>> billRecord(
    QSqlDatabase &db, BillKind kind, const QString &id);

/// Everything a statement of account is made from.
struct CustomerAccount {
    QString customer{};
    QString name{};
    QString address{}; ///< lines
    QString language{};
    std::vector<BillLine> bills{}; ///< invoices, credit notes and payments of any state
    QDateTime fetchedAt{}; ///< the older of the two copies; invalid where one was never made
    bool isComplete = false;

    bool operator==(const CustomerAccount &) const = default;
};
/// Nothing where the mirror has neither the customer nor a bill of theirs.
[[nodiscard]] Result<std::optional<CustomerAccount>> customerAccount(
    QSqlDatabase &db, const QString &customer);

} // namespace FibreDesk::Store
