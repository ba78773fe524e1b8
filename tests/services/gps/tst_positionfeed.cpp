// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/positionfeed.h"
#include "gps/trackreader.h"
#include "support/scriptedhttpserver.h"

#include <QCoroTest>

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocketServer>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Gps;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = FeedStatus::State;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

const QDateTime noon({2026, 2, 2}, {17, 0}, QTimeZone::UTC);

QJsonObject position(int device, int seconds, double latitude = 45.4)
{
    return {{"id"_L1, 1000 + seconds}, {"deviceId"_L1, device},
        {"fixTime"_L1, noon.addSecs(seconds).toString(Qt::ISODate)},
        {"serverTime"_L1, noon.addSecs(seconds).toString(Qt::ISODate)}, {"latitude"_L1, latitude},
        {"longitude"_L1, -71.9}, {"speed"_L1, 10.0}, {"valid"_L1, true}, {"accuracy"_L1, 5.0}};
}

/// A Traccar on loopback: REST, session and socket on one port.
struct Traccar {
    explicit Traccar(Credentials credentials = {.scheme = Credentials::Scheme::Basic,
                         .user = u"desk@isp.example"_s,
                         .secret = u"s3cret"_s})
        : http([this](const WireRequest &request, QTcpSocket *socket) { serve(request, socket); })
        , sockets(u"traccar"_s, QWebSocketServer::NonSecureMode)
        , network(makeNetworkAccessManager())
        , client(network.get(), {.url = http.url(), .credentials = std::move(credentials)})
    {
        http.setUpgrader([this](QTcpSocket *socket) {
            handshake = socket->peek(8192);
            ++upgrades;
            if (isBlocked)
                ScriptedHttpServer::answer(socket, "403 Forbidden", "text/html", "proxy says no");
            else
                sockets.handleConnection(socket);
        });
        QObject::connect(&sockets, &QWebSocketServer::newConnection, &sockets, [this] {
            peer = sockets.nextPendingConnection();
            peer->setParent(&sockets);
            if (!greeting.isEmpty())
                peer->sendTextMessage(greeting);
        });
    }

    /// Lets what the feed aborted come to its end while the network is still there.
    ~Traccar() { QCoreApplication::processEvents(); }
    Q_DISABLE_COPY_MOVE(Traccar)

    void serve(const WireRequest &request, QTcpSocket *socket)
    {
        const auto json = [&](const QByteArray &body, const QByteArray &headers = {}) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", body, headers);
        };
        if (isDown)
            socket->abort();
        else if (!isKnown)
            ScriptedHttpServer::answer(socket, "401 Unauthorized", "text/plain", "unknown user");
        else if (request.target.startsWith("/api/session"))
            json("{}", "Set-Cookie: JSESSIONID=node01; Path=/; HttpOnly\r\n");
        else if (request.target.startsWith("/api/devices"))
            json(R"([{"id": 7, "name": "Camion 7", "status": "online"}])");
        else if (request.target.startsWith("/api/positions")) {
            ++polls;
            json(QJsonDocument(polled).toJson());
        } else if (request.target == "/api/server")
            json(R"({"version": "6.14"})", "Date: Mon, 02 Feb 2026 17:00:00 GMT\r\n");
        else
            ScriptedHttpServer::answer(socket, "404 Not Found", "text/plain", "no such path");
    }

    [[nodiscard]] PositionFeed::Options quick() const
    {
        PositionFeed::Options options;
        options.firstPause = 5ms;
        options.longestPause = 10ms;
        options.pollEvery = 10ms;
        options.socketRetryWhilePolling = 1h;
        return options;
    }

    static Clock clock()
    {
        return Clock([] { return noon.addSecs(300); });
    }

    ScriptedHttpServer http;
    QWebSocketServer sockets;
    std::unique_ptr<QNetworkAccessManager> network;
    TraccarClient client;
    QPointer<QWebSocket> peer;
    QByteArray handshake;
    QString greeting;
    QJsonArray polled;
    int upgrades = 0;
    int polls = 0;
    bool isBlocked = false;
    bool isDown = false;
    bool isKnown = true;
};

QString message(const QJsonArray &positions)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"positions"_L1, positions}}).toJson());
}

} // namespace

class TestPositionFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInByForm()
    {
        Traccar traccar;
        const auto cookie = QCoro::waitFor(traccar.client.signIn());
        QVERIFY(cookie.has_value());
        QCOMPARE(*cookie, "JSESSIONID=node01"_ba);
        const WireRequest &request = traccar.http.requests.front();
        QCOMPARE(request.verb, "POST"_ba);
        QCOMPARE(request.target, "/api/session"_ba);
        QCOMPARE(request.body, "email=desk%40isp.example&password=s3cret"_ba);
        QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded"_ba);
    }

    void signsInByToken()
    {
        Traccar traccar({.scheme = Credentials::Scheme::Bearer, .user = {}, .secret = u"t/k"_s});
        QVERIFY(QCoro::waitFor(traccar.client.signIn()).has_value());
        QCOMPARE(traccar.http.requests.front().verb, "GET"_ba);
        QCOMPARE(traccar.http.requests.front().target, "/api/session?token=t%2Fk"_ba);
    }

    void asksForHistoryAndVersion()
    {
        Traccar traccar;
        traccar.polled = {position(7, 0), position(7, 60)};
        const auto fixes = QCoro::waitFor(traccar.client.history(7, noon, noon.addSecs(3600)));
        QVERIFY(fixes.has_value());
        QCOMPARE(fixes->size(), 2);
        const QUrlQuery query(QUrl::fromEncoded(traccar.http.requests.front().target).query());
        QCOMPARE(query.queryItemValue(u"deviceId"_s), u"7"_s);
        QCOMPARE(
            query.queryItemValue(u"from"_s, QUrl::FullyDecoded), u"2026-02-02T17:00:00.000Z"_s);
        const auto server = QCoro::waitFor(traccar.client.server());
        QVERIFY(server.has_value());
        QCOMPARE(server->version, u"6.14"_s);
        QCOMPARE(server->serverTime, noon);
    }

    void readsTheSocket()
    {
        Traccar traccar;
        traccar.greeting = message({position(7, 0)});
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        feed.start();
        QTRY_COMPARE(fixes.size(), 1);
        QCOMPARE(feed.status().state, State::Live);
        QVERIFY(traccar.handshake.contains("GET /api/socket "));
        QVERIFY(traccar.handshake.contains("JSESSIONID=node01"));
        traccar.peer->sendTextMessage(
            uR"({"devices": [{"id": 7, "name": "Camion 7", "status": "offline"}]})"_s);
        traccar.peer->sendTextMessage(message({position(7, 60, 45.401), position(8, 60)}));
        QTRY_COMPARE(fixes.size(), 3);
        QCOMPARE(feed.devices().at(7).device.status, u"offline"_s);
        QCOMPARE(feed.devices().at(7).last->time, noon.addSecs(60));
        QCOMPARE(feed.devices().at(7).last->speed, 18.52);
        QCOMPARE(traccar.polls, 0);
    }

    void saysWhichDevicesThereAre()
    {
        Traccar traccar;
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy changes(&feed, &PositionFeed::deviceChanged);
        feed.start();
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(feed.devices().at(7).device.name, u"Camion 7"_s);
        QVERIFY(!feed.devices().at(7).last.has_value());
    }

    void keepAlivesCount()
    {
        Traccar traccar;
        auto options = traccar.quick();
        options.silentAfter = 200ms;
        options.deadAfter = 1h; // a machine under load may well pause for a second
        options.pingEvery = 1h;
        PositionFeed feed(&traccar.client, options, Traccar::clock());
        QTimer beat;
        int beats = 0;
        connect(&beat, &QTimer::timeout, this, [&] {
            if (traccar.peer) {
                traccar.peer->sendTextMessage(u"{}"_s);
                ++beats;
            }
        });
        beat.start(15);
        feed.start();
        QTRY_VERIFY(beats > 30);
        QTRY_COMPARE(feed.status().state, State::Live);
        QCOMPARE(traccar.upgrades, 1);
        beat.stop();
        QTRY_COMPARE(feed.status().state, State::Silent);
    }

    void silenceIsSaid()
    {
        Traccar traccar;
        traccar.greeting = u"{}"_s;
        auto options = traccar.quick();
        options.silentAfter = 30ms;
        options.deadAfter = 1h;
        options.pingEvery = 1h;
        PositionFeed feed(&traccar.client, options, Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Silent);
        QCOMPARE(feed.status().error->kind, ErrorKind::Timeout);
        QSignalSpy told(&feed, &PositionFeed::statusChanged);
        traccar.peer->sendTextMessage(u"{}"_s);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.first().first().value<FeedStatus>().state, State::Live);
        QCOMPARE(traccar.upgrades, 1);
    }

    void lastingSilenceIsTakenAsDead()
    {
        Traccar traccar;
        traccar.greeting = u"{}"_s;
        auto options = traccar.quick();
        options.silentAfter = 30ms;
        options.deadAfter = 30ms;
        options.pingEvery = 1h;
        PositionFeed feed(&traccar.client, options, Traccar::clock());
        QList<State> states;
        connect(&feed, &PositionFeed::statusChanged, this, [&](const FeedStatus &status) {
            if (states.isEmpty() || states.last() != status.state)
                states.append(status.state);
        });
        feed.start();
        QTRY_VERIFY(traccar.upgrades >= 2);
        QVERIFY(states.contains(State::Live));
        QVERIFY(states.contains(State::Waiting));
    }

    void comesBackAfterARestart()
    {
        Traccar traccar;
        traccar.greeting = message({position(7, 0)});
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        feed.start();
        QTRY_COMPARE(fixes.size(), 1);
        traccar.greeting = message({position(7, 0), position(7, 60)});
        traccar.peer->close();
        QTRY_COMPARE(fixes.size(), 2); // the repeated one is no news
        QCOMPARE(feed.status().state, State::Live);
        QCOMPARE(traccar.polls, 0);
    }

    void pollsWhereTheSocketIsBlockedAndSaysSo()
    {
        Traccar traccar;
        traccar.isBlocked = true;
        traccar.polled = {position(7, 0)};
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        feed.start();
        QTRY_COMPARE(fixes.size(), 1);
        QCOMPARE(feed.status().state, State::Polling);
        QVERIFY(feed.status().error.has_value());
        QVERIFY(!feed.status().error->detail.isEmpty());
        traccar.polled = {position(7, 60)};
        QTRY_COMPARE(fixes.size(), 2);
        QCOMPARE(feed.devices().at(7).last->time, noon.addSecs(60));
        QCOMPARE(traccar.upgrades, 2);
    }

    void returnsToTheSocketWhenItOpensAgain()
    {
        Traccar traccar;
        traccar.isBlocked = true;
        auto options = traccar.quick();
        options.socketRetryWhilePolling = 20ms;
        PositionFeed feed(&traccar.client, options, Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Polling);
        traccar.isBlocked = false;
        QTRY_COMPARE(feed.status().state, State::Live);
        const int polls = traccar.polls;
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        QTimer sender; // long enough for a dozen polls, if there still were any
        int seconds = 0;
        connect(&sender, &QTimer::timeout, this,
            [&] { traccar.peer->sendTextMessage(message({position(7, ++seconds)})); });
        sender.start(options.pollEvery);
        QTRY_VERIFY(fixes.size() >= 12);
        sender.stop();
        QVERIFY(traccar.polls <= polls + 1); // one may have been on its way
        QCOMPARE(feed.status().state, State::Live);
    }

    void saysThatNothingAnswers()
    {
        Traccar traccar;
        traccar.isDown = true;
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Waiting);
        QCOMPARE(feed.status().error->kind, ErrorKind::Offline);
        QVERIFY(feed.status().nextTry.isValid());
        traccar.isDown = false;
        QTRY_COMPARE(feed.status().state, State::Live);
        QVERIFY(!feed.status().error.has_value());
    }

    void aPersonNeedNotWaitForTheNextTry()
    {
        Traccar traccar;
        traccar.isDown = true;
        PositionFeed::Options options = traccar.quick();
        options.firstPause = options.longestPause = std::chrono::hours(1);
        PositionFeed feed(&traccar.client, options, Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Waiting);
        traccar.isDown = false;
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Live);
    }

    void stopsWithoutTheRightCredentials()
    {
        Traccar traccar;
        traccar.isKnown = false;
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Stopped);
        QCOMPARE(feed.status().error->kind, ErrorKind::Unauthorized);
        traccar.isKnown = true;
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Live);
    }

    void aBadFixIsSetAsideAndSaid()
    {
        Traccar traccar;
        QJsonObject future = position(7, 0);
        future["fixTime"_L1] = u"2040-01-01T00:00:00Z"_s;
        traccar.greeting = message({position(7, 0), future});
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        QSignalSpy suspects(&feed, &PositionFeed::fixSuspected);
        feed.start();
        QTRY_COMPARE(suspects.size(), 1);
        QCOMPARE(suspects.first().first().value<SuspectFix>().suspicion, Suspicion::Future);
        QCOMPARE(feed.devices().at(7).last->time, noon);
        QVERIFY(feed.devices().at(7).suspect.has_value());
        traccar.peer->sendTextMessage(message({future}));
        traccar.peer->sendTextMessage(message({position(7, 60)}));
        QTRY_COMPARE(fixes.size(), 2);
        QCOMPARE(suspects.size(), 1); // the same again is no news
        QVERIFY(!feed.devices().at(7).suspect.has_value());
    }

    void listsWhatItSetAside()
    {
        Traccar traccar;
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy listed(&feed, &PositionFeed::setAsideChanged);
        QJsonObject again = position(7, 10);
        again["id"_L1] = 5000; // the same fix, sent anew
        QJsonObject late = position(7, 5);
        late["id"_L1] = 5001;
        QJsonObject lost = position(7, 20);
        lost["latitude"_L1] = 0.0;
        lost["longitude"_L1] = 0.0;
        traccar.greeting = message({position(7, 10), position(7, 9), position(7, 10), again, late,
            lost, lost, position(7, 30)});
        feed.start();
        QTRY_COMPARE(listed.size(), 3);
        QTRY_COMPARE(feed.device(7)->last->time, noon.addSecs(30));
        QStringList reasons;
        for (const SuspectFix &suspect : feed.setAside().of(7))
            reasons.append(suspicionName(suspect.suspicion));
        // The server's own repeats of what we have are none.
        QCOMPARE(reasons, (QStringList{u"nullIsland"_s, u"outOfOrder"_s, u"duplicate"_s}));
        QVERIFY(!feed.device(7)->suspect.has_value());
        QVERIFY(!feed.device(99));
        QCOMPARE(feed.listeningSince(), noon.addSecs(300));
    }

    void readsADayByTheHour()
    {
        Traccar traccar;
        traccar.polled = {position(7, 0)};
        std::vector<double> progress;
        const auto fixes = QCoro::waitFor(readTrack(&traccar.client, 7, noon, noon.addSecs(9000),
            nullptr, [&](double share) { progress.push_back(share); }));
        QVERIFY(fixes.has_value());
        QCOMPARE(fixes->size(), 3U);
        QCOMPARE(traccar.http.requests.size(), 3);
        const QUrlQuery last(QUrl::fromEncoded(traccar.http.requests.back().target));
        QCOMPARE(last.queryItemValue(u"from"_s, QUrl::FullyDecoded), u"2026-02-02T19:00:00.000Z"_s);
        QCOMPARE(last.queryItemValue(u"to"_s, QUrl::FullyDecoded), u"2026-02-02T19:30:00.000Z"_s);
        QCOMPARE(progress.back(), 1.0);
        QVERIFY(std::ranges::is_sorted(progress));
    }

    void aFailedHourFailsTheDay()
    {
        Traccar traccar;
        traccar.isDown = true;
        const auto fixes =
            QCoro::waitFor(readTrack(&traccar.client, 7, noon, noon.addSecs(7200), nullptr));
        QVERIFY(!fixes.has_value());
        QCOMPARE(fixes.error().source, u"traccar history"_s);
    }

    void aReaderThatGoesAwayEndsIt()
    {
        Traccar traccar;
        traccar.polled = {position(7, 0)};
        auto scope = std::make_unique<RequestScope>();
        const auto fixes = QCoro::waitFor(readTrack(&traccar.client, 7, noon, noon.addSecs(36'000),
            scope.get(), [&scope](double) { scope.reset(); }));
        QVERIFY(!fixes.has_value());
        QCOMPARE(fixes.error().kind, ErrorKind::Cancelled);
        QCOMPARE(traccar.http.requests.size(), 1);
    }

    void survivesWhatIsNoMessage()
    {
        Traccar traccar;
        traccar.greeting = u"not json"_s;
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        QSignalSpy fixes(&feed, &PositionFeed::fixReceived);
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Live);
        traccar.peer->sendTextMessage(u"[1, 2"_s);
        traccar.peer->sendTextMessage(message({position(7, 0), {}}));
        QTRY_COMPARE(fixes.size(), 1);
    }

    void stopsAndStartsAgain()
    {
        Traccar traccar;
        traccar.greeting = message({position(7, 0)});
        PositionFeed feed(&traccar.client, traccar.quick(), Traccar::clock());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Live);
        feed.stop();
        QCOMPARE(feed.status().state, State::Stopped);
        QVERIFY(!feed.status().error.has_value());
        feed.start();
        QTRY_COMPARE(feed.status().state, State::Live);
        QCOMPARE(traccar.upgrades, 2);
    }
};

QTEST_GUILESS_MAIN(TestPositionFeed)
#include "tst_positionfeed.moc"
