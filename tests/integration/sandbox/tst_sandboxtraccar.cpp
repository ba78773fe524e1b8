// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "traccar/fleet.h"

#include <QWebSocket>

#include <cmath>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 begin = 1'773'756'000'000; // some Tuesday
const QByteArray bearer = "Bearer traccar-sandbox-1";

std::vector<Vehicle::Person> people(const Region &region)
{
    std::vector<Vehicle::Person> result;
    for (int i = 0; i < 8; ++i) {
        result.push_back({.technician = u"DT-%1"_s.arg(i),
            .name = u"Essai %1"_s.arg(i),
            .phone = {},
            .deviceId = i + 1,
            .home = region.lots()[std::size_t(i) * 400].door});
    }
    return result;
}

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF d = b - a;
    const double length = QPointF::dotProduct(d, d);
    const double t =
        length > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / length, 0.0, 1.0) : 0.0;
    const QPointF off = p - (a + d * t);
    return std::hypot(off.x(), off.y());
}

double distanceToRoads(const Region &region, QPointF p)
{
    double best = 1e9;
    for (const Road &road : region.roads()) {
        if (!road.line.boundingRect().adjusted(-0.2, -0.2, 0.2, 0.2).contains(p))
            continue;
        for (qsizetype i = 1; i < road.line.size(); ++i)
            best = std::min(best, distanceToSegment(p, road.line[i - 1], road.line[i]));
    }
    return best;
}

std::vector<Fix> drive(Fleet &fleet, int seconds)
{
    std::vector<Fix> all;
    for (int s = 0; s < seconds; ++s) {
        const qint64 now = begin + s * 1000;
        const std::vector<Fix> fixes = fleet.advance(now, now, false);
        all.insert(all.end(), fixes.begin(), fixes.end());
    }
    return all;
}

} // namespace

class TestSandboxTraccar : public QObject {
    Q_OBJECT

private:
    LiveWorld m_world;

    LiveWorld::Answer traccar(const QByteArray &method, const QString &path)
    {
        return m_world.call(method, u"traccar"_s, path, {{"Authorization", bearer}});
    }

    QNetworkRequest socketRequest(const QByteArray &cookie)
    {
        QUrl url(m_world.sandbox().server(u"traccar"_s).url() + "/api/socket"_L1);
        url.setScheme(u"ws"_s);
        QNetworkRequest request(url);
        request.setRawHeader("Cookie", cookie);
        return request;
    }

