// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/ledger.h"

#include <QDate>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr double federalRate = 5.0;
constexpr double provincialRate = 9.975;

qint64 cents(const QJsonValue &amount)
{
    return std::llround(amount.toDouble() * 100);
}

double dollars(qint64 amount)
{
    return double(amount) / 100.0;
}

/// The submitted documents of one customer.
struct Account {
    std::vector<LedgerAmount> credits;
    std::vector<LedgerAmount> invoices;
    std::vector<Allocation> allocations;
};

Account accountOf(World &world, const QString &customer)
{
    Account account;
    const auto add = [](std::vector<LedgerAmount> &list, const QJsonObject &row, qint64 amount) {
        const QDate day = QDate::fromString(row["posting_date"_L1].toString(), Qt::ISODate);
        list.push_back({day.toJulianDay(), row["name"_L1].toString().toUtf8(), amount, amount});
    };
    for (const QJsonObject &row :
        world.query("SELECT name, posting_date, grand_total FROM \"tabSales Invoice\" WHERE "
                    "customer = ? AND docstatus = 1",
            {customer})) {
        const qint64 total = cents(row["grand_total"_L1]);
        add(total < 0 ? account.credits : account.invoices, row, std::abs(total));
    }
    for (const QJsonObject &row :
        world.query("SELECT name, posting_date, paid_amount FROM \"tabPayment Entry\" WHERE party "
                    "= ? AND docstatus = 1",
            {customer}))
        add(account.credits, row, cents(row["paid_amount"_L1]));
    account.allocations = settle(account.credits, account.invoices);
    return account;
}

QJsonObject childRow(const QString &doctype, const QString &parent, const QString &field, int idx)
{
    return {{u"doctype"_s, doctype}, {u"parent"_s, parent}, {u"parentfield"_s, field},
        {u"name"_s, u"%1-%2-%3"_s.arg(parent, field).arg(idx)}, {u"idx"_s, idx}};
}

QJsonObject itemRow(const QString &parent, int idx, const QString &code, const QString &name,
    double quantity, qint64 amount)
{
    QJsonObject row = childRow(u"Sales Invoice Item"_s, parent, u"items"_s, idx);
    row.insert(u"item_code"_s, code);
    row.insert(u"item_name"_s, name);
    row.insert(
        u"description"_s, QString(u"<div class=\"ql-editor\"><p>"_s + name + u"</p></div>"_s));
    row.insert(u"qty"_s, quantity);
    row.insert(u"uom"_s, u"Mois"_s);
    row.insert(u"rate"_s, dollars(amount) / quantity);
    row.insert(u"amount"_s, dollars(amount));
    row.insert(u"net_rate"_s, dollars(amount) / quantity);
    row.insert(u"net_amount"_s, dollars(amount));
    return row;
}

QJsonObject taxRow(
    const QString &parent, int idx, const QString &description, double rate, qint64 amount)
{
    QJsonObject row = childRow(u"Sales Taxes and Charges"_s, parent, u"taxes"_s, idx);
    row.insert(u"charge_type"_s, u"On Net Total"_s);
    row.insert(u"description"_s, description);
    row.insert(u"rate"_s, rate);
    row.insert(u"tax_amount"_s, dollars(amount));
    row.insert(u"tax_amount_after_discount_amount"_s, dollars(amount));
    return row;
}

QJsonArray itemsOf(const QString &parent, qint64 net)
{
    if (net < 0)
        return {itemRow(parent, 1, u"CREDIT"_s, u"Crédit pour interruption de service"_s, 1, net)};
    QJsonArray items;
    // A rebate shows as a line of its own, below zero.
    const bool hasPhone = net > 9000;
    const bool hasRebate = net > 7000;
    const qint64 phone = hasPhone ? 2500 : 0;
    const qint64 rebate = hasRebate ? -500 : 0;
    int idx = 0;
    items +=
        itemRow(parent, ++idx, u"INT-FIBRE"_s, u"Internet par fibre"_s, 1, net - phone - rebate);
    if (hasPhone)
        items += itemRow(parent, ++idx, u"TEL-IP"_s, u"Téléphonie IP"_s, 1, phone);
    if (hasRebate)
        items += itemRow(parent, ++idx, u"RABAIS"_s, u"Rabais fidélité"_s, 1, rebate);
    return items;
}

