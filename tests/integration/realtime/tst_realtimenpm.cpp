// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's socket.io with namespaces, checks and rooms as Frappe's realtime server has them.

#include "peers.h"

#include "realtime/realtimeclient.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Realtime;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = LiveStatus::State;

class TestRealtimeNpm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Peers peers = Peers::fetch();
        QVERIFY2(peers.problem.isEmpty(), qPrintable(peers.problem));
        m_peers = peers.folder;
        m_node = QStandardPaths::findExecutable(u"node"_s);
        QVERIFY2(!m_node.isEmpty(), "nodejs is not installed");
        m_network = makeNetworkAccessManager();
    }

    void init()
    {
        m_port = 0;
        startServer({});
        m_client = client(u"secret"_s);
    }

    void cleanup()
    {
        m_client.reset();
        stopServer();
    }

    void isLetInAndToldWhatItAskedFor()
    {
        QSignalSpy changed(m_client.get(), &RealtimeClient::changed);
        m_client->setDoctypes({u"Issue"_s, u"Customer"_s});
        m_client->start();
        QTRY_COMPARE(rooms(), u"doctype:Customer doctype:Issue"_s);
        tell(u"changed"_s, {{u"doctype"_s, u"Invoice"_s}, {u"name"_s, u"I-1"_s}});
        tell(u"binary"_s, {});
        tell(u"changed"_s,
            {{u"doctype"_s, u"Issue"_s}, {u"name"_s, u"ISS-1"_s}, {u"user"_s, u"m@isp.example"_s}});
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().value<Changed>(),
            (Changed{.document = {u"Issue"_s, u"ISS-1"_s}, .user = u"m@isp.example"_s}));
    }

    void staysAliveThroughManyPings()
    {
        QSignalSpy resync(m_client.get(), &RealtimeClient::resyncNeeded);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Live);
        const QDateTime first = m_client->status().lastHeard;
        // Three of its pings; it ends a connection that leaves one unanswered for 300 ms.
        QTRY_VERIFY_WITH_TIMEOUT(first.msecsTo(m_client->status().lastHeard) > 1000, 10'000);
        QCOMPARE(resync.count(), 1);
        QCOMPARE(m_client->status().state, State::Live);
    }

    void survivesItsRestartWithAllItHadAskedFor()
    {
        QSignalSpy resync(m_client.get(), &RealtimeClient::resyncNeeded);
        QSignalSpy changed(m_client.get(), &RealtimeClient::changed);
        m_client->setDoctypes({u"Issue"_s});
        m_client->lookAt({u"Issue"_s, u"ISS-1"_s});
        m_client->start();
        const QString asked = u"doc:Issue/ISS-1 doctype:Issue open_doc:Issue/ISS-1"_s;
        QTRY_COMPARE(rooms(), asked);
        stopServer();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        startServer({});
        QTRY_COMPARE(rooms(), asked);
        QCOMPARE(resync.count(), 2);
        tell(u"changed"_s, {{u"doctype"_s, u"Issue"_s}, {u"name"_s, u"ISS-1"_s}});
        QTRY_COMPARE(changed.count(), 2); // as a document and in its list
    }

    void seesWhoElseHasItOpen()
    {
        QSignalSpy viewers(m_client.get(), &RealtimeClient::viewersChanged);
        m_client->lookAt({u"Issue"_s, u"ISS-1"_s});
        m_client->start();
        QTRY_COMPARE(viewers.count(), 1);
        tell(u"look"_s,
            {{u"doctype"_s, u"Issue"_s}, {u"name"_s, u"ISS-1"_s}, {u"user"_s, u"m@isp.example"_s}});
        QTRY_COMPARE(viewers.count(), 2);
        QCOMPARE(viewers.last().first().value<Viewers>().users,
            (QStringList{u"m@isp.example"_s, u"us@isp.example"_s}));
        m_client->lookAt({});
        QTRY_COMPARE(rooms(), QString());
    }

    void isToldWhyItIsNotLetIn()
    {
        m_client = client(u"wrong"_s);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(m_client->status().error->detail, u"Unauthorized: AuthenticationError"_s);
        QCOMPARE(m_client->status().error->kind, ErrorKind::Unauthorized);
        stopServer();
        startServer(u"erp.isp.example"_s);
        m_client = client(u"secret"_s);
        m_client->start();
        QTRY_COMPARE(m_client->status().state, State::Waiting);
        QCOMPARE(m_client->status().error->detail, u"Invalid namespace (/127.0.0.1)"_s);
    }

private:
    [[nodiscard]] std::unique_ptr<RealtimeClient> client(const QString &secret) const
    {
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort(m_port);
        return std::make_unique<RealtimeClient>(m_network.get(),
            Profile::Service{.url = url,
                .credentials = {.scheme = Credentials::Scheme::FrappeToken,
                    .user = u"key"_s,
                    .secret = secret}},
            RealtimeClient::Options{.firstPause = 50ms, .longestPause = 100ms, .rest = 5ms});
    }

    /// At the port of before, if there was one.
    void startServer(const QString &site)
    {
        m_server = std::make_unique<QProcess>();
        m_server->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server->start(
            m_node, {QStringLiteral(FD_SCRIPT), m_peers, QString::number(m_port), site});
        const QJsonObject said = nextWord();
        m_port = said.value("port"_L1).toInt();
        QVERIFY(m_port > 0);
    }

    void stopServer()
    {
        if (!m_server)
            return;
        m_server->kill(); // as a crash, not as a farewell
        m_server->waitForFinished(5'000);
        m_server.reset();
    }

    void tell(const QString &command, const QJsonObject &what)
    {
        m_server->write(
            QJsonDocument(QJsonObject{{command, what}}).toJson(QJsonDocument::Compact) + '\n');
    }

    QJsonObject nextWord()
    {
        for (int i = 0; i < 300 && !m_server->canReadLine(); ++i)
            m_server->waitForReadyRead(100);
        return QJsonDocument::fromJson(m_server->readLine()).object();
    }

    /// Of the one connection; empty without one.
    QString rooms()
    {
        tell(u"who"_s, {});
        QStringList all;
        for (const QJsonValue room : nextWord().value("rooms"_L1).toArray().first().toArray())
            all += room.toString();
        return all.join(u' ');
    }

    QString m_peers;
    QString m_node;
    int m_port = 0;
    std::unique_ptr<QProcess> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<RealtimeClient> m_client;
};

QTEST_GUILESS_MAIN(TestRealtimeNpm)
#include "tst_realtimenpm.moc"
