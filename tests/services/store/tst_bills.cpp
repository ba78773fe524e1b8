// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/accounting/billdata.h"
#include "store/billqueries.h"
#include "store/database.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Store;
using namespace FibreDesk::Tests;
using Billing::Money;

class TestBills : public QObject {
    Q_OBJECT

private:
    template <typename F>
    auto ask(F fn)
    {
        auto answer = QCoro::waitFor(m_mirror->read(fn));
        if (!answer) {
            qWarning() << answer.error().detail;
        }
        return answer.value_or(typename decltype(answer)::value_type());
    }

    QStringList ids(const BillFilter &filter, const BillOrder &order = {})
    {
        return ask([filter, order](QSqlDatabase &db) -> Result<QStringList> {
            const auto rows = billRows(db, filter, order);
            if (!rows) {
                return std::unexpected(rows.error());
            }
            const auto lines = billLines(db, filter.kind, *rows);
            if (!lines) {
                return std::unexpected(lines.error());
            }
            QStringList list;
            for (const qint64 row : *rows) {
                for (const BillLine &line : *lines) {
                    if (line.row == row) {
                        list += line.id;
                    }
                }
            }
            return list;
        });
    }

    static BillFilter invoices(BillView view, const QString &text = {})
    {
        return {.kind = BillKind::Invoice, .view = view, .text = text, .today = billDay};
    }
    static BillFilter payments(BillView view, const QString &text = {}, const QString &mode = {})
    {
        return {
            .kind = BillKind::Payment, .view = view, .mode = mode, .text = text, .today = billDay};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_mirror = std::make_unique<Mirror>(m_directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putAccount(*m_mirror));
    }

    void showsEachView_data()
    {
        QTest::addColumn<BillFilter>("filter");
        QTest::addColumn<QStringList>("wanted");
        const auto row = [](const char *name, const BillFilter &filter, const QStringList &wanted) {
            QTest::newRow(name) << filter << wanted;
        };
        row("open", invoices(BillView::Open),
            {u"INV-0005"_s, u"INV-0004"_s, u"INV-0009"_s, u"INV-0003"_s, u"INV-0002"_s});
        // By its due date, whatever word the server still has for it.
        row("overdue", invoices(BillView::Overdue), {u"INV-0009"_s, u"INV-0003"_s, u"INV-0002"_s});
        row("drafts", invoices(BillView::Drafts), {u"INV-0006"_s});
        row("credit notes", invoices(BillView::CreditNotes), {u"INV-0008"_s});
        row("this month", invoices(BillView::ThisMonth),
            {u"INV-0006"_s, u"INV-0005"_s, u"INV-0004"_s, u"INV-0009"_s});
        row("payments", payments(BillView::All), {u"PAY-0003"_s, u"PAY-0002"_s, u"PAY-0001"_s});
        row("payments of a mode", payments(BillView::OfMode, {}, u"Virement"_s), {u"PAY-0002"_s});
        row("unallocated", payments(BillView::Unallocated), {u"PAY-0003"_s, u"PAY-0002"_s});
        row("by number", invoices(BillView::All, u"0003"_s), {u"INV-0003"_s});
        row("by customer", invoices(BillView::Open, u"gagnon"_s), {u"INV-0009"_s});
        row("by customer's beginning, no accent", invoices(BillView::Overdue, u"elo"_s),
            {u"INV-0003"_s, u"INV-0002"_s});
        row("by amount", invoices(BillView::All, u"57,49 $"_s), {u"INV-0009"_s});
        row("payment by reference", payments(BillView::All, u"REF002"_s), {u"PAY-0002"_s});
        row("payment by customer", payments(BillView::All, u"luc"_s), {u"PAY-0003"_s});
        row("nothing", invoices(BillView::All, u"personne"_s), {});
        row("no formula of the index", invoices(BillView::All, u"\"' OR 1=1 --*"_s), {});
    }

    void showsEachView()
    {
        QFETCH(const BillFilter, filter);
        QFETCH(const QStringList, wanted);
        QCOMPARE(ids(filter), wanted);
    }

    void sortsByEachColumn()
    {
        using enum BillField;
        for (const BillField field :
            {Number, Customer, Date, Due, Total, Open, Status, Mode, Reference}) {
            const BillOrder up{field, false};
            const BillOrder down{field, true};
            QCOMPARE(ids(invoices(BillView::All), up).size(), 9);
            QCOMPARE(ids(payments(BillView::All), down).size(), 3);
        }
        QCOMPARE(ids(invoices(BillView::All), {Total, true}).first(), u"INV-0006"_s);
        QCOMPARE(ids(invoices(BillView::All), {Total, false}).first(), u"INV-0008"_s);
        QCOMPARE(ids(payments(BillView::All), {Customer, false}).last(), u"PAY-0003"_s);
    }

