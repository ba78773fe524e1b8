// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/rowselection.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace FibreDesk;

class TestRowSelection : public QObject {
    Q_OBJECT

private:
    struct List {
        std::vector<qint64> rows{70, 10, -5, 30, 40, 20, 60};
        RowSelection marks{[this]() -> const std::vector<qint64> & { return rows; }};
    };
    using Rows = std::vector<qint64>;

private Q_SLOTS:
    void aClickMarksNothingAndAnAdditionTakesItAlong()
    {
        List list;
        list.marks.begin(1);
        QCOMPARE(list.marks.count(), 0);
        list.marks.add(4);
        QCOMPARE(list.marks.marked(), (Rows{10, 40}));
        list.marks.add(5);
        list.marks.add(4);
        QCOMPARE(list.marks.marked(), (Rows{10, 20}));
        list.marks.begin(3);
        QCOMPARE(list.marks.count(), 0);
    }

    void aRangeGrowsAndShrinksBesideWhatWasMarked()
    {
        List list;
        list.marks.toggle(6);
        list.marks.moveTo(0);
        list.marks.extend(0, 1);
        list.marks.extend(1, 4);
        QCOMPARE(list.marks.marked(), (Rows{10, 30, 40, 60, 70})); // no heading
        list.marks.extend(4, 1);
        QCOMPARE(list.marks.marked(), (Rows{10, 60, 70}));
        list.marks.moveTo(3);
        list.marks.extend(3, 4);
        QCOMPARE(list.marks.marked(), (Rows{10, 30, 40, 60, 70}));
    }

    void aHeadingIsNeverMarked()
    {
        List list;
        QVERIFY(!list.marks.canMark(2));
        list.marks.toggle(2);
        list.marks.add(2);
        list.marks.toggle(99);
        QCOMPARE(list.marks.count(), 0);
        list.marks.markAll();
        QCOMPARE(list.marks.count(), 6);
        QVERIFY(!list.marks.contains(2));
    }

    void marksStayWithTheirRowsWhenTheListChanges()
    {
        List list;
        list.marks.toggle(1); // 10
        list.marks.toggle(3); // 30
        QSignalSpy changed(&list.marks, &RowSelection::changed);
        list.rows = {30, 5, 70};
        list.marks.handleList();
        QCOMPARE(changed.count(), 1);
        QVERIFY(list.marks.contains(0));
        QVERIFY(!list.marks.contains(1));
        QCOMPARE(list.marks.count(), 2);
        QCOMPARE(list.marks.outside(), 1);
        QCOMPARE(list.marks.inOrder(), (Rows{30, 10})); // the one outside at the end
        list.rows = {10, 30};
        list.marks.handleList();
        QCOMPARE(list.marks.outside(), 0);
    }

    void dropsWhatIsGone()
    {
        List list;
        list.marks.markAll();
        list.marks.drop({40, 10});
        QCOMPARE(list.marks.marked(), (Rows{20, 30, 60, 70}));
    }

    void tellsOnlyWhatChanged()
    {
        List list;
        QSignalSpy changed(&list.marks, &RowSelection::changed);
        list.marks.clear();
        list.marks.begin(0);
        list.marks.handleList();
        QCOMPARE(changed.count(), 0);
        list.marks.toggle(0);
        QCOMPARE(changed.count(), 1);
        list.marks.clear();
        QCOMPARE(changed.count(), 2);
    }

    void takesAQuarterOfAMillionAtOnce()
    {
        List list;
        list.rows.resize(242'000);
        std::iota(list.rows.rbegin(), list.rows.rend(), 1);
        QBENCHMARK_ONCE
        {
            list.marks.markAll();
        }
        QCOMPARE(list.marks.count(), 242'000);
        list.marks.toggle(7);
        QCOMPARE(list.marks.count(), 241'999);
        QCOMPARE(list.marks.inOrder().size(), std::size_t(241'999));
        QVERIFY(!list.marks.contains(7));
        QVERIFY(list.marks.contains(241'999));
    }
};

QTEST_GUILESS_MAIN(TestRowSelection)
#include "tst_rowselection.moc"
