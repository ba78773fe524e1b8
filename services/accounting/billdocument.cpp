// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounting/billdocument.h"

#include "text/safehtml.h"

#include <QJsonArray>

#include <numeric>

using namespace Qt::StringLiterals;

namespace FibreDesk::Accounting {

using Billing::Money;

namespace {

QString text(const QJsonObject &row, QLatin1StringView field)
{
    return row.value(field).toVariant().toString();
}

Money money(const QJsonObject &row, QLatin1StringView field)
{
    return Money::ofNumber(row.value(field).toDouble());
}

/// The first of two fields that is there: older documents lack the second.
Money moneyOf(const QJsonObject &row, QLatin1StringView field, QLatin1StringView otherwise)
{
    return money(row, row.contains(field) ? field : otherwise);
}

QDate date(const QJsonObject &row, QLatin1StringView field)
{
    return QDate::fromString(text(row, field).left(10), Qt::ISODate);
}

template <typename T, typename Read>
std::vector<T> rowsOf(const QJsonObject &json, QLatin1StringView field, Read read)
{
    std::vector<T> rows;
    const QJsonArray array = json.value(field).toArray();
    for (const QJsonValue &row : array) {
        rows.push_back(read(row.toObject()));
    }
    return rows;
}

template <typename T>
Money sumOf(const std::vector<T> &rows, Money T::*amount)
{
    return std::accumulate(rows.begin(), rows.end(), Money(),
        [amount](Money sum, const T &row) { return sum + row.*amount; });
}

BillItem readItem(const QJsonObject &row)
{
    return {.code = text(row, "item_code"_L1),
        .name = text(row, "item_name"_L1),
        .description = Text::plainText(text(row, "description"_L1)),
        .quantity = row.value("qty"_L1).toDouble(),
        .unit = text(row, "uom"_L1),
        .rate = row.value(row.contains("net_rate"_L1) ? "net_rate"_L1 : "rate"_L1).toDouble(),
        .amount = moneyOf(row, "net_amount"_L1, "amount"_L1)};
}

BillTax readTax(const QJsonObject &row)
{
    return {.description = Text::plainText(text(row, "description"_L1)),
        .rate = row.value("rate"_L1).toDouble(),
        .amount = moneyOf(row, "tax_amount_after_discount_amount"_L1, "tax_amount"_L1)};
}

BillTerm readTerm(const QJsonObject &row)
{
    const QString term = text(row, "payment_term"_L1);
    return {.due = date(row, "due_date"_L1),
        .description = term.isEmpty() ? text(row, "description"_L1) : term,
        .portion = row.value("invoice_portion"_L1).toDouble(),
        .amount = money(row, "payment_amount"_L1)};
}

BillLink readReference(const QJsonObject &row)
{
    return {.kind = Store::BillKind::Invoice,
        .doctype = text(row, "reference_doctype"_L1),
        .id = text(row, "reference_name"_L1),
        .date = date(row, "due_date"_L1),
        .total = money(row, "total_amount"_L1),
        .allocated = money(row, "allocated_amount"_L1)};
}

void readInvoice(const QJsonObject &json, BillDocument &document)
{
    document.net = money(json, "net_total"_L1);
    document.taxTotal = money(json, "total_taxes_and_charges"_L1);
    document.rounding = money(json, "rounding_adjustment"_L1);
    document.total = money(json, "grand_total"_L1);
    document.open = money(json, "outstanding_amount"_L1);
    document.returnAgainst = text(json, "return_against"_L1);
    document.items = rowsOf<BillItem>(json, "items"_L1, readItem);
    document.taxes = rowsOf<BillTax>(json, "taxes"_L1, readTax);
    document.schedule = rowsOf<BillTerm>(json, "payment_schedule"_L1, readTerm);
}

void readPayment(const QJsonObject &json, BillDocument &document)
{
    document.isPay = text(json, "payment_type"_L1) == "Pay"_L1;
    document.total = money(json, "paid_amount"_L1);
    document.open = money(json, "unallocated_amount"_L1);
    document.links = rowsOf<BillLink>(json, "references"_L1, readReference);
    const QJsonArray deductions = json.value("deductions"_L1).toArray();
    for (const QJsonValue &row : deductions) {
        document.deductions += money(row.toObject(), "amount"_L1);
    }
}

} // namespace

Result<BillDocument> readBill(Store::BillKind kind, const QJsonObject &json)
{
    BillDocument document{.kind = kind, .id = text(json, "name"_L1)};
    const auto total = kind == Store::BillKind::Invoice ? "grand_total"_L1 : "paid_amount"_L1;
    if (document.id.isEmpty() || !json.value(total).isDouble()) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"a document without its name or its total"_s,
            .source = u"accounting read %1"_s.arg(Store::billDoctype(kind))});
    }
    document.modified = text(json, "modified"_L1);
    document.docstatus = json.value("docstatus"_L1).toInt();
    document.remarks = text(json, "remarks"_L1).simplified();
    if (kind == Store::BillKind::Invoice) {
        readInvoice(json, document);
    } else {
        readPayment(json, document);
    }
    return document;
}

std::vector<BillFinding> findingsOf(const BillDocument &document, const Store::BillLine &header)
{
    using What = BillFinding::What;
    std::vector<BillFinding> findings;
    const auto compare = [&findings](What what, Money found, Money expected) {
        if (found != expected) {
            findings.push_back({what, found, expected});
        }
    };
    if (document.kind == Store::BillKind::Invoice) {
        compare(What::Items, sumOf(document.items, &BillItem::amount), document.net);
        compare(What::Taxes, sumOf(document.taxes, &BillTax::amount), document.taxTotal);
        compare(What::Total, document.net + document.taxTotal, document.total);
        if (!document.schedule.empty()) {
            // Where totals are rounded the schedule is of the rounded one.
            const Money due = sumOf(document.schedule, &BillTerm::amount);
            if (due != document.total + document.rounding) {
                compare(What::Schedule, due, document.total);
            }
        }
    } else {
        // A refund is put to its credit note with less than nothing, and pays the fees besides.
        const Money put = sumOf(document.links, &BillLink::allocated).absolute();
        const Money fees = document.isPay ? -document.deductions : document.deductions;
        compare(What::Allocated, put + document.open - fees, document.total);
    }
    if (header.id == document.id) {
        compare(What::HeaderTotal, header.total, document.total);
        if (header.isOpenKnown) {
            compare(What::HeaderOpen, header.open, document.open);
        }
    }
    return findings;
}

} // namespace FibreDesk::Accounting
