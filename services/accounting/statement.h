// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/billqueries.h"

#include <QDate>
#include <QString>

#include <array>
#include <vector>

/// A customer's statement of account as a pure value, made from the mirror's invoices and payments.
namespace FibreDesk::Accounting {

struct StatementEntry {
    enum class Kind { Invoice, CreditNote, Payment, Refund };

    Kind kind = Kind::Invoice;
    QDate date{};
    QString id{};
    QString detail{}; ///< of a payment: mode and reference
    QDate due{};
    qint64 amount = 0; ///< what the customer owes more
    qint64 balance = 0; ///< after it

    bool operator==(const StatementEntry &) const = default;
};

struct Statement {
    QString customer{};
    QString name{};
    QString address{};
    QString language{};
    QString currency{}; ///< of the invoices; empty where none says
    QDate from{};
    QDate to{}; ///< the last day of it
    QDate today{}; ///< what the ageing is counted from
    qint64 opening = 0;
    qint64 charged = 0; ///< invoices and refunds of the period
    qint64 credited = 0; ///< credit notes and payments, as a positive amount
    qint64 closing = 0;
    std::vector<StatementEntry> entries{};

    /// What is open today, whatever the period: not due yet, 1–30, 31–60, 61–90, more than 90 days.
    std::array<qint64, 5> ageing{};
    qint64 open = 0; ///< sum of the above, credit notes' own open amounts included in the first
    qint64 unallocated = 0; ///< paid and put to no invoice
    qint64 balance = 0; ///< of all invoices and payments until today, and later ones
    bool isUnallocatedKnown = true;
    int drafts = 0; ///< left out
    int cancelled = 0; ///< left out
    int otherCurrency = 0; ///< left out: sums of two currencies are none
    int undated = 0; ///< left out
    QDateTime fetchedAt{};
    bool isComplete = false;

    /// By how much the invoices' open amounts less what was paid ahead miss the balance; 0 = the
    /// statement agrees with itself.
    [[nodiscard]] qint64 difference() const { return balance - (open - unallocated); }
    bool operator==(const Statement &) const = default;
};

[[nodiscard]] Statement makeStatement(
    const Store::CustomerAccount &account, QDate from, QDate to, QDate today);

} // namespace FibreDesk::Accounting
