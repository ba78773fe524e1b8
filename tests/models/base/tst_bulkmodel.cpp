// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bulkmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

BulkItem itemOf(int i, BulkOutcome outcome)
{
    BulkItem item;
    item.id = u"T-%1"_s.arg(i);
    item.title = u"Billet %1"_s.arg(i);
    item.outcome = outcome;
    return item;
}

/// A model under watch: what it tells, counted.
struct Watched {
    explicit Watched(int count, BulkOutcome outcome = BulkOutcome::Waiting)
    {
        std::vector<BulkItem> items;
        for (int i = 0; i < count; ++i) {
            items.push_back(itemOf(i, outcome));
        }
        model.setItems(std::move(items));
        removed = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::rowsRemoved);
        inserted = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::rowsInserted);
        changed = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::dataChanged);
        counted = std::make_unique<QSignalSpy>(&model, &BulkModel::countChanged);
    }

    void change(int place, BulkOutcome outcome)
    {
        model.change(std::size_t(place), itemOf(place, outcome));
    }
    /// A filter's own reset is none of those that are watched.
    void filter(const QString &outcome)
    {
        model.setFilter(outcome);
        counted->clear();
        reset = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::modelReset);
    }
    /// What is shown, in order.
    [[nodiscard]] QStringList shown() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            ids += model.index(row).data(BulkModel::IdRole).toString();
        }
        return ids;
    }

    BulkModel model{[](const QString &value) { return value; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    std::unique_ptr<QSignalSpy> removed;
    std::unique_ptr<QSignalSpy> inserted;
    std::unique_ptr<QSignalSpy> changed;
    std::unique_ptr<QSignalSpy> counted;
    std::unique_ptr<QSignalSpy> reset;
};

} // namespace

class TestBulkModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLeavesTheFilterIsRemovedInRuns()
    {
        Watched watched(10);
        watched.filter(u"waiting"_s);
        for (const int place : {2, 3, 4, 8}) {
            watched.change(place, BulkOutcome::Done);
        }
        QCOMPARE(watched.removed->count(), 0); // one telling for all
        watched.model.tell();
        QCOMPARE(watched.reset->count(), 0);
        QCOMPARE(watched.removed->count(), 2);
        QCOMPARE(watched.removed->at(0).at(1).toInt(), 8);
        QCOMPARE(watched.removed->at(1).at(1).toInt(), 2);
        QCOMPARE(watched.removed->at(1).at(2).toInt(), 4);
        QCOMPARE(watched.inserted->count(), 0);
        QCOMPARE(watched.changed->count(), 0);
        QCOMPARE(watched.counted->count(), 1);
        QCOMPARE(watched.shown(),
            QStringList({u"T-0"_s, u"T-1"_s, u"T-5"_s, u"T-6"_s, u"T-7"_s, u"T-9"_s}));
        // What the filter hides between them does not make two runs of one.
        watched.change(1, BulkOutcome::Done);
        watched.change(5, BulkOutcome::Done);
        watched.model.tell();
        QCOMPARE(watched.removed->count(), 3);
        QCOMPARE(watched.shown().size(), 4);
    }

    void whatComesIntoTheFilterIsInsertedWhereItBelongs()
    {
        Watched watched(10);
        watched.change(4, BulkOutcome::Done);
        watched.model.tell();
        watched.filter(u"done"_s);
        QCOMPARE(watched.shown(), QStringList(u"T-4"_s));
        watched.changed->clear();
        for (const int place : {9, 1, 0, 6}) { // in no order
            watched.change(place, BulkOutcome::Done);
        }
        watched.model.tell();
        QCOMPARE(watched.reset->count(), 0);
        QCOMPARE(watched.inserted->count(), 2);
        QCOMPARE(watched.inserted->at(0).at(1).toInt(), 0);
        QCOMPARE(watched.inserted->at(0).at(2).toInt(), 1);
        QCOMPARE(watched.inserted->at(1).at(1).toInt(), 3);
        QCOMPARE(watched.inserted->at(1).at(2).toInt(), 4);
        QCOMPARE(watched.removed->count(), 0);
        QCOMPARE(watched.changed->count(), 0);
        QCOMPARE(watched.counted->count(), 1);
        QCOMPARE(watched.shown(), QStringList({u"T-0"_s, u"T-1"_s, u"T-4"_s, u"T-6"_s, u"T-9"_s}));
    }

    void whatStaysIsOnlyChanged()
    {
        Watched watched(10);
        watched.filter(u"waiting"_s);
        for (const int place : {1, 2, 3, 7}) {
            watched.change(place, BulkOutcome::Sending); // is waiting to the filter
        }
        watched.change(2, BulkOutcome::Waiting);
        watched.change(2, BulkOutcome::Sending);
        watched.model.tell();
        QCOMPARE(watched.reset->count(), 0);
        QCOMPARE(watched.removed->count(), 0);
        QCOMPARE(watched.inserted->count(), 0);
        QCOMPARE(watched.counted->count(), 0);
        QCOMPARE(watched.changed->count(), 2);
        QCOMPARE(watched.changed->at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(watched.changed->at(0).at(1).toModelIndex().row(), 3);
        QVERIFY(watched.changed->at(0).at(2).value<QList<int>>().contains(BulkModel::OutcomeRole));
        QVERIFY(!watched.changed->at(0).at(2).value<QList<int>>().contains(BulkModel::TitleRole));
        watched.model.tell();
        QCOMPARE(watched.changed->count(), 2); // told once
    }

    void allOfItAtOnceIsThreeKindsOfTelling()
    {
        Watched watched(6);
        watched.change(5, BulkOutcome::Done);
        watched.change(0, BulkOutcome::Done);
        watched.model.tell();
        watched.filter(u"waiting"_s); // 1 2 3 4
        watched.changed->clear();
        watched.change(1, BulkOutcome::Refused);
        watched.change(3, BulkOutcome::Sending);
        watched.change(5, BulkOutcome::Waiting);
        watched.change(0, BulkOutcome::Waiting);
        watched.model.tell();
        QCOMPARE(watched.removed->count(), 1);
        QCOMPARE(watched.inserted->count(), 2);
        QCOMPARE(watched.changed->count(), 1);
        QCOMPARE(watched.changed->at(0).at(0).toModelIndex().row(), 2);
        QCOMPARE(watched.shown(), QStringList({u"T-0"_s, u"T-2"_s, u"T-3"_s, u"T-4"_s, u"T-5"_s}));
        QCOMPARE(watched.reset->count(), 0);
    }

    void withoutAFilterNothingComesOrGoes()
    {
        Watched watched(5);
        watched.change(0, BulkOutcome::Done);
        watched.change(4, BulkOutcome::Refused);
        watched.model.tell();
        QCOMPARE(watched.removed->count() + watched.inserted->count(), 0);
        QCOMPARE(watched.changed->count(), 2);
        QCOMPARE(watched.counted->count(), 0);
    }

    /// Whoever hears of the filter reads the rows at once.
    void otherItemsAreWholeWhenTheirFilterIsTold()
    {
        Watched watched(4);
        watched.filter(u"waiting"_s);
        QStringList seen;
        connect(&watched.model, &BulkModel::filterChanged, &watched.model,
            [&] { seen = watched.shown(); });
        watched.model.setItems({itemOf(40, BulkOutcome::Change)});
        QCOMPARE(seen, QStringList(u"T-40"_s));
        QVERIFY(watched.model.filter().isEmpty());
        QCOMPARE(watched.reset->count(), 1); // another subject
    }
};

QTEST_GUILESS_MAIN(TestBulkModel)
#include "tst_bulkmodel.moc"
