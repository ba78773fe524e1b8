// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "billing/money.h"
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
    Billing::Money amount{}; ///< what the customer owes more
    Billing::Money balance{}; ///< after it

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
    Billing::Money opening{};
    Billing::Money charged{}; ///< invoices and refunds of the period
    Billing::Money credited{}; ///< credit notes and payments, as a positive amount
    Billing::Money closing{};
    std::vector<StatementEntry> entries{};

    /// What is open today, whatever the period: not due yet, 1–30, 31–60, 61–90, more than 90 days.
    std::array<Billing::Money, 5> ageing{};
    Billing::Money
        open{}; ///< sum of the above, credit notes' own open amounts included in the first
    Billing::Money unallocated{}; ///< paid and put to no invoice
    Billing::Money balance{}; ///< of all invoices and payments until today, and later ones
    bool isUnallocatedKnown = true;
    int drafts = 0; ///< left out
    int cancelled = 0; ///< left out
    int otherCurrency = 0; ///< left out: sums of two currencies are none
    int undated = 0; ///< left out
    QDateTime fetchedAt{};
    bool isComplete = false;

    /// By how much the invoices' open amounts less what was paid ahead miss the balance; 0 = the
    /// statement agrees with itself.
    [[nodiscard]] Billing::Money difference() const { return balance - (open - unallocated); }
    bool operator==(const Statement &) const = default;
};

[[nodiscard]] Statement makeStatement(
    const Store::CustomerAccount &account, QDate from, QDate to, QDate today);

} // namespace FibreDesk::Accounting
