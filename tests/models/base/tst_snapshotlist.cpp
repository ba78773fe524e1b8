// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/snapshotlist.h"

#include <QAbstractItemModelTester>
#include <QAbstractListModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace FibreDesk;

namespace {

struct Row {
    QString id;
    QString name;
    int value = 0;

    bool operator==(const Row &) const = default;
};

class RowModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole + 1, ValueRole };

    explicit RowModel(SnapshotList<Row>::Less less = {})
        : rows(this, &RowModel::changedRoles, std::move(less))
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : rows.size();
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return role == NameRole ? QVariant(rows.at(index.row()).name)
            : role == ValueRole ? QVariant(rows.at(index.row()).value)
                                : QVariant();
    }
    static QList<int> changedRoles(const Row &before, const Row &after)
    {
        QList<int> roles;
        if (before.name != after.name)
            roles << NameRole;
        if (before.value != after.value)
            roles << ValueRole;
        return roles;
    }

    SnapshotList<Row> rows;
};

/// Counts what the model said.
struct Spies {
    explicit Spies(RowModel *model)
        : inserted(model, &RowModel::rowsInserted)
        , removed(model, &RowModel::rowsRemoved)
        , moved(model, &RowModel::rowsMoved)
        , changed(model, &RowModel::dataChanged)
        , layout(model, &RowModel::layoutChanged)
        , reset(model, &RowModel::modelReset)
    {
    }
    [[nodiscard]] QList<qsizetype> counts() const
    {
        return {inserted.count(), removed.count(), moved.count(), changed.count(), layout.count(),
            reset.count()};
    }

    QSignalSpy inserted, removed, moved, changed, layout, reset;
};

std::vector<Row> rowsOf(const QString &ids)
{
    std::vector<Row> rows;
    for (const QChar id : ids)
        rows.push_back({QString(id), u"n"_s + id, 0});
    return rows;
}

QString idsOf(const RowModel &model)
{
    QString ids;
    for (const Row &row : model.rows.rows())
        ids += row.id;
    return ids;
}

} // namespace

