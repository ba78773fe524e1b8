// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QDate>
#include <QJsonObject>

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

/// The day the tests happen on.
inline const QDate billDay(2026, 11, 24);

inline bool putBills(
    Store::Mirror &mirror, const QString &table, const QList<QJsonObject> &documents)
{
    return QCoro::waitFor(mirror.write([table, documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, table, documents);
    })).has_value();
}

inline QJsonObject invoiceDocument(const QString &id, const QString &customer, QDate posted,
    double total, double open, const QString &status, int docstatus = 1)
{
    return {{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
        {u"customer"_s, customer},
        {u"customer_name"_s, customer == "C-1"_L1 ? u"Éloïse Tremblay"_s : u"Luc Gagnon"_s},
        {u"posting_date"_s, posted.toString(Qt::ISODate)},
        {u"due_date"_s, posted.addDays(21).toString(Qt::ISODate)}, {u"grand_total"_s, total},
        {u"outstanding_amount"_s, open}, {u"status"_s, status}, {u"currency"_s, u"CAD"_s},
        {u"docstatus"_s, docstatus}};
}

inline QJsonObject paymentDocument(const QString &id, const QString &customer, QDate posted,
    double amount, double unallocated, const QString &mode = u"Chèque"_s)
{
    return {{u"name"_s, id}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
        {u"party_type"_s, u"Customer"_s}, {u"party"_s, customer},
        {u"posting_date"_s, posted.toString(Qt::ISODate)}, {u"paid_amount"_s, amount},
        {u"mode_of_payment"_s, mode}, {u"reference_no"_s, u"REF"_s + id.right(3)},
        {u"status"_s, u"Submitted"_s}, {u"docstatus"_s, 1}, {u"payment_type"_s, u"Receive"_s},
        {u"unallocated_amount"_s, unallocated}};
}

inline QList<QJsonObject> billCustomers()
{
    const QString modified = u"2026-11-20 10:00:00.000001"_s;
    return {{{u"name"_s, u"C-1"_s}, {u"modified"_s, modified},
                {u"customer_name"_s, u"Éloïse Tremblay"_s}, {u"language"_s, u"fr"_s}},
        {{u"name"_s, u"C-2"_s}, {u"modified"_s, modified}, {u"customer_name"_s, u"Luc Gagnon"_s},
            {u"language"_s, u"en"_s}}};
}

/// Two customers. The first one's account agrees with itself: 3 × 114.97 + 0.10 + 0.20 charged,
/// 40.00 credited back, 160.00 paid, of which 5.03 was put to nothing; 145.21 is owed.
inline bool putAccount(Store::Mirror &mirror)
{
    const QList<QJsonObject> invoices{
        invoiceDocument(u"INV-0001"_s, u"C-1"_s, {2026, 8, 1}, 114.97, 0, u"Paid"_s),
        invoiceDocument(u"INV-0002"_s, u"C-1"_s, {2026, 9, 1}, 114.97, 34.97, u"Overdue"_s),
        // The server renews its word at night: it still says that this one is not overdue.
        invoiceDocument(u"INV-0003"_s, u"C-1"_s, {2026, 10, 28}, 114.97, 114.97, u"Unpaid"_s),
        invoiceDocument(u"INV-0004"_s, u"C-1"_s, {2026, 11, 20}, 0.10, 0.10, u"Unpaid"_s),
        invoiceDocument(u"INV-0005"_s, u"C-1"_s, {2026, 11, 21}, 0.20, 0.20, u"Unpaid"_s),
        invoiceDocument(u"INV-0006"_s, u"C-1"_s, {2026, 11, 22}, 900, 900, u"Draft"_s, 0),
        invoiceDocument(u"INV-0007"_s, u"C-1"_s, {2026, 9, 3}, 700, 0, u"Cancelled"_s, 2),
        invoiceDocument(u"INV-0008"_s, u"C-1"_s, {2026, 9, 20}, -40, 0, u"Return"_s),
        invoiceDocument(u"INV-0009"_s, u"C-2"_s, {2026, 11, 2}, 57.49, 57.49, u"Unpaid"_s)};
    const QList<QJsonObject> payments{
        paymentDocument(u"PAY-0001"_s, u"C-1"_s, {2026, 8, 12}, 114.97, 0),
        paymentDocument(u"PAY-0002"_s, u"C-1"_s, {2026, 11, 10}, 45.03, 5.03, u"Virement"_s),
        paymentDocument(u"PAY-0003"_s, u"C-2"_s, {2026, 11, 12}, 10, 10)};
    return putBills(mirror, Store::Kind::Customer, billCustomers())
        && putBills(mirror, Store::Kind::Location,
            {{{u"name"_s, u"LOC-1"_s}, {u"modified"_s, u"2026-11-20 10:00:00.000001"_s},
                {u"customer"_s, u"C-1"_s}, {u"address_line"_s, u"12, rue des Érables"_s},
                {u"city"_s, u"Saint-Rémi"_s}, {u"postal_code"_s, u"J0L 2L0"_s}}})
        && putBills(mirror, Store::Kind::Invoice, invoices)
        && putBills(mirror, Store::Kind::Payment, payments);
}

} // namespace FibreDesk::Tests
