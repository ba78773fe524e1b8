// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventdrain.h"
#include "routing/travelfeed.h"
#include "tableserver.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Routing;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = TravelStatus::State;

namespace {

std::vector<GeoPoint> places(int count)
{
    std::vector<GeoPoint> list;
    for (int i = 0; i < count; ++i)
        list.push_back({45.2 + i * 0.001, -73.5 - i * 0.002});
    return list;
}

} // namespace

class TestTravelFeed : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TableServer> m_osrm;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RoutingClient> m_client;
    std::unique_ptr<TravelCache> m_cache;
    std::unique_ptr<TravelFeed> m_feed;

    void build()
    {
        tearDown();
        m_network = makeNetworkAccessManager();
        m_client = std::make_unique<RoutingClient>(
            m_network.get(), Profile::Service{.url = m_osrm->server.url(), .credentials = {}});
        m_cache = std::make_unique<TravelCache>(m_folder->filePath(u"drives.cache"_s));
        m_feed = std::make_unique<TravelFeed>(m_client.get(), m_cache.get(),
            TravelFeed::Options{.firstPause = 5ms, .longestPause = 10ms});
    }

    void tearDown()
    {
        m_feed.reset();
        m_client.reset();
        m_cache.reset();
        m_network.reset();
        drainEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_osrm = std::make_unique<TableServer>();
        build();
    }

    void cleanup() { tearDown(); }

    void fillsTheMatrixOfTheWantedPlaces()
    {
        const auto all = places(70);
        m_feed->want(all);
        QCOMPARE(m_feed->status().state, State::Stopped);
        QVERIFY(m_osrm->server.requests().empty()); // not before it is started
        m_feed->start();
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QCOMPARE(m_feed->status().known, 70U * 69U);
        QVERIFY(!m_feed->status().error);
        const TravelSnapshot table = m_cache->table();
        for (const GeoPoint &from : all) {
            for (const GeoPoint &to : all) {
                if (from != to)
                    QCOMPARE(table->drive(from, to)->seconds, TableServer::seconds(from, to));
            }
        }
        QVERIFY(m_osrm->most <= 100);
    }

    void waitsNoLongerThanItIsTold()
    {
        QVERIFY(QCoro::waitFor(untilAnswered(m_feed.get(), 1h))); // it does not ask
        m_osrm->server.stop();
        m_feed->want(places(30));
        m_feed->start();
        QVERIFY(!QCoro::waitFor(untilAnswered(m_feed.get(), 0ms)));
        QVERIFY(m_cache->table()->size() == 0);
    }

    void asksOnlyForWhatIsNewAndNothingAfterARestart()
    {
        m_feed->want(places(30));
        m_feed->start();
        QTRY_COMPARE(m_feed->status().known, 30U * 29U);
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        m_osrm->cells = 0;
        m_feed->want(places(31));
        QTRY_COMPARE(m_feed->status().known, 31U * 30U);
        QVERIFY(m_osrm->cells <= 62);

        build();
        m_osrm->cells = 0;
        m_feed->want(places(31));
        m_feed->start();
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QCOMPARE(m_feed->status().known, 31U * 30U);
        QCOMPARE(m_osrm->cells, 0);
    }

    void aPairWithoutAWayIsAskedForOnce()
    {
        m_osrm->island = 45.2; // nobody gets to the first place
        const auto all = places(3);
        m_feed->want(all);
        m_feed->start();
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QVERIFY(!m_cache->table()->drive(all[1], all[0]));
        QVERIFY(m_cache->table()->drive(all[0], all[1]));
        const auto asked = m_osrm->server.requests().size();
        m_feed->want(places(2));
        m_feed->want(all);
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QCOMPARE(m_osrm->server.requests().size(), asked);
    }

    void tellsOfATroubleAndGoesOnAfterIt()
    {
        for (int i = 0; i < 6; ++i) // a GET is tried twice
            m_osrm->server.queue(FakeHttpServer::html("<h1>Bad gateway</h1>", 502));
        QSignalSpy told(m_feed.get(), &TravelFeed::statusChanged);
        m_feed->want(places(4));
        m_feed->start();
        QTRY_COMPARE(m_feed->status().known, 12U);
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QVERIFY(!m_feed->status().error);
        const bool hasWaited = std::ranges::any_of(told, [](const QVariantList &arguments) {
            const auto status = arguments.first().value<TravelStatus>();
            return status.state == State::Waiting && status.error
                && status.error->kind == ErrorKind::Server;
        });
        QVERIFY(hasWaited);
    }

    void aPieceThatIsRefusedDoesNotStopTheOthers()
    {
        m_osrm->server.queue(TableServer::refusal(
            "NoSegment", "Could not find a matching segment for any coordinate."));
        m_feed->want(places(70)); // four pieces
        m_feed->start();
        QTRY_COMPARE(m_feed->status().state, State::Idle);
        QCOMPARE(m_feed->status().known, 70U * 69U - 50U * 49U);
        QVERIFY(!m_feed->status().error);
    }

    void stopsWhereAskingAgainIsInVain()
    {
        m_osrm->server.setHandler(
            [](const SeenRequest &) { return FakeHttpServer::json(R"({"message":"who?"})", 401); });
        m_feed->want(places(4));
        m_feed->start();
        QTRY_VERIFY(m_feed->status().error);
        QCOMPARE(m_feed->status().state, State::Stopped);
        QCOMPARE(m_feed->status().error->kind, ErrorKind::Unauthorized);
        const auto asked = m_osrm->server.requests().size();
        m_feed->want(places(5));
        QCOMPARE(m_feed->status().state, State::Stopped);
        QCOMPARE(m_osrm->server.requests().size(), asked);

        m_osrm->server.setHandler(
            [this](const SeenRequest &request) { return m_osrm->answer(request); });
        m_feed->start(); // its user has mended it
        QTRY_COMPARE(m_feed->status().known, 20U);
        QTRY_VERIFY(!m_feed->status().error);
    }

    void asksForNothingOnceStopped()
    {
        m_osrm->server.setHandler(
            [](const SeenRequest &) { return ScriptedAnswer{.end = ScriptedAnswer::End::Never}; });
        m_feed->want(places(4));
        m_feed->start();
        QTRY_COMPARE(m_osrm->server.requests().size(), 1U);
        m_feed->stop();
        QCOMPARE(m_feed->status().state, State::Stopped);
        QVERIFY(!m_feed->status().error);
        m_feed->want(places(5));
        QCOMPARE(m_feed->status().state, State::Stopped);
    }

    void mayGoWhileItAsks()
    {
        m_osrm->server.setHandler(
            [](const SeenRequest &) { return ScriptedAnswer{.end = ScriptedAnswer::End::Never}; });
        m_feed->want(places(70)); // more than one request
        m_feed->start();
        QTRY_COMPARE(m_osrm->server.requests().size(), 1U);
        QSignalSpy told(m_feed.get(), &TravelFeed::statusChanged);
        m_feed.reset();
        tearDown();
        QVERIFY(told.empty());
        QCOMPARE(m_osrm->server.requests().size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestTravelFeed)
#include "tst_travelfeed.moc"