    QByteArray cookie()
    {
        const QByteArray set = traccar("GET", u"/api/session?token=traccar-sandbox-1"_s).cookie;
        return set.left(set.indexOf(';'));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_world.start()); }

    void movesAlongTheRoads()
    {
        const Region region(3);
        Fleet fleet(region, 3);
        fleet.setPeople(people(region));
        const std::vector<Fix> fixes = drive(fleet, 3000);
        QHash<int, Fix> previous;
        int seen = 0;
        int onRoad = 0;
        for (const Fix &fix : fixes) {
            if (!fix.isMoving || !fix.isValid || fix.accuracy > 100 || fix.fixTime > fix.serverTime)
                continue;
            QVERIFY(fix.knots * 1.852 < 130);
            if (fix.fixTime % 20'000 != 0)
                continue;
            ++seen;
            onRoad += distanceToRoads(region, Region::toPlane(fix.place)) < 0.03 ? 1 : 0;
        }
        QVERIFY(seen > 100);
        // The rest is the way between a door and the road.
        QVERIFY2(onRoad > seen * 0.8, qPrintable(u"%1 of %2"_s.arg(onRoad).arg(seen)));
    }

    void drivesTheSameWayForASeed()
    {
        const Region region(3);
        Fleet one(region, 9);
        Fleet two(region, 9);
        one.setPeople(people(region));
        two.setPeople(people(region));
        const std::vector<Fix> first = drive(one, 600);
        const std::vector<Fix> second = drive(two, 600);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].place.lat, second[i].place.lat);
            QCOMPARE(first[i].place.lon, second[i].place.lon);
            QCOMPARE(first[i].fixTime, second[i].fixTime);
        }
    }

    void standsAtTheJobOfTheHour()
    {
        const Region region(3);
        Fleet fleet(region, 3);
        fleet.setPeople(people(region));
        const QPointF place = region.lots()[5000].door;
        fleet.setVisits({{u"DT-0"_s, {{u"DJ-1"_s, place, begin - 600'000, begin + 7'200'000}}}});
        fleet.warmUp(begin, begin, true);
        fleet.advance(begin + 1000, begin + 1000, true);
        const QPointF seen = fleet.vehicle(1)->position();
        QVERIFY(std::hypot(seen.x() - place.x(), seen.y() - place.y()) < 0.05);
        QVERIFY(!fleet.vehicle(1)->isMoving());
    }

    void losesSignalAndJumps()
    {
        const Region region(3);
        Fleet fleet(region, 3);
        fleet.setPeople(people(region));
        const std::vector<Fix> fixes = drive(fleet, 2400);
        QHash<int, qint64> last;
        qint64 longestGap = 0;
        int atZero = 0;
        int ahead = 0;
        int farAway = 0;
        for (const Fix &fix : fixes) {
            if (fix.deviceId == 4)
                longestGap = std::max(longestGap, fix.serverTime - last.value(4, fix.serverTime));
            last[fix.deviceId] = fix.serverTime;
            atZero += fix.place.lat == 0 && !fix.isValid ? 1 : 0;
            ahead += fix.fixTime > fix.serverTime + 3'600'000 ? 1 : 0;
            farAway += fix.accuracy > 500 ? 1 : 0;
        }
        QVERIFY(longestGap >= 230'000);
        QVERIFY(atZero > 0);
        QVERIFY(ahead > 0);
        QVERIFY(farAway > 0);
        QVERIFY(!last.contains(8)); // the silent one
    }

    void answersRest()
    {
        QCOMPARE(m_world.call("GET", u"traccar"_s, u"/api/devices"_s).status, 401);
        QCOMPARE(m_world.call("GET", u"traccar"_s, u"/api/server"_s).status, 200);
        const QJsonArray devices = traccar("GET", u"/api/devices"_s).array();
        const QJsonArray positions = traccar("GET", u"/api/positions"_s).array();
        QVERIFY(!devices.isEmpty());
        QCOMPARE(positions.size(), devices.size());
        const int device = devices[0]["id"_L1].toInt();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QString path = u"/api/positions?deviceId=%1&from=%2&to=%3"_s.arg(device).arg(
            now.addSecs(-3600).toString(Qt::ISODate), now.addSecs(60).toString(Qt::ISODate));
        QVERIFY(traccar("GET", path).array().size() > 1); // the hour before the start is there
    }

    void signsInByFormAndByPassword()
    {
        const LiveWorld::Answer form = m_world.call("POST", u"traccar"_s, u"/api/session"_s,
            {{"Content-Type", "application/x-www-form-urlencoded"}},
            "email=dispatch%40fibre.example&password=sandbox");
        QCOMPARE(form.status, 200);
        QVERIFY(form.cookie.startsWith("JSESSIONID="));
        QCOMPARE(m_world
                     .call("POST", u"traccar"_s, u"/api/session"_s,
                         {{"Content-Type", "application/x-www-form-urlencoded"}},
                         "email=dispatch%40fibre.example&password=wrong")
                     .status,
            401);
        const QByteArray basic = "Basic " + QByteArray("dispatch@fibre.example:sandbox").toBase64();
        QCOMPARE(
            m_world.call("GET", u"traccar"_s, u"/api/devices"_s, {{"Authorization", basic}}).status,
            200);
        const QByteArray token = traccar("POST", u"/api/session/token"_s).body;
        QCOMPARE(m_world
                     .call("GET", u"traccar"_s, u"/api/devices"_s,
                         {{"Authorization", "Bearer " + token}})
                     .status,
            200);
    }

    void streamsPositions()
    {
        QWebSocket socket;
        QSignalSpy messages(&socket, &QWebSocket::textMessageReceived);
        socket.open(socketRequest(cookie()));
        QTRY_VERIFY(messages.size() >= 2);
        const auto object = [&](int i) {
            return QJsonDocument::fromJson(messages[i][0].toString().toUtf8()).object();
        };
        QVERIFY(!object(0)["positions"_L1].toArray().isEmpty());
        QVERIFY(!object(1)["devices"_L1].toArray().isEmpty());

        const int device = object(1)["devices"_L1][0]["id"_L1].toInt();
        m_world.control(u"traccar"_s, u"position"_s,
            {{u"deviceId"_s, device}, {u"latitude"_s, 46.01}, {u"longitude"_s, -73.51},
                {u"fix_offset_s"_s, 86'400}});
        const auto hasInjected = [&] {
            for (int i = 2; i < messages.size(); ++i) {
                const QJsonArray positions = object(i)["positions"_L1].toArray();
                for (const auto &position : positions) {
                    if (position["latitude"_L1].toDouble() == 46.01)
                        return true;
                }
            }
            return false;
        };
        QTRY_VERIFY(hasInjected());
    }

    void blocksWebSocketsOnRequest()
    {
        QWebSocket open;
        open.open(socketRequest(cookie()));
        QTRY_COMPARE(open.state(), QAbstractSocket::ConnectedState);
        QVERIFY(m_world.sandbox().faults().add(
                    {{u"service"_s, u"traccar"_s}, {u"kind"_s, u"no-websocket"_s}})
            > 0);
        QTRY_COMPARE(open.state(), QAbstractSocket::UnconnectedState);
        QWebSocket refused;
        QSignalSpy errors(&refused, &QWebSocket::errorOccurred);
        refused.open(socketRequest(cookie()));
        QTRY_VERIFY(!errors.isEmpty());
        QCOMPARE(traccar("GET", u"/api/positions"_s).status, 200);
        m_world.sandbox().faults().clear();
    }

    void wantsASessionForTheSocket()
    {
        QWebSocket socket;
        QSignalSpy errors(&socket, &QWebSocket::errorOccurred);
        socket.open(socketRequest("JSESSIONID=unknown"));
        QTRY_VERIFY(!errors.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSandboxTraccar)
#include "tst_sandboxtraccar.moc"