void addInvoiceRows(QJsonObject &document)
{
    const QString name = document["name"_L1].toString();
    const qint64 total = cents(document["grand_total"_L1]);
    const qint64 net = std::llround(double(total) / (1 + (federalRate + provincialRate) / 100));
    const qint64 federal = std::llround(double(net) * federalRate / 100);
    const qint64 provincial = total - net - federal;
    document.insert(u"items"_s, itemsOf(name, net));
    document.insert(u"taxes"_s,
        QJsonArray{taxRow(name, 1, u"TPS 5 %"_s, federalRate, federal),
            taxRow(name, 2, u"TVQ 9,975 %"_s, provincialRate, provincial)});
    document.insert(u"net_total"_s, dollars(net));
    document.insert(u"total_taxes_and_charges"_s, dollars(total - net));
    document.insert(u"rounding_adjustment"_s, 0.0);
    document.insert(u"is_return"_s, total < 0 ? 1 : 0);
    QJsonObject term = childRow(u"Payment Schedule"_s, name, u"payment_schedule"_s, 1);
    term.insert(u"due_date"_s, document["due_date"_L1]);
    term.insert(u"invoice_portion"_s, 100.0);
    term.insert(u"payment_amount"_s, dollars(total));
    document.insert(u"payment_schedule"_s, total < 0 ? QJsonArray() : QJsonArray{term});
}

void addPaymentRows(World &world, QJsonObject &document)
{
    const QString name = document["name"_L1].toString();
    QJsonArray references;
    if (document["docstatus"_L1].toInt() == 1) {
        const Account account = accountOf(world, document["party"_L1].toString());
        for (const Allocation &part : account.allocations) {
            if (account.credits[part.credit].name != name.toUtf8())
                continue;
            const LedgerAmount &invoice = account.invoices[part.invoice];
            QJsonObject row = childRow(
                u"Payment Entry Reference"_s, name, u"references"_s, int(references.size()) + 1);
            row.insert(u"reference_doctype"_s, u"Sales Invoice"_s);
            row.insert(u"reference_name"_s, QString::fromUtf8(invoice.name));
            row.insert(
                u"due_date"_s, QDate::fromJulianDay(invoice.day).addDays(21).toString(Qt::ISODate));
            row.insert(u"total_amount"_s, dollars(invoice.cents));
            row.insert(u"outstanding_amount"_s, dollars(invoice.left));
            row.insert(u"allocated_amount"_s, dollars(part.cents));
            references += row;
        }
    }
    document.insert(u"references"_s, references);
    document.insert(u"deductions"_s, QJsonArray());
}

} // namespace

std::vector<Allocation> settle(
    std::vector<LedgerAmount> &credits, std::vector<LedgerAmount> &invoices)
{
    const auto byDay = [](const LedgerAmount &a, const LedgerAmount &b) {
        return std::tie(a.day, a.name) < std::tie(b.day, b.name);
    };
    std::ranges::sort(credits, byDay);
    std::ranges::sort(invoices, byDay);
    for (LedgerAmount &amount : credits)
        amount.left = amount.cents;
    for (LedgerAmount &amount : invoices)
        amount.left = amount.cents;
    std::vector<Allocation> allocations;
    for (std::size_t c = 0, i = 0; c < credits.size() && i < invoices.size();) {
        const qint64 part = std::min(credits[c].left, invoices[i].left);
        if (part > 0)
            allocations.push_back({c, i, part});
        credits[c].left -= part;
        invoices[i].left -= part;
        if (invoices[i].left == 0)
            ++i;
        else
            ++c;
    }
    return allocations;
}

QJsonObject withLedgerRows(World &world, QJsonObject document)
{
    const QString doctype = document["doctype"_L1].toString();
    if (doctype == "Sales Invoice"_L1)
        addInvoiceRows(document);
    else if (doctype == "Payment Entry"_L1)
        addPaymentRows(world, document);
    return document;
}

QJsonArray paymentReferences(World &world, const QString &invoice)
{
    const QJsonObject document = world.document(u"Sales Invoice"_s, invoice);
    const Account account = accountOf(world, document["customer"_L1].toString());
    QJsonArray rows;
    for (const Allocation &part : account.allocations) {
        const QString credit = QString::fromUtf8(account.credits[part.credit].name);
        if (account.invoices[part.invoice].name != invoice.toUtf8()
            || !world.exists(u"Payment Entry"_s, credit))
            continue; // a credit note is no payment
        rows += QJsonObject{{u"name"_s, QString(credit + u"-references-"_s + invoice)},
            {u"parent"_s, credit}, {u"parenttype"_s, u"Payment Entry"_s},
            {u"reference_doctype"_s, u"Sales Invoice"_s}, {u"reference_name"_s, invoice},
            {u"allocated_amount"_s, dollars(part.cents)}, {u"docstatus"_s, 1}};
    }
    return rows;
}

} // namespace FibreDesk::Sandbox
