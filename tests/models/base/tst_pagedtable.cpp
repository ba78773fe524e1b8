// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/linestore.h"
#include "base/pagedtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace FibreDesk;

namespace {

struct Line {
    qint64 row = 0;
    int value = 0;

    bool operator==(const Line &) const = default;
};

class Table : public PagedTableModel {
public:
    void put(const std::vector<qint64> &asked, std::vector<Line> lines)
    {
        tellArrived(asked, m_lines.put(asked, std::move(lines)));
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 2;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::UserRole + 1) {
            return {};
        }
        const Line *line = m_lines.find(rowAt(index.row()));
        if (!line) {
            want(index.row());
            return -1;
        }
        return line->value;
    }

protected:
    bool hasLine(qint64 row) const override { return m_lines.contains(row); }

private:
    LineStore<Line> m_lines;
};

std::vector<qint64> upTo(int count)
{
    std::vector<qint64> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 1);
    return rows;
}

std::vector<Line> linesOf(const std::vector<qint64> &rows, int value)
{
    std::vector<Line> lines;
    for (const qint64 row : rows) {
        lines.push_back({row, value});
    }
    return lines;
}

} // namespace

class TestPagedTable : public QObject {
    Q_OBJECT

private:
    static int at(const Table &table, int place)
    {
        return table.data(table.index(place, 0), Qt::UserRole + 1).toInt();
    }

private Q_SLOTS:
    void asksForAPageOnceAndTellsItInOneSignal()
    {
        Table table;
        QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<std::vector<qint64>> asked;
        connect(&table, &PagedTableModel::linesWanted, this,
            [&asked](const std::vector<qint64> &rows) { asked.push_back(rows); });
        table.reset(upTo(200));
        for (int place = 0; place < 10; ++place)
            QCOMPARE(at(table, place), -1);
        QTRY_COMPARE(asked.size(), std::size_t(1));
        QCOMPARE(asked[0].size(), std::size_t(PagedTableModel::pageSize));
        QCOMPARE(at(table, 3), -1);
        QTest::qWait(0);
        QCOMPARE(asked.size(), std::size_t(1)); // it is on its way
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        table.put(asked[0], linesOf(asked[0], 7));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), PagedTableModel::pageSize - 1);
        QCOMPARE(at(table, 3), 7);
        // The same again is no change.
        table.put(asked[0], linesOf(asked[0], 7));
        QCOMPARE(changed.count(), 1);
    }

    void readsOnlyTheLastPagesOfAFling()
    {
        Table table;
        QList<qint64> first;
        connect(&table, &PagedTableModel::linesWanted, this,
            [&first](const std::vector<qint64> &rows) { first += rows.front(); });
        table.reset(upTo(100 * PagedTableModel::pageSize));
        for (int page = 0; page < 100; ++page)
            (void)at(table, page * PagedTableModel::pageSize);
        QTRY_COMPARE(first.size(), 4);
        QCOMPARE(first.constLast(), 99 * PagedTableModel::pageSize + 1);
    }

    void asksAgainForWhatCouldNotBeRead()
    {
        Table table;
        QSignalSpy wanted(&table, &PagedTableModel::linesWanted);
        table.reset(upTo(3));
        (void)at(table, 0);
        QTRY_COMPARE(wanted.count(), 1);
        table.giveUp(upTo(3));
        (void)at(table, 0);
        QTRY_COMPARE(wanted.count(), 2);
    }

    void forgetsWhatWasAskedForAndIsGone()
    {
        Table table;
        table.reset(upTo(3));
        table.put(upTo(3), linesOf(upTo(3), 1));
        QCOMPARE(at(table, 1), 1);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        table.put({2}, {}); // its number may be another document's by now
        QCOMPARE(changed.count(), 1);
        QCOMPARE(at(table, 1), -1);
        QCOMPARE(at(table, 2), 1);
    }

    void followsADiffWithoutAReset()
    {
        Table table;
        QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.reset({1, 2, 3, 4});
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        const std::vector<qint64> after{3, 1, 5, 4};
        table.update(after, diffOf(table.rows(), after));
        QCOMPARE(table.rows(), after);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(table.placeOf(5), 2);
        QCOMPARE(table.placeOf(2), -1);
    }

    void keepsTheYoungestFewThousand()
    {
        LineStore<Line> store;
        const auto all = upTo(static_cast<int>(LineStore<Line>::mostLines) + 10);
        (void)store.put(all, linesOf(all, 1));
        QVERIFY(!store.contains(1));
        QVERIFY(store.contains(11));
        QVERIFY(store.contains(all.back()));
    }
};

QTEST_GUILESS_MAIN(TestPagedTable)
#include "tst_pagedtable.moc"
