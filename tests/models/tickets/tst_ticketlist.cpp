// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestTicketList : public QObject {
    Q_OBJECT

private:
    struct Fixture {
        TicketListModel model;
        QAbstractItemModelTester tester{
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        std::vector<std::vector<qint64>> wanted;

        Fixture()
        {
            QObject::connect(&model, &TicketListModel::linesWanted, &model,
                [this](const std::vector<qint64> &rows) { wanted.push_back(rows); });
        }

        void fill(qint64 count)
        {
            TicketRows rows;
            rows.rows.resize(static_cast<std::size_t>(count));
            std::iota(rows.rows.begin(), rows.rows.end(), 1);
            model.reset(std::move(rows));
        }

        QVariant value(int row, int role, int column = 0) const
        {
            return model.index(row, column).data(role);
        }
    };

    static Store::TicketLine line(qint64 row, const QString &subject = {})
    {
        return {.row = row,
            .id = u"ISS-%1"_s.arg(row),
            .subject = subject.isEmpty() ? u"Subject %1"_s.arg(row) : subject,
            .status = u"Open"_s,
            .assignee = u"luc@desk.example"_s};
    }

    static std::vector<Store::TicketLine> lines(const std::vector<qint64> &rows)
    {
        std::vector<Store::TicketLine> result;
        for (const qint64 row : rows)
            result.push_back(line(row));
        return result;
    }

private Q_SLOTS:
    void asksForThePageInSightOnceAndTellsItOnce()
    {
        Fixture f;
        f.fill(10'000);
        f.wanted.clear();
        QCoreApplication::processEvents();
        f.wanted.clear();
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        for (int row = 640; row < 670; ++row) {
            QCOMPARE(f.value(row, TicketListModel::LoadedRole).toBool(), false);
            QCOMPARE(f.value(row, TicketListModel::CellTextRole).toString(), QString());
        }
        QTRY_COMPARE(f.wanted.size(), std::size_t(1));
        QCOMPARE(f.wanted[0].size(), std::size_t(64));
        QCOMPARE(f.wanted[0].front(), 641);
        // Looked at again while it is on its way: not asked again.
        (void)f.value(650, TicketListModel::CellTextRole);
        QCoreApplication::processEvents();
        QCOMPARE(f.wanted.size(), std::size_t(1));
        f.model.putLines(f.wanted[0], lines(f.wanted[0]));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 640);
        QCOMPARE(changed[0][1].toModelIndex().row(), 703);
        QCOMPARE(f.value(650, TicketListModel::LoadedRole).toBool(), true);
        QCOMPARE(f.value(650, TicketListModel::CellTextRole).toString(), u"Subject 651"_s);
        QCOMPARE(f.value(650, TicketListModel::RowIdRole).toString(), u"ISS-651"_s);
    }

    void readsOnlyTheLastPagesOfAFling()
    {
        Fixture f;
        f.fill(100'000);
        QCoreApplication::processEvents();
        f.wanted.clear();
        for (int row = 0; row < 100'000; row += 30)
            (void)f.value(row, TicketListModel::CellTextRole);
        QTRY_VERIFY(!f.wanted.empty());
        QCOMPARE(f.wanted.size(), std::size_t(4));
        QVERIFY(f.wanted.back().back() == 100'000);
    }

    void tellsOnlyRowsThatDiffer()
    {
        Fixture f;
        f.fill(100);
        f.model.putLines({1, 2, 3}, lines({1, 2, 3}));
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.model.putLines({1, 2, 3}, lines({1, 2, 3}));
        QCOMPARE(changed.count(), 0);
        f.model.putLines({1, 3}, {line(1), line(3, u"Other"_s)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
    }

    void forgetsALineThatIsNoTicketAnyMore()
    {
        Fixture f;
        f.fill(10);
        f.model.putLines({1, 2, 3}, lines({1, 2, 3}));
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.model.putLines({2, 3}, lines({3}));
        QCOMPARE(f.model.lineAt(1), nullptr);
        QVERIFY(f.model.lineAt(0) && f.model.lineAt(2));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        // The number is given to another ticket: its line is asked for and shown.
        f.model.putLines({2}, {line(2, u"Another"_s)});
        QCOMPARE(f.value(1, TicketListModel::CellTextRole).toString(), u"Another"_s);
    }

    void movesARowAndKeepsWhoHoldsIt()
    {
        Fixture f;
        f.fill(1000);
        f.model.putLines({500, 501}, lines({500, 501}));
        const QPersistentModelIndex held = f.model.index(499, 0);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        QSignalSpy moved(&f.model, &QAbstractItemModel::rowsMoved);
        QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        TicketRows rows;
        rows.rows = f.model.rows();
        std::rotate(rows.rows.begin(), rows.rows.begin() + 499, rows.rows.begin() + 500);
        rows.rows.push_back(2000);
        const ListDiff diff = diffOf(f.model.rows(), rows.rows);
        f.model.update(std::move(rows), diff);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count() + reset.count(), 0);
        QCOMPARE(held.row(), 0);
        QCOMPARE(held.data(TicketListModel::RowIdRole).toString(), u"ISS-500"_s);
        QCOMPARE(f.model.count(), 1001);
    }

    void saysThatItChangesOnlyWhileItsRowsDo()
    {
        Fixture f;
        f.fill(10);
        QList<bool> seen;
        connect(&f.model, &QAbstractItemModel::rowsAboutToBeRemoved, &f.model,
            [&f, &seen] { seen += f.model.isChanging(); });
        TicketRows rows;
        rows.rows = f.model.rows();
        rows.rows.erase(rows.rows.begin() + 4);
        const ListDiff diff = diffOf(f.model.rows(), rows.rows);
        QVERIFY(!f.model.isChanging());
        f.model.update(std::move(rows), diff);
        QCOMPARE(seen, QList<bool>{true});
        QVERIFY(!f.model.isChanging());
    }

    void headsGroupsWithTheirNameAndCount()
    {
        Fixture f;
        f.model.setGroupField(Store::TicketField::Assignee);
        f.model.setStaff({{u"luc@desk.example"_s, u"Luc Gagnon"_s}});
        f.model.reset(TicketRows::of(
            {.rows = {5, 3, 9}, .groups = {{u"luc@desk.example"_s, 2}, {QString(), 1}}}));
        QCOMPARE(f.model.rowCount(), 5);
        QCOMPARE(f.model.count(), 3);
        QVERIFY(f.model.isHeading(0) && !f.model.isHeading(1) && f.model.isHeading(3));
        QCOMPARE(f.value(0, TicketListModel::HeadingRole).toString(), u"Luc Gagnon"_s);
        QCOMPARE(f.value(0, TicketListModel::HeadingCountRole).toInt(), 2);
        QCOMPARE(f.value(3, TicketListModel::HeadingRole).toString(), u"Assigned to nobody"_s);
        QCOMPARE(f.model.placeOf(9), 4);

        // One more of a group: its row comes, the heading's number changes, nothing else.
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        TicketRows rows = TicketRows::of(
            {.rows = {5, 3, 9, 7}, .groups = {{u"luc@desk.example"_s, 2}, {QString(), 2}}});
        const ListDiff diff = diffOf(f.model.rows(), rows.rows);
        f.model.update(std::move(rows), diff);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 3);
        QCOMPARE(f.value(3, TicketListModel::HeadingCountRole).toInt(), 2);
    }

    void asksAgainForWhatCouldNotBeRead()
    {
        Fixture f;
        f.fill(10);
        (void)f.value(4, TicketListModel::CellTextRole);
        QTRY_VERIFY(!f.wanted.empty());
        const auto asked = f.wanted[0];
        f.wanted.clear();
        f.model.giveUp(asked);
        (void)f.value(4, TicketListModel::CellTextRole);
        QTRY_COMPARE(f.wanted.size(), std::size_t(1));
        QCOMPARE(f.wanted[0], asked);
    }

    void keepsNoMoreLinesThanItsBound()
    {
        Fixture f;
        const qint64 more = qint64(LineStore<Store::TicketLine>::mostLines) + 500;
        f.fill(more);
        std::vector<qint64> all = f.model.rows();
        f.model.putLines(all, lines(all));
        QCOMPARE(f.model.lineAt(0), nullptr); // the oldest went
        QVERIFY(f.model.lineAt(int(more) - 1));
        QCOMPARE(f.model.linesOf({u"ISS-1"_s, u"ISS-4000"_s}, {}), std::vector<qint64>{4000});
    }
};

QTEST_GUILESS_MAIN(TestTicketList)
#include "tst_ticketlist.moc"
