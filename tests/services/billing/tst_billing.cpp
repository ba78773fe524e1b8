// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/services.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Billing;
using namespace Qt::StringLiterals;

class TestBilling : public QObject {
    Q_OBJECT

private:
    static Subscription service(const QString &id, double price, const QString &status,
        int order = 1, const QString &cycle = u"Mensuel"_s, const QString &location = u"LOC-1"_s)
    {
        return {.id = id,
            .location = location,
            .category = u"Internet"_s,
            .plan = u"Fibre"_s,
            .monthlyPrice = price,
            .billingCycle = cycle,
            .start = QDate(2026, 1, 15),
            .displayOrder = order,
            .status = status};
    }

    static std::vector<Location> places(const QStringList &ids)
    {
        std::vector<Location> locations;
        for (const QString &id : ids)
            locations.push_back({.id = id});
        return locations;
    }

private Q_SLOTS:
    void convertsACycle_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<QString>("cycle");
        QTest::addColumn<qint64>("bill");
        QTest::addColumn<qint64>("month");
        QTest::addColumn<qint64>("year");
        const auto row = [](const char *name, double price, const QString &cycle, qint64 bill,
                             qint64 month, qint64 year) {
            QTest::newRow(name) << price << cycle << bill << month << year;
        };
        row("monthly", 54.95, u"Mensuel"_s, 5495, 5495, 65940);
        row("quarterly", 54.95, u"Trimestriel"_s, 16485, 5495, 65940);
        row("yearly", 54.95, u"Annuel"_s, 65940, 5495, 65940);
        row("in English", 10, u"Yearly"_s, 12000, 1000, 12000);
        row("in capitals", 10, u" TRIMESTRIEL "_s, 3000, 1000, 12000);
        row("unknown cycle", 10, u"Bimestre lunaire"_s, 1000, 1000, 12000);
        row("no cycle", 10, {}, 1000, 1000, 12000);
        // A third of a hundred dollars: by the month a cent of the year is lost, by the quarter
        // not.
        row("a third, monthly", 33.333333, u"Mensuel"_s, 3333, 3333, 39996);
        row("a third, quarterly", 33.333333, u"Trimestriel"_s, 10000, 3333, 40000);
        row("a third, yearly", 33.333333, u"Annuel"_s, 40000, 3333, 40000);
        row("half a cent", 0.005, u"Mensuel"_s, 1, 1, 12);
        row("half a cent, yearly", 0.005, u"Annuel"_s, 6, 1, 6);
        row("less than half a cent", 0.0049, u"Mensuel"_s, 0, 0, 0);
        row("negative half", -0.005, u"Mensuel"_s, -1, -1, -12);
        row("negative third", -33.333333, u"Trimestriel"_s, -10000, -3333, -40000);
        row("nothing", 0, u"Mensuel"_s, 0, 0, 0);
        row("huge", 99'999'999.99, u"Annuel"_s, 119'999'999'988, 9'999'999'999, 119'999'999'988);
        row("enormous", 1e14, u"Mensuel"_s, 10'000'000'000'000'000, 10'000'000'000'000'000,
            120'000'000'000'000'000);
    }

    void convertsACycle()
    {
        QFETCH(const double, price);
        QFETCH(const QString, cycle);
        QFETCH(const qint64, bill);
        QFETCH(const qint64, month);
        QFETCH(const qint64, year);
        const Charge charge = chargeOf(service(u"S"_s, price, u"Actif"_s, 1, cycle));
        QCOMPARE(charge.bill.cents(), bill);
        QCOMPARE(charge.month.cents(), month);
        QCOMPARE(charge.year.cents(), year);
    }

    void knowsARebateBySignAndByWord_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("plan");
        QTest::addColumn<bool>("isRebate");
        QTest::addColumn<qint64>("month");
        QTest::newRow("negative") << -10.1 << u"Internet"_s << u"Fidélité"_s << true
                                  << qint64(-1010);
        QTest::newRow("category") << 10.1 << u"Rabais"_s << u"Fidélité"_s << true << qint64(-1010);
        QTest::newRow("name") << 5.0 << u"Internet"_s << u"Rabais duo"_s << true << qint64(-500);
        QTest::newRow("both") << -5.0 << u"Discount"_s << u"Rabais duo"_s << true << qint64(-500);
        QTest::newRow("several") << 5.0 << u"Remises"_s << u"Duo"_s << true << qint64(-500);
        QTest::newRow("work") << 75.0 << u"Frais"_s << u"Remise en service"_s << false
                              << qint64(7500);
        QTest::newRow("longer word")
            << 5.0 << u"Discounted TV"_s << u"Télé"_s << false << qint64(500);
        QTest::newRow("service") << 5.0 << u"Internet"_s << u"Sans rabais"_s << false
                                 << qint64(500);
    }

    void knowsARebateBySignAndByWord()
    {
        QFETCH(const double, price);
        QFETCH(const QString, category);
        QFETCH(const QString, plan);
        QFETCH(const bool, isRebate);
        QFETCH(const qint64, month);
        Subscription one = service(u"S"_s, price, u"Actif"_s);
        one.category = category;
        one.plan = plan;
        QCOMPARE(Billing::isRebate(one), isRebate);
        QCOMPARE(chargeOf(one).month.cents(), month);
    }