    void sumsToTheCent()
    {
        // 0.1 + 0.2 is no 0.3 in binary; a thousand of each still are 300.00.
        Mirror mirror(m_directory.filePath(u"sums.sqlite"_s));
        QList<QJsonObject> documents;
        for (int i = 0; i < 1000; ++i) {
            documents +=
                invoiceDocument(u"A-%1"_s.arg(i), u"C-1"_s, {2026, 11, 1}, 0.1, 0.1, u"Unpaid"_s);
            documents +=
                invoiceDocument(u"B-%1"_s.arg(i), u"C-1"_s, {2026, 11, 1}, 0.2, 0, u"Paid"_s);
        }
        documents += invoiceDocument(u"D-1"_s, u"C-1"_s, {2026, 11, 1}, 5, 5, u"Draft"_s, 0);
        QJsonObject foreign =
            invoiceDocument(u"E-1"_s, u"C-1"_s, {2026, 11, 1}, 9.99, 9.99, u"Unpaid"_s);
        foreign.insert(u"currency"_s, u"USD"_s);
        documents += foreign;
        QVERIFY(putBills(mirror, Kind::Invoice, documents));
        const auto totals = QCoro::waitFor(
            mirror.read([](QSqlDatabase &db) { return billTotals(db, invoices(BillView::All)); }));
        QVERIFY(totals);
        const std::vector<BillTotal> wanted{
            {u"CAD"_s, 2001, Money::ofCents(30000), Money::ofCents(10000), 1},
            {u"USD"_s, 1, Money::ofCents(999), Money::ofCents(999), 0}};
        QCOMPARE(*totals, wanted);
    }

    void countsTheViews()
    {
        const auto overview =
            ask([](QSqlDatabase &db) { return billOverview(db, BillKind::Invoice, billDay); });
        QCOMPARE(overview.all, 9);
        QCOMPARE(overview.open, 5);
        QCOMPARE(overview.overdue, 3);
        QCOMPARE(overview.drafts, 1);
        QCOMPARE(overview.creditNotes, 1);
        QVERIFY(!overview.fetchedAt.isValid()); // never compared: no age is made up
        const auto paid =
            ask([](QSqlDatabase &db) { return billOverview(db, BillKind::Payment, billDay); });
        QCOMPARE(paid.unallocated, 2);
        QCOMPARE(paid.modes.size(), std::size_t(2));
        QCOMPARE(paid.modes.front(), (BillTally{u"Chèque"_s, 2}));
    }

    void offersNoUnallocatedOnesWhereTheServerDoesNotTell()
    {
        Mirror mirror(m_directory.filePath(u"old.sqlite"_s));
        QJsonObject payment = paymentDocument(u"PAY-1"_s, u"C-1"_s, {2026, 11, 1}, 10, 0);
        payment.remove(u"unallocated_amount"_s);
        QVERIFY(putBills(mirror, Kind::Payment, {payment}));
        const auto overview = QCoro::waitFor(mirror.read(
            [](QSqlDatabase &db) { return billOverview(db, BillKind::Payment, billDay); }));
        QCOMPARE(overview.value().unallocated, -1);
        const auto record = QCoro::waitFor(mirror.read(
            [](QSqlDatabase &db) { return billRecord(db, BillKind::Payment, u"PAY-1"_s); }));
        QVERIFY(!record.value()->line.isOpenKnown);
    }

    void tellsTheStateByTheDay()
    {
        BillLine line{.due = {2026, 11, 23},
            .total = Money::ofCents(100),
            .open = Money::ofCents(100),
            .docstatus = 1};
        QCOMPARE(line.state(billDay), BillState::Overdue);
        QCOMPARE(line.daysOverdue(billDay), 1);
        QCOMPARE(line.state({2026, 11, 23}), BillState::Unpaid);
        line.open = Money::ofCents(40);
        QCOMPARE(line.state({2026, 11, 23}), BillState::PartlyPaid);
        line.open = Money::ofCents(0);
        QCOMPARE(line.state(billDay), BillState::Paid);
        line.total = Money::ofCents(-100);
        QCOMPARE(line.state(billDay), BillState::Credit);
        line.docstatus = 2;
        QCOMPARE(line.state(billDay), BillState::Cancelled);
        line.docstatus = 0;
        QCOMPARE(line.state(billDay), BillState::Draft);
    }

