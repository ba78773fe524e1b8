// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/eta.h"
#include "gps/geofence.h"
#include "gps/suspectlog.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace FibreDesk::Gps;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon({2026, 2, 2}, {17, 0}, QTimeZone::UTC);
constexpr GeoPoint depot{.latitude = 45.4000, .longitude = -71.9000};

GeoPoint north(double metres)
{
    return {depot.latitude + (metres / 111'195), depot.longitude};
}

Fix fixAt(int seconds, double metres, double speed = 0, double accuracy = 8)
{
    Fix fix;
    fix.deviceId = 7;
    fix.id = seconds + 1;
    fix.time = noon.addSecs(seconds);
    fix.position = north(metres);
    fix.speed = speed;
    fix.accuracy = accuracy;
    return fix;
}

DeviceState after(const std::vector<Fix> &fixes)
{
    DeviceState state;
    for (const Fix &fix : fixes) {
        keepAnchor(state, fix);
        state.last = fix;
    }
    return state;
}

/// A kilometre a minute, by the way.
std::optional<double> travel(const GeoPoint &from, const GeoPoint &to)
{
    return distanceBetween(from, to) / 1000;
}

QStringList told(GeofenceWatch &watch, const std::vector<Fix> &fixes)
{
    QStringList list;
    for (const Fix &fix : fixes) {
        for (const GeofenceEvent &event : watch.take(fix)) {
            list.append(u"%1 %2 at %3"_s
                    .arg(event.place,
                        event.kind == GeofenceEvent::Kind::Entered ? u"entered"_s : u"left"_s)
                    .arg(noon.secsTo(event.at)));
        }
    }
    return list;
}

} // namespace

class TestArrivals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsMovingStoppedAndSilentApart()
    {
        QCOMPARE(presenceOf({}, noon), Presence::Unknown);
        const DeviceState driving = after({fixAt(0, 0, 50), fixAt(10, 140, 50)});
        QCOMPARE(presenceOf(driving, noon.addSecs(15)), Presence::Moving);
        QCOMPARE(presenceOf(driving, noon.addSecs(400)), Presence::Silent);
        const DeviceState standing =
            after({fixAt(0, 0), fixAt(60, 10), fixAt(120, -12), fixAt(180, 5)});
        QCOMPARE(presenceOf(standing, noon.addSecs(185)), Presence::Stopped);
        QCOMPARE(standing.stillSince, noon);
    }

    void aTrafficLightIsNoStop()
    {
        std::vector<Fix> fixes{
            fixAt(0, 0, 50), fixAt(10, 140, 50), fixAt(20, 210, 0), fixAt(50, 211, 0)};
        QVERIFY(isMoving(after(fixes)));
        fixes.push_back(fixAt(150, 212, 0));
        QVERIFY(!isMoving(after(fixes)));
        QCOMPARE(after(fixes).stillSince, noon.addSecs(20));
    }

    void aReceiverThatWandersWhileParkedDoesNotDrive()
    {
        std::vector<Fix> fixes;
        for (int i = 0; i < 20; ++i)
            fixes.push_back(fixAt(i * 30, i % 2 == 0 ? 0 : 35, 9)); // "9 km/h", to and fro
        QVERIFY(!isMoving(after(fixes)));
    }

    void estimatesTheArrivalOfWhoDrives()
    {
        const DeviceState state = after({fixAt(0, 0, 50), fixAt(10, 140, 50)});
        const GeoPoint job = north(20'140);
        const Eta eta = etaTo(state, job, noon.addSecs(40), travel);
        QCOMPARE(eta.basis, Eta::Basis::Driving);
        // Twenty minutes from the fix, not from now: it has been driving since.
        QVERIFY(std::abs(noon.addSecs(10 + 1200).secsTo(eta.at)) <= 1);
    }

    void nobodyArrivesInThePast()
    {
        const DeviceState state = after({fixAt(0, 0, 50), fixAt(10, 140, 50)});
        const Eta eta = etaTo(state, north(340), noon.addSecs(170), travel);
        QCOMPARE(eta.basis, Eta::Basis::Driving);
        QVERIFY(eta.at > noon.addSecs(170));
    }

    void saysWhatAnEstimateRestsOn()
    {
        const GeoPoint job = north(10'000);
        const DeviceState standing = after({fixAt(0, 0), fixAt(200, 0)});
        const Eta ifNow = etaTo(standing, job, noon.addSecs(230), travel);
        QCOMPARE(ifNow.basis, Eta::Basis::Standing);
        QCOMPARE(ifNow.at, noon.addSecs(230 + 600));
        QCOMPARE(etaTo(standing, north(60), noon.addSecs(230), travel).basis, Eta::Basis::There);
    }

    void givesNoEstimateFromAnOldPosition()
    {
        const DeviceState state = after({fixAt(0, 0, 50), fixAt(10, 140, 50)});
        const GeoPoint job = north(10'000);
        QCOMPARE(etaTo(state, job, noon.addSecs(600), travel), Eta{});
        QCOMPARE(etaTo({}, job, noon, travel), Eta{});
        QCOMPARE(etaTo(state, {}, noon.addSecs(20), travel), Eta{});
        const auto noWay = [](const GeoPoint &, const GeoPoint &) {
            return std::optional<double>();
        };
        QCOMPARE(etaTo(state, job, noon.addSecs(20), noWay), Eta{});
    }

    void tellsWhoComesAndGoes()
    {
        GeofenceWatch watch;
        watch.setPlaces(7, {{.id = u"DJ-1"_s, .position = depot}});
        QCOMPARE(told(watch,
                     {fixAt(0, 900, 50), fixAt(30, 140, 30), fixAt(60, 20), fixAt(90, 10),
                         fixAt(1500, 30)}),
            QStringList{u"DJ-1 entered at 30"_s});
        QVERIFY(watch.isInside(7, u"DJ-1"_s));
        QVERIFY(!watch.isInside(8, u"DJ-1"_s));
        QCOMPARE(told(watch, {fixAt(1530, 500, 50), fixAt(1590, 1500, 50), fixAt(1660, 2500, 50)}),
            QStringList{u"DJ-1 left at 1530"_s});
        QVERIFY(!watch.isInside(7, u"DJ-1"_s));
    }

    void drivingPastIsNoArrival()
    {
        GeofenceWatch watch;
        watch.setPlaces(7, {{.id = u"DJ-1"_s, .position = depot}});
        QVERIFY(told(watch,
            {fixAt(0, 300, 50), fixAt(10, 140, 50), fixAt(20, 0, 50), fixAt(30, -140, 50),
                fixAt(40, -300, 50), fixAt(90, -900, 50)})
                .isEmpty());
    }

    void theFenceItselfMovesNobodyToAndFro()
    {
        GeofenceWatch watch;
        watch.setPlaces(7, {{.id = u"DJ-1"_s, .position = depot}});
        std::vector<Fix> fixes{fixAt(0, 100), fixAt(70, 100)};
        for (int i = 0; i < 40; ++i)
            fixes.push_back(fixAt(100 + (i * 60), i % 2 == 0 ? 140 : 200));
        QCOMPARE(told(watch, fixes), QStringList{u"DJ-1 entered at 0"_s});
    }

    void knowsThatItDidNotSeeTheArrival()
    {
        GeofenceWatch watch;
        watch.setPlaces(7, {{.id = u"DJ-1"_s, .position = depot}});
        QVERIFY(watch.take(fixAt(0, 20)).empty());
        const auto events = watch.take(fixAt(90, 20));
        QCOMPARE(events.size(), 1U);
        QVERIFY(!events.front().isSeen);
        watch.setPlaces(8, {{.id = u"DJ-2"_s, .position = depot}});
        for (const Fix &fix : {fixAt(0, 900), fixAt(60, 20), fixAt(150, 20)}) {
            Fix other = fix;
            other.deviceId = 8;
            for (const GeofenceEvent &event : watch.take(other))
                QVERIFY(event.isSeen);
        }
        QVERIFY(watch.isInside(8, u"DJ-2"_s));
    }

    void aVagueFixTellsNothing()
    {
        GeofenceWatch watch;
        watch.setPlaces(7, {{.id = u"DJ-1"_s, .position = depot}});
        QVERIFY(told(watch, {fixAt(0, 100, 0, 400), fixAt(90, 100, 0, 400)}).isEmpty());
        QCOMPARE(told(watch, {fixAt(100, 50), fixAt(200, 50)}).size(), 1);
        QVERIFY(told(watch, {fixAt(300, 500, 0, 450), fixAt(500, 500, 0, 450)}).isEmpty());
    }

    void keepsWhatItKnowsWhenThePlanChanges()
    {
        GeofenceWatch watch;
        const Place first{.id = u"DJ-1"_s, .position = depot};
        watch.setPlaces(7, {first});
        QCOMPARE(told(watch, {fixAt(0, 0), fixAt(60, 0)}).size(), 1);
        watch.setPlaces(7, {first, {.id = u"DJ-2"_s, .position = north(4000)}});
        QVERIFY(told(watch, {fixAt(90, 0), fixAt(200, 0)}).isEmpty()); // not entered again
        watch.setPlaces(7, {});
        QVERIFY(told(watch, {fixAt(300, 4000), fixAt(400, 4000)}).isEmpty());
    }

    void listsTheLatestOfWhatWasSetAside()
    {
        SuspectLog log(3);
        const auto suspect = [](int id, Suspicion why, int device = 7) {
            SuspectFix entry{.fix = fixAt(id, 0), .suspicion = why, .detail = {}, .seen = noon};
            entry.fix.deviceId = device;
            return entry;
        };
        QVERIFY(log.add(suspect(1, Suspicion::Future)));
        QVERIFY(!log.add(suspect(1, Suspicion::Future))); // a poll brings it again
        QVERIFY(log.add(suspect(2, Suspicion::Duplicate)));
        QVERIFY(log.add(suspect(3, Suspicion::Duplicate)));
        QVERIFY(log.add(suspect(4, Suspicion::Teleport, 8)));
        QCOMPARE(log.of(7).size(), 2U);
        QCOMPARE(log.of(7).front().suspicion, Suspicion::Duplicate);
        QCOMPARE(log.of(7).front().times, 2);
        QCOMPARE(worryCount(log.of(7)), 1);
        QVERIFY(!log.hasForgotten(7));
        for (int id = 10; id < 20; ++id)
            QVERIFY(log.add(suspect(id, Suspicion::Teleport)));
        QCOMPARE(log.of(7).size(), 3U);
        QCOMPARE(log.of(7).front().fix.id, 20);
        QVERIFY(log.hasForgotten(7));
        QCOMPARE(log.of(8).size(), 1U);
        QVERIFY(log.of(9).empty());
    }
};

QTEST_GUILESS_MAIN(TestArrivals)
#include "tst_arrivals.moc"
