// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services.h"

#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "gps/positionfeed.h"
#include "gps/traccarclient.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
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