    void knowsTheWordsOfAState_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("state");
        const auto row = [](const QString &word, ServiceState state) {
            QTest::newRow(qPrintable(word)) << word << int(state);
        };
        row(u"Actif"_s, ServiceState::Active);
        row(u" ACTIVE"_s, ServiceState::Active);
        row(u"Suspendu"_s, ServiceState::Suspended);
        row(u"suspended"_s, ServiceState::Suspended);
        row(u"En attente"_s, ServiceState::Pending);
        row(u"Annulé"_s, ServiceState::Cancelled);
        row(u"Canceled"_s, ServiceState::Cancelled);
        row(u"Inactif"_s, ServiceState::Other);
        row({}, ServiceState::Other);
    }

    void knowsTheWordsOfAState()
    {
        QFETCH(const QString, word);
        QFETCH(const int, state);
        QCOMPARE(int(serviceState(word)), state);
    }

    void putsRebatesUnderWhatTheyReduceAndCountsPerLocation()
    {
        const auto all = servicesOf(
            {service(u"S-5"_s, -3, u"Actif"_s, 2), service(u"S-1"_s, 0.1, u"Actif"_s, 1),
                service(u"S-3"_s, 25.5, u"Suspendu"_s, 3), service(u"S-2"_s, 0.2, u"Actif"_s, 2),
                service(u"S-4"_s, -5.5, u"Suspendu"_s, 3),
                service(u"S-6"_s, 10, u"En attente"_s, 4), service(u"S-7"_s, 99, u"Annulé"_s, 5),
                service(u"S-8"_s, 7, u"Inactif"_s, 6),
                service(u"S-9"_s, 20, u"Actif"_s, 1, u"Annuel"_s, u"LOC-2"_s),
                service(u"S-A"_s, 1, u"Actif"_s, 1, u"Mensuel"_s, {}),
                service(u"S-B"_s, 2, u"Actif"_s, 1, u"Mensuel"_s, u"LOC-gone"_s)},
            places({u"LOC-2"_s, u"LOC-1"_s, u"LOC-empty"_s}));
        QStringList order;
        for (const auto &location : all.locations)
            order += location.location;
        QCOMPARE(order, QStringList({u"LOC-2"_s, u"LOC-1"_s, u"LOC-gone"_s, {}}));

        const LocationServices &first = all.locations[1];
        QStringList lines;
        for (const ServiceLine &line : first.lines)
            lines += (line.isNested ? u"> "_s : QString()) + line.subscription.id;
        QCOMPARE(lines,
            QStringList({u"S-1"_s, u"S-2"_s, u"> S-5"_s, u"S-3"_s, u"> S-4"_s, u"S-6"_s, u"S-7"_s,
                u"S-8"_s}));
        QCOMPARE(first.totals.month.cents(), 10 + 20 - 300); // less than nothing is told as it is
        QCOMPARE(first.totals.year.cents(), 12 * -270);
        QCOMPARE(first.totals.suspendedMonth.cents(), 2000);
        QCOMPARE(first.totals.pendingMonth.cents(), 1000);
        QCOMPARE(first.totals.active, 2);
        QCOMPARE(first.totals.suspended, 1);
        QCOMPARE(first.totals.pending, 1);

        QCOMPARE(all.totals.month.cents(), -270 + 2000 + 100 + 200);
        QCOMPARE(all.totals.year.cents(), 12 * (-270 + 2000 + 100 + 200));
        QCOMPARE(all.totals.active, 5);
    }

    void leavesARebateWithoutAServiceAlone()
    {
        const auto all =
            servicesOf({service(u"S-1"_s, -5, u"Actif"_s, 1), service(u"S-2"_s, 20, u"Actif"_s, 2)},
                places({u"LOC-1"_s}));
        QVERIFY(!all.locations[0].lines[0].isNested);
        QCOMPARE(all.totals.month.cents(), 1500);
        QVERIFY(servicesOf({}, places({u"LOC-1"_s})).locations.empty());
    }

    void expectsTheNextInvoiceOneCycleAfterTheLast()
    {
        const QDate today(2026, 11, 23);
        const auto with = [](const QString &cycle, const QString &status = u"Actif"_s) {
            return servicesOf({service(u"S"_s, 20, status, 1, cycle)}, places({u"LOC-1"_s}));
        };
        QCOMPARE(nextInvoice(with(u"Mensuel"_s), QDate(2026, 11, 1), today), QDate(2026, 12, 1));
        QCOMPARE(nextInvoice(with(u"Trimestriel"_s), QDate(2026, 10, 1), today), QDate(2027, 1, 1));
        QCOMPARE(nextInvoice(with(u"Annuel"_s), QDate(2026, 2, 1), today), QDate(2027, 2, 1));
        QCOMPARE(nextInvoice(with(u"Mensuel"_s), QDate(2026, 1, 31), QDate(2026, 2, 2)),
            QDate(2026, 2, 28));
        // One that did not come is not expected in the past; the day of the month is kept.
        QCOMPARE(nextInvoice(with(u"Mensuel"_s), QDate(2026, 5, 31), today), QDate(2026, 11, 30));
        // None yet: the day the first service begins, or a cycle of it.
        QCOMPARE(nextInvoice(with(u"Mensuel"_s), {}, today), QDate(2026, 12, 15));
        QCOMPARE(nextInvoice(with(u"Mensuel"_s), {}, QDate(2026, 1, 2)), QDate(2026, 1, 15));
        QVERIFY(!nextInvoice(with(u"Mensuel"_s, u"Annulé"_s), QDate(2026, 11, 1), today));
    }
};

QTEST_GUILESS_MAIN(TestBilling)
#include "tst_billing.moc"
