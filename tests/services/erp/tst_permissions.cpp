// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/dependents.h"
#include "erp/erpclient.h"
#include "erp/permissions.h"
#include "fakehttpserver.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPermissions : public QObject {
    Q_OBJECT

private:
    struct Server {
        Server()
        {
            server.setHandler([this](const SeenRequest &request) {
                for (const auto &[part, answer] : answers) {
                    if (request.target.contains(part))
                        return answer;
                }
                return FakeHttpServer::json(R"({"exc_type":"DoesNotExistError"})", 404);
            });
            Profile::Service service;
            service.url = server.url();
            client = std::make_unique<Erp::ErpClient>(network.get(), service);
        }
        Result<Erp::OwnPermissions> ask(const QStringList &doctypes)
        {
            return QCoro::waitFor(
                Erp::askPermissions(client.get(), server.url(), doctypes, &scope));
        }

        FakeHttpServer server;
        std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
        std::unique_ptr<Erp::ErpClient> client;
        RequestScope scope;
        std::vector<std::pair<QByteArray, ScriptedAnswer>> answers{
            {"get_logged_user", FakeHttpServer::json(R"({"message":"ana@fibre.example"})")},
            {"openid_profile",
                FakeHttpServer::json(R"({"sub":"x","roles":["Support Team","All"]})")},
            {"doctype=Issue", FakeHttpServer::json(R"({"docs":[{"name":"Issue","permissions":[
                {"role":"Support Team","permlevel":0,"read":1,"write":1},
                {"role":"Support Team","permlevel":1,"delete":1},
                {"role":"System Manager","permlevel":0,"delete":1}]}]})")}};
    };

private Q_SLOTS:
    void readsWhatTheRolesOfTheUserPermit()
    {
        Server server;
        const auto own = server.ask({u"Issue"_s});
        QVERIFY(own);
        QCOMPARE(own->user, u"ana@fibre.example"_s);
        QCOMPARE(own->roles, (QStringList{u"Support Team"_s, u"All"_s}));
        QCOMPARE(own->verbs.value(u"Issue"_s), (QStringList{u"read"_s, u"write"_s}));
    }

    void takesTheRolesOutOfTheUserWhereTheProfileIsNotServed()
    {
        Server server;
        server.answers[1] = {
            "User/ana%40fibre.example", FakeHttpServer::json(R"({"data":{"name":"ana@fibre.example",
                "roles":[{"role":"System Manager"}]}})")};
        const auto own = server.ask({u"Issue"_s});
        QVERIFY(own);
        QVERIFY(own->roles.contains(u"System Manager"_s));
        QVERIFY(own->roles.contains(u"All"_s));
        QCOMPARE(own->verbs.value(u"Issue"_s), QStringList(u"delete"_s));
    }

    void knowsNothingOfADoctypeThatIsNotTold()
    {
        Server server;
        const auto own = server.ask({u"Issue"_s, u"Dispatch Job"_s});
        QVERIFY(own);
        QVERIFY(own->verbs.contains(u"Issue"_s));
        QVERIFY(!own->verbs.contains(u"Dispatch Job"_s));
    }

    void knowsNothingWithoutRoles()
    {
        Server server;
        server.answers.erase(server.answers.begin() + 1);
        const auto own = server.ask({u"Issue"_s});
        QVERIFY(own);
        QVERIFY(own->verbs.isEmpty());
    }

    void saysWhyTheServerCouldNotBeAsked()
    {
        Server server;
        server.answers[0].second = FakeHttpServer::json(R"({"exc_type":"PermissionError"})", 403);
        const auto own = server.ask({u"Issue"_s});
        QVERIFY(!own);
        QCOMPARE(own.error().kind, ErrorKind::Forbidden);
    }

    void permitsTheAdministratorEverything()
    {
        const auto verbs = Erp::permittedVerbs({}, u"Administrator"_s, {});
        QVERIFY(verbs && verbs->contains(u"delete"_s));
    }

    void namesWhatPointsAtADocument()
    {
        Server server;
        server.answers.emplace_back(
            "linked_with.get", FakeHttpServer::json(R"({"message":{"Issue":[{"name":"ISS-1"}],
                "Service Subscription":[{"name":"SUB-1"},{"name":"SUB-2"}],"Contact":[]}})"));
        const auto dependents = QCoro::waitFor(
            Erp::askDependents(server.client.get(), u"Customer"_s, u"C/1"_s, &server.scope));
        QVERIFY(dependents);
        const QList<Erp::Dependents> wanted{
            {u"Service Subscription"_s, {u"SUB-1"_s, u"SUB-2"_s}}, {u"Issue"_s, {u"ISS-1"_s}}};
        QCOMPARE(*dependents, wanted);
        QVERIFY(server.server.requests().back().body.contains("C/1"));
    }

    void hasNoDependentsWhereTheServerListsNone()
    {
        Server server;
        server.answers.emplace_back("linked_with.get", FakeHttpServer::json(R"({"message":[]})"));
        const auto dependents = QCoro::waitFor(
            Erp::askDependents(server.client.get(), u"Customer"_s, u"C-1"_s, &server.scope));
        QVERIFY(dependents);
        QVERIFY(dependents->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
