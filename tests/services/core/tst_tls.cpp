// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/httpclient.h"
#include "core/profile.h"
#include "core/tls.h"
#include "scriptedsmtpserver.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

QByteArray encryptedKey()
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PKCS8PrivateKey(
        out.get(), key.get(), EVP_aes_256_cbc(), "passphrase", 10, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return {data, size};
}

} // namespace

/// What the files of [tls] say, and what follows for every connection.
class TestTls : public QObject {
    Q_OBJECT

private:
    QString file(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    [[nodiscard]] Profile profileWith(const QString &url) const
    {
        Profile profile;
        profile.file = m_folder.filePath(u"none.ini"_s);
        profile.hub.url = QUrl(url);
        profile.tls = {.caFile = {},
            .clientCertificate = m_folder.filePath(u"own.pem"_s),
            .clientKey = m_folder.filePath(u"own.key"_s)};
        return profile;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_pair = TestCertificates::make({"localhost"});
        m_other = TestCertificates::make({"localhost"});
        file(u"own.pem"_s, m_pair.certificate.toPem());
        file(u"own.key"_s, m_pair.key.toPem());
    }
    void cleanup() { QVERIFY(applyTls(QString(), QString(), QString())); }

    void aMalformedFileIsOneSentence_data()
    {
        QTest::addColumn<QString>("key"); // of [tls]
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");
        const QByteArray pem = m_pair.certificate.toPem();
        const QByteArray old = TestCertificates::make({"localhost"}, -60).certificate.toPem();
        const QString today =
            QDateTime::currentDateTimeUtc().addSecs(-60).date().toString(Qt::ISODate);
        const QByteArray notOne = "-----BEGIN CERTIFICATE-----\nnot\n-----END CERTIFICATE-----\n";
        const QByteArray garbage("\x7f"
                                 "ELF\0\0\xff\xfe",
            8);
        for (const QString &key : {u"ca_file"_s, u"client_certificate"_s}) {
            const auto row = [&key](const char *name) -> QTestData & {
                return QTest::addRow("%s %s", qPrintable(key), name);
            };
            row("gone") << key << u"/gone"_s << QByteArray()
                        << u"cannot be read: No such file or directory"_s;
            row("folder") << key << u"/"_s << QByteArray() << u"is a folder, not a file"_s;
            row("empty") << key << u"empty"_s << " \n"_ba << u"is an empty file"_s;
            row("not one") << key << u"not-one"_s << notOne << u"holds no certificate"_s;
            row("binary") << key << u"binary"_s << garbage << u"holds no certificate"_s;
            row("a key") << key << u"a-key"_s << m_pair.key.toPem() << u"holds no certificate"_s;
            row("ended") << key << u"ended"_s << old
                         << u"holds a certificate that ended on %1"_s.arg(today);
        }
        const auto key = [](const char *name) -> QTestData & {
            return QTest::addRow("client_key %s", name) << u"client_key"_s;
        };
        key("not given") << QString() << QByteArray() << u"is missing"_s;
        key("folder") << u"/"_s << QByteArray() << u"is a folder, not a file"_s;
        key("empty") << u"empty"_s << QByteArray() << u"is an empty file"_s;
        key("binary") << u"binary"_s << garbage << u"holds no private key"_s;
        key("a certificate") << u"cert"_s << pem << u"holds no private key"_s;
        key("of another") << u"other"_s << m_other.key.toPem()
                          << u"belongs to another certificate"_s;
        key("encrypted") << u"encrypted"_s << encryptedKey()
                         << u"is encrypted: a key without a passphrase is needed, in a file that "
                            "only you can read"_s;
    }

    void aMalformedFileIsOneSentence()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, sentence);
        const QString path = name.isEmpty() ? name
            : name.startsWith(u'/')         ? m_folder.path() + name
                                            : file(name, content);
        Result<void> done;
        if (key == "ca_file"_L1)
            done = applyTls(path, {}, {});
        else if (key == "client_certificate"_L1)
            done = applyTls({}, path, m_folder.filePath(u"own.key"_s));
        else
            done = applyTls({}, m_folder.filePath(u"own.pem"_s), path);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Validation);
        QCOMPARE(done.error().source, u"tls/"_s + key);
        QCOMPARE(done.error().detail, u"[tls] %1 %2 (%3)"_s.arg(key, sentence, path));
        // What was in use stays in use.
        QVERIFY(QSslConfiguration::defaultConfiguration().localCertificate().isNull());
    }

    void oneEndedAuthorityOfSeveralIsNoHindrance()
    {
        const QByteArray old = TestCertificates::make({"localhost"}, -60).ca.toPem();
        QVERIFY(applyTls(file(u"both"_s, old + m_pair.ca.toPem()), {}, {}));
    }

    void theOwnAuthorityComesBesideTheSystems()
    {
        const qsizetype system = QSslConfiguration::systemCaCertificates().size();
        QVERIFY(applyTls(file(u"ca"_s, m_pair.ca.toPem()), {}, {}));
        const auto trusted = QSslConfiguration::defaultConfiguration().caCertificates();
        QVERIFY(trusted.contains(m_pair.ca));
        QCOMPARE(trusted.size(), system + 1);
        // In the other form that authorities are handed out in as well.
        QVERIFY(applyTls(file(u"ca"_s, m_other.ca.toDer()), {}, {}));
        QVERIFY(QSslConfiguration::defaultConfiguration().caCertificates().contains(m_other.ca));
    }

    void anotherProfilesAuthorityIsForgotten()
    {
        QVERIFY(applyTls(file(u"ca"_s, m_pair.ca.toPem()), {}, {}));
        QVERIFY(applyTls(file(u"ca"_s, m_other.ca.toPem()), {}, {}));
        const auto trusted = QSslConfiguration::defaultConfiguration().caCertificates();
        QVERIFY(trusted.contains(m_other.ca));
        QVERIFY(!trusted.contains(m_pair.ca));
        QVERIFY(applyTls(profileWith(u"https://hub.example"_s)));
        QVERIFY(!tlsFor(QUrl(u"https://hub.example/x"_s)).localCertificate().isNull());
        QVERIFY(applyTls(Profile()));
        QVERIFY(tlsFor(QUrl(u"https://hub.example/x"_s)).localCertificate().isNull());
    }

    void nothingOlderThanTls12IsSpoken()
    {
        QVERIFY(applyTls(Profile()));
        QCOMPARE(QSslConfiguration::defaultConfiguration().protocol(), QSsl::TlsV1_2OrLater);
        QCOMPARE(tlsFor(u"mail.example"_s, 465).protocol(), QSsl::TlsV1_2OrLater);
    }

    void theClientCertificateIsShownToOwnServicesOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isShown");
        QTest::newRow("own service") << u"https://hub.example/sse"_s << true;
        QTest::newRow("its socket") << u"wss://HUB.example/socket"_s << true;
        QTest::newRow("another port") << u"https://hub.example:8443/"_s << false;
        QTest::newRow("below it") << u"https://tiles.hub.example/"_s << false;
        QTest::newRow("tiles") << u"https://tiles.example/0/0/0.png"_s << false;
        QTest::newRow("sign-in") << u"https://id.example/authorize"_s << false;
        QTest::newRow("status page") << u"https://status.example/"_s << false;
    }

    void theClientCertificateIsShownToOwnServicesOnly()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, isShown);
        QVERIFY(applyTls(profileWith(u"https://hub.example/api"_s)));
        QCOMPARE(tlsFor(QUrl(url)).localCertificate().isNull(), !isShown);
        QVERIFY(QSslConfiguration::defaultConfiguration().localCertificate().isNull());
    }

    void andToTheHostsThatAreNamed()
    {
        Profile profile = profileWith(u"https://hub.example"_s);
        profile.file =
            file(u"named.ini"_s, "[tls]\nclient_certificate_hosts=id.example, b.example");
        QVERIFY(applyTls(profile));
        QVERIFY(clientTlsFor(QUrl(u"https://id.example/token"_s)));
        QVERIFY(clientTlsFor(QUrl(u"https://b.example:444/token"_s)));
        QVERIFY(!clientTlsFor(QUrl(u"https://c.example/"_s)));
        QVERIFY(!clientTlsFor(QUrl(u"http://id.example/token"_s)));
    }

    /// RFC 6797: a host that asked for it is never asked in the clear again.
    void aStrictHostIsKnownAfterARestart()
    {
        QSslServer server;
        server.setSslConfiguration(m_pair.server());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (socket->readAll().contains("\r\n\r\n"))
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                  "Strict-Transport-Security: max-age=1000\r\n"
                                  "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
            });
        });
        QVERIFY(applyTls(file(u"ca"_s, m_pair.ca.toPem()), {}, {}));
        const QString folder = m_folder.filePath(u"desk"_s);
        const auto ask = [&server, &folder](const QString &scheme, bool isKept) {
            auto network = makeNetworkAccessManager();
            if (isKept)
                keepStrictHosts(network.get(), folder);
            HttpClient client(network.get(), {});
            HttpRequest request;
            request.url = QUrl(u"%1://localhost:%2/"_s.arg(scheme).arg(server.serverPort()));
            return QCoro::waitFor(client.send(request));
        };
        QVERIFY(!ask(u"http"_s, true)); // in the clear, to a port that speaks TLS
        QVERIFY(ask(u"https"_s, true));
        QVERIFY2(ask(u"http"_s, true), "the http address was not asked over TLS");
        QVERIFY(!ask(u"http"_s, false));
        // A WebSocket looks nowhere by itself.
        const auto network = makeNetworkAccessManager();
        keepStrictHosts(network.get(), folder);
        const auto strict = [&network](const QString &url) {
            return strictUrl(QUrl(url), network.get()).toString();
        };
        QCOMPARE(strict(u"ws://localhost:8080/x"_s), u"wss://localhost:8080/x"_s);
        QCOMPARE(strict(u"ws://localhost:80/x"_s), u"wss://localhost:443/x"_s);
        QCOMPARE(strict(u"ws://localhost/x"_s), u"wss://localhost/x"_s);
        QCOMPARE(strict(u"ws://other.example/x"_s), u"ws://other.example/x"_s);
        QCOMPARE(strict(u"ws://sub.localhost/x"_s), u"ws://sub.localhost/x"_s);
        // It names hosts, and neither what was asked there nor who asked.
        const QStringList files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files, QStringList{u"hstsstore"_s});
        QFile store(folder + u"/hstsstore"_s);
        QVERIFY(store.open(QIODevice::ReadOnly));
        QVERIFY(store.size() < 500);
        server.close();
    }

private:
    QTemporaryDir m_folder;
    TestCertificates m_pair;
    TestCertificates m_other;
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
