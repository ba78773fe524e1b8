// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/accounting/billdata.h"
#include "accounting/statement.h"

#include <QCoroTask>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace FibreDesk;
using namespace FibreDesk::Accounting;
using namespace FibreDesk::Tests;
using Billing::Money;
using Store::BillKind;
using Store::BillLine;

class TestStatement : public QObject {
    Q_OBJECT

private:
    static Store::CustomerAccount sample()
    {
        const QTemporaryDir directory;
        Store::Mirror mirror(directory.filePath(u"mirror.sqlite"_s));
        if (!putAccount(mirror))
            return {};
        return QCoro::waitFor(
            mirror.read([](QSqlDatabase &db) { return Store::customerAccount(db, u"C-1"_s); }))
            .value()
            .value();
    }

private Q_SLOTS:
    void runsFromOpeningToClosing()
    {
        const Statement statement = makeStatement(sample(), {2026, 9, 15}, {2026, 11, 20}, billDay);
        QCOMPARE(statement.opening.cents(), 11497); // two invoices less the first payment
        QStringList ids;
        QList<qint64> balances;
        for (const StatementEntry &entry : statement.entries) {
            ids += entry.id;
            balances += entry.balance.cents();
        }
        QCOMPARE(ids, QStringList({u"INV-0008"_s, u"INV-0003"_s, u"PAY-0002"_s, u"INV-0004"_s}));
        QCOMPARE(balances, QList<qint64>({7497, 18994, 14491, 14501}));
        QCOMPARE(statement.entries[0].kind, StatementEntry::Kind::CreditNote);
        QCOMPARE(statement.entries[2].detail, u"Virement · REF002"_s);
        QCOMPARE(statement.closing.cents(), 14501);
        QCOMPARE(statement.charged.cents(), 11507);
        QCOMPARE(statement.credited.cents(), 8503);
        QCOMPARE(statement.opening + statement.charged - statement.credited, statement.closing);
    }

    void leavesOutDraftsAndCancelledAndSaysSo()
    {
        const Statement statement = makeStatement(sample(), {2026, 1, 1}, billDay, billDay);
        QCOMPARE(statement.drafts, 1);
        QCOMPARE(statement.cancelled, 1);
        QCOMPARE(statement.entries.size(), std::size_t(8));
    }

    void agreesWithWhatIsOpen()
    {
        const Statement statement = makeStatement(sample(), {2026, 1, 1}, billDay, billDay);
        QCOMPARE(statement.closing.cents(), 14521);
        QCOMPARE(statement.open.cents(), 15024);
        QCOMPARE(statement.unallocated.cents(), 503);
        QCOMPARE(statement.difference().cents(), 0);
        // Not due 0.30, six days 114.97, 63 days 34.97.
        std::array<qint64, 5> cents{};
        std::ranges::transform(statement.ageing, cents.begin(), &Money::cents);
        QCOMPARE(cents, (std::array<qint64, 5>{30, 11497, 0, 3497, 0}));
        QCOMPARE(std::accumulate(cents.begin(), cents.end(), qint64(0)), statement.open.cents());
    }

    void saysByHowMuchItDoesNot()
    {
        Store::CustomerAccount account = sample();
        for (BillLine &bill : account.bills) {
            if (bill.id == u"INV-0003"_s)
                bill.open += Money::ofCents(-1);
        }
        QCOMPARE(makeStatement(account, {2026, 1, 1}, billDay, billDay).difference().cents(), 1);
    }

    void doesNotMixCurrenciesNorGuessDates()
    {
        Store::CustomerAccount account = sample();
        account.bills.push_back({.id = u"USD"_s,
            .posted = {2026, 10, 1},
            .total = Money::ofCents(5000),
            .open = Money::ofCents(5000),
            .currency = u"USD"_s,
            .docstatus = 1});
        account.bills.push_back({.id = u"NO-DATE"_s,
            .total = Money::ofCents(100),
            .currency = u"CAD"_s,
            .docstatus = 1});
        const Statement statement = makeStatement(account, {2026, 1, 1}, billDay, billDay);
        QCOMPARE(statement.otherCurrency, 1);
        QCOMPARE(statement.undated, 1);
        QCOMPARE(statement.closing.cents(), 14521);
    }

    void countsARefundAsACharge()
    {
        Store::CustomerAccount account;
        account.bills = {{.kind = BillKind::Payment,
                             .id = u"P1"_s,
                             .posted = {2026, 11, 1},
                             .total = Money::ofCents(500),
                             .open = Money::ofCents(500),
                             .docstatus = 1},
            {.kind = BillKind::Payment,
                .id = u"P2"_s,
                .posted = {2026, 11, 2},
                .total = Money::ofCents(500),
                .open = Money::ofCents(500),
                .docstatus = 1,
                .isRefund = true}};
        const Statement statement = makeStatement(account, {2026, 1, 1}, billDay, billDay);
        QCOMPARE(statement.entries[1].kind, StatementEntry::Kind::Refund);
        QCOMPARE(statement.closing.cents(), 0);
        QCOMPARE(statement.difference().cents(), 0);
    }

    void putsEachDayInItsAge_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("age");
        const QList<std::pair<int, int>> rows{{-1, 0}, {0, 0}, {1, 1}, {30, 1}, {31, 2}, {60, 2},
            {61, 3}, {90, 3}, {91, 4}, {4000, 4}};
        for (const auto &[days, age] : rows)
            QTest::addRow("%d", days) << days << age;
    }

    void putsEachDayInItsAge()
    {
        QFETCH(const int, days);
        QFETCH(const int, age);
        Store::CustomerAccount account;
        account.bills = {{.id = u"I"_s,
            .posted = {2010, 1, 1},
            .due = billDay.addDays(-days),
            .total = Money::ofCents(700),
            .open = Money::ofCents(700),
            .docstatus = 1}};
        const Statement statement = makeStatement(account, billDay, billDay, billDay);
        QCOMPARE(statement.ageing[std::size_t(age)].cents(), 700);
        QCOMPARE(statement.opening.cents(), 700);
        QVERIFY(statement.entries.empty());
    }

    /// Whatever the account and the period: parts join to the whole.
    void addsUpForAnyPeriod()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            Store::CustomerAccount account;
            Money all;
            for (int i = 0; i < 40; ++i) {
                BillLine bill{.id = QString::number(i),
                    .posted = QDate(2026, 1, 1).addDays(random.bounded(360)),
                    .total = Money::ofCents(random.bounded(100000)),
                    .docstatus = 1};
                bill.kind = random.bounded(2) == 0 ? BillKind::Invoice : BillKind::Payment;
                all += bill.kind == BillKind::Invoice ? bill.total : -bill.total;
                account.bills.push_back(bill);
            }
            const QDate cut = QDate(2026, 1, 1).addDays(random.bounded(360));
            const Statement first = makeStatement(account, {2026, 1, 1}, cut, billDay);
            const Statement rest = makeStatement(account, cut.addDays(1), {2027, 1, 1}, billDay);
            QCOMPARE(first.closing, rest.opening);
            QCOMPARE(rest.closing, all);
            QCOMPARE(rest.balance, all);
            QCOMPARE(first.entries.size() + rest.entries.size(), std::size_t(40));
        }
    }
};

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_statement.moc"
