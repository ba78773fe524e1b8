// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "billing/money.h"
#include "core/error.h"
#include "store/billqueries.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <vector>

/// One invoice or payment whole, as only the server has it: read, and its sums looked into. Nothing
/// in here writes.
namespace FibreDesk::Accounting {

struct BillItem {
    QString code{};
    QString name{};
    QString description{}; ///< plain text
    double quantity = 0;
    QString unit{};
    double rate = 0; ///< of one, with as many decimals as the server keeps
    Billing::Money amount{};

    bool operator==(const BillItem &) const = default;
};

struct BillTax {
    QString description{};
    double rate = 0; ///< per cent
    Billing::Money amount{};

    bool operator==(const BillTax &) const = default;
};

/// A row of the payment schedule.
struct BillTerm {
    QDate due{};
    QString description{};
    double portion = 0; ///< per cent
    Billing::Money amount{};

    bool operator==(const BillTerm &) const = default;
};

/// An invoice that a payment was put to, or a payment that was put to an invoice.
struct BillLink {
    Store::BillKind kind = Store::BillKind::Invoice;
    QString doctype{}; ///< neither kind where it is another: a journal entry, an order
    QString id{};
    QDate date{};
    Billing::Money total{};
    Billing::Money allocated{};

    [[nodiscard]] bool isBill() const { return doctype == Store::billDoctype(kind); }
    bool operator==(const BillLink &) const = default;
};

/// Where two sums that should be the same are not.
struct BillFinding {
    enum class What {
        Items, ///< the lines do not add up to the net total
        Taxes, ///< the taxes do not add up to their total
        Total, ///< net and taxes do not make the total
        Schedule, ///< the schedule does not add up to the total
        Allocated, ///< what was put to invoices and what was not do not make the payment
        HeaderTotal, ///< the list shows another total than the document
        HeaderOpen, ///< the list shows another amount left
    };

    What what = What::Items;
    Billing::Money found{};
    Billing::Money expected{};

    bool operator==(const BillFinding &) const = default;
};

struct BillDocument {
    Store::BillKind kind = Store::BillKind::Invoice;
    QString id{};
    QString modified{}; ///< raw
    int docstatus = 0;
    Billing::Money net{};
    Billing::Money taxTotal{};
    Billing::Money rounding{};
    Billing::Money total{};
    Billing::Money open{};
    Billing::Money deductions{}; ///< of a payment: fees, exchange
    bool isPay = false; ///< a payment to the customer
    QString remarks{};
    QString returnAgainst{}; ///< of a credit note: the invoice it takes back
    std::vector<BillItem> items{};
    std::vector<BillTax> taxes{};
    std::vector<BillTerm> schedule{};
    std::vector<BillLink> links{};
    bool areLinksKnown = true; ///< the server may refuse to say which payments

    bool operator==(const BillDocument &) const = default;
};

/// Protocol where it is no such document.
[[nodiscard]] Result<BillDocument> readBill(Store::BillKind kind, const QJsonObject &json);

/// Looks into the sums, to the cent, and compares with what the list shows of it.
[[nodiscard]] std::vector<BillFinding> findingsOf(
    const BillDocument &document, const Store::BillLine &header);

} // namespace FibreDesk::Accounting
