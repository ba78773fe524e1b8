// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/traveltable.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Routing;

namespace {

PlaceKey key(int n)
{
    return {.latitude = 460'000 + n * 10, .longitude = -735'000};
}

KnownDrive drive(int from, int to, qint32 seconds, qint32 askedAt)
{
    return {.from = key(from),
        .to = key(to),
        .seconds = seconds,
        .metres = seconds,
        .askedAt = askedAt};
}

std::vector<PlaceKey> keys(int count)
{
    std::vector<PlaceKey> list;
    for (int i = 0; i < count; ++i)
        list.push_back(key(i));
    return list;
}

TravelTable allBetween(int count)
{
    std::vector<KnownDrive> drives;
    for (int from = 0; from < count; ++from) {
        for (int to = 0; to < count; ++to) {
            if (from != to)
                drives.push_back(drive(from, to, 60, 1));
        }
    }
    return TravelTable(drives);
}

} // namespace

class TestTravelTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAPairWithinElevenMetresAndInItsDirection()
    {
        const TravelTable table({drive(1, 2, 600, 5), drive(2, 1, 660, 5)});
        const GeoPoint from = key(1).point();
        const GeoPoint to = key(2).point();
        QCOMPARE(table.drive(from, to)->seconds, 600.0);
        QCOMPARE(table.drive(to, from)->seconds, 660.0);
        const GeoPoint beside{from.latitude + 0.00004, from.longitude - 0.00004};
        QCOMPARE(table.drive(beside, to)->seconds, 600.0);
        QVERIFY(!table.drive({from.latitude + 0.0002, from.longitude}, to));
        QVERIFY(!table.drive(from, {}));
        QVERIFY(!table.drive(from, key(3).point()));
    }

    void noWayIsKnownButNoDrive()
    {
        const TravelTable table({drive(1, 2, KnownDrive::none, 5)});
        QVERIFY(table.find(key(1), key(2)));
        QVERIFY(!table.drive(key(1).point(), key(2).point()));
    }

    void theLatestOfAPairCounts()
    {
        const TravelTable table({drive(1, 2, 500, 4), drive(1, 2, 600, 5), drive(1, 2, 400, 3)});
        QCOMPARE(table.size(), 1U);
        QCOMPARE(table.find(key(1), key(2))->seconds, 600);
        const TravelTable later =
            table.with({drive(1, 2, 700, 5)}, {.askedSince = 0, .noWaySince = 0, .most = 10});
        QCOMPARE(later.find(key(1), key(2))->seconds, 700); // same minute: the fresh one
        QCOMPARE(table.find(key(1), key(2))->seconds, 600); // the snapshot stays as it was
    }

    void forgetsWhatIsTooOldAndThenTheOldest()
    {
        const TravelTable table({drive(1, 2, 10, 100), drive(2, 3, 20, 200), drive(3, 4, 30, 300)});
        QVERIFY(!table.hasOutdated({.askedSince = 100, .noWaySince = 0, .most = 10}));
        QVERIFY(table.hasOutdated({.askedSince = 101, .noWaySince = 0, .most = 10}));
        const TravelTable young = table.with({}, {.askedSince = 150, .noWaySince = 0, .most = 10});
        QCOMPARE(young.size(), 2U);
        QVERIFY(!young.find(key(1), key(2)));
        const TravelTable few =
            table.with({drive(4, 5, 40, 400)}, {.askedSince = 0, .noWaySince = 0, .most = 2});
        QCOMPARE(few.size(), 2U);
        QVERIFY(few.find(key(3), key(4)));
        QVERIFY(few.find(key(4), key(5)));
    }

    void forgetsThatThereIsNoWaySooner()
    {
        const TravelTable table({drive(1, 2, 10, 100), drive(2, 3, KnownDrive::none, 200)});
        const TravelLimits limits{.askedSince = 50, .noWaySince = 250, .most = 10};
        QVERIFY(table.hasOutdated(limits));
        const TravelTable later = table.with({}, limits);
        QVERIFY(later.find(key(1), key(2)));
        QVERIFY(!later.find(key(2), key(3)));
        QVERIFY(!later.hasOutdated(limits));
    }

    void nothingIsMissingWhereAllIsKnown()
    {
        QVERIFY(gaps(allBetween(6), keys(6)).empty());
        QVERIFY(gaps({}, keys(1)).empty());
        QVERIFY(gaps({}, {}).empty());
    }

    void anEmptyTableMissesTheWholeMatrix()
    {
        const std::vector<TravelGap> missing = gaps({}, keys(5));
        QCOMPARE(missing, (std::vector<TravelGap>{{.from = keys(5), .to = keys(5)}}));
    }

    void aNewPlaceCostsOneRowAndOneColumn()
    {
        const std::vector<TravelGap> missing = gaps(allBetween(20), keys(21));
        std::size_t cells = 0;
        for (const TravelGap &gap : missing)
            cells += gap.from.size() * gap.to.size();
        QCOMPARE(missing.size(), 2U);
        QVERIFY(cells <= 41);
    }

    void everyMissingPairIsInSomeGap()
    {
        // Every third pair is known.
        std::vector<KnownDrive> drives;
        for (int from = 0; from < 12; ++from) {
            for (int to = 0; to < 12; ++to) {
                if ((from * 5 + to) % 3 == 0 || from > 8)
                    drives.push_back(drive(from, to, 60, 1));
            }
        }
        const TravelTable table(drives);
        const std::vector<TravelGap> missing = gaps(table, keys(12));
        for (const PlaceKey &from : keys(12)) {
            for (const PlaceKey &to : keys(12)) {
                const bool isAsked = std::ranges::any_of(missing, [&](const TravelGap &gap) {
                    return std::ranges::contains(gap.from, from)
                        && std::ranges::contains(gap.to, to);
                });
                if (from != to && !table.find(from, to))
                    QVERIFY(isAsked);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTravelTable)
#include "tst_traveltable.moc"
