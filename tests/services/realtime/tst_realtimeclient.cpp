// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "realtime/realtimeclient.h"
#include "support/queuedtokens.h"
#include "support/scriptedhttpserver.h"
#include "support/scriptedsmtpserver.h"

#include <QCoroTest>

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTemporaryFile>
#include <QTest>
#include <QWebSocketServer>

using namespace FibreDesk;
using namespace FibreDesk::Realtime;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = LiveStatus::State;
using Tests::QueuedTokens;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

namespace {

/// A server on loopback whose frames the test writes.
struct Peer {
    Peer()
        : http([this](const WireRequest &request, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket,
                request.target == "/app" ? "200 OK" : "404 Not Found", "text/html",
                page.isEmpty() ? "no such page" : page);
        })
        , sockets(u"realtime"_s, QWebSocketServer::NonSecureMode)
        , network(makeNetworkAccessManager())
    {
        http.setUpgrader([this](QTcpSocket *socket) {
            handshake = socket->peek(8192);
            ++upgrades;
            if (!refusal.isEmpty())
                ScriptedHttpServer::answer(socket, refusal, "text/html", "proxy says no");
            else
                sockets.handleConnection(socket);
        });
        QObject::connect(&sockets, &QWebSocketServer::newConnection, &sockets, [this] {
            line = sockets.nextPendingConnection();
            line->setParent(&sockets);
            received.clear();
            QObject::connect(line, &QWebSocket::textMessageReceived, &sockets,
                [this](const QString &frame) { handle(frame); });
            if (!greeting.isEmpty())
                line->sendTextMessage(greeting);
        });
    }
    ~Peer() { QCoreApplication::processEvents(); }
    Q_DISABLE_COPY_MOVE(Peer)

    void handle(const QString &frame)
    {
        received += frame;
        if (frame.startsWith("40"_L1) && !answer.isEmpty())
            line->sendTextMessage(answer);
    }

    [[nodiscard]] std::unique_ptr<RealtimeClient> client(TokenSource *tokens = nullptr) const
    {
        Profile::Service service{.url = http.url(),
            .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                .user = u"key"_s,
                .secret = u"secret"_s},
            .usesSignIn = tokens != nullptr,
            .tokens = tokens};
        return std::make_unique<RealtimeClient>(network.get(), service,
            RealtimeClient::Options{.connectTimeout = 2s,
                .firstPause = 10ms,
                .longestPause = 40ms,
                .refusedPause = 60s,
                .rest = 10ms});
    }

    void say(const QString &frame) const { line->sendTextMessage(frame); }

    QString greeting = uR"(0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000})"_s;
    QString answer = uR"(40/127.0.0.1,{"sid":"b"})"_s; ///< to who asks to be let in
    QByteArray refusal; ///< of the handshake
    QByteArray page; ///< of the desk
    QByteArray handshake;
    int upgrades = 0;
    QStringList received; ///< on the connection of now
    QPointer<QWebSocket> line;

    ScriptedHttpServer http;
    QWebSocketServer sockets;
    std::unique_ptr<QNetworkAccessManager> network;
};

} // namespace

class TestRealtimeClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<Peer>();
        m_client = m_peer->client();
    }

    void cleanup()
    {
        m_client.reset();
        m_peer.reset();
    }

    void showsWhatFrappeAsksFor()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_peer->http.serverPort());
        const QByteArray head = '\n' + m_peer->handshake;
        QVERIFY2(head.startsWith("\nGET /socket.io/?EIO=4&transport=websocket HTTP/1.1"),
            head.constData());
        const QByteArray lower = head.toLower();
        QVERIFY2(lower.contains("\norigin: http://" + host + "\r\n"), head.constData());
        QVERIFY2(lower.contains("\nhost: " + host + "\r\n"), head.constData());
        QVERIFY2(lower.contains("\nauthorization: token key:secret\r\n"), head.constData());
        // Any cookie but a session's, which would be taken instead of the token.
        QVERIFY2(lower.contains("\ncookie: "), head.constData());
        QVERIFY2(!lower.contains("sid="), head.constData());
        // The server would believe it, and put us where nothing is ever said.
        QVERIFY2(!lower.contains("x-frappe-site-name"), head.constData());
        QCOMPARE(m_peer->received.first(), u"40/127.0.0.1,"_s);
    }

    void withoutItsSecretItDoesNotConnectAndTheStatusNamesIt()
    {
        Profile::Service service{.url = m_peer->http.url(),
            .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                .user = u"key"_s,
                .missing = u"[erpnext] api_secret"_s}};
        RealtimeClient client(m_peer->network.get(), service);
        client.start();
        QTRY_COMPARE(client.status().state, State::Stopped);
        QVERIFY(client.status().error);
        QCOMPARE(client.status().error->type, u"MissingSecret"_s);
        QVERIFY(client.status().error->detail.contains("[erpnext] api_secret"_L1));
        QCOMPARE(m_peer->upgrades, 0);
    }

    void showsWhatTheSignInGives()
    {
        QueuedTokens tokens({u"old"_s, u"new"_s, u"newer"_s});
        m_client = m_peer->client(&tokens);
        m_peer->refusal = "401 Unauthorized";
        m_client->start();
        // Told of once: with others it is tried at once, and then only after a pause.
        QTRY_COMPARE(m_peer->upgrades, 2);
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QVERIFY2(m_peer->handshake.toLower().contains("\r\nauthorization: bearer new\r\n"),
            m_peer->handshake.constData());
        QCOMPARE(tokens.refusals, QStringList{u"old: HTTP 401 (Unauthorized)"_s});
        m_peer->refusal.clear();
        tokens.add(u"of the next person"_s);
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void waitsForSomebodyToSignIn()
    {
        QueuedTokens tokens({});
        m_client = m_peer->client(&tokens);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(kindName(m_client->status().error->kind), kindName(ErrorKind::Unauthorized));
        QCOMPARE(m_peer->upgrades, 0);
        tokens.add(u"first"_s);
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void subscribesAndTellsWhatChanged()
    {
        QSignalSpy changed(m_client.get(), &RealtimeClient::changed);
        QSignalSpy resync(m_client.get(), &RealtimeClient::resyncNeeded);
        m_client->setDoctypes({u"Issue"_s, u"Dispatch Job"_s, u"Issue"_s});
        m_client->start();
        QTRY_COMPARE(m_peer->received,
            (QStringList{u"40/127.0.0.1,"_s, uR"(42/127.0.0.1,["doctype_subscribe","Issue"])"_s,
                uR"(42/127.0.0.1,["doctype_subscribe","Dispatch Job"])"_s}));
        QCOMPARE(resync.count(), 1);
        m_peer->say(
            uR"(42/127.0.0.1,["list_update",{"doctype":"Issue","name":"ISS-1","user":"m@isp.example"}])"_s);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<Changed>(),
            (Changed{.document = {u"Issue"_s, u"ISS-1"_s}, .user = u"m@isp.example"_s}));
        // Of another site behind the same server.
        m_peer->say(uR"(42/other,["list_update",{"doctype":"Issue","name":"ISS-2"}])"_s);
        m_peer->say(uR"(42/127.0.0.1,["list_update",{"doctype":"Issue","name":"ISS-3"}])"_s);
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(changed.last().first().value<Changed>().document.name, u"ISS-3"_s);
    }

    void answersPingsAndEventsThatWantIt()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        m_peer->say(u"2"_s);
        QTRY_COMPARE(m_peer->received.last(), u"3"_s);
        m_peer->say(uR"(42/127.0.0.1,9["are you there"])"_s);
        QTRY_COMPARE(m_peer->received.last(), u"43/127.0.0.1,9[]"_s);
        QVERIFY(m_client->status().lastHeard.isValid());
    }

    void nonsenseAndBinaryAreLeftAside()
    {
        QSignalSpy changed(m_client.get(), &RealtimeClient::changed);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        for (const QString &frame : {u"42/127.0.0.1,[\"list_upd"_s, u"nonsense"_s,
                 uR"(451-/127.0.0.1,["file",{"_placeholder":true,"num":0}])"_s, u"48"_s, u"0{}"_s,
                 uR"(40/127.0.0.1,{})"_s}) {
            m_peer->say(frame);
        }
        m_peer->line->sendBinaryMessage("part");
        m_peer->say(uR"(42/127.0.0.1,["list_update",{"doctype":"Issue","name":"ISS-1"}])"_s);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_peer->upgrades, 1);
        QCOMPARE(m_client->status().state, State::Live);
    }

    void aServerOfNothingButNonsenseIsLeft()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        for (int i = 0; i < 20; ++i)
            m_peer->say(u"42/127.0.0.1,[\"cut"_s);
        QTRY_COMPARE(m_peer->upgrades, 2);
    }

    void aFrameTooLongEndsTheConnection()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        m_peer->say(QString(longestFrame + 1, u'a'));
        QTRY_VERIFY(m_peer->upgrades >= 2);
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void aSilentServerIsGivenUpAndTriedAgain()
    {
        m_peer->greeting = uR"(0{"sid":"a","pingInterval":1000,"pingTimeout":1000})"_s;
        QList<std::pair<State, QString>> states;
        connect(m_client.get(), &RealtimeClient::statusChanged, this,
            [&states](const LiveStatus &status) {
                states.emplaceBack(status.state, status.error ? status.error->detail : QString());
            });
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QTRY_VERIFY(m_peer->upgrades >= 2);
        QVERIFY(states.contains(std::pair(State::Waiting, u"nothing heard for 2 s"_s)));
    }

    void aServerThatNeverGreetsIsGivenUp()
    {
        m_peer->greeting.clear();
        m_client = std::make_unique<RealtimeClient>(m_peer->network.get(),
            Profile::Service{.url = m_peer->http.url(), .credentials = {}},
            RealtimeClient::Options{.connectTimeout = 100ms, .firstPause = 10s});
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(m_client->status().error->kind, ErrorKind::Timeout);
        QVERIFY(m_client->status().nextTry.isValid());
    }

    void comesBackWithEverythingItHadAskedFor()
    {
        QSignalSpy resync(m_client.get(), &RealtimeClient::resyncNeeded);
        m_client->setDoctypes({u"Issue"_s});
        m_client->lookAt({u"Issue"_s, u"ISS-1"_s});
        m_client->start();
        const QStringList asked{u"40/127.0.0.1,"_s,
            uR"(42/127.0.0.1,["doctype_subscribe","Issue"])"_s,
            uR"(42/127.0.0.1,["doc_subscribe","Issue","ISS-1"])"_s,
            uR"(42/127.0.0.1,["doc_open","Issue","ISS-1"])"_s};
        QTRY_COMPARE(m_peer->received, asked);
        QCOMPARE(resync.count(), 1);
        m_peer->line->abort();
        QTRY_COMPARE(m_peer->upgrades, 2);
        QTRY_COMPARE(m_peer->received, asked);
        QTRY_COMPARE(resync.count(), 2);
        m_peer->say(u"1"_s); // Engine.IO's own end
        QTRY_COMPARE(m_peer->upgrades, 3);
        QTRY_COMPARE(resync.count(), 3);
        m_peer->say(u"41/127.0.0.1,"_s); // Socket.IO's
        QTRY_COMPARE(m_peer->upgrades, 4);
    }

    void aConnectionThatFallsAtOnceIsWaitedForLonger()
    {
        m_client = std::make_unique<RealtimeClient>(m_peer->network.get(),
            Profile::Service{.url = m_peer->http.url(), .credentials = {}},
            RealtimeClient::Options{.firstPause = 20ms, .longestPause = 10s});
        QList<qint64> pauses;
        connect(m_client.get(), &RealtimeClient::statusChanged, this,
            [this, &pauses](const LiveStatus &status) {
                if (status.state == State::Live)
                    m_peer->line->abort();
                else if (status.state == State::Waiting)
                    pauses += status.since.msecsTo(status.nextTry);
            });
        m_client->start();
        QTRY_VERIFY(pauses.size() >= 4);
        QVERIFY2(pauses[3] > 100, qPrintable(QString::number(pauses[3])));
        m_client.reset();
    }

    void aConnectionThatHeldIsTriedAgainAtOnce()
    {
        m_client = std::make_unique<RealtimeClient>(m_peer->network.get(),
            Profile::Service{.url = m_peer->http.url(), .credentials = {}},
            RealtimeClient::Options{.firstPause = 20ms, .longestPause = 10s, .steady = 0ms});
        QList<qint64> pauses;
        connect(m_client.get(), &RealtimeClient::statusChanged, this,
            [this, &pauses](const LiveStatus &status) {
                if (status.state == State::Live)
                    m_peer->line->abort();
                else if (status.state == State::Waiting)
                    pauses += status.since.msecsTo(status.nextTry);
            });
        m_client->start();
        QTRY_VERIFY(pauses.size() >= 4);
        QVERIFY2(pauses[3] <= 40, qPrintable(QString::number(pauses[3])));
        m_client.reset();
    }

    void whoIsThereIsToldOfTheDocumentInFrontOnly()
    {
        QSignalSpy viewers(m_client.get(), &RealtimeClient::viewersChanged);
        const auto last = [&viewers] { return viewers.last().first().value<Viewers>(); };
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        m_client->lookAt({u"Issue"_s, u"ISS-1"_s});
        QTRY_COMPARE(m_peer->received.last(), uR"(42/127.0.0.1,["doc_open","Issue","ISS-1"])"_s);
        m_peer->say(
            uR"(42/127.0.0.1,["doc_viewers",{"doctype":"Issue","docname":"ISS-9","users":["x"]}])"_s);
        m_peer->say(
            uR"(42/127.0.0.1,["doc_viewers",{"doctype":"Issue","docname":"ISS-1","users":["m","us"]}])"_s);
        QTRY_COMPARE(viewers.count(), 1);
        QCOMPARE(last().users, (QStringList{u"m"_s, u"us"_s}));

        m_client->lookAt({u"Customer"_s, u"C-1"_s});
        QCOMPARE(viewers.count(), 2); // nobody, at once
        QCOMPARE(last(), (Viewers{.document = {u"Issue"_s, u"ISS-1"_s}}));
        QTRY_COMPARE(m_peer->received.last(), uR"(42/127.0.0.1,["doc_open","Customer","C-1"])"_s);
        QVERIFY(m_peer->received.contains(uR"(42/127.0.0.1,["doc_close","Issue","ISS-1"])"_s));
        m_peer->say(
            uR"(42/127.0.0.1,["doc_viewers",{"doctype":"Customer","docname":"C-1","users":["m"]}])"_s);
        QTRY_COMPARE(viewers.count(), 3);
        m_peer->line->abort();
        QTRY_COMPARE(viewers.count(), 4); // nobody knows any more
        QCOMPARE(last().users, QStringList());
    }

    void whoWalksPastIsNotSeen()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        for (int i = 0; i < 50; ++i)
            m_client->lookAt({u"Issue"_s, u"ISS-%1"_s.arg(i)});
        QTRY_VERIFY(m_peer->received.contains(uR"(42/127.0.0.1,["doc_open","Issue","ISS-49"])"_s));
        QCOMPARE(m_peer->received.filter(u"doc_open"_s).size(), 1);
        QCOMPARE(m_peer->received.filter(u"doc_close"_s).size(), 0);
    }

    void refusalsAreToldInTheServersWordsAndNotHammeredAt_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no cookie") << u"No cookie transmitted."_s << ErrorKind::Forbidden;
        QTest::newRow("origin") << u"Invalid origin"_s << ErrorKind::Forbidden;
        QTest::newRow("who") << u"Unauthorized: 401"_s << ErrorKind::Unauthorized;
        QTest::newRow("namespace") << u"Invalid namespace"_s << ErrorKind::NotFound;
    }

    void refusalsAreToldInTheServersWordsAndNotHammeredAt()
    {
        QFETCH(QString, words);
        QFETCH(ErrorKind, kind);
        m_peer->answer = u"44/127.0.0.1,{\"message\":\"%1\"}"_s.arg(words);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QVERIFY(m_client->status().error->detail.startsWith(words));
        QCOMPARE(m_client->status().error->kind, kind);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(m_client->status().nextTry) > 30);
        QCOMPARE(m_peer->upgrades, 1);
        // Who asks for it is connected at once, once it has been mended.
        m_peer->answer = uR"(40/127.0.0.1,{"sid":"b"})"_s;
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QVERIFY(!m_client->status().error);
    }

    void aProxyThatBlocksIsToldOf()
    {
        m_peer->refusal = "403 Forbidden";
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(m_client->status().error->kind, ErrorKind::Forbidden);
        QCOMPARE(m_client->status().error->code, 403);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(m_client->status().nextTry) > 30);
    }

    /// Looked at once more without the handshake: no sign-in form, so nobody is asked to sign in.
    void aPageThatIsNoSignInIsNoEndOfTheSession()
    {
        m_peer->refusal = "200 OK";
        m_client->start();
        QTRY_VERIFY(m_client->status().error.has_value());
        QCOMPARE(m_client->status().error->kind, ErrorKind::Protocol);
        QCOMPARE(m_client->status().error->code, 200);
        m_peer->refusal.clear();
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void aServerThatIsDownIsTriedAgain()
    {
        m_peer->refusal = "502 Bad Gateway";
        m_client->start();
        QTRY_VERIFY(m_peer->upgrades >= 3);
        m_peer->refusal.clear();
        QTRY_COMPARE(m_client->status().state, State::Live);
    }

    void asksHowTheSiteIsCalledWhereItsHostIsNotItsName()
    {
        m_peer->page = R"(<script>frappe.boot = {"sitename":"erp.isp.example"};</script>)"_ba;
        connect(&m_peer->sockets, &QWebSocketServer::newConnection, this, [this] {
            m_peer->answer = m_peer->upgrades == 1
                ? uR"(44/127.0.0.1,{"message":"Invalid namespace"})"_s
                : uR"(40/erp.isp.example,{"sid":"b"})"_s;
        });
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QCOMPARE(m_client->site(), u"erp.isp.example"_s);
        QCOMPARE(m_peer->received.first(), u"40/erp.isp.example,"_s);
        QVERIFY(m_peer->handshake.toLower().contains("x-frappe-site-name: erp.isp.example"));
        QCOMPARE(m_peer->upgrades, 2);
    }

    void trustsTheCertificatesOfTheProfileAndNoOthers()
    {
        const TestCertificates certificates = TestCertificates::make({"localhost"});
        QWebSocketServer secure(u"realtime"_s, QWebSocketServer::SecureMode);
        secure.setSslConfiguration(certificates.server());
        QVERIFY(secure.listen(QHostAddress::LocalHost));
        connect(&secure, &QWebSocketServer::newConnection, &secure, [this, &secure] {
            QWebSocket *line = secure.nextPendingConnection();
            line->setParent(&secure);
            connect(line, &QWebSocket::textMessageReceived, line, [line](const QString &frame) {
                if (frame.startsWith("40"_L1))
                    line->sendTextMessage(uR"(40/localhost,{"sid":"b"})"_s);
            });
            line->sendTextMessage(m_peer->greeting);
        });
        QUrl url(u"https://localhost"_s);
        url.setPort(secure.serverPort());
        m_client = std::make_unique<RealtimeClient>(m_peer->network.get(),
            Profile::Service{.url = url, .credentials = {}},
            RealtimeClient::Options{.firstPause = 60s, .longestPause = 60s});
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(m_client->status().error->kind, ErrorKind::Tls);

        const QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
        QTemporaryFile ca;
        QVERIFY(ca.open());
        ca.write(certificates.ca.toPem());
        ca.close();
        QVERIFY(applyTls(ca.fileName(), {}, {}).has_value());
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QSslConfiguration::setDefaultConfiguration(usual);
        m_client.reset();
    }

    void stopEndsItAndStartBeginsAgain()
    {
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        m_client->stop();
        QCOMPARE(m_client->status().state, State::Stopped);
        QTRY_VERIFY(!m_peer->line || m_peer->line->state() == QAbstractSocket::UnconnectedState);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        QCOMPARE(m_peer->upgrades, 2);
    }

private:
    std::unique_ptr<Peer> m_peer;
    std::unique_ptr<RealtimeClient> m_client;
};

QTEST_GUILESS_MAIN(TestRealtimeClient)
#include "tst_realtimeclient.moc"
