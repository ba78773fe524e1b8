// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services.h"

#include "core/tls.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "gps/positionfeed.h"
#include "gps/traccarclient.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "scriptedsmtpserver.h"
#include "store/mirror.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestServices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler([](const SeenRequest &) { return FakeHttpServer::json("[]"); });
    }

    void talksToTheHubAsTheProfileSays()
    {
        Services services(profile("path_campaigns=/api/campaigns\n"
                                  "path_retry_recipient=/api/campaigns/:id/rows/:row/retry\n"
                                  "first_row=1\n"));
        QVERIFY(QCoro::waitFor(services.hub->campaigns()).has_value());
        QCOMPARE(m_server->requests().back().target, "/api/campaigns"_ba);
        // One row too early would be somebody else's mail.
        QVERIFY(QCoro::waitFor(services.hub->retryRecipient(u"cmp-1"_s, 4)).has_value());
        QCOMPARE(m_server->requests().back().target, "/api/campaigns/cmp-1/rows/5/retry"_ba);
    }

    void tryingAgainKeepsTheOpenCampaignsTopic()
    {
        Services services(profile({}));
        QCOMPARE(services.events->topics(), QStringList{Hub::Live::dispatchTopic()});
        const QStringList topics{Hub::Live::campaignTopic(u"cmp-1"_s), Hub::Live::dispatchTopic()};
        services.events->setTopics(topics);
        services.start();
        QCOMPARE(services.events->topics(), topics);
        services.stop();
        QCoreApplication::processEvents();
    }

    /// As the window does when another profile is chosen: the services of one end, those of the
    /// other begin, in the same process and in the same folder.
    void anotherProfileBeginsWithNothingOfTheFirst()
    {
        FakeHttpServer other;
        other.setHandler([](const SeenRequest &) { return FakeHttpServer::json("[]"); });
        const auto pair = TestCertificates::make({"localhost"});
        const auto named = [this](const QString &name, const QByteArray &content) {
            QFile file(m_directory->filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(content);
            return file.fileName();
        };
        Profile first = profile("auth=bearer\ntoken=of-the-first\n");
        first.erp.credentials.secret = u"of-the-first"_s;
        first.tls.caFile = named(u"ca.pem"_s, pair.ca.toPem());
        first.tls.clientCertificate = named(u"own.pem"_s, pair.certificate.toPem());
        first.tls.clientKey = named(u"own.key"_s, pair.key.toPem());
        Profile second = first;
        second.file = m_directory->filePath(u"training.ini"_s);
        second.erp.url = second.hub.url = other.url();
        second.hub.credentials.secret = second.erp.credentials.secret = u"of-the-second"_s;
        second.tls = {};

        QString mirror;
        QVERIFY(applyTls(first));
        {
            Services services(first);
            services.start();
            QVERIFY(QCoro::waitFor(services.hub->campaigns()).has_value());
            QVERIFY(QCoro::waitFor(services.mirror->ready()).has_value());
            mirror = services.mirror->file();
            services.stop();
        }
        QVERIFY(applyTls(second));
        Services services(second);
        services.start();
        QVERIFY(QCoro::waitFor(services.hub->campaigns()).has_value());
        QVERIFY(QCoro::waitFor(services.mirror->ready()).has_value());
        QVERIFY(services.mirror->file() != mirror);
        QVERIFY(QFile::exists(mirror)); // and waits for the first one's return
        // What the first one sent may still arrive; of the second one, nothing does.
        for (const SeenRequest &request : m_server->requests()) {
            for (const QByteArray &value : request.headers)
                QVERIFY2(!value.contains("of-the-second"), value.constData());
        }
        QVERIFY(!other.requests().empty());
        for (const SeenRequest &request : other.requests()) {
            for (const QByteArray &value : request.headers)
                QVERIFY2(!value.contains("of-the-first"), value.constData());
        }
        const QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        QVERIFY(!tls.caCertificates().contains(pair.ca));
        QVERIFY(tlsFor(first.hub.url).localCertificate().isNull());
        services.stop();
    }

private:
    Profile profile(const QByteArray &hub)
    {
        const QString file = m_directory->filePath(u"profile.ini"_s);
        QFile ini(file);
        if (!ini.open(QIODevice::WriteOnly))
            return {};
        const QByteArray url = m_server->url().toEncoded();
        ini.write("[erpnext]\nurl=" + url + "\napi_key=k\napi_secret=s\n[hub]\nurl=" + url + "\n"
            + hub + "[paths]\ndata_dir=" + m_directory->path().toUtf8() + "\n");
        ini.close();
        return Profile::read(file).value_or(Profile());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeHttpServer> m_server;
};

QTEST_GUILESS_MAIN(TestServices)
#include "tst_services.moc"
