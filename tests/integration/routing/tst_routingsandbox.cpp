// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "routing/roadnetwork.h"
#include "routing/routingclient.h"
#include "routing/travelfeed.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>

#include <cmath>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Routing::DriveMatrix;
using Sandbox::LiveWorld;
using Sandbox::Region;
using Sandbox::RoadNetwork;

namespace {

GeoPoint toClient(Sandbox::GeoPoint point)
{
    return {.latitude = point.lat, .longitude = point.lon};
}

} // namespace

/// The client's codec against the sandbox's own, over real sockets.
class TestRoutingSandbox : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<Routing::RoutingClient> m_client;

    [[nodiscard]] const Region &region() { return m_world.sandbox().region(); }

    /// Front doors all over the region.
    std::vector<GeoPoint> doors(std::size_t count)
    {
        std::vector<GeoPoint> places;
        const auto &lots = region().lots();
        for (std::size_t i = 0; i < count; ++i)
            places.push_back(toClient(Region::toGeo(lots[i * (lots.size() / count)].door)));
        return places;
    }

    Result<DriveMatrix> matrix(const std::vector<GeoPoint> &from, const std::vector<GeoPoint> &to)
    {
        return QCoro::waitFor(m_client->matrix(from, to));
    }

    void fault(const QString &kind, int count = -1)
    {
        QJsonObject spec{{u"service"_s, u"routing"_s}, {u"kind"_s, kind}};
        if (count >= 0)
            spec[u"count"_s] = count;
        QVERIFY(m_world.sandbox().faults().add(spec) != 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.start());
        m_network = makeNetworkAccessManager();
    }

    void init()
    {
        m_client = std::make_unique<Routing::RoutingClient>(m_network.get(),
            Profile::Service{
                .url = QUrl(m_world.sandbox().server(u"routing"_s).url()), .credentials = {}});
    }

    void cleanup()
    {
        m_client.reset();
        m_world.sandbox().faults().clear();
    }

    void everyDoorReachesEveryOtherByRoad()
    {
        const auto places = doors(60);
        const auto answer = matrix(places, places);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        for (std::size_t from = 0; from < places.size(); ++from) {
            for (std::size_t to = 0; to < places.size(); ++to) {
                const auto &drive = answer->at(from, to);
                QVERIFY(drive);
                const QPointF a = Region::toPlane({places[from].latitude, places[from].longitude});
                const QPointF b = Region::toPlane({places[to].latitude, places[to].longitude});
                const double straight = std::hypot(a.x() - b.x(), a.y() - b.y()) * 1000;
                // No shorter than straight but for both ways from the door to the road, and no
                // faster than the highway.
                QVERIFY(drive->metres >= straight - 400);
                QVERIFY(drive->seconds >= drive->metres / (101 / 3.6) - 0.2);
                if (from == to)
                    QCOMPARE(drive->seconds, 0.0);
            }
        }
    }

    void theVansTakeAsLongAsItSays()
    {
        const auto places = doors(9);
        const auto answer = matrix(places, places);
        QVERIFY(answer.has_value());
        for (std::size_t i = 1; i < places.size(); ++i) {
            const Sandbox::RoadRoute drive = region().graph().route(
                Region::toPlane({places[i - 1].latitude, places[i - 1].longitude}),
                Region::toPlane({places[i].latitude, places[i].longitude}));
            // A van begins at the next junction, and walks in from the road.
            const double said = answer->at(i - 1, i)->seconds;
            QVERIFY2(std::abs(drive.duration() - said) < 180,
                qPrintable(u"%1 s driven, %2 s said"_s.arg(drive.duration()).arg(said)));
        }
    }

    void aRouteFollowsTheRoadsFromRoadToRoad()
    {
        const auto places = doors(7);
        const auto table = matrix({places[0]}, {places[6]});
        const auto route = QCoro::waitFor(m_client->route(places[0], places[6]));
        QVERIFY2(route.has_value(), route ? "" : qPrintable(route.error().detail));
        QCOMPARE(route->drive.seconds, table->at(0, 0)->seconds);
        QCOMPARE(route->drive.metres, table->at(0, 0)->metres);
        QVERIFY(route->line.size() > 2);
        const RoadNetwork roads(region());
        double metres = 0;
        QPointF last;
        for (std::size_t i = 0; i < route->line.size(); ++i) {
            const QPointF at = Region::toPlane({route->line[i].latitude, route->line[i].longitude});
            const auto snap = roads.snap(at, 1);
            QVERIFY(snap && snap->kilometres < 0.001);
            if (i > 0)
                metres += std::hypot(at.x() - last.x(), at.y() - last.y()) * 1000;
            last = at;
        }
        QVERIFY(std::abs(metres - route->drive.metres) < 5);
    }

    void namesTheRoadBesideAHouse()
    {
        const Sandbox::Lot &lot = region().lots()[1234 % region().lots().size()];
        const auto road = QCoro::waitFor(m_client->nearest(toClient(Region::toGeo(lot.door))));
        QVERIFY(road.has_value());
        QVERIFY(road->metres < 300);
        QVERIFY(!road->name.isEmpty());
    }

    void aPlaceOffTheMapSpoilsNothing()
    {
        auto places = doors(5);
        places.insert(places.begin() + 2, GeoPoint{48.4, -68.5});
        const auto answer = matrix(places, places);
        QVERIFY(answer.has_value());
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(!answer->at(2, i));
            QVERIFY(!answer->at(i, 2));
        }
        QVERIFY(answer->at(0, 5));
        QVERIFY(answer->at(5, 0));
        const auto nothing = QCoro::waitFor(m_client->nearest(places[2]));
        QVERIFY(!nothing.has_value());
        QCOMPARE(nothing.error().type, u"NoSegment"_s);
        QCOMPARE(nothing.error().kind, ErrorKind::NotFound);
    }

    void keepsToALowerLimit()
    {
        fault(u"small-tables"_s);
        const auto places = doors(40);
        const auto answer = matrix(places, places);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QVERIFY(m_client->mostPlaces() <= 50);
        QVERIFY(std::ranges::all_of(
            answer->cells, [](const auto &drive) { return drive.has_value(); }));
    }

    void whatIsNotJoinedIsNoWay()
    {
        fault(u"no-way"_s);
        const auto places = doors(3);
        const auto answer = matrix(places, places);
        QVERIFY(answer.has_value());
        QVERIFY(std::ranges::none_of(
            answer->cells, [](const auto &drive) { return drive.has_value(); }));
        const auto route = QCoro::waitFor(m_client->route(places[0], places[1]));
        QVERIFY(!route.has_value());
        QCOMPARE(route.error().type, u"NoRoute"_s);
    }

    void everyNetworkFaultIsToldAsWhatItIs_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorKind>("told");
        QTest::newRow("page") << u"html"_s << ErrorKind::Protocol;
        QTest::newRow("failure") << u"status"_s << ErrorKind::Server;
        QTest::newRow("token") << u"unauthorized"_s << ErrorKind::Unauthorized;
        QTest::newRow("limit") << u"rate-limit"_s << ErrorKind::RateLimited;
        QTest::newRow("cut") << u"truncate"_s << ErrorKind::Protocol;
        QTest::newRow("silence") << u"half-open"_s << ErrorKind::Timeout;
        QTest::newRow("down") << u"down"_s << ErrorKind::Offline;
    }

    void everyNetworkFaultIsToldAsWhatItIs()
    {
        QFETCH(QString, kind);
        QFETCH(ErrorKind, told);
        m_client->setTimeout(100ms);
        fault(kind);
        const auto places = doors(2);
        const auto answer = matrix(places, places);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, told);
        QVERIFY(!answer.error().detail.isEmpty());
    }

    void asksLikeOsrm_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::newRow("malformed") << u"/table/v1/driving/-73.5;-73.4,46"_s << u"InvalidQuery"_s;
        QTest::newRow("one place") << u"/table/v1/driving/-73.5,46"_s << u"InvalidOptions"_s;
        QTest::newRow("beyond the list")
            << u"/table/v1/driving/-73.5,46;-73.4,46?sources=2"_s << u"InvalidOptions"_s;
        QTest::newRow("no number") << u"/table/v1/driving/nan,46;-73.4,46"_s << u"InvalidValue"_s;
        QTest::newRow("service") << u"/match/v1/driving/-73.5,46;-73.4,46"_s << u"InvalidService"_s;
        QTest::newRow("version") << u"/table/v2/driving/-73.5,46;-73.4,46"_s << u"InvalidVersion"_s;
        QTest::newRow("no path") << u"/"_s << u"InvalidUrl"_s;
    }

    void asksLikeOsrm()
    {
        QFETCH(QString, path);
        QFETCH(QString, code);
        const LiveWorld::Answer answer = m_world.call("GET", u"routing"_s, path);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.object().value("code"_L1).toString(), code);
        QVERIFY(!answer.object().value("message"_L1).toString().isEmpty());
    }

    void theProfileNamesIt()
    {
        QTemporaryDir folder;
        LiveWorld world;
        Sandbox::Options options;
        options.profile = folder.filePath(u"profile.ini"_s);
        QVERIFY(world.start(options));
        const auto profile = Profile::read(options.profile);
        QVERIFY(profile.has_value());
        QCOMPARE(profile->routing.url, QUrl(world.sandbox().server(u"routing"_s).url()));
    }

    void aDaysMatrixFillsBehindTheBoardThroughATrouble()
    {
        QTemporaryDir folder;
        Routing::TravelCache cache(folder.filePath(u"drives.cache"_s));
        Routing::TravelFeed feed(m_client.get(), &cache,
            Routing::TravelFeed::Options{.firstPause = 5ms, .longestPause = 20ms});
        fault(u"drop-before"_s, 3);
        const auto places = doors(80);
        feed.want(places);
        feed.start();
        QTRY_COMPARE_WITH_TIMEOUT(feed.status().known, 80U * 79U, 60'000);
        QTRY_COMPARE(feed.status().state, Routing::TravelStatus::State::Idle);
        QVERIFY(!feed.status().error);
        const auto direct = matrix({places[3]}, {places[70]});
        const auto kept = cache.table()->drive(places[3], places[70]);
        QVERIFY(kept);
        // Remembered under places rounded to eleven metres, in whole seconds.
        QVERIFY(std::abs(kept->seconds - direct->at(0, 0)->seconds) <= 15);
    }

    void snapsToTheNearestPieceOfAnyRoad()
    {
        const RoadNetwork roads(region());
        Sandbox::Random random(5);
        for (int i = 0; i < 200; ++i) {
            const QPointF at(random.between(-30.0, 30.0), random.between(-22.0, 22.0));
            const auto snap = roads.snap(at, 25);
            QVERIFY(snap);
            double nearest = 1e9;
            for (const Sandbox::Road &road : region().roads()) {
                for (std::size_t n = 1; n < road.nodes.size(); ++n) {
                    const QPointF a = region().graph().node(road.nodes[n - 1]);
                    const QPointF d = region().graph().node(road.nodes[n]) - a;
                    const double length = QPointF::dotProduct(d, d);
                    const double share = length > 0
                        ? std::clamp(QPointF::dotProduct(at - a, d) / length, 0.0, 1.0)
                        : 0.0;
                    const QPointF away = at - (a + d * share);
                    nearest = std::min(nearest, std::hypot(away.x(), away.y()));
                }
            }
            QVERIFY(snap->kilometres <= nearest + 1e-9);
        }
    }
};

QTEST_MAIN(TestRoutingSandbox)
#include "tst_routingsandbox.moc"
