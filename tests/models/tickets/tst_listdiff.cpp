// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "listdiff.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace FibreDesk;

using Rows = std::vector<qint64>;

class TestListDiff : public QObject {
    Q_OBJECT

private:
    static Rows counted(qint64 count)
    {
        Rows rows(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), 1);
        return rows;
    }

    static Rows applied(Rows rows, const ListDiff &diff)
    {
        for (const ListStep &step : diff.steps)
            apply(rows, step);
        return rows;
    }

private Q_SLOTS:
    void needsNoStepWhereNothingChanged()
    {
        QVERIFY(diffOf(counted(50), counted(50)).steps.empty());
    }

    void movesTheOneThatWasChangedToTheTop()
    {
        const Rows before = counted(1000);
        Rows after = before;
        std::rotate(after.begin(), after.begin() + 700, after.begin() + 701);
        const ListDiff diff = diffOf(before, after);
        QCOMPARE(diff.steps.size(), std::size_t(1));
        QCOMPARE(diff.steps[0].kind, ListStep::Kind::Move);
        QCOMPARE(diff.steps[0].first, 700);
        QCOMPARE(diff.steps[0].to, 0);
        QCOMPARE(applied(before, diff), after);
    }

    void movesTheOneThatSankAndNotAllTheOthers()
    {
        const Rows before = counted(1000);
        Rows after = before;
        std::rotate(after.begin() + 3, after.begin() + 4, after.end());
        const ListDiff diff = diffOf(before, after);
        QCOMPARE(diff.steps.size(), std::size_t(1));
        QCOMPARE(diff.steps[0].first, 3);
        QCOMPARE(diff.steps[0].to, 999);
        QCOMPARE(applied(before, diff), after);
    }

    void tellsRunsAsOneStep()
    {
        const Rows before = counted(100);
        Rows after(before.begin() + 10, before.begin() + 60);
        after.insert(after.begin() + 5, {501, 502, 503});
        const ListDiff diff = diffOf(before, after);
        QCOMPARE(diff.steps.size(), std::size_t(3)); // two runs gone, one come
        QCOMPARE(applied(before, diff), after);
    }

    void givesUpOnAnotherOrder()
    {
        const Rows before = counted(500);
        Rows after = before;
        std::shuffle(after.begin(), after.end(), std::mt19937(7));
        QVERIFY(diffOf(before, after).isReset);
    }

    void leadsFromAnyListToAnyOther()
    {
        std::mt19937 random(20261129);
        for (int round = 0; round < 2000; ++round) {
            Rows before = counted(40);
            std::shuffle(before.begin(), before.end(), random);
            before.resize(random() % 40);
            Rows after = before;
            for (unsigned change = random() % 6; change > 0; --change) {
                if (!after.empty() && random() % 2 == 0)
                    after.erase(after.begin() + std::ptrdiff_t(random() % after.size()));
                if (after.size() > 2 && random() % 2 == 0) {
                    const auto from = after.begin() + std::ptrdiff_t(random() % after.size());
                    const qint64 row = *from;
                    after.erase(from);
                    after.insert(after.begin() + std::ptrdiff_t(random() % after.size()), row);
                }
                if (random() % 2 == 0)
                    after.insert(after.begin() + std::ptrdiff_t(random() % (after.size() + 1)),
                        qint64(1000 + round * 10 + int(change)));
            }
            const ListDiff diff = diffOf(before, after);
            QVERIFY(!diff.isReset);
            QCOMPARE(applied(before, diff), after);
        }
    }

    void costsLittleWithAQuarterOfAMillionRows()
    {
        const Rows before = counted(242'000);
        Rows after = before;
        std::rotate(after.begin(), after.end() - 1, after.end());
        after.insert(after.begin(), 999'999);
        QElapsedTimer timer;
        timer.start();
        const ListDiff diff = diffOf(before, after);
        QCOMPARE(applied(before, diff), after);
        QCOMPARE(diff.steps.size(), std::size_t(2));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestListDiff)
#include "tst_listdiff.moc"
