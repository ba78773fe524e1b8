// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "hub/hubclient.h"
#include "people/peoplecontroller.h"
#include "support/scriptedhttpserver.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;
using Tests::ScriptedHttpServer;
using Tests::WireRequest;

class TestPeopleController : public QObject {
    Q_OBJECT

    /// A hub and an ERPNext on one server, told apart by their paths.
    struct World {
        explicit World(ScriptedHttpServer::Handler handler, bool hasHub = true)
            : server(std::move(handler))
            , network(makeNetworkAccessManager())
            , hub(network.get(), {server.url(u"/hub"_s), {}})
            , erp(network.get(), {server.url(u"/erp"_s), {}})
            , controller(hasHub ? &hub : nullptr, &erp, QTimeZone("America/Toronto"))
        {
        }
        [[nodiscard]] int asked(const QByteArray &verb, const QByteArray &target) const
        {
            return int(std::ranges::count_if(server.requests, [&](const WireRequest &request) {
                return request.verb == verb && request.target.startsWith(target);
            }));
        }
        [[nodiscard]] PersonCard person(const QString &id) const
        {
            const auto *model = const_cast<PeopleController &>(controller).people();
            return model->index(model->rowOf(id)).data(PeopleModel::CardRole).value<PersonCard>();
        }
        [[nodiscard]] QStringList part(int row)
        {
            const RecordModel *parts = controller.invitation()->parts();
            return {parts->value(row, "stateText").toString(),
                parts->value(row, "words").toString(), parts->value(row, "tone").toString()};
        }
        void fillForm()
        {
            controller.setInviting(true);
            controller.invitation()->setName(u"Ana Roy"_s);
            controller.invitation()->setEmail(u"ana@isp.example"_s);
            controller.invitation()->setGroup(u"support"_s, true);
        }

        ScriptedHttpServer server;
        std::unique_ptr<QNetworkAccessManager> network;
        Hub::HubClient hub;
        Erp::ErpClient erp;
        PeopleController controller;
    };

    static void json(QTcpSocket *socket, const QByteArray &body)
    {
        ScriptedHttpServer::answer(socket, "200 OK", "application/json", body);
    }
    static void missing(QTcpSocket *socket)
    {
        ScriptedHttpServer::answer(
            socket, "404 Not Found", "application/json", R"({"error": "not found"})");
    }

    static constexpr auto twoUsers = R"({"users": [
        {"id": "7", "full_name": "Zoé Roy", "email": "zoe@isp.example", "groups": ["tech"],
         "is_active": true, "last_login": "2026-02-03T10:00:00Z", "erp_user": true},
        {"id": "8", "full_name": "Ana Élie", "email": "ana@isp.example"}]})";
    static constexpr auto erpUsers = R"({"data": [
        {"name": "zoe@isp.example", "email": "zoe@isp.example", "full_name": "Zoé Roy",
         "enabled": 1, "last_login": "2026-02-03 05:00:00.000000"},
        {"name": "old@isp.example", "email": "old@isp.example", "full_name": "Luc Old",
         "enabled": 0, "last_login": null}]})";

    static void both(const WireRequest &request, QTcpSocket *socket)
    {
        if (request.target.startsWith("/erp"))
            json(socket, erpUsers);
        else
            json(socket, twoUsers);
    }

