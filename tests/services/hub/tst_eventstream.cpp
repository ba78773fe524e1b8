// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/eventstream.h"
#include "support/queuedtokens.h"
#include "support/scriptedhttpserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace FibreDesk;
using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = StreamStatus::State;
using Tests::QueuedTokens;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

EventStream::Options quick()
{
    EventStream::Options options;
    options.heartbeat = 10s; // silence is not what most of these tests are about
    options.firstPause = 5ms;
    options.longestPause = 20ms;
    options.sleepCheck = 5ms;
    return options;
}

/// A server, a stream on it, and what the stream said.
struct World {
    explicit World(ScriptedHttpServer::Handler handler, EventStream::Options options = quick(),
        TokenSource *tokens = nullptr)
        : server(std::move(handler))
        , network(makeNetworkAccessManager())
        , http(network.get(), {Credentials::Scheme::Bearer, {}, u"t0ken"_s})
        , stream((http.setTokenSource(tokens), &http),
              [this](const QStringList &topics) {
                  QUrl url = server.url(u"/sse"_s);
                  url.setQuery("topics="_L1 + topics.join(u','));
                  return url;
              },
              options, Clock([this] { return QDateTime::currentDateTimeUtc().addMSecs(shift); }))
        , events(&stream, &EventStream::eventReceived)
        , resyncs(&stream, &EventStream::resyncNeeded)
    {
        QObject::connect(
            &stream, &EventStream::statusChanged, &stream, [this](const StreamStatus &status) {
                if (states.isEmpty() || states.last() != status.state)
                    states.append(status.state);
            });
        stream.setTopics({u"dispatch"_s});
    }

    [[nodiscard]] QStringList data() const
    {
        QStringList texts;
        for (const auto &arguments : events)
            texts.append(arguments.first().value<StreamEvent>().data);
        return texts;
    }

    qint64 shift = 0; ///< milliseconds the wall clock is ahead
    ScriptedHttpServer server;
    std::unique_ptr<QNetworkAccessManager> network;
    HttpClient http;
    EventStream stream;
    QSignalSpy events;
    QSignalSpy resyncs;
    QList<State> states;
};

} // namespace

class TestEventStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksAsTheStandardSays()
    {
        World world([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        const WireRequest &request = world.server.requests.front();
        QCOMPARE(request.verb, "GET"_ba);
        QCOMPARE(request.target, "/sse?topics=dispatch"_ba);
        QCOMPARE(request.header("Accept"), "text/event-stream"_ba);
        QCOMPARE(request.header("Cache-Control"), "no-store"_ba);
        QCOMPARE(request.header("Authorization"), "Bearer t0ken"_ba);
        QVERIFY(!request.hasHeader("Last-Event-ID"));
        QVERIFY(!request.hasHeader("Cookie"));
        QCOMPARE(world.states, (QList{State::Connecting, State::Live}));
    }

    void showsWhatTheSignInGives()
    {
        QueuedTokens tokens({u"old"_s, u"new"_s});
        World world(
            [](const WireRequest &request, QTcpSocket *socket) {
                if (request.header("Authorization") == "Bearer new")
                    ScriptedHttpServer::openStream(socket);
                else
                    ScriptedHttpServer::answer(
                        socket, "401 Unauthorized", "application/json", "{}");
            },
            quick(), &tokens);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QCOMPARE(world.server.requests.size(), 2U);
        QCOMPARE(tokens.refusals, QStringList{u"old: HTTP status 401"_s});
    }

    void withoutItsSecretNothingIsSentAndTheStatusNamesIt()
    {
        World world([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        world.http.setCredentials({.scheme = Credentials::Scheme::Bearer,
            .user = {},
            .secret = {},
            .missing = u"[hub] token"_s});
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QVERIFY(world.stream.status().error);
        QCOMPARE(world.stream.status().error->type, u"MissingSecret"_s);
        QVERIFY(world.stream.status().error->detail.contains("[hub] token"_L1));
        QVERIFY(world.server.requests.empty());
        // With the secret it begins as ever.
        world.http.setCredentials(
            {.scheme = Credentials::Scheme::Bearer, .user = {}, .secret = u"t0ken"_s});
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
    }

    void waitsForSomebodyToSignIn()
    {
        QueuedTokens tokens({});
        World world(
            [](const WireRequest &, QTcpSocket *socket) { ScriptedHttpServer::openStream(socket); },
            quick(), &tokens);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QCOMPARE(kindName(world.stream.status().error->kind), kindName(ErrorKind::Unauthorized));
        QVERIFY(world.server.requests.empty());
        tokens.add(u"first"_s);
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QCOMPARE(world.server.requests.front().header("Authorization"), "Bearer first"_ba);
    }

    void credentialsThatAreRefusedTwiceAreNotRenewedForEver()
    {
        QueuedTokens tokens({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        World world(
            [](const WireRequest &, QTcpSocket *socket) {
                ScriptedHttpServer::answer(socket, "401 Unauthorized", "application/json", "{}");
            },
            quick(), &tokens);
        world.stream.start();
        QTRY_COMPARE(world.server.requests.size(), 2U);
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QCOMPARE(tokens.refusals.size(), 1);
    }

    void readsEventsInAnyPieces()
    {
        QPointer<QTcpSocket> peer;
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            socket->write("id: 1\nevent: job-cl");
            peer = socket;
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        peer->write("aimed\ndata: {}\n\ndata: two\n\n");
        QTRY_COMPARE(world.events.size(), 2);
        QCOMPARE(world.events.at(0).first().value<StreamEvent>(),
            (StreamEvent{u"job-claimed"_s, u"{}"_s, u"1"_s}));
        QCOMPARE(world.stream.lastEventId(), u"1"_s);
    }

    void acceptsTheTypeWithParameters_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("trailing semicolon") << "text/event-stream;"_ba;
        QTest::newRow("bogus parameter") << "text/event-stream; bogus"_ba;
        QTest::newRow("charset") << "text/event-stream;charset=windows-1252"_ba;
        QTest::newRow("upper case") << "Text/Event-Stream"_ba;
    }

    void acceptsTheTypeWithParameters()
    {
        QFETCH(QByteArray, type);
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket, type);
            socket->write("data: ok\xE2\x80\xA6\n\n");
        });
        world.stream.start();
        QTRY_COMPARE(world.data(), QStringList{u"ok…"_s});
    }

    void stopsForGood_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("mime-bogus") << "200 OK"_ba << "text/x-bogus"_ba << ErrorKind::Protocol;
        QTest::newRow("mime-html: the session ended")
            << "200 OK"_ba << "text/html"_ba << ErrorKind::Unauthorized;
        QTest::newRow("204") << "204 No Content"_ba << "text/event-stream"_ba
                             << ErrorKind::Unsupported;
        QTest::newRow("205") << "205 Reset"_ba << "text/event-stream"_ba << ErrorKind::Protocol;
        QTest::newRow("210") << "210 Odd"_ba << "text/event-stream"_ba << ErrorKind::Protocol;
        QTest::newRow("299") << "299 Odd"_ba << "text/event-stream"_ba << ErrorKind::Protocol;
        QTest::newRow("401") << "401 No"_ba << "application/json"_ba << ErrorKind::Unauthorized;
        QTest::newRow("403") << "403 No"_ba << "application/json"_ba << ErrorKind::Forbidden;
        QTest::newRow("404") << "404 No"_ba << "text/plain"_ba << ErrorKind::NotFound;
        QTest::newRow("410") << "410 Gone"_ba << "text/event-stream"_ba << ErrorKind::NotFound;
    }

    void stopsForGood()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, type);
        QFETCH(ErrorKind, kind);
        World world([&](const WireRequest &, QTcpSocket *socket) {
            if (status.startsWith("204"))
                socket->write("HTTP/1.1 204 No Content\r\n\r\n");
            else
                ScriptedHttpServer::answer(socket, status, type, "data: not for us\n\n");
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QVERIFY(world.stream.status().error.has_value());
        QCOMPARE(world.stream.status().error->kind, kind);
        QVERIFY(!world.stream.status().error->detail.isEmpty());
        QVERIFY(!world.stream.status().nextTry.isValid());
        QCOMPARE(world.events.size(), 0);
        // Only a person (or new credentials) starts it again.
        world.server.setHandler([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QVERIFY(!world.stream.status().error.has_value());
        QCOMPARE(world.server.requests.size(), 2);
    }

    void comesBackAfter_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("408") << "HTTP/1.1 408 T\r\nContent-Length: 0\r\n\r\n"_ba
                             << ErrorKind::Timeout;
        QTest::newRow("429") << "HTTP/1.1 429 S\r\nContent-Length: 0\r\n\r\n"_ba
                             << ErrorKind::RateLimited;
        QTest::newRow("500") << "HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n"_ba
                             << ErrorKind::Server;
        QTest::newRow("503") << "HTTP/1.1 503 B\r\nContent-Length: 0\r\n\r\n"_ba
                             << ErrorKind::Server;
        QTest::newRow("connection dropped") << ""_ba << ErrorKind::Offline;
        QTest::newRow("cut in the head") << "HTTP/1.1 200 OK\r\nConte"_ba << ErrorKind::Offline;
    }

    void comesBackAfter()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorKind, kind);
        int asked = 0;
        World world([&](const WireRequest &, QTcpSocket *socket) {
            if (++asked > 6) {
                ScriptedHttpServer::openStream(socket);
                return;
            }
            socket->write(answer);
            socket->disconnectFromHost();
        });
        QList<ErrorKind> kinds;
        connect(&world.stream, &EventStream::statusChanged, this, [&](const StreamStatus &status) {
            if (status.state == State::Waiting) {
                kinds.append(status.error->kind);
                QVERIFY(status.nextTry.isValid());
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        // Some of the six were asked by Qt itself, which repeats a GET whose connection closes.
        QVERIFY(!kinds.isEmpty());
        QCOMPARE(kinds.first(), kind);
        QCOMPARE(world.stream.status().tries, 0);
        QVERIFY(!world.stream.status().error.has_value());
    }

    void respectsRetryAfter()
    {
        World world([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(
                socket, "503 Busy", "text/plain", "busy", "Retry-After: 120\r\n");
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Waiting);
        QCOMPARE(world.stream.status().error->retryAfterSeconds, 120);
        QVERIFY(world.stream.status().nextTry >= world.stream.status().since.addSecs(119));
    }

    void followsRedirectsOnItsOrigin_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const auto *status : {"301", "302", "303", "307", "308"})
            QTest::newRow(status) << QByteArray(status);
    }

    void followsRedirectsOnItsOrigin()
    {
        QFETCH(QByteArray, status);
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.startsWith("/sse"))
                ScriptedHttpServer::answer(
                    socket, status + " Elsewhere", "text/plain", "", "Location: /live?x=1\r\n");
            else
                ScriptedHttpServer::openStream(socket);
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QCOMPARE(world.server.requests.at(1).target, "/live?x=1"_ba);
        QCOMPARE(world.server.requests.at(1).header("Authorization"), "Bearer t0ken"_ba);
    }

    void takesNoTokenToAnotherOrigin()
    {
        ScriptedHttpServer other([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, "302 Found", "text/plain", "",
                "Location: " + other.url(u"/sse"_s).toEncoded() + "\r\n");
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QCOMPARE(world.stream.status().error->kind, ErrorKind::Protocol);
        QVERIFY(other.requests.empty()); // another origin without https is not even asked
    }

    void endsARedirectLoop()
    {
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(
                socket, "302 Found", "text/plain", "", "Location: /sse?again\r\n");
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QCOMPARE(world.server.requests.size(), 11);
    }

    void continuesFromTheLastEvent_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("number") << "8"_ba;
        QTest::newRow("not ASCII") << "\xE2\x80\xA6"_ba;
    }

    void continuesFromTheLastEvent()
    {
        QFETCH(QByteArray, id);
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            if (!request.hasHeader("Last-Event-ID")) {
                socket->write("id: " + id + "\ndata: one\n\nid: 9\ndata: never finished\n");
                socket->disconnectFromHost();
            } else {
                socket->write("id: 9\ndata: two\n\n");
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.data(), (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(world.server.requests.at(1).header("Last-Event-ID"), id);
        QCOMPARE(world.resyncs.size(), 0);
        QVERIFY(world.states.contains(State::Waiting));
    }

    void anEmptyIdIsNotSent()
    {
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            socket->write("id: 7\ndata: one\n\nid\ndata: two\n\n");
            socket->disconnectFromHost();
        });
        world.stream.start();
        QTRY_VERIFY(world.server.requests.size() >= 2);
        QVERIFY(!world.server.requests.at(1).hasHeader("Last-Event-ID"));
        // Nothing to continue from: what came in between is lost unless it is read again.
        QTRY_VERIFY(world.resyncs.size() >= 1);
        QVERIFY(world.stream.status().isCatchingUp);
        world.stream.markCaughtUp();
        QVERIFY(!world.stream.status().isCatchingUp);
    }

    void waitsAsTheServerAsks()
    {
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            socket->write("retry: 60000\nid: 1\ndata: x\n\n");
            socket->disconnectFromHost();
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Waiting);
        const auto &status = world.stream.status();
        QVERIFY(status.nextTry >= status.since.addSecs(59));
        QVERIFY(status.nextTry <= status.since.addSecs(76)); // and up to a quarter of jitter
    }

    void commentsAreALifeSign()
    {
        EventStream::Options options = quick();
        options.heartbeat = 60ms;
        options.deadAfterBeats = 10'000; // a machine under load may well pause for a second
        QTimer beat;
        World world(
            [&](const WireRequest &, QTcpSocket *socket) {
                ScriptedHttpServer::openStream(socket);
                connect(&beat, &QTimer::timeout, socket, [socket] { socket->write(":\n"); });
            },
            options);
        int beats = 0;
        connect(&beat, &QTimer::timeout, this, [&] { ++beats; });
        beat.start(20);
        world.stream.start();
        QTRY_VERIFY(beats > 25);
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QCOMPARE(world.server.requests.size(), 1);
        beat.stop();
        QTRY_COMPARE(world.stream.status().state, State::Silent);
    }

    void lastingSilenceIsTakenAsDead()
    {
        EventStream::Options options = quick();
        options.heartbeat = 30ms;
        options.deadAfterBeats = options.silentAfterBeats;
        World world(
            [&](const WireRequest &, QTcpSocket *socket) {
                ScriptedHttpServer::openStream(socket);
                socket->write(":\n\n"); // and nothing more: half open
            },
            options);
        world.stream.start();
        QTRY_VERIFY(world.server.requests.size() >= 2);
        QCOMPARE(world.states.mid(0, 4),
            (QList{State::Connecting, State::Live, State::Waiting, State::Connecting}));
    }

    void recoversFromSilence()
    {
        EventStream::Options options = quick();
        options.heartbeat = 200ms;
        options.deadAfterBeats = 1000;
        QPointer<QTcpSocket> peer;
        World world(
            [&](const WireRequest &, QTcpSocket *socket) {
                ScriptedHttpServer::openStream(socket);
                peer = socket;
            },
            options);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Silent);
        QCOMPARE(world.stream.status().error->kind, ErrorKind::Timeout);
        peer->write(":\n\n");
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QCOMPARE(world.server.requests.size(), 1);
    }

    void aPersonEndsASilence()
    {
        EventStream::Options options = quick();
        options.heartbeat = 50ms;
        options.deadAfterBeats = 1000;
        World world([&](const WireRequest &,
                        QTcpSocket *socket) { ScriptedHttpServer::openStream(socket); },
            options);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Silent);
        world.stream.start();
        QTRY_COMPARE(world.server.requests.size(), 2);
        QTRY_COMPARE(world.stream.status().state, State::Live);
        world.stream.start();
        QCOMPARE(world.stream.status().state, State::Live);
    }

    void noAnswerAtAllIsATimeout()
    {
        EventStream::Options options = quick();
        options.connectTimeout = 30ms;
        World world([](const WireRequest &, QTcpSocket *) { }, options);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Waiting);
        QCOMPARE(world.stream.status().error->kind, ErrorKind::Timeout);
    }

    void asksForAResyncAfterALongGap()
    {
        QPointer<QTcpSocket> peer;
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            peer = socket;
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        peer->write("id: 7\ndata: x\n\n");
        QTRY_COMPARE(world.events.size(), 1);
        const QDateTime heard = world.stream.status().lastHeard;
        world.shift = 61'000;
        peer->disconnectFromHost();
        QTRY_COMPARE(world.resyncs.size(), 1);
        QCOMPARE(world.resyncs.first().first().toDateTime(), heard);
        QVERIFY(world.stream.status().isCatchingUp);
    }

    void theServerSaysThatItForgot()
    {
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            if (!request.hasHeader("Last-Event-ID")) {
                socket->write("id: 7\ndata: x\n\n");
                socket->disconnectFromHost();
            } else {
                socket->write("id: 2000\nevent: gap\ndata: {}\n\n");
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.resyncs.size(), 1);
        QCOMPARE(world.events.size(), 1);
        QVERIFY(world.stream.status().isCatchingUp);
        QCOMPARE(world.stream.lastEventId(), u"2000"_s);
    }

    void noticesWhatWasNotReplayed_data()
    {
        QTest::addColumn<QByteArray>("next");
        QTest::addColumn<int>("resyncs");
        QTest::newRow("the next one") << "8"_ba << 0;
        QTest::newRow("a jump: the buffer was too small") << "2008"_ba << 1;
        QTest::newRow("a restart: ids begin anew") << "1"_ba << 1;
    }

    void noticesWhatWasNotReplayed()
    {
        QFETCH(QByteArray, next);
        QFETCH(int, resyncs);
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            if (!request.hasHeader("Last-Event-ID")) {
                socket->write("id: 7\ndata: one\n\n");
                socket->disconnectFromHost();
            } else {
                socket->write("id: " + next + "\ndata: two\n\nid: 3000\ndata: three\n\n");
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.data(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(world.resyncs.size(), resyncs);
    }

    void wakesFromSleepAtOnce()
    {
        EventStream::Options options = quick();
        options.firstPause = 1h;
        options.longestPause = 1h;
        World world([&](const WireRequest &,
                        QTcpSocket *socket) { ScriptedHttpServer::openStream(socket); },
            options);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        world.shift = 30'000; // the wall clock went on, the running time did not
        QTRY_COMPARE(world.server.requests.size(), 2);
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QVERIFY(!world.states.contains(State::Waiting));
    }

    void wakesOutOfAPause()
    {
        EventStream::Options options = quick();
        options.firstPause = 1h;
        options.longestPause = 1h;
        World world([&](const WireRequest &, QTcpSocket *socket) { socket->abort(); }, options);
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Waiting);
        const auto asked = world.server.requests.size();
        world.server.setHandler([](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        world.shift = 30'000;
        QTRY_COMPARE(world.stream.status().state, State::Live);
        QVERIFY(world.server.requests.size() > asked);
    }

    void changesTopicsWithoutAHole()
    {
        QPointer<QTcpSocket> first;
        QPointer<QTcpSocket> second;
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.contains("campaign:7")) {
                second = socket; // answers when the test says so
            } else {
                ScriptedHttpServer::openStream(socket);
                socket->write("id: 1\ndata: one\n\n");
                first = socket;
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.events.size(), 1);
        world.stream.setTopics({u"dispatch"_s, u"campaign:7"_s});
        QTRY_VERIFY(second);
        QCOMPARE(world.server.requests.at(1).header("Last-Event-ID"), "1"_ba);
        // The old connection is read until the new one answers …
        first->write("id: 2\ndata: two\n\n");
        QTRY_COMPARE(world.events.size(), 2);
        // … which replays what the old one brought meanwhile.
        ScriptedHttpServer::openStream(second);
        second->write("id: 2\ndata: two\n\nid: 3\ndata: three\n\n");
        QTRY_COMPARE(world.data(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QTRY_VERIFY(!first);
        QCOMPARE(world.states, (QList{State::Connecting, State::Live}));
        QCOMPARE(world.resyncs.size(), 0);
        QCOMPARE(world.stream.lastEventId(), u"3"_s);
    }

    void theOldConnectionMayEndBeforeTheNewAnswers()
    {
        QPointer<QTcpSocket> first;
        QPointer<QTcpSocket> second;
        World world([&](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.contains("campaign:7")) {
                second = socket;
            } else {
                ScriptedHttpServer::openStream(socket);
                socket->write("id: 1\ndata: one\n\n");
                first = socket;
            }
        });
        world.stream.start();
        QTRY_COMPARE(world.events.size(), 1);
        world.stream.setTopics({u"campaign:7"_s});
        QTRY_VERIFY(second);
        first->write("id: 2\ndata: two\n\n");
        first->disconnectFromHost();
        QTRY_COMPARE(world.stream.status().state, State::Connecting);
        ScriptedHttpServer::openStream(second);
        second->write("id: 2\ndata: two\n\nid: 3\ndata: three\n\n");
        QTRY_COMPARE(world.data(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(world.server.requests.size(), 2);
    }

    void severalTopicChangesAreOneConnection()
    {
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
        });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Live);
        world.stream.setTopics({u"dispatch"_s, u"campaign:1"_s});
        world.stream.setTopics({u"dispatch"_s, u"campaign:2"_s});
        QTRY_COMPARE(world.server.requests.size(), 2);
        QCOMPARE(world.server.requests.at(1).target, "/sse?topics=campaign:2,dispatch"_ba);
    }

    void aReceiverMayStopIt()
    {
        World world([&](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::openStream(socket);
            socket->write("data: one\n\ndata: two\n\n");
        });
        connect(&world.stream, &EventStream::eventReceived, &world.stream,
            [&] { world.stream.stop(); });
        world.stream.start();
        QTRY_COMPARE(world.stream.status().state, State::Stopped);
        QCOMPARE(world.events.size(), 1);
        QVERIFY(!world.stream.status().error.has_value());
    }

    void losesNothingOverManyCuts()
    {
        // Every connection is cut somewhere inside the next events; the server replays from the id.
        constexpr int total = 300;
        QByteArray all;
        QList<qsizetype> starts;
        for (int id = 1; id <= total; ++id) {
            starts.append(all.size());
            all += "id: " + QByteArray::number(id) + "\ndata: " + QByteArray::number(id) + "\n\n";
        }
        int cut = 0;
        EventStream::Options options = quick();
        options.firstPause = 0ms;
        options.longestPause = 1ms;
        World world(
            [&](const WireRequest &request, QTcpSocket *socket) {
                const int last = request.header("Last-Event-ID").toInt();
                const QByteArray rest = last >= total ? QByteArray() : all.mid(starts.at(last));
                ScriptedHttpServer::openStream(socket);
                socket->write(rest.left(30 + (cut++ * 37) % 150));
                socket->disconnectFromHost();
            },
            options);
        world.stream.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.events.size() >= total, 30'000);
        QStringList wanted;
        for (int id = 1; id <= total; ++id)
            wanted.append(QString::number(id));
        QCOMPARE(world.data(), wanted);
        QCOMPARE(world.resyncs.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
