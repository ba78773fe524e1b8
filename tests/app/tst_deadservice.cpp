// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services.h"

#include "cpe/acs/acsclient.h"
#include "cpe/acs/acssettings.h"
#include "erp/erpclient.h"
#include "gps/traccarclient.h"
#include "health/healthboard.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "people/peoplecontroller.h"
#include "platform/platformmodel.h"
#include "realtime/realtimeclient.h"
#include "store/mirror.h"
#include "support/deadserver.h"
#include "support/scriptedhttpserver.h"
#include "support/scriptedsmtpserver.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Tests::allDeaths;
using Tests::Death;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

/// One dead service, in each way a service can be dead, beside living ones on other ports.
class TestDeadService : public QObject {
    Q_OBJECT

    static void live(const WireRequest &request, QTcpSocket *socket)
    {
        const auto json = [socket](const QByteArray &body) {
            ScriptedHttpServer::answer(socket, "200 OK", "application/json", body);
        };
        if (request.target.contains("/sse") || request.target.contains("socket"))
            ScriptedHttpServer::answer(socket, "404 Not Found", "application/json", "{}");
        else if (request.target.contains("/api/method/"))
            json(R"({"message": "pong"})");
        else if (request.target.startsWith("/erp"))
            json(R"({"data": [{"name": "ana@isp.example", "full_name": "Ana", "enabled": 1}]})");
        else if (request.target.contains("/auth/users"))
            json(R"({"users": [{"email": "ana@isp.example", "erp_user": true}]})");
        else if (request.target.endsWith("/health") || request.target.contains("/api/server"))
            json(R"({"version": "1"})");
        else
            json("[]");
    }

    static Profile profile(const QTemporaryDir &directory, const QHash<QString, QUrl> &urls)
    {
        QFile ini(directory.filePath(u"profile.ini"_s));
        if (!ini.open(QIODevice::WriteOnly))
            return {};
        ini.write("[erpnext]\nurl=" + urls[u"erpnext"_s].toEncoded()
            + "\napi_key=k\napi_secret=s\n[hub]\nurl=" + urls[u"hub"_s].toEncoded()
            + "\n[traccar]\nurl=" + urls[u"traccar"_s].toEncoded()
            + "\ntoken=t\n[genieacs]\nurl=" + urls[u"genieacs"_s].toEncoded()
            + "\n[paths]\ndata_dir=" + directory.path().toUtf8() + "\n");
        ini.close();
        return Profile::read(ini.fileName()).value_or(Profile());
    }

private Q_SLOTS:
    void leavesEveryOtherPageWorking_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<Death>("how");
        for (const QString &service : {u"erpnext"_s, u"hub"_s, u"traccar"_s, u"genieacs"_s}) {
            for (const auto &[name, how] : allDeaths)
                QTest::addRow("%s, %s", qPrintable(service), name) << service << how;
        }
    }

    void leavesEveryOtherPageWorking()
    {
        QFETCH(QString, service);
        QFETCH(Death, how);
        const QTemporaryDir directory;
        ScriptedHttpServer living(&TestDeadService::live);
        const Tests::DeadServer dead(how, TestCertificates::make({"other.example"}).server());
        QHash<QString, QUrl> urls{{u"erpnext"_s, living.url(u"/erp"_s)},
            {u"hub"_s, living.url(u"/hub"_s)}, {u"traccar"_s, living.url(u"/gps"_s)},
            {u"genieacs"_s, living.url(u"/acs"_s)}};
        urls[service] = QUrl(QString::fromLatin1(dead.address()));
        Services services(profile(directory, urls));
        QVERIFY(services.hub && services.traccar);
        const PlatformModel platform(services.health.get());
        PeopleController people(services.hub.get(), services.erp.get(), services.profile.timeZone);
        services.start();
        people.refresh();

        // The status page: each living one is seen to live while the dead one is still waited for.
        using State = Health::SystemHealth::State;
        for (auto it = urls.cbegin(); it != urls.cend(); ++it) {
            if (it.key() != service)
                QTRY_COMPARE(services.health->find(it.key())->state, State::Ok);
        }
        QVERIFY(how == Death::Redirect || services.health->find(service)->state != State::Ok);
        if (Tests::isEndless(how))
            QTRY_VERIFY(services.health->find(service)->isAsking);
        else if (how == Death::Redirect) // somebody in front of it answers
            QTRY_COMPARE(services.health->find(service)->note, Health::Reading::Note::ProxyInFront);
        else
            QTRY_COMPARE(services.health->find(service)->state, State::Failed);
        QCOMPARE(platform.configured(), 4);
        QVERIFY(platform.failing() <= 1);

        // What the pages ask for themselves.
        if (service != "erpnext"_L1)
            QVERIFY(QCoro::waitFor(services.erp->list({.doctype = u"Issue"_s})).has_value());
        if (service != "hub"_L1)
            QVERIFY(QCoro::waitFor(services.hub->campaigns()).has_value());
        if (service != "traccar"_L1)
            QVERIFY(QCoro::waitFor(services.traccar->devices()).has_value());
        const auto acs = Cpe::Acs::AcsSettings::read(services.profile);
        QVERIFY(acs);
        Cpe::Acs::AcsClient devices(services.network.get(), *acs);
        devices.setReadTries(1, 1);
        if (service != "genieacs"_L1)
            QVERIFY(QCoro::waitFor(devices.devices({}, {u"_id"_s})).has_value());
        if (service == "hub"_L1 && Tests::isEndless(how))
            QVERIFY(people.isLoading());
        else if (service == "hub"_L1)
            QTRY_VERIFY(people.error().isSet());
        else
            QTRY_COMPARE(people.people()->count(), 1);
        // And what it says itself is an error, at once, or not yet.
        if (!Tests::isEndless(how)) {
            if (service == "erpnext"_L1)
                QVERIFY(!QCoro::waitFor(services.erp->list({.doctype = u"Issue"_s})));
            else if (service == "hub"_L1)
                QVERIFY(!QCoro::waitFor(services.hub->campaigns()));
            else if (service == "traccar"_L1)
                QVERIFY(!QCoro::waitFor(services.traccar->devices()));
            else
                QVERIFY(!QCoro::waitFor(devices.devices({}, {u"_id"_s})));
        }
        services.stop();
    }
};

QTEST_GUILESS_MAIN(TestDeadService)
#include "tst_deadservice.moc"
