// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services.h"

#include "erp/erpclient.h"
#include "gps/traccarclient.h"
#include "health/healthboard.h"
#include "hub/eventstream.h"
#include "hub/hubclient.h"
#include "people/peoplecontroller.h"
#include "platform/platformmodel.h"
#include "realtime/realtimeclient.h"
#include "store/mirror.h"
#include "support/scriptedhttpserver.h"
#include "support/scriptedsmtpserver.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QFile>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

enum class Death { ClosedPort, BlackHole, WrongCertificate, WebPage };
Q_DECLARE_METATYPE(Death)

/// One dead service, in each way a service can be dead, beside living ones on other ports.
class TestDeadService : public QObject {
    Q_OBJECT

    /// A service that is dead, each in its way, with an address of its own.
    struct Dead {
        explicit Dead(Death how)
            : web([how](const WireRequest &, QTcpSocket *socket) {
                if (how == Death::WebPage)
                    ScriptedHttpServer::answer(
                        socket, "200 OK", "text/html", "<title>Welcome to nginx</title>");
            })
        {
            if (how == Death::WrongCertificate) {
                secure.setSslConfiguration(TestCertificates::make({"other.example"}).server());
                secure.listen(QHostAddress::LocalHost);
                url = QUrl(u"https://127.0.0.1:%1"_s.arg(secure.serverPort()));
                return;
            }
            url = web.url();
            if (how == Death::ClosedPort)
                web.close();
        }
        ScriptedHttpServer web;
        QSslServer secure;
        QUrl url;
    };

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
        const std::pair<const char *, Death> ways[]{{"closed port", Death::ClosedPort},
            {"black hole", Death::BlackHole}, {"wrong certificate", Death::WrongCertificate},
            {"web page", Death::WebPage}};
        for (const QString &service : {u"erpnext"_s, u"hub"_s, u"traccar"_s, u"genieacs"_s}) {
            for (const auto &[name, how] : ways)
                QTest::addRow("%s, %s", qPrintable(service), name) << service << how;
        }
    }

    void leavesEveryOtherPageWorking()
    {
        QFETCH(QString, service);
        QFETCH(Death, how);
        const QTemporaryDir directory;
        ScriptedHttpServer living(&TestDeadService::live);
        const Dead dead(how);
        QHash<QString, QUrl> urls{{u"erpnext"_s, living.url(u"/erp"_s)},
            {u"hub"_s, living.url(u"/hub"_s)}, {u"traccar"_s, living.url(u"/gps"_s)},
            {u"genieacs"_s, living.url(u"/acs"_s)}};
        urls[service] = dead.url;
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
        QVERIFY(services.health->find(service)->state != State::Ok);
        if (how == Death::BlackHole)
            QTRY_VERIFY(services.health->find(service)->isAsking);
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
        if (service == "hub"_L1 && how == Death::BlackHole)
            QVERIFY(people.isLoading());
        else if (service == "hub"_L1)
            QTRY_VERIFY(people.error().isSet());
        else
            QTRY_COMPARE(people.people()->count(), 1);
        services.stop();
    }
};

QTEST_GUILESS_MAIN(TestDeadService)
#include "tst_deadservice.moc"
