// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounting/billdocument.h"

#include <QJsonArray>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Accounting;
using namespace Qt::StringLiterals;
using Billing::Money;

class TestBillDocument : public QObject {
    Q_OBJECT

private:
    using What = BillFinding::What;

    static QJsonObject invoice()
    {
        const auto item = [](const QString &name, double amount) {
            return QJsonObject{{u"item_code"_s, u"X"_s}, {u"item_name"_s, name}, {u"qty"_s, 1},
                {u"net_rate"_s, amount}, {u"net_amount"_s, amount},
                {u"description"_s, u"<p>Du 1<sup>er</sup> au 30</p><script>x()</script>"_s}};
        };
        const auto tax = [](const QString &name, double rate, double amount) {
            return QJsonObject{
                {u"description"_s, name}, {u"rate"_s, rate}, {u"tax_amount"_s, amount}};
        };
        return {{u"name"_s, u"INV-0001"_s}, {u"docstatus"_s, 1}, {u"net_total"_s, 100.0},
            {u"total_taxes_and_charges"_s, 14.97}, {u"grand_total"_s, 114.97},
            {u"outstanding_amount"_s, 14.97},
            {u"items"_s, QJsonArray{item(u"Internet"_s, 105.1), item(u"Rabais"_s, -5.1)}},
            {u"taxes"_s, QJsonArray{tax(u"TPS"_s, 5, 5.0), tax(u"TVQ"_s, 9.975, 9.97)}},
            {u"payment_schedule"_s,
                QJsonArray{
                    QJsonObject{{u"due_date"_s, u"2026-12-15"_s}, {u"payment_amount"_s, 114.97}}}}};
    }
    static Store::BillLine header()
    {
        return {.id = u"INV-0001"_s,
            .total = Money::ofCents(11497),
            .open = Money::ofCents(1497),
            .docstatus = 1};
    }
    static std::vector<What> whatOf(const QJsonObject &json, const Store::BillLine &line)
    {
        std::vector<What> what;
        const auto document = readBill(line.kind, json);
        for (const BillFinding &finding : findingsOf(document.value(), line))
            what.push_back(finding.what);
        return what;
    }

private Q_SLOTS:
    void readsAnInvoiceInCents()
    {
        const auto document = readBill(Store::BillKind::Invoice, invoice());
        QVERIFY(document);
        QCOMPARE(document->items.size(), std::size_t(2));
        QCOMPARE(document->items[0].amount.cents(), 10510);
        QCOMPARE(document->items[1].amount.cents(), -510);
        QVERIFY(!document->items[0].description.contains(u'<'));
        QVERIFY(!document->items[0].description.contains(u"x()"_s));
        QCOMPARE(document->taxes[1].amount.cents(), 997);
        QCOMPARE(document->schedule[0].due, QDate(2026, 12, 15));
        QCOMPARE(document->total.cents(), 11497);
        QVERIFY(findingsOf(*document, header()).empty());
    }

    void refusesWhatIsNoBill()
    {
        for (const QJsonObject &json : {QJsonObject(), QJsonObject{{u"name"_s, u"X"_s}},
                 QJsonObject{{u"name"_s, u"X"_s}, {u"grand_total"_s, u"12"_s}}}) {
            const auto document = readBill(Store::BillKind::Invoice, json);
            QCOMPARE(document.error().kind, ErrorKind::Protocol);
        }
    }