private Q_SLOTS:
    void listsByNameAndLeavesUnknownWhatNobodyTells()
    {
        World world(both);
        const QAbstractItemModelTester tester(world.controller.people());
        world.controller.refresh();
        QVERIFY(world.controller.isLoading());
        QTRY_COMPARE(world.controller.people()->count(), 2);
        QCOMPARE(world.controller.source(), u"hub"_s);
        QCOMPARE(world.controller.people()->idAt(0), u"8"_s);
        const PersonCard ana = world.person(u"8"_s);
        QVERIFY(!ana.areGroupsKnown());
        QCOMPARE(ana.access(), u"unknown"_s);
        QVERIFY(!ana.isLastLoginKnown);
        QCOMPARE(world.person(u"7"_s).access(), u"active"_s);
        // The hub does not say it of Ana; ERPNext, which lists everybody, does.
        QTRY_COMPARE(world.person(u"8"_s).erpUser(), u"no"_s);
    }

    void whereTheHubListsNobodyErpNextStandsInAndItIsSaid()
    {
        World world([](const WireRequest &request, QTcpSocket *socket) {
            if (request.target.startsWith("/erp"))
                json(socket, erpUsers);
            else
                missing(socket);
        });
        world.controller.refresh();
        QTRY_COMPARE(world.controller.people()->count(), 2);
        QCOMPARE(world.controller.source(), u"erpnext"_s);
        QVERIFY(!world.controller.sourceNote().isEmpty());
        QCOMPARE(world.person(u"old@isp.example"_s).access(), u"disabled"_s);
        QCOMPARE(world.person(u"zoe@isp.example"_s).lastLogin,
            QDateTime(QDate(2026, 2, 3), QTime(10, 0), QTimeZone::UTC));
    }

    void aHubThatFailsIsNoHubWithoutAListAndWhatWasShownStays()
    {
        bool isWell = true;
        World world([&isWell](const WireRequest &request, QTcpSocket *socket) {
            if (isWell)
                both(request, socket);
            else
                ScriptedHttpServer::answer(socket, "403 Forbidden", "application/json",
                    R"({"error": "manage_users is missing"})");
        });
        world.controller.refresh();
        QTRY_COMPARE(world.controller.people()->count(), 2);
        isWell = false;
        world.controller.refresh();
        QTRY_VERIFY(world.controller.error().isSet());
        QVERIFY(world.controller.error().details().contains("manage_users is missing"_L1));
        QCOMPARE(world.controller.people()->count(), 2);
        QCOMPARE(world.controller.source(), u"hub"_s);
    }

    void findsByNameAddressAndGroupWithoutAccents()
    {
        World world(both);
        world.controller.refresh();
        QTRY_COMPARE(world.controller.people()->count(), 2);
        world.controller.setText(u"elie"_s);
        QCOMPARE(world.controller.people()->count(), 1);
        world.controller.setText(u"technician zoe"_s);
        QCOMPARE(world.controller.people()->idAt(0), u"7"_s);
        world.controller.setText(u"nobody"_s);
        QCOMPARE(world.controller.people()->count(), 0);
        QCOMPARE(world.controller.total(), 2);
    }

    void aFormIsNotSentBeforeItIsWhole()
    {
        World world(both);
        Invitation *form = world.controller.invitation();
        world.controller.setInviting(true);
        QVERIFY(!form->canSend());
        form->setName(u"Ana Roy"_s);
        form->setEmail(u"ana@"_s);
        QVERIFY(!form->emailProblem().isEmpty());
        form->setEmail(u"ana@isp.example"_s);
        QVERIFY(form->emailProblem().isEmpty());
        QVERIFY(!form->canSend());
        form->setGroup(u"support"_s, true);
        QVERIFY(form->canSend());
        QCOMPARE(form->roles(), u"Employee"_s);
        form->setRoles(u" , "_s);
        QCOMPARE(form->roles(), u"Employee"_s);
        form->setName(u"  "_s);
        form->send();
        QCOMPARE(world.server.requests.size(), 0);
    }

    void saysOfEachPartOnlyWhatTheHubSays()
    {
        World world([](const WireRequest &request, QTcpSocket *socket) {
            if (request.verb == "POST")
                json(socket, R"({"ok": true, "existing": true, "groups": ["support"]})");
            else
                both(request, socket);
        });
        world.fillForm();
        world.controller.invitation()->setGroup(u"dev"_s, true);
        world.controller.invitation()->send();
        QTRY_COMPARE(world.controller.invitation()->state(), Invitation::Told);
        QCOMPARE(world.part(0).first(), u"Not told"_s);
        // "dev" was asked for, and the hub does not name it.
        QCOMPARE(world.part(1).first(), u"Failed"_s);
        QVERIFY(world.part(1).at(1).contains("Development"_L1));
        QCOMPARE(world.part(2).first(), u"Not told"_s);
        QCOMPARE(world.part(2).last(), u"pending"_s);
        QCOMPARE(world.part(3).first(), u"Was there before"_s);
        QTRY_COMPARE(world.controller.people()->count(), 2); // read again by itself
    }

    void withoutAnAnswerItIsUncertainAndOnlyAPersonAsksAgain()
    {
        bool isWell = false;
        World world([&isWell](const WireRequest &request, QTcpSocket *socket) {
            if (request.verb == "POST" && !isWell)
                socket->abort();
            else if (request.verb == "POST")
                json(socket, R"({"account": "existing", "existing": true, "mailed": true})");
            else
                both(request, socket);
        });
        world.fillForm();
        world.controller.invitation()->send();
        QTRY_COMPARE(world.controller.invitation()->state(), Invitation::Uncertain);
        QTRY_COMPARE(world.controller.people()->count(), 2);
        QCOMPARE(world.asked("POST", "/hub/auth/users"), 1);
        isWell = true;
        world.controller.invitation()->send();
        QTRY_COMPARE(world.controller.invitation()->state(), Invitation::Told);
        const QJsonObject first =
            QJsonDocument::fromJson(world.server.requests.front().body).object();
        QCOMPARE(first.value("email"_L1).toString(), u"ana@isp.example"_s);
        QCOMPARE(world.asked("POST", "/hub/auth/users"), 2);
        QCOMPARE(world.part(2).first(), u"Sent"_s);
    }

    void anInvitationThatTheHubRefusesKeepsWhatWasTyped()
    {
        World world([](const WireRequest &request, QTcpSocket *socket) {
            if (request.verb == "POST")
                ScriptedHttpServer::answer(socket, "403 Forbidden", "application/json",
                    R"({"error": "manage_users is missing"})");
            else
                both(request, socket);
        });
        world.fillForm();
        Invitation *form = world.controller.invitation();
        const QString name = form->name();
        const QStringList groups = form->groups();
        form->send();
        QTRY_COMPARE(form->state(), Invitation::Failed);
        QVERIFY(form->error().details().contains("manage_users is missing"_L1));
        QCOMPARE(form->name(), name);
        QCOMPARE(form->email(), u"ana@isp.example"_s);
        QCOMPARE(form->groups(), groups);
        QVERIFY(form->canSend()); // once the right is there
    }

    void disablingIsReadBackEvenWhereNoAnswerCame()
    {
        World world([](const WireRequest &request, QTcpSocket *socket) {
            if (request.verb == "POST")
                socket->abort();
            else
                both(request, socket);
        });
        world.controller.refresh();
        QTRY_COMPARE(world.controller.people()->count(), 2);
        const int listed = world.asked("GET", "/hub/auth/users");
        world.controller.disable(u"7"_s);
        QCOMPARE(world.person(u"7"_s).busy, u"disable"_s);
        QTRY_COMPARE(world.person(u"7"_s).error.kind(), u"uncertain"_s);
        QTRY_COMPARE(world.asked("GET", "/hub/auth/users"), listed + 1);
        QCOMPARE(world.asked("POST", "/hub/auth/users/7/disable"), 1);
    }

    void aMailThatTheHubDoesNotConfirmIsNotCalledSent_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("isError");
        QTest::newRow("sent") << R"({"ok": true, "mailed": true})"_ba << u"mailed"_s << false;
        QTest::newRow("not told") << R"({"ok": true})"_ba << u"mailNotTold"_s << false;
        QTest::newRow("failed") << R"({"ok": true, "mailed": false})"_ba << QString() << true;
    }

    void aMailThatTheHubDoesNotConfirmIsNotCalledSent()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, outcome);
        QFETCH(bool, isError);
        World world([answer](const WireRequest &request, QTcpSocket *socket) {
            if (request.verb == "POST")
                json(socket, answer);
            else
                both(request, socket);
        });
        world.controller.refresh();
        QTRY_COMPARE(world.controller.people()->count(), 2);
        world.controller.resend(u"7"_s);
        QTRY_VERIFY(world.person(u"7"_s).busy.isEmpty());
        QCOMPARE(world.person(u"7"_s).outcome, outcome);
        QCOMPARE(world.person(u"7"_s).error.isSet(), isError);
        QCOMPARE(world.asked("POST", "/hub/auth/users/7/resend"), 1);
    }

    void endsWhileEverythingIsStillUnderWay()
    {
        const auto world = std::make_unique<World>([](const WireRequest &, QTcpSocket *) { });
        world->fillForm();
        world->controller.refresh();
        world->controller.invitation()->send();
        QTRY_COMPARE(world->server.requests.size(), 2);
    }

    void withoutAHubNobodyIsInvitedAndItSaysWhy()
    {
        World world(both, false);
        world.fillForm();
        QVERIFY(!world.controller.invitation()->canSend());
        QVERIFY(world.controller.invitation()->missing().contains("[hub] url"_L1));
        QVERIFY(!world.controller.canChange());
        world.controller.refresh();
        QTRY_COMPARE(world.controller.source(), u"erpnext"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeopleController)
#include "tst_peoplecontroller.moc"
