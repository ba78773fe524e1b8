// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Invoices and payments of the invented ERPNext: every sum agrees, and printing makes a PDF.

#include "liveworld.h"
#include "world/world.h"

#include <QUrlQuery>

#include <cmath>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

class TestSandboxAccounting : public QObject {
    Q_OBJECT

private:
    using Answer = LiveWorld::Answer;
    const QByteArray token = "token sandboxkey:sandboxsecret";

    Answer erp(const QString &path)
    {
        return m_world.call(
            "GET", u"erp"_s, path, {{"Authorization", token}, {"Accept", "application/json"}});
    }
    QJsonObject document(const QString &doctype, const QString &name)
    {
        return erp(u"/api/resource/%1/%2"_s.arg(doctype, name)).object()["data"_L1].toObject();
    }
    static qint64 cents(const QJsonValue &value) { return std::llround(value.toDouble() * 100); }
    static qint64 sum(const QJsonValue &rows, QLatin1StringView field)
    {
        qint64 total = 0;
        for (const QJsonValue row : rows.toArray())
            total += cents(row[field]);
        return total;
    }
    QList<QJsonObject> all(QByteArrayView sql) { return m_world.sandbox().world().query(sql); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_world.start()); }

    void everyInvoiceAddsUp()
    {
        int count = 0;
        for (const QJsonObject &row :
            all("SELECT name FROM \"tabSales Invoice\" ORDER BY name LIMIT 200")) {
            const QJsonObject bill = document(u"Sales Invoice"_s, row["name"_L1].toString());
            const qint64 net = cents(bill["net_total"_L1]);
            const qint64 taxes = cents(bill["total_taxes_and_charges"_L1]);
            QCOMPARE(sum(bill["items"_L1], "net_amount"_L1), net);
            QCOMPARE(sum(bill["taxes"_L1], "tax_amount"_L1), taxes);
            QCOMPARE(net + taxes, cents(bill["grand_total"_L1]));
            ++count;
        }
        QCOMPARE(count, 200);
    }

    void everyPaymentIsPutToInvoicesToTheCent()
    {
        for (const QJsonObject &row :
            all("SELECT name FROM \"tabPayment Entry\" ORDER BY name LIMIT 200")) {
            const QJsonObject payment = document(u"Payment Entry"_s, row["name"_L1].toString());
            QCOMPARE(sum(payment["references"_L1], "allocated_amount"_L1)
                    + cents(payment["unallocated_amount"_L1]),
                cents(payment["paid_amount"_L1]));
        }
    }

    /// What a statement of account rests on, for every customer there is.
    void everyAccountAgreesWithItself()
    {
        const QList<QJsonObject> charged =
            all("SELECT customer, SUM(CAST(ROUND(grand_total*100) AS INTEGER)) AS total, "
                "SUM(CAST(ROUND(outstanding_amount*100) AS INTEGER)) AS open FROM \"tabSales "
                "Invoice\" WHERE docstatus=1 GROUP BY customer");
        QHash<QString, qint64> balance;
        for (const QJsonObject &row : charged)
            balance[row["customer"_L1].toString()] +=
                row["total"_L1].toInteger() - row["open"_L1].toInteger();
        for (const QJsonObject &row :
            all("SELECT party, SUM(CAST(ROUND(paid_amount*100) AS INTEGER)) AS paid, "
                "SUM(CAST(ROUND(unallocated_amount*100) AS INTEGER)) AS free FROM \"tabPayment "
                "Entry\" WHERE docstatus=1 GROUP BY party"))
            balance[row["party"_L1].toString()] -=
                row["paid"_L1].toInteger() - row["free"_L1].toInteger();
        QVERIFY(balance.size() > 20);
        for (auto it = balance.cbegin(); it != balance.cend(); ++it)
            QVERIFY2(it.value() == 0, qPrintable(it.key()));
    }

    void tellsWhichPaymentsWerePutToAnInvoice()
    {
        const QString paid = all("SELECT name FROM \"tabSales Invoice\" WHERE status='Paid' ORDER "
                                 "BY name DESC LIMIT 1")[0]["name"_L1]
                                 .toString();
        QUrlQuery query;
        query.addQueryItem(u"parent"_s, u"Payment Entry"_s);
        query.addQueryItem(u"fields"_s, u"[\"parent\",\"allocated_amount\"]"_s);
        query.addQueryItem(u"filters"_s, u"[[\"reference_name\",\"=\",\"%1\"]]"_s.arg(paid));
        const QString path = u"/api/resource/Payment Entry Reference?"_s;
        const QJsonArray rows =
            erp(path + query.toString(QUrl::FullyEncoded)).object()["data"_L1].toArray();
        QVERIFY(!rows.isEmpty());
        const QJsonObject payment = document(u"Payment Entry"_s, rows[0]["parent"_L1].toString());
        bool isFound = false;
        for (const QJsonValue reference : payment["references"_L1].toArray())
            isFound = isFound || reference["reference_name"_L1] == paid;
        QVERIFY(isFound);
        // Rows of a child table without their parent's doctype are refused.
        query.removeQueryItem(u"parent"_s);
        QCOMPARE(erp(path + query.toString(QUrl::FullyEncoded)).status, 403);
    }

    void printsADocument()
    {
        const QString name =
            all("SELECT name FROM \"tabSales Invoice\" LIMIT 1")[0]["name"_L1].toString();
        const auto print = [this](const QString &of, const QString &format) {
            return erp(u"/api/method/frappe.utils.print_format.download_pdf?doctype=Sales "
                       "Invoice&name=%1&format=%2&no_letterhead=0&_lang=fr"_s.arg(of, format));
        };
        const Answer paper = print(name, u"Facture Fibre"_s);
        QCOMPARE(paper.status, 200);
        QCOMPARE(paper.contentType, "application/pdf"_ba);
        QVERIFY(paper.body.startsWith("%PDF-") && paper.body.endsWith("%%EOF\n"));
        QVERIFY(paper.body.contains("(Facture)") && paper.body.contains(name.toLatin1()));
        QCOMPARE(print(name, u"Nope"_s).status, 404);
        QCOMPARE(print(u"ACC-NONE"_s, u"Standard"_s).status, 404);
        const Answer guest = m_world.call("GET", u"erp"_s,
            u"/api/method/frappe.utils.print_format.download_pdf?doctype=Sales Invoice&name="_s
                + name);
        QCOMPARE(guest.status, 403);
        QUrlQuery formats;
        formats.addQueryItem(u"filters"_s, u"{\"doc_type\":\"Sales Invoice\",\"disabled\":0}"_s);
        QCOMPARE(erp(u"/api/resource/Print Format?"_s + formats.toString(QUrl::FullyEncoded))
                     .object()["data"_L1]
                     .toArray()
                     .size(),
            2);
    }

    void hasSomethingInEachView()
    {
        for (const auto *condition :
            {"docstatus=0", "docstatus=2", "grand_total<0", "docstatus=1 AND outstanding_amount>0"})
            QVERIFY2(!all("SELECT name FROM \"tabSales Invoice\" WHERE " + QByteArray(condition)
                         + " LIMIT 1")
                         .isEmpty(),
                condition);
    }

private:
    LiveWorld m_world;
};

QTEST_GUILESS_MAIN(TestSandboxAccounting)
#include "tst_sandboxaccounting.moc"
