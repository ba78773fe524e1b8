// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/gpscodec.h"
#include "gps/positionfilter.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Gps;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 2, 2}, {17, 0}, QTimeZone::UTC);
constexpr GeoPoint depot{.latitude = 45.4000, .longitude = -71.9000};

/// `seconds` after noon, `metres` north of the depot.
Fix fixAt(int seconds, double metres = 0)
{
    Fix fix;
    fix.deviceId = 7;
    fix.id = seconds;
    fix.time = noon.addSecs(seconds);
    fix.serverTime = fix.time.addSecs(2);
    fix.position = {.latitude = depot.latitude + (metres / 111'195), .longitude = depot.longitude};
    fix.accuracy = 10;
    return fix;
}

} // namespace

class TestPositionFilter : public QObject {
    Q_OBJECT

private:
    /// Judges at the moment the server got it.
    static Suspicion judged(PositionFilter &filter, const Fix &fix)
    {
        return filter.judge(fix, fix.serverTime).suspicion;
    }

private Q_SLOTS:
    void readsTraccarsPositions()
    {
        QFile file(QStringLiteral(FD_TEST_DATA "/gps/positions.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto fixes = fixesFromJson(QJsonDocument::fromJson(file.readAll()));
        QVERIFY(fixes.has_value());
        QCOMPARE(fixes->size(), 2);
        const Fix &fix = fixes->front();
        QCOMPARE(fix.deviceId, 7);
        QCOMPARE(fix.id, 9001);
        QCOMPARE(fix.time, QDateTime({2026, 2, 2}, {15, 0}, QTimeZone::UTC));
        QCOMPARE(fix.time.timeSpec(), Qt::UTC);
        QCOMPARE(fix.speed, 50.004);
        QCOMPARE(fix.course, 92.5);
        QCOMPARE(fix.accuracy, 8.5);
        QCOMPARE(fix.battery, 81.0);
        QCOMPARE(fix.isMoving, std::optional(true));
        QVERIFY(fix.isValid);
        const Fix &second = fixes->back();
        QVERIFY(!second.isValid);
        QVERIFY(qIsNaN(second.accuracy)); // 0 means that the device does not say
        QVERIFY(qIsNaN(second.battery));
        QVERIFY(!second.isMoving.has_value());
    }

    void anotherShapeIsAProtocolError()
    {
        QCOMPARE(fixesFromJson(QJsonDocument::fromJson("{}")).error().kind, ErrorKind::Protocol);
        // A proxy may wrap the list and write the numbers as text.
        const auto wrapped = fixesFromJson(QJsonDocument::fromJson(
            R"({"positions":[{"deviceId":"7","fixTime":"2026-03-04T10:00:00.000+00:00"},null]})"));
        QCOMPARE(wrapped->size(), 2U);
        QCOMPARE(wrapped->at(0).deviceId, 7);
        QVERIFY(wrapped->at(0).time.isValid());
        QCOMPARE(socketMessageFromJson("[]").error().kind, ErrorKind::Protocol);
        const auto keepAlive = socketMessageFromJson("{}");
        QVERIFY(keepAlive.has_value());
        QVERIFY(keepAlive->fixes.empty() && keepAlive->devices.empty());
    }

    void measuresDistances()
    {
        // Sherbrooke to Montréal, some 130 km.
        const double metres = distanceBetween({45.4042, -71.8929}, {45.5019, -73.5674});
        QVERIFY(metres > 130'000 && metres < 132'000);
        QVERIFY(qIsNaN(distanceBetween({}, depot)));
    }

    void setsAside_data()
    {
        QTest::addColumn<Fix>("fix");
        QTest::addColumn<Suspicion>("suspicion");
        QTest::newRow("plausible") << fixAt(60, 500) << Suspicion::None;
        QTest::newRow("duplicate") << fixAt(0) << Suspicion::Duplicate;
        QTest::newRow("older") << fixAt(-30, 100) << Suspicion::OutOfOrder;
        QTest::newRow("same second elsewhere") << fixAt(0, 50) << Suspicion::OutOfOrder;
        QTest::newRow("teleport") << fixAt(60, 80'000) << Suspicion::Teleport;
        QTest::newRow("as fast as a van") << fixAt(60, 2'000) << Suspicion::None;
        QTest::newRow("wandering while parked") << fixAt(1, 200) << Suspicion::None;

        Fix fix = fixAt(60, 100);
        fix.isValid = false;
        QTest::newRow("invalid") << fix << Suspicion::Invalid;
        fix = fixAt(60);
        fix.position = {.latitude = 0, .longitude = 0};
        QTest::newRow("0, 0") << fix << Suspicion::NullIsland;
        fix.position = {.latitude = 0.0001, .longitude = -0.0003};
        QTest::newRow("nearly 0, 0") << fix << Suspicion::NullIsland;
        fix.position = {.latitude = 0.18, .longitude = -0.28};
        QTest::newRow("on the way from 0, 0") << fix << Suspicion::NullIsland;
        fix.position = {};
        QTest::newRow("no position") << fix << Suspicion::Invalid;
        fix.position = {.latitude = 95, .longitude = -71};
        QTest::newRow("beyond the pole") << fix << Suspicion::Invalid;
        fix = fixAt(60);
        fix.time = {};
        QTest::newRow("no time") << fix << Suspicion::Invalid;
        fix = fixAt(60, 100);
        fix.accuracy = 900;
        QTest::newRow("inaccurate") << fix << Suspicion::Inaccurate;
        fix = fixAt(60, 100);
        fix.time = fix.time.addSecs(3600);
        QTest::newRow("an hour ahead") << fix << Suspicion::Future;
        fix.time = fix.serverTime.addSecs(60);
        QTest::newRow("a clock a minute fast") << fix << Suspicion::None;
    }

    void setsAside()
    {
        QFETCH(Fix, fix);
        QFETCH(Suspicion, suspicion);
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        const auto verdict = filter.judge(fix, fix.serverTime);
        QCOMPARE(verdict.suspicion, suspicion);
        QCOMPARE(verdict.detail.isEmpty(), suspicion == Suspicion::None);
        QCOMPARE(filter.last(7)->id, suspicion == Suspicion::None ? fix.id : 0);
    }

    /// vitalidze/traccar-web#1065: a position dated in the future was kept as "the latest", and the
    /// marker never moved again until the device was deleted.
    void aFutureFixDoesNotPinTheMarker()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        Fix poisoned = fixAt(30, 200);
        poisoned.time = noon.addYears(14);
        QCOMPARE(judged(filter, poisoned), Suspicion::Future);
        for (int seconds = 60; seconds <= 600; seconds += 60) {
            QCOMPARE(judged(filter, fixAt(seconds, seconds * 10)), Suspicion::None);
            QCOMPARE(judged(filter, poisoned), Suspicion::Future); // the server repeats it
        }
        QCOMPARE(filter.last(7)->id, 600);
    }

    void aFutureFixComesFirst()
    {
        PositionFilter filter;
        Fix poisoned = fixAt(0);
        poisoned.time = noon.addDays(3);
        QCOMPARE(judged(filter, poisoned), Suspicion::Future);
        QVERIFY(!filter.last(7));
        QCOMPARE(judged(filter, fixAt(10)), Suspicion::None);
    }

    void oneTeleportChangesNothing()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        QCOMPARE(judged(filter, fixAt(10, 50'000)), Suspicion::Teleport);
        QCOMPARE(judged(filter, fixAt(20, 100)), Suspicion::None);
        QCOMPARE(filter.last(7)->id, 20);
    }

    void agreeingFixesAreBelieved()
    {
        // The first fix was the wrong one (or the van went by ferry): the device is not lost.
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0, 90'000)), Suspicion::None);
        QCOMPARE(judged(filter, fixAt(10)), Suspicion::Teleport);
        QCOMPARE(judged(filter, fixAt(20, 100)), Suspicion::Teleport);
        QCOMPARE(judged(filter, fixAt(30, 200)), Suspicion::Teleport);
        QCOMPARE(judged(filter, fixAt(40, 300)), Suspicion::None);
        QCOMPARE(filter.last(7)->id, 40);
    }

    void scatteredTeleportsAreNeverBelieved()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        for (int i = 1; i <= 30; ++i)
            QCOMPARE(judged(filter, fixAt(i, i * 40'000.0)), Suspicion::Teleport);
        QCOMPARE(filter.last(7)->id, 0);
    }

    void aRepeatedTeleportIsOneWitness()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(judged(filter, fixAt(60, 80'000)), Suspicion::Teleport);
        QCOMPARE(filter.last(7)->id, 0);
    }

    void devicesAreJudgedApart()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        Fix other = fixAt(5, 80'000);
        other.deviceId = 8;
        QCOMPARE(judged(filter, other), Suspicion::None);
        QVERIFY(!filter.last(9));
    }

    void timeAwayAllowsDistance()
    {
        PositionFilter filter;
        QCOMPARE(judged(filter, fixAt(0)), Suspicion::None);
        QCOMPARE(judged(filter, fixAt(3600, 90'000)), Suspicion::None);
    }
};

QTEST_GUILESS_MAIN(TestPositionFilter)
#include "tst_positionfilter.moc"