    void saysWhatDoesNotAddUp_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<double>("value");
        QTest::addColumn<QList<int>>("what");
        const auto is = [](std::initializer_list<What> list) {
            QList<int> numbers;
            for (const What one : list)
                numbers += int(one);
            return numbers;
        };
        QTest::newRow("net") << u"net_total"_s << 100.01 << is({What::Items, What::Total});
        QTest::newRow("taxes") << u"total_taxes_and_charges"_s << 14.96
                               << is({What::Taxes, What::Total});
        QTest::newRow("total") << u"grand_total"_s << 114.98
                               << is({What::Total, What::Schedule, What::HeaderTotal});
        QTest::newRow("left") << u"outstanding_amount"_s << 0.0 << is({What::HeaderOpen});
    }

    void saysWhatDoesNotAddUp()
    {
        QFETCH(const QString, field);
        QFETCH(const double, value);
        QFETCH(const QList<int>, what);
        QJsonObject json = invoice();
        json.insert(field, value);
        QList<int> found;
        for (const What one : whatOf(json, header()))
            found += int(one);
        QCOMPARE(found, what);
    }

    void takesARoundedScheduleForWhatItIs()
    {
        QJsonObject json = invoice();
        json.insert(u"rounding_adjustment"_s, 0.03);
        json.insert(u"payment_schedule"_s, QJsonArray{QJsonObject{{u"payment_amount"_s, 115.0}}});
        QVERIFY(whatOf(json, header()).empty());
    }

    void addsUpAPayment()
    {
        const QJsonObject json{{u"name"_s, u"PAY-1"_s}, {u"paid_amount"_s, 200.0},
            {u"unallocated_amount"_s, 5.03},
            {u"references"_s,
                QJsonArray{QJsonObject{{u"reference_doctype"_s, u"Sales Invoice"_s},
                               {u"reference_name"_s, u"INV-1"_s}, {u"allocated_amount"_s, 114.97}},
                    QJsonObject{{u"reference_doctype"_s, u"Journal Entry"_s},
                        {u"reference_name"_s, u"JV-1"_s}, {u"allocated_amount"_s, 80.0}}}}};
        const Store::BillLine line{.kind = Store::BillKind::Payment,
            .id = u"PAY-1"_s,
            .total = Money::ofCents(20000),
            .open = Money::ofCents(503)};
        const auto document = readBill(Store::BillKind::Payment, json);
        QVERIFY(document);
        QVERIFY(findingsOf(*document, line).empty());
        QVERIFY(document->links[0].isBill());
        QVERIFY(!document->links[1].isBill()); // no page of ours shows it
        QJsonObject wrong = json;
        wrong.insert(u"unallocated_amount"_s, 5.04);
        QCOMPARE(whatOf(wrong, line), (std::vector<What>{What::Allocated, What::HeaderOpen}));
    }

    void addsUpARefundOfACreditNote()
    {
        QJsonObject json{{u"name"_s, u"PAY-2"_s}, {u"payment_type"_s, u"Pay"_s},
            {u"paid_amount"_s, 50.0}, {u"unallocated_amount"_s, 3.0},
            {u"references"_s,
                QJsonArray{QJsonObject{{u"reference_doctype"_s, u"Sales Invoice"_s},
                    {u"reference_name"_s, u"INV-9"_s}, {u"allocated_amount"_s, -45.0}}}},
            {u"deductions"_s, QJsonArray{QJsonObject{{u"amount"_s, 2.0}}}}};
        const Store::BillLine line{.kind = Store::BillKind::Payment,
            .id = u"PAY-2"_s,
            .total = Money::ofCents(5000),
            .open = Money::ofCents(300),
            .isRefund = true};
        QVERIFY(whatOf(json, line).empty());
        json.insert(u"paid_amount"_s, 50.01);
        QCOMPARE(whatOf(json, line), (std::vector<What>{What::Allocated, What::HeaderTotal}));
    }

    void roundsAsTheListDoes()
    {
        for (const auto &[amount, cents] :
            std::initializer_list<std::pair<double, qint64>>{{1.005, 101}, {80.43, 8043}}) {
            const auto document = readBill(Store::BillKind::Payment,
                {{u"name"_s, u"PAY-1"_s}, {u"paid_amount"_s, amount},
                    {u"unallocated_amount"_s, -amount}});
            QVERIFY(document);
            QCOMPARE(document->total.cents(), cents);
            QCOMPARE(document->open.cents(), -cents);
        }
    }

    void keepsEveryDecimalOfARate()
    {
        const auto document = readBill(Store::BillKind::Invoice,
            {{u"name"_s, u"INV-1"_s}, {u"grand_total"_s, 3.75},
                {u"items"_s,
                    QJsonArray{QJsonObject{{u"qty"_s, 100}, {u"net_rate"_s, 0.0375},
                                   {u"net_amount"_s, 3.75}},
                        QJsonObject{{u"qty"_s, 1}, {u"rate"_s, 0.125}}}}});
        QVERIFY(document);
        QCOMPARE(document->items[0].rate, 0.0375);
        QCOMPARE(document->items[0].amount.cents(), 375);
        QCOMPARE(document->items[1].rate, 0.125); // an older document
    }

    void doesNotCompareWithAHeaderThatDoesNotKnow()
    {
        Store::BillLine line{
            .kind = Store::BillKind::Payment, .id = u"PAY-1"_s, .total = Money::ofCents(1000)};
        line.isOpenKnown = false;
        const QJsonObject json{
            {u"name"_s, u"PAY-1"_s}, {u"paid_amount"_s, 10.0}, {u"unallocated_amount"_s, 10.0}};
        QVERIFY(whatOf(json, line).empty());
    }
};

QTEST_GUILESS_MAIN(TestBillDocument)
#include "tst_billdocument.moc"
