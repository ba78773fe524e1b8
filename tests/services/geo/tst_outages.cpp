// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/measure.h"
#include "geo/outages.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Geo;
using namespace Qt::StringLiterals;
using State = NetworkPoint::State;

namespace {

const QDateTime morning(QDate(2026, 11, 24), QTime(10, 0), QTimeZone::UTC);

NetworkPoint device(
    const QString &port, State state, double latitude, double longitude, int minutes = 0)
{
    static int number = 0;
    return {.id = QString::number(++number),
        .port = port,
        .position = {latitude, longitude},
        .state = state,
        .since = state == State::Offline ? morning.addSecs(minutes * 60LL) : QDateTime()};
}

} // namespace

/// Which devices are offline together, and since when.
class TestOutages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsThePortThatIsDown()
    {
        std::vector<NetworkPoint> points;
        // Twelve of fourteen, one after the other; far apart from each other.
        for (int i = 0; i < 12; ++i)
            points.push_back(device(u"0/3/7"_s, State::Offline, 45 + i * 0.1, -73, i));
        points.push_back(device(u"0/3/7"_s, State::Online, 45, -73));
        points.push_back(device(u"0/3/7"_s, State::Online, 45, -73));
        points.push_back(device(u"0/3/7"_s, State::Unknown, 45, -73));
        for (int i = 0; i < 10; ++i)
            points.push_back(device(u"0/3/8"_s, i < 2 ? State::Offline : State::Online, 45, -73));
        const std::vector<Outage> found = findOutages(points);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].port, u"0/3/7"_s);
        QCOMPARE(found[0].offline, 12);
        QCOMPARE(found[0].known, 14);
        QCOMPARE(found[0].unknown, 1);
        // The seventh made it more than half.
        QCOMPARE(found[0].since, morning.addSecs(6 * 60));
        QVERIFY(found[0].centre.isValid());
    }

    void doesNotTakeAnOldOneForTheBeginning()
    {
        std::vector<NetworkPoint> points{device(u"1"_s, State::Offline, 45, -73, -40000)};
        for (int i = 0; i < 5; ++i)
            points.push_back(device(u"1"_s, State::Offline, 45, -73, 42));
        QCOMPARE(findOutages(points)[0].since, morning.addSecs(42 * 60));
    }

    void countsNothingThatIsUnknown()
    {
        std::vector<NetworkPoint> points;
        for (int i = 0; i < 50; ++i)
            points.push_back(device(u"1"_s, State::Unknown, 45, -73));
        QVERIFY(findOutages(points).empty());
    }

    void findsNeighboursOfDifferentPorts()
    {
        std::vector<NetworkPoint> points;
        // A street: each 200 m from the next, each on its own port.
        for (int i = 0; i < 8; ++i)
            points.push_back(
                device(u"p%1"_s.arg(i), State::Offline, 45.5 + i * 200 / 111195.0, -73.5, i));
        // Two elsewhere are an accident, and one without a place is nowhere.
        points.push_back(device(u"a"_s, State::Offline, 46, -73));
        points.push_back(device(u"b"_s, State::Offline, 46, -73));
        points.push_back(
            {.id = u"x"_s, .port = {}, .position = {}, .state = State::Offline, .since = {}});
        const std::vector<Outage> found = findOutages(points);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].kind, Outage::Kind::Area);
        QCOMPARE(found[0].offline, 8);
        QVERIFY(found[0].port.isEmpty());
        QVERIFY(found[0].radius > 600 && found[0].radius < 800);
        QCOMPARE(found[0].since, morning.addSecs(2 * 60));
        // Farther than the radius, they have nothing to do with each other.
        QVERIFY(findOutages(points, {.metres = 150}).empty());
    }

    void tellsTheSameOutageOnce()
    {
        std::vector<NetworkPoint> points;
        for (int i = 0; i < 6; ++i)
            points.push_back(device(u"1"_s, State::Offline, 45.5, -73.5 + i * 0.001));
        QCOMPARE(findOutages(points).size(), 1U);
        // Other ports beside it make it more than that port's.
        for (int i = 0; i < 3; ++i)
            points.push_back(device(u"q%1"_s.arg(i), State::Offline, 45.5005, -73.5 + i * 0.001));
        const std::vector<Outage> found = findOutages(points);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[1].kind, Outage::Kind::Area);
        QCOMPARE(found[1].offline, 9);
        QCOMPARE(found[1].port, u"1"_s);
    }

    void agreesWithTheSlowWayOnAnyMap()
    {
        // Every two that are near each other are in one area, whatever square they fall into.
        quint32 seed = 7;
        const auto random = [&seed] {
            seed = seed * 1664525U + 1013904223U;
            return double(seed >> 8) / double(1 << 24);
        };
        for (int round = 0; round < 20; ++round) {
            std::vector<NetworkPoint> points;
            for (int i = 0; i < 120; ++i)
                points.push_back(
                    device({}, State::Offline, 45 + random() * 0.06, -73 + random() * 0.06));
            const OutageRules rules{.metres = 400, .least = 1};
            std::vector<int> area(points.size(), -1);
            const std::vector<Outage> found = findOutages(points, rules);
            for (std::size_t i = 0; i < found.size(); ++i) {
                for (const std::size_t member : found[i].members)
                    area[member] = int(i);
            }
            for (std::size_t a = 0; a < points.size(); ++a) {
                QVERIFY(area[a] >= 0);
                for (std::size_t b = 0; b < a; ++b) {
                    if (metresBetween(points[a].position, points[b].position) <= 400)
                        QCOMPARE(area[a], area[b]);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestOutages)
#include "tst_outages.moc"
