// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clients.h"

#include "core/profile.h"
#include "core/tls.h"
#include "scriptedsmtpserver.h"

#include <QHostAddress>
#include <QProcess>
#include <QSslServer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

/// Takes whoever trusts it, asks for a certificate, notes what it is shown, answers anything that
/// ends in an empty line with 404.
class AskingServer : public QSslServer {
public:
    explicit AskingServer(const QSslConfiguration &configuration)
    {
        QSslConfiguration asking = configuration;
        asking.setPeerVerifyMode(QSslSocket::QueryPeer);
        setSslConfiguration(asking);
        connect(this, &QSslServer::pendingConnectionAvailable, this, &AskingServer::take);
    }

    QList<QSslCertificate> shown{}; ///< null = none
    bool isMail = false;

private:
    void take()
    {
        auto *socket = qobject_cast<QSslSocket *>(nextPendingConnection());
        shown += socket->peerCertificate();
        // Those of mail wait for the server's word, and get none.
        if (isMail)
            socket->disconnectFromHost();
        connect(socket, &QSslSocket::readyRead, socket, [socket] {
            if (!socket->readAll().endsWith("\r\n\r\n"))
                return;
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n"
                          "Connection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    }
};

} // namespace

/// Each client of the desk against servers with which it must not, or must only so, speak.
class TestEveryClient : public QObject {
    Q_OBJECT

private:
    void addClients()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const EveryClient &client : everyClient())
            QTest::newRow(qPrintable(client.name)) << number++;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    /// OpenSSL's own server, which speaks TLS 1.1 and nothing else.
    std::unique_ptr<QProcess> serveOldTls(int &port) const
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return {};
        port = free.serverPort();
        free.close();
        auto server = std::make_unique<QProcess>();
        server->setProcessChannelMode(QProcess::MergedChannels);
        server->start(u"openssl"_s,
            {u"s_server"_s, u"-www"_s, u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT:@SECLEVEL=0"_s,
                u"-accept"_s, u"127.0.0.1:%1"_s.arg(port), u"-cert"_s, path(u"server.pem"_s),
                u"-key"_s, path(u"server.key"_s)});
        QByteArray said;
        while (!said.contains("ACCEPT") && server->waitForReadyRead(10'000))
            said += server->readAll();
        return said.contains("ACCEPT") ? std::move(server) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_pair = TestCertificates::make({"localhost"});
        m_own = TestCertificates::make({"desk"});
        write(u"ca.pem"_s, m_pair.ca.toPem());
        write(u"server.pem"_s, m_pair.certificate.toPem());
        write(u"server.key"_s, m_pair.key.toPem());
        write(u"own.pem"_s, m_own.certificate.toPem());
        write(u"own.key"_s, m_own.key.toPem());
    }

    void olderThanTls12IsRefused_data() { addClients(); }
    void olderThanTls12IsRefused()
    {
        QFETCH(const int, number);
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("openssl is not installed (packaging/packages.txt names it)");
        Profile profile;
        profile.tls.caFile = path(u"ca.pem"_s);
        QVERIFY(applyTls(profile));
        int port = 0;
        const auto old = serveOldTls(port);
        QVERIFY(old);
        // It does speak it: to who wants that.
        QProcess control;
        control.start(u"openssl"_s,
            {u"s_client"_s, u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT:@SECLEVEL=0"_s, u"-connect"_s,
                u"127.0.0.1:%1"_s.arg(port)});
        control.closeWriteChannel();
        QVERIFY(control.waitForFinished());
        QVERIFY(control.readAll().contains("TLSv1.1"));

        const EveryClient &client = everyClient().at(size_t(number));
        const auto refused = client.ask(u"localhost"_s, port);
        QVERIFY(refused);
        QVERIFY2(refused->kind == ErrorKind::Tls, qPrintable(refused->detail));
        old->kill();
        old->waitForFinished();

        QSslConfiguration recent = m_pair.server();
        recent.setProtocol(QSsl::TlsV1_2);
        AskingServer server(recent);
        server.isMail = client.name.contains("SMTP"_L1);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto other = client.ask(u"localhost"_s, server.serverPort());
        QVERIFY2(!other || other->kind != ErrorKind::Tls, other ? qPrintable(other->detail) : "");
        QVERIFY(!server.shown.isEmpty());
    }

    void theAuthorityOfTheProfileIsBelieved_data() { addClients(); }
    void theAuthorityOfTheProfileIsBelieved()
    {
        QFETCH(const int, number);
        const EveryClient &client = everyClient().at(size_t(number));
        AskingServer server(m_pair.server());
        server.isMail = client.name.contains("SMTP"_L1);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QVERIFY(applyTls(Profile()));
        const auto unknown = client.ask(u"localhost"_s, server.serverPort());
        QVERIFY(unknown);
        QVERIFY2(unknown->kind == ErrorKind::Tls, qPrintable(unknown->detail));
        server.shown.clear(); // a server may take its part of the handshake for done
        Profile profile;
        profile.tls.caFile = path(u"ca.pem"_s);
        QVERIFY(applyTls(profile));
        const auto known = client.ask(u"localhost"_s, server.serverPort());
        QVERIFY2(!known || known->kind != ErrorKind::Tls, known ? qPrintable(known->detail) : "");
        QVERIFY(!server.shown.isEmpty());
    }

    void theClientCertificateIsShownToWhomItIsFor_data() { addClients(); }
    void theClientCertificateIsShownToWhomItIsFor()
    {
        QFETCH(const int, number);
        const EveryClient &client = everyClient().at(size_t(number));
        AskingServer server(m_pair.server());
        server.isMail = client.name.contains("SMTP"_L1);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Profile profile;
        profile.tls = {.caFile = path(u"ca.pem"_s),
            .clientCertificate = path(u"own.pem"_s),
            .clientKey = path(u"own.key"_s)};

        // Somebody else's server asks for one as well.
        QVERIFY(applyTls(profile));
        (void)client.ask(u"localhost"_s, server.serverPort());
        QVERIFY(!server.shown.isEmpty());
        for (const QSslCertificate &shown : std::as_const(server.shown))
            QVERIFY(shown.isNull());

        server.shown.clear();
        profile.hub.url = QUrl(u"https://localhost:%1/"_s.arg(server.serverPort()));
        QVERIFY(applyTls(profile));
        (void)client.ask(u"localhost"_s, server.serverPort());
        QVERIFY(!server.shown.isEmpty());
        for (const QSslCertificate &shown : std::as_const(server.shown))
            QCOMPARE(shown, m_own.certificate);
    }

private:
    QTemporaryDir m_folder;
    TestCertificates m_pair;
    TestCertificates m_own;
};

QTEST_GUILESS_MAIN(TestEveryClient)
#include "tst_everyclient.moc"