class TestSnapshotList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void announcesExactlyWhatDiffers_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QList<qsizetype>>(
            "counts"); // inserted, removed, moved, changed, layout, reset
        using Counts = QList<qsizetype>;
        QTest::addRow("same") << u"abcd"_s << u"abcd"_s << Counts{0, 0, 0, 0, 0, 0};
        QTest::addRow("from nothing") << u""_s << u"abc"_s << Counts{1, 0, 0, 0, 0, 0};
        QTest::addRow("to nothing") << u"abc"_s << u""_s << Counts{0, 1, 0, 0, 0, 0};
        QTest::addRow("two runs inserted") << u"ad"_s << u"abcdef"_s << Counts{2, 0, 0, 0, 0, 0};
        QTest::addRow("two runs removed") << u"abcdef"_s << u"ad"_s << Counts{0, 2, 0, 0, 0, 0};
        QTest::addRow("one moved down") << u"abcd"_s << u"bcda"_s << Counts{0, 0, 1, 0, 0, 0};
        QTest::addRow("one moved up") << u"abcd"_s << u"dabc"_s << Counts{0, 0, 1, 0, 0, 0};
        QTest::addRow("two swapped") << u"abcd"_s << u"dbca"_s << Counts{0, 0, 2, 0, 0, 0};
        QTest::addRow("turned round") << u"abcd"_s << u"dcba"_s << Counts{0, 0, 3, 0, 0, 0};
        QTest::addRow("all at once") << u"abcdef"_s << u"xfacy"_s << Counts{2, 2, 1, 0, 0, 0};
        QTest::addRow("twice the same id") << u"ab"_s << u"abab"_s << Counts{0, 0, 0, 0, 0, 0};
    }

    void announcesExactlyWhatDiffers()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QList<qsizetype>, counts);
        RowModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.rows.applySnapshot(rowsOf(before));
        Spies spies(&model);
        model.rows.applySnapshot(rowsOf(after));
        QCOMPARE(spies.counts(), counts);
        QString unique;
        for (const QChar c : after) {
            if (!unique.contains(c))
                unique += c;
        }
        QCOMPARE(idsOf(model), unique);
    }

    void tellsTheChangedRolesOfTheChangedRow()
    {
        RowModel model;
        model.rows.applySnapshot(rowsOf(u"abc"_s));
        Spies spies(&model);
        auto rows = rowsOf(u"abc"_s);
        rows[1].value = 7;
        model.rows.applySnapshot(rows);
        QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 0, 1, 0, 0}));
        const auto arguments = spies.changed.takeFirst();
        QCOMPARE(arguments.at(0).toModelIndex().row(), 1);
        QCOMPARE(arguments.at(1).toModelIndex().row(), 1);
        QCOMPARE(arguments.at(2).value<QList<int>>(), QList<int>{RowModel::ValueRole});
    }

    void upsertsAndRemoves()
    {
        RowModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Spies spies(&model);
        QVERIFY(model.rows.upsert({u"a"_s, u"first"_s, 1}));
        QVERIFY(!model.rows.upsert({u"a"_s, u"first"_s, 1}));
        QVERIFY(model.rows.upsert({u"a"_s, u"second"_s, 1}));
        QVERIFY(model.rows.upsert({u"b"_s, u"other"_s, 2}));
        QVERIFY(model.rows.remove(u"a"_s));
        QVERIFY(!model.rows.remove(u"a"_s));
        QCOMPARE(spies.counts(), (QList<qsizetype>{2, 1, 0, 1, 0, 0}));
        QCOMPARE(model.rows.indexOf(u"b"_s), 0);
        QCOMPARE(model.rows.find(u"b"_s)->value, 2);
    }

    void keepsItsOrderOnUpsert()
    {
        RowModel model([](const Row &a, const Row &b) { return a.value < b.value; });
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.rows.applySnapshot({{u"a"_s, {}, 1}, {u"b"_s, {}, 2}, {u"c"_s, {}, 3}});
        Spies spies(&model);
        model.rows.upsert({u"a"_s, {}, 9});
        QCOMPARE(idsOf(model), u"bca"_s);
        QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 1, 1, 0, 0}));
        model.rows.upsert({u"d"_s, {}, 0});
        QCOMPARE(idsOf(model), u"dbca"_s);
        model.rows.upsert({u"a"_s, {}, 1});
        QCOMPARE(idsOf(model), u"dabc"_s);
    }

    void carriesPersistentIndexesThroughALargeReorder()
    {
        std::vector<Row> rows;
        for (int i = 0; i < 500; ++i)
            rows.push_back({QString::number(i), {}, i});
        RowModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.rows.applySnapshot(rows);
        const QPersistentModelIndex kept = model.index(137);
        Spies spies(&model);
        std::reverse(rows.begin(), rows.end());
        model.rows.applySnapshot(rows);
        QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 0, 0, 1, 0}));
        QCOMPARE(kept.row(), 500 - 1 - 137);
        QCOMPARE(model.data(kept, RowModel::ValueRole).toInt(), 137);
    }

    void endsEqualToAnySnapshot()
    {
        QRandomGenerator random(4711);
        RowModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int round = 0; round < 300; ++round) {
            std::vector<Row> rows;
            for (int i = 0; i < 30; ++i) {
                if (random.bounded(3) != 0)
                    rows.push_back({QString::number(i), {}, int(random.bounded(4))});
            }
            std::shuffle(rows.begin(), rows.end(), random);
            const QPersistentModelIndex kept = model.index(model.rows.size() / 2);
            const QString keptId = kept.isValid() ? model.rows.at(kept.row()).id : QString();
            model.rows.applySnapshot(rows);
            QVERIFY(model.rows.rows() == rows);
            for (int row = 0; row < int(rows.size()); ++row)
                QCOMPARE(model.rows.indexOf(rows[size_t(row)].id), row);
            if (kept.isValid())
                QCOMPARE(model.rows.at(kept.row()).id, keptId);
        }
    }
};

QTEST_APPLESS_MAIN(TestSnapshotList)

#include "tst_snapshotlist.moc"
