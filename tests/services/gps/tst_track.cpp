// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/gpscodec.h"
#include "gps/stops.h"
#include "gps/trail.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <random>

using namespace FibreDesk;
using namespace FibreDesk::Gps;
using namespace Qt::StringLiterals;

namespace {

const QDateTime nine({2026, 2, 2}, {14, 0}, QTimeZone::UTC);
constexpr GeoPoint depot{.latitude = 45.4000, .longitude = -71.9000};

GeoPoint at(double northMetres, double eastMetres = 0)
{
    return {depot.latitude + (northMetres / 111'195),
        depot.longitude + (eastMetres / (111'195 * 0.70215))};
}

Fix fixAt(int seconds, const GeoPoint &position, double speed = 0)
{
    Fix fix;
    fix.deviceId = 7;
    fix.id = seconds + 1;
    fix.time = nine.addSecs(seconds);
    fix.serverTime = fix.time.addSecs(1);
    fix.position = position;
    fix.speed = speed;
    fix.accuracy = 8;
    return fix;
}

/// Adds a drive due north at 60 km/h, a fix each ten seconds.
void drive(std::vector<Fix> &fixes, int &seconds, double &north, int lasting)
{
    for (int i = 0; i < lasting; i += 10) {
        seconds += 10;
        north += 10 * 60 / 3.6;
        fixes.push_back(fixAt(seconds, at(north), 60));
    }
}

/// Adds a stand, with the scribble of a receiver that stands.
void stand(std::vector<Fix> &fixes, int &seconds, double north, int lasting)
{
    std::minstd_rand random(7);
    std::uniform_real_distribution<double> wander(-15, 15);
    for (int i = 0; i < lasting; i += 30) {
        seconds += 30;
        fixes.push_back(fixAt(seconds, at(north + wander(random), wander(random))));
    }
}

/// A case of tests/data/gps: its positions as Traccar sends them, and what is to come of them.
struct Recorded {
    explicit Recorded(const QString &name)
    {
        QFile file(QStringLiteral(FD_TEST_DATA "/gps/") + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", qPrintable(name));
        body = QJsonDocument::fromJson(file.readAll()).object();
        fixes = fixesFromJson(QJsonDocument(body["positions"_L1].toArray())).value();
        now = QDateTime::fromString(body["now"_L1].toString(), Qt::ISODate).toUTC();
    }

    QJsonObject body;
    std::vector<Fix> fixes;
    QDateTime now;
};

QStringList ids(const std::vector<Fix> &fixes)
{
    QStringList list;
    for (const Fix &fix : fixes)
        list.append(QString::number(fix.id));
    return list;
}

} // namespace

class TestTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTruthOfRecordedDays_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
            {"future.json", "nullisland.json", "teleport.json", "first-fix-teleport.json",
                "duplicates.json", "gap.json", "tunnel.json", "dst-autumn.json", "dst-spring.json"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void tellsTruthOfRecordedDays()
    {
        QFETCH(QString, file);
        const Recorded day(file);
        const Track track = judgedTrack(7, day.fixes, day.now);
        QStringList kept;
        for (const QJsonValue &id : day.body["kept"_L1].toArray())
            kept.append(QString::number(id.toInt()));
        QCOMPARE(ids(track.fixes), kept);
        QStringList aside;
        for (const SuspectFix &suspect : track.setAside)
            aside.append(u"%1 %2"_s.arg(suspect.fix.id).arg(suspicionName(suspect.suspicion)));
        QCOMPARE(aside, day.body["setAside"_L1].toVariant().toStringList());

        std::vector<Stop> stops = findStops(track.fixes);
        joinPlaces(stops, {{.id = u"DJ-1"_s, .position = {45.41, -71.9}}});
        QStringList told;
        const QTimeZone montreal("America/Toronto");
        for (const Stop &stop : stops) {
            told.append(u"%1 %2 %3 min %4"_s
                    .arg(stop.places.join(u','),
                        stop.arrived.toTimeZone(montreal).toString(u"HH:mm"_s))
                    .arg(stop.dwell().count() / 60)
                    .arg(stop.isOngoing() ? u"still"_s
                                          : stop.left.toTimeZone(montreal).toString(u"HH:mm"_s)));
        }
        QCOMPARE(told, day.body["stops"_L1].toVariant().toStringList());
        int gaps = 0;
        for (const TrailPoint &point : trailOf(track.fixes, stops))
            gaps += point.isAfterGap ? 1 : 0;
        QCOMPARE(gaps, day.body["gaps"_L1].toInt());
    }

    void aWholeDaysBordersCountOnce()
    {
        std::vector<Fix> pages{
            fixAt(0, depot), fixAt(3600, at(50)), fixAt(3600, at(50)), fixAt(7200, at(90))};
        const Track track = judgedTrack(7, pages, nine.addSecs(9000));
        QCOMPARE(track.fixes.size(), 3U);
        QVERIFY(track.setAside.empty());
    }

    void findsWhereItStood()
    {
        std::vector<Fix> fixes;
        int seconds = 0;
        double north = 0;
        stand(fixes, seconds, north, 600);
        drive(fixes, seconds, north, 300);
        const int arrived = seconds + 30;
        const double where = north;
        stand(fixes, seconds, north, 1800);
        const int left = seconds;
        drive(fixes, seconds, north, 300);
        stand(fixes, seconds, north, 120); // a level crossing
        drive(fixes, seconds, north, 300);

        const std::vector<Stop> stops = findStops(fixes);
        QCOMPARE(stops.size(), 2U);
        const Stop &stop = stops.back();
        QVERIFY(std::abs(nine.addSecs(arrived).secsTo(stop.arrived)) <= 30);
        QVERIFY(std::abs(nine.addSecs(left).secsTo(stop.left)) <= 30);
        QVERIFY(distanceBetween(stop.position, at(where)) < 20);
        QVERIFY(!stop.isOngoing());
        QVERIFY(stops.front().seenBefore.isNull());
    }

    void oneStrayFixDoesNotEndAStop()
    {
        std::vector<Fix> fixes;
        int seconds = 0;
        stand(fixes, seconds, 0, 600);
        seconds += 30;
        fixes.push_back(fixAt(seconds, at(240)));
        stand(fixes, seconds, 0, 600);
        const std::vector<Stop> stops = findStops(fixes);
        QCOMPARE(stops.size(), 1U);
        QVERIFY(stops.front().isOngoing());
        QVERIFY(stops.front().dwell() >= std::chrono::minutes(19));
    }

    void joinsStopsToJobs()
    {
        std::vector<Stop> stops(4);
        const auto span = [](Stop &stop, int from, int to) {
            stop.arrived = nine.addSecs(from * 60);
            stop.left = nine.addSecs(to * 60);
            stop.seenAfter = stop.left.addSecs(30);
        };
        span(stops[0], 0, 20);
        stops[0].position = at(100);
        span(stops[1], 40, 55);
        stops[1].position = at(5000);
        span(stops[2], 70, 90);
        stops[2].position = at(80, 40);
        span(stops[3], 120, 150);
        stops[3].position = at(9000);
        stops[3].seenAfter = {};
        const std::vector<Place> places{{.id = u"DJ-1"_s, .position = at(0)},
            {.id = u"DJ-2"_s, .position = at(9030)}, {.id = u"DJ-3"_s, .position = at(9000, 10)},
            {.id = u"DJ-4"_s, .position = {}}};
        joinPlaces(stops, places);
        QCOMPARE(stops[0].places, QStringList{u"DJ-1"_s});
        QVERIFY(stops[1].places.isEmpty());
        QCOMPARE(stops[3].places, (QStringList{u"DJ-3"_s, u"DJ-2"_s})); // one building

        const std::vector<PlaceVisit> visits = visitsOf(stops);
        QCOMPARE(visits.size(), 3U);
        QCOMPARE(visits[0].place, u"DJ-1"_s);
        QCOMPARE(visits[0].arrived, nine); // the first arrival …
        QCOMPARE(visits[0].left, nine.addSecs(90 * 60)); // … the last departure …
        QCOMPARE(visits[0].onSite, std::chrono::minutes(40)); // … and only the time there
        QCOMPARE(visits[0].times, 2);
        QVERIFY(!visits[0].isOngoing);
        QVERIFY(visits[1].isOngoing);
    }

    void thinsByShape()
    {
        std::vector<Fix> fixes;
        int seconds = 0;
        double north = 0;
        drive(fixes, seconds, north, 600); // straight north
        const GeoPoint corner = fixes.back().position;
        for (int i = 1; i <= 60; ++i)
            fixes.push_back(fixAt(seconds + (i * 10), at(north, i * 150), 60)); // then east
        const std::vector<TrailPoint> trail = trailOf(fixes, {});
        QCOMPARE(trail.size(), 3U); // both ends and the turn
        QCOMPARE(trail[1].position, corner);
    }

    void neverLeavesTheTolerance()
    {
        std::minstd_rand random(11);
        std::uniform_real_distribution<double> turn(-60, 60);
        std::vector<Fix> fixes;
        double north = 0;
        double east = 0;
        for (int i = 0; i < 3000; ++i) {
            north += 40 + turn(random) / 3;
            east += turn(random);
            fixes.push_back(fixAt(i * 5, at(north, east), 30));
        }
        const std::vector<TrailPoint> trail = trailOf(fixes, {});
        QVERIFY(trail.size() < fixes.size());
        // Each fix lies near the line of the two kept points around it.
        for (const Fix &fix : fixes) {
            const auto after = std::ranges::lower_bound(trail, fix.time, {}, &TrailPoint::time);
            QVERIFY(after != trail.end());
            if (after == trail.begin())
                continue;
            const GeoPoint a = (after - 1)->position;
            const GeoPoint b = after->position;
            double nearest = 1e9;
            for (int i = 0; i <= 200; ++i) {
                const double part = i / 200.0;
                nearest = std::min(nearest,
                    distanceBetween(fix.position,
                        {a.latitude + ((b.latitude - a.latitude) * part),
                            a.longitude + ((b.longitude - a.longitude) * part)}));
            }
            QVERIFY2(nearest < 14, qPrintable(QString::number(nearest)));
        }
    }

    void aStopIsTwoPointsNotAScribble()
    {
        std::vector<Fix> fixes;
        int seconds = 0;
        double north = 0;
        drive(fixes, seconds, north, 300);
        stand(fixes, seconds, north, 1800);
        drive(fixes, seconds, north, 300);
        const std::vector<Stop> stops = findStops(fixes);
        QCOMPARE(stops.size(), 1U);
        const std::vector<TrailPoint> trail = trailOf(fixes, stops);
        QCOMPARE(trail.size(), 4U);
        QCOMPARE(trail[1].position, stops[0].position);
        QCOMPARE(trail[1].time, stops[0].arrived);
        QCOMPARE(trail[2].position, stops[0].position);
        QCOMPARE(trail[2].time, stops[0].left);
    }

    void knowsWhereItWasAtAnyMoment()
    {
        const std::vector<Fix> fixes{
            fixAt(0, at(0), 60), fixAt(100, at(1000), 40), fixAt(1000, at(9000), 60)};
        QVERIFY(!momentAt(fixes, nine.addSecs(-1)).has_value());
        const Moment half = momentAt(fixes, nine.addSecs(50)).value();
        QVERIFY(distanceBetween(half.position, at(500)) < 1);
        QCOMPARE(half.speed, 50.0);
        QVERIFY(!half.isGap);
        // Between fixes that lie too far apart in time nobody knows: it stays where it was seen.
        const Moment gap = momentAt(fixes, nine.addSecs(500)).value();
        QVERIFY(gap.isGap);
        QCOMPARE(gap.position, at(1000));
        QCOMPARE(gap.since, nine.addSecs(100));
        QVERIFY(!momentAt(fixes, nine.addSecs(1100)).value().isGap);
        QVERIFY(momentAt(fixes, nine.addSecs(4000)).value().isGap);
    }

    void anEmptyDayIsEmpty()
    {
        const Track track = judgedTrack(7, {}, nine);
        QVERIFY(track.fixes.empty());
        QVERIFY(findStops({}).empty());
        QVERIFY(trailOf({}, {}).empty());
        QVERIFY(!momentAt({}, nine).has_value());
    }
};

QTEST_GUILESS_MAIN(TestTrack)
#include "tst_track.moc"
