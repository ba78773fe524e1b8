// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventdrain.h"
#include "routing/routingclient.h"
#include "tableserver.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Routing;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using End = ScriptedAnswer::End;

namespace {

std::vector<GeoPoint> places(int count, double latitude)
{
    std::vector<GeoPoint> list;
    list.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        list.push_back({latitude + i * 0.001, -73.5 - i * 0.002});
    return list;
}

} // namespace

class TestRoutingClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TableServer> m_osrm;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RoutingClient> m_client;

    Result<DriveMatrix> matrix(const std::vector<GeoPoint> &from, const std::vector<GeoPoint> &to)
    {
        return QCoro::waitFor(m_client->matrix(from, to));
    }

private Q_SLOTS:
    void init()
    {
        m_osrm = std::make_unique<TableServer>();
        m_network = makeNetworkAccessManager();
        m_client = std::make_unique<RoutingClient>(
            m_network.get(), Profile::Service{.url = m_osrm->server.url(), .credentials = {}});
    }

    void cleanup()
    {
        m_client.reset();
        m_network.reset();
        drainEvents();
        m_osrm.reset();
    }

    void asksOneTableAsOsrmWantsIt()
    {
        m_client = std::make_unique<RoutingClient>(m_network.get(),
            Profile::Service{.url = QUrl(m_osrm->server.url().toString() + "/osrm/"_L1),
                .credentials = {
                    .scheme = Credentials::Scheme::Bearer, .user = {}, .secret = u"s3cret"_s}});
        const auto answer = matrix({{46, -73.5}}, {{46.1, -73.6}, {46.2, -73.7}});
        QVERIFY(answer.has_value());
        QCOMPARE(m_osrm->server.requests().size(), 1U);
        const SeenRequest &request = m_osrm->server.requests().front();
        QCOMPARE(request.verb, "GET"_ba);
        QCOMPARE(request.target,
            "/osrm/table/v1/driving/-73.500000,46.000000;-73.600000,46.100000;-73.700000,46.200000"
            "?annotations=duration,distance&generate_hints=false&sources=0&destinations=1;2"_ba);
        QCOMPARE(request.headers.value("authorization"), "Bearer s3cret"_ba);
    }

    void splitsAMatrixToTheServersLimitAndShortAddresses()
    {
        const auto from = places(120, 45.2);
        const auto to = places(130, 45.9);
        const auto answer = matrix(from, to);
        QVERIFY(answer.has_value());
        QVERIFY(m_osrm->server.requests().size() > 1);
        QVERIFY(m_osrm->most <= 100);
        QVERIFY(m_osrm->longest < 8000);
        QCOMPARE(m_osrm->cells, 120 * 130); // nothing twice
        for (std::size_t row = 0; row < from.size(); ++row) {
            for (std::size_t column = 0; column < to.size(); ++column) {
                const auto &cell = answer->at(row, column);
                QVERIFY(cell);
                QCOMPARE(cell->seconds, TableServer::seconds(from[row], to[column]));
            }
        }
    }

    void learnsALowerLimitAndKeepsToIt()
    {
        m_osrm->limit = 25;
        const auto from = places(40, 45.2);
        const auto first = matrix(from, from);
        QVERIFY(first.has_value());
        QCOMPARE(first->at(39, 3)->seconds, TableServer::seconds(from[39], from[3]));
        QVERIFY(m_client->mostPlaces() <= 25);
        m_osrm->most = 0;
        QVERIFY(matrix(from, from).has_value());
        QVERIFY(m_osrm->most <= 25);
    }

    void givesUpWhereEvenTwoPlacesAreTooMany()
    {
        m_osrm->limit = 1;
        const auto answer = matrix(places(5, 45.2), places(5, 45.9));
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Validation);
        QCOMPARE(answer.error().type, u"TooBig"_s);
        QCOMPARE(answer.error().code, 400);
    }

    void aPlaceWithoutARoadDoesNotSpoilTheOthers()
    {
        m_osrm->roadless = 47;
        const std::vector<GeoPoint> all{{46, -73.5}, {47, -73.5}, {46.2, -73.7}};
        const auto answer = matrix(all, all);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->at(0, 2)->seconds, TableServer::seconds(all[0], all[2]));
        QCOMPARE(answer->at(2, 0)->seconds, TableServer::seconds(all[2], all[0]));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(!answer->at(1, i));
            QVERIFY(!answer->at(i, 1));
        }
    }

    void aPlaceWithoutAPositionIsNotAskedFor()
    {
        const auto answer = matrix({{46, -73.5}, {}}, {{46.2, -73.7}});
        QVERIFY(answer.has_value());
        QVERIFY(answer->at(0, 0));
        QVERIFY(!answer->at(1, 0));
        QVERIFY(!m_osrm->server.requests().front().target.contains("nan"));
        QVERIFY(matrix({}, {{46.2, -73.7}}).has_value());
        QCOMPARE(m_osrm->server.requests().size(), 1U);
    }

    void aPageInsteadOfAnAnswerIsAnError()
    {
        m_osrm->server.setHandler([](const SeenRequest &) {
            return FakeHttpServer::html("<html><body>Welcome to nginx</body></html>");
        });
        const auto answer = matrix({{46, -73.5}}, {{46.2, -73.7}});
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QVERIFY(answer.error().detail.contains(u"Welcome to nginx"_s));
    }

    void aSilentServerIsATimeout()
    {
        m_osrm->server.setHandler(
            [](const SeenRequest &) { return ScriptedAnswer{.end = End::Never}; });
        m_client->setTimeout(20ms);
        const auto answer = matrix({{46, -73.5}}, {{46.2, -73.7}});
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void aCutAnswerIsNotTakenForATable()
    {
        m_osrm->server.setHandler([](const SeenRequest &) {
            ScriptedAnswer cut = FakeHttpServer::json(R"({"code":"Ok","durations":[[12.5]]})");
            cut.end = End::CutBody;
            return cut;
        });
        const auto answer = matrix({{46, -73.5}}, {{46.2, -73.7}});
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void asksForARoute()
    {
        m_osrm->server.queue(FakeHttpServer::json(
            R"({"code":"Ok","routes":[{"geometry":"??_ibE_seK","distance":184.8,"duration":25.3}]})"));
        const auto route = QCoro::waitFor(m_client->route({0, 0}, {0.1, 0.2}));
        QVERIFY(route.has_value());
        QCOMPARE(route->drive.seconds, 25.3);
        QCOMPARE(m_osrm->server.requests().front().target,
            "/route/v1/driving/0.000000,0.000000;0.200000,0.100000"
            "?overview=full&geometries=polyline6&generate_hints=false"_ba);
        m_osrm->server.queue(TableServer::refusal("NoRoute", "Impossible route between points"));
        const auto none = QCoro::waitFor(m_client->route({0, 0}, {0.1, 0.2}));
        QVERIFY(!none.has_value());
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        QCOMPARE(none.error().detail, u"Impossible route between points"_s);
    }
};

QTEST_GUILESS_MAIN(TestRoutingClient)
#include "tst_routingclient.moc"