    void readsTheAccountOfACustomer()
    {
        const auto account = ask([](QSqlDatabase &db) { return customerAccount(db, u"C-1"_s); });
        QVERIFY(account);
        QCOMPARE(account->name, u"Éloïse Tremblay"_s);
        QCOMPARE(account->address, u"12, rue des Érables\nSaint-Rémi J0L 2L0"_s);
        QCOMPARE(account->language, u"fr"_s);
        QCOMPARE(account->bills.size(), std::size_t(10));
        QVERIFY(!account->isComplete);
        QVERIFY(!ask([](QSqlDatabase &db) { return customerAccount(db, u"C-9"_s); }));
    }

    void roundsAsTheDocumentDoes()
    {
        QTemporaryDir directory;
        Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        QVERIFY(putBills(mirror, Kind::Invoice,
            {invoiceDocument(u"INV-1"_s, u"C-1"_s, billDay, 1.005, -1.005, u"Unpaid"_s)}));
        const auto account = QCoro::waitFor(
            mirror.read([](QSqlDatabase &db) { return customerAccount(db, u"C-1"_s); }));
        QVERIFY(account && *account);
        QCOMPARE((*account)->bills.front().total.cents(), qint64(101));
        QCOMPARE((*account)->bills.front().open.cents(), qint64(-101));
    }

    void usesAnIndexForEachView_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index");
        QTest::newRow("all") << u"SELECT rid FROM invoice r ORDER BY r.posting_date DESC"_s
                             << u"invoice_posted"_s;
        QTest::newRow("open") << u"SELECT count(*) FROM invoice r WHERE r.docstatus=1 AND "
                                 "r.outstanding_amount>0.004 AND r.due_date<'2026-11-24'"_s
                              << u"invoice_open"_s;
        QTest::newRow("all open") << u"SELECT count(*) FROM invoice r WHERE r.docstatus=1 AND "
                                     "r.outstanding_amount>0.004"_s
                                  << u"invoice_open"_s;
        QTest::newRow("drafts") << u"SELECT count(*) FROM invoice r WHERE r.docstatus=0"_s
                                << u"invoice_draft"_s;
        QTest::newRow("credit") << u"SELECT count(*) FROM invoice r WHERE r.grand_total<0"_s
                                << u"invoice_credit"_s;
        QTest::newRow("unallocated") << u"SELECT count(*) FROM payment r WHERE r.docstatus=1 AND "
                                        "r.unallocated_amount>0.004"_s
                                     << u"payment_unallocated"_s;
    }

    void addsUpAllFromAnIndexAlone()
    {
        for (const QString &sql :
            {u"SELECT COALESCE(r.currency,''), count(*), SUM(CASE WHEN r.docstatus=1 THEN "
             "r.grand_total END), SUM(CASE WHEN r.docstatus=1 THEN r.outstanding_amount END) FROM "
             "invoice r GROUP BY 1"_s,
                u"SELECT '', count(*), SUM(CASE WHEN r.payment_type='Pay' THEN -1 ELSE 1 END * "
                "r.paid_amount), SUM(CASE WHEN r.docstatus=1 THEN r.unallocated_amount END) FROM "
                "payment r GROUP BY 1"_s}) {
            const QString plan = ask([sql](QSqlDatabase &db) -> Result<QString> {
                auto query = select(db, u"EXPLAIN QUERY PLAN "_s + sql);
                if (!query) {
                    return std::unexpected(query.error());
                }
                QString text;
                while (query->next()) {
                    text += query->value(3).toString() + u'\n';
                }
                return text;
            });
            QVERIFY2(plan.contains(u"COVERING INDEX"_s), qPrintable(plan));
        }
    }

    void usesAnIndexForEachView()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, index);
        const QString plan = ask([sql](QSqlDatabase &db) -> Result<QString> {
            auto query = select(db, u"EXPLAIN QUERY PLAN "_s + sql);
            if (!query) {
                return std::unexpected(query.error());
            }
            QString text;
            while (query->next()) {
                text += query->value(3).toString() + u'\n';
            }
            return text;
        });
        QVERIFY2(plan.contains(index), qPrintable(plan));
    }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Mirror> m_mirror;
};

QTEST_GUILESS_MAIN(TestBills)
#include "tst_bills.moc"
