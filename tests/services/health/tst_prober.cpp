// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health/prober.h"
#include "support/scriptedhttpserver.h"
#include "support/scriptedsmtpserver.h"

#include <QCoroTest>

#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Health;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

class TestProber : public QObject {
    Q_OBJECT

    static ScriptedHttpServer::Handler always(
        const QByteArray &status, const QByteArray &type, const QByteArray &body)
    {
        return [=](const WireRequest &, QTcpSocket *socket) {
            ScriptedHttpServer::answer(socket, status, type, body);
        };
    }

    static Target http(const QUrl &url, bool isJsonDue = true)
    {
        return {.id = u"hub"_s, .key = u"[hub] url"_s, .url = url, .isJsonDue = isJsonDue};
    }

    static Target socket(Target::Way way, quint16 port)
    {
        QUrl url;
        url.setScheme(u"tcp"_s);
        url.setHost(u"127.0.0.1"_s);
        url.setPort(port);
        return {.id = u"old"_s, .way = way, .url = url};
    }

    static Reading ask(const Target &target, std::chrono::milliseconds timeout = 20s)
    {
        Prober prober(timeout);
        return QCoro::waitFor(prober.ask(target));
    }

    /// Says these bytes to everybody who connects.
    struct Speaker : QTcpServer {
        explicit Speaker(QByteArray words)
        {
            connect(this, &QTcpServer::newConnection, this, [this, words] {
                QTcpSocket *guest = nextPendingConnection();
                guest->write(words);
                connect(guest, &QTcpSocket::readyRead, this,
                    [this, guest] { heard += guest->readAll(); });
            });
            listen(QHostAddress::LocalHost);
        }
        QByteArray heard;
    };

    static quint16 closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

private Q_SLOTS:
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_default); }

    void anAnswerOfTheSystemBringsItsVersion()
    {
        ScriptedHttpServer server(always("200 OK", "application/json", R"({"version":"6.14"})"));
        const Reading reading = ask(http(server.url(u"/api/server"_s)));
        QVERIFY(!reading.error);
        QCOMPARE(reading.version, u"6.14"_s);
        QVERIFY(!reading.certificateEnd.isValid());
    }

    void carriesNoSecretAndNoCookie()
    {
        ScriptedHttpServer server(always("200 OK", "application/json", "{}"));
        QVERIFY(!ask(http(server.url(u"/"_s))).error);
        const WireRequest &request = server.requests.front();
        QVERIFY(!request.hasHeader("Authorization"));
        QVERIFY(!request.hasHeader("Cookie"));
    }

    void tellsAnAnswerFromAFailure_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isJsonDue");
        QTest::addColumn<int>("kind"); // negative = no error
        QTest::addColumn<int>("note");
        const auto none = int(Reading::Note::None);
        const auto json = "application/json"_ba;
        const auto html = "text/html"_ba;
        QTest::newRow("refuses strangers") << "401 Unauthorized"_ba << json << "{}"_ba << true << -1
                                           << int(Reading::Note::NeedsSignIn);
        QTest::newRow("a page that is not there")
            << "404 Not Found"_ba << html << "no"_ba << false << -1 << none;
        QTest::newRow("nothing where it would tell")
            << "404 Not Found"_ba << json << "{}"_ba << true << int(ErrorKind::Protocol) << none;
        QTest::newRow("a page instead of data")
            << "200 OK"_ba << html << "<title>Welcome to nginx</title>"_ba << true
            << int(ErrorKind::Protocol) << none;
        QTest::newRow("a web site")
            << "200 OK"_ba << html << "<title>Fibre</title>"_ba << false << -1 << none;
        QTest::newRow("a sign-in page in front")
            << "200 OK"_ba << html << "<form><input type=\"password\"></form>"_ba << true << -1
            << int(Reading::Note::ProxyInFront);
        QTest::newRow("its gateway gave up")
            << "502 Bad Gateway"_ba << html << "bad"_ba << false << int(ErrorKind::Server) << none;
        QTest::newRow("it says it is unwell")
            << "200 OK"_ba << json
            << R"({"status":{"indicator":"major","description":"SMS delayed"}})"_ba << false << -1
            << int(Reading::Note::OwnTrouble);
        QTest::newRow("it says all is well")
            << "200 OK"_ba << json << R"({"status":{"indicator":"none"}})"_ba << false << -1
            << none;
    }

    void tellsAnAnswerFromAFailure()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, isJsonDue);
        QFETCH(int, kind);
        QFETCH(int, note);
        ScriptedHttpServer server(always(status, type, body));
        const Reading reading = ask(http(server.url(u"/"_s), isJsonDue));
        QCOMPARE(reading.error ? int(reading.error->kind) : -1, kind);
        QCOMPARE(int(reading.note), note);
    }

    void aClosedPortIsOffline()
    {
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort(closedPort());
        const Reading reading = ask(http(url));
        QVERIFY(reading.error);
        QCOMPARE(reading.error->kind, ErrorKind::Offline);
        QCOMPARE(ask(socket(Target::Way::Greeting, closedPort())).error->kind, ErrorKind::Offline);
    }

    void whoAcceptsAndNeverAnswersIsGivenUp()
    {
        ScriptedHttpServer hole([](const WireRequest &, QTcpSocket *) { });
        QCOMPARE(ask(http(hole.url(u"/"_s)), 50ms).error->kind, ErrorKind::Timeout);
        Speaker mute({});
        QCOMPARE(ask(socket(Target::Way::Smtp, mute.serverPort()), 50ms).error->kind,
            ErrorKind::Timeout);
    }

    void readsTheEndOfTheCertificate()
    {
        const auto certificates = TestCertificates::make({"127.0.0.1"});
        const auto server = secure(certificates);
        QSslConfiguration::setDefaultConfiguration(certificates.client());
        const Reading reading = ask(https(*server));
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->detail : QString()));
        QCOMPARE(reading.certificateEnd, certificates.certificate.expiryDate().toUTC());
    }

    void aWrongCertificateIsRefusedAndItsEndIsStillTold()
    {
        const auto certificates = TestCertificates::make({"other.example"});
        const auto server = secure(certificates);
        QSslConfiguration::setDefaultConfiguration(certificates.client());
        const Reading reading = ask(https(*server));
        QVERIFY(reading.error);
        QCOMPARE(reading.error->kind, ErrorKind::Tls);
        QCOMPARE(reading.certificateEnd, certificates.certificate.expiryDate().toUTC());
    }

    void readsTheVersionFromTheGreetingOfADatabase()
    {
        Speaker database(
            QByteArray("\x4a\x00\x00\x00\x0a", 5) + "5.5.5-10.11.6-MariaDB-log" + '\0' + "rest");
        const Reading reading = ask(socket(Target::Way::Greeting, database.serverPort()));
        QVERIFY(!reading.error);
        QCOMPARE(reading.version, u"10.11.6-MariaDB-log"_s);
    }

    void aDatabaseThatRefusesOurHostSaysSo()
    {
        QByteArray words("\x30", 1);
        words += QByteArray(3, '\0');
        words += "\xff\x69\x04Host is blocked because of many connection errors";
        Speaker refusing(words);
        const Reading reading = ask(socket(Target::Way::Greeting, refusing.serverPort()));
        QVERIFY(reading.error);
        QCOMPARE(reading.error->kind, ErrorKind::Forbidden);
        QVERIFY(reading.error->detail.startsWith("Host is blocked"_L1));
    }

    void aMailServerIsLeftAfterItsBanner()
    {
        Speaker relay("220 mail.example ESMTP\r\n");
        const Reading reading = ask(socket(Target::Way::Smtp, relay.serverPort()));
        QVERIFY(!reading.error);
        QTRY_COMPARE(relay.heard, "QUIT\r\n"_ba);
    }

    void aMailServerIsEncryptedForItsCertificateAndNoMailBegun()
    {
        const auto certificates = TestCertificates::make({"127.0.0.1"});
        QSslConfiguration::setDefaultConfiguration(certificates.client());
        for (const bool isImplicit : {false, true}) {
            ScriptedSmtpServer relay;
            relay.setTls(certificates.server(), isImplicit);
            if (!isImplicit)
                relay.extensionLines += "STARTTLS";
            Target target = socket(Target::Way::Smtp, relay.port());
            target.isTls = isImplicit;
            target.canStartTls = !isImplicit;
            const Reading reading = ask(target);
            QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->detail : QString()));
            QCOMPARE(reading.certificateEnd, certificates.certificate.expiryDate().toUTC());
            for (const QByteArray &line : std::as_const(relay.lines))
                QVERIFY2(!line.startsWith("AUTH") && !line.startsWith("MAIL"), line.constData());
        }
    }

    void aMailServerThatTakesNobodySaysWhy()
    {
        Speaker relay("554 5.7.1 no service for you\r\n");
        const Reading reading = ask(socket(Target::Way::Smtp, relay.serverPort()));
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, 554);
        QCOMPARE(reading.error->detail, u"554 5.7.1 no service for you"_s);
    }

    void aMailServerWithoutTheEncryptionTheProfileAsksForFails()
    {
        Speaker relay("220 mail.example\r\n250-mail.example\r\n250 SIZE 1000\r\n");
        Target target = socket(Target::Way::Smtp, relay.serverPort());
        target.canStartTls = true;
        const Reading reading = ask(target);
        QVERIFY(reading.error);
        QCOMPARE(reading.error->kind, ErrorKind::Tls);
    }

    void somethingElseAtThePortIsNoMailServer()
    {
        Speaker web("HTTP/1.1 400 Bad Request\r\n");
        QCOMPARE(ask(socket(Target::Way::Smtp, web.serverPort())).error->kind, ErrorKind::Protocol);
        QCOMPARE(
            ask(socket(Target::Way::Greeting, web.serverPort())).error->kind, ErrorKind::Protocol);
    }

private:
    static Target https(const QSslServer &server)
    {
        QUrl url(u"https://127.0.0.1/"_s);
        url.setPort(server.serverPort());
        return http(url);
    }

    static std::unique_ptr<QSslServer> secure(const TestCertificates &certificates)
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(certificates.server());
        QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(),
            [own = server.get()] {
                QTcpSocket *guest = own->nextPendingConnection();
                QObject::connect(guest, &QTcpSocket::readyRead, guest, [guest] {
                    if (guest->readAll().contains("\r\n\r\n"))
                        ScriptedHttpServer::answer(guest, "200 OK", "application/json", "{}");
                });
            });
        server->listen(QHostAddress::LocalHost);
        return server;
    }

    const QSslConfiguration m_default = QSslConfiguration::defaultConfiguration();
};

QTEST_GUILESS_MAIN(TestProber)
#include "tst_prober.moc"
