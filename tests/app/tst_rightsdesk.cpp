// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rightsdesk.h"
#include "services.h"

#include "audit/overseer.h"
#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "hub/hubclient.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "session/deskrights.h"
#include "store/mirror.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// From the answers of the hub and ERPNext to what the pages and the outbox allow.
class TestRightsDesk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeHttpServer> m_server;
    ScriptedAnswer m_hub;
    QByteArray m_roles;
    bool m_isDown = false;

    /// One server is both: their paths differ.
    ScriptedAnswer answer(const SeenRequest &request) const
    {
        if (m_isDown)
            return {.end = ScriptedAnswer::End::Close};
        if (request.target.contains("/auth/capabilities"))
            return m_hub;
        if (request.target.contains("get_logged_user"))
            return FakeHttpServer::json(R"({"message":"ana@fibre.example"})");
        if (request.target.contains("openid_profile"))
            return FakeHttpServer::json(R"({"roles":[")" + m_roles + R"("]})");
        if (request.target.contains("getdoctype") && request.target.contains("doctype=Issue")) {
            return FakeHttpServer::json(R"({"docs":[{"name":"Issue","permissions":[
                {"role":"Support","read":1,"write":1,"create":1},{"role":"Guest","read":1}]}]})");
        }
        return FakeHttpServer::json(R"({"exc_type":"DoesNotExistError"})", 404);
    }

    Profile profile()
    {
        const QString file = m_directory->filePath(u"profile.ini"_s);
        QFile ini(file);
        if (!ini.open(QIODevice::WriteOnly))
            return {};
        const QByteArray url = m_server->url().toEncoded();
        ini.write("[erpnext]\nurl=" + url + "\napi_key=k\napi_secret=s\n[hub]\nurl=" + url
            + "\n[paths]\ndata_dir=" + m_directory->path().toUtf8() + "\n");
        ini.close();
        return Profile::read(file).value_or(Profile());
    }

    struct Desk {
        explicit Desk(const Profile &profile)
            : services(profile)
            , desk(&services, &rights)
        {
        }
        ~Desk() { services.stop(); }

        Result<QString> add(const QString &doctype)
        {
            Outbox::NewWrite write;
            write.doctype = doctype;
            write.name = u"X-1"_s;
            write.changes.fields = {{u"status"_s, R"("Closed")"}};
            return QCoro::waitFor(services.outbox->add(write));
        }

        Services services;
        DeskRights rights{nullptr};
        RightsDesk desk;
    };

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->setHandler([this](const SeenRequest &request) { return answer(request); });
        m_hub = FakeHttpServer::json(R"({"groups":["support"],"capabilities":["view_clients"]})");
        m_roles = "Support";
        m_isDown = false;
    }

    void joinsTheHubsGroupsWithErpnextsPermissions()
    {
        Desk desk(profile());
        QVERIFY(!desk.rights.isKnown());
        QVERIFY(desk.add(u"Customer"_s)); // nobody has decided
        desk.desk.start();
        QTRY_VERIFY(desk.rights.askedAt().isValid());
        QCOMPARE(desk.rights.user(), u"ana@fibre.example"_s);
        QCOMPARE(desk.rights.groups(), u"support"_s);
        QVERIFY(desk.rights.changeTickets().isAllowed());
        QVERIFY(!desk.rights.changeBills().isAllowed()); // of the group
        QVERIFY(!desk.rights.manageUsers().isAllowed()); // not told by the hub
    }

    void whatIsForbiddenDoesNotGetIntoTheOutbox()
    {
        m_roles = "Guest";
        Desk desk(profile());
        desk.desk.start();
        QTRY_VERIFY(desk.rights.askedAt().isValid());
        const auto refused = desk.add(u"Issue"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QCOMPARE(refused.error().detail, desk.rights.changeTickets().reason());
        QVERIFY(desk.services.outbox->writes().empty());
        QVERIFY(desk.add(u"Customer"_s)); // clients_write of the group
        QVERIFY(!desk.add(u"Sales Invoice"_s));
    }

    void everyServiceIsHeldToTheRightsOfEveryGroup_data()
    {
        QTest::addColumn<QString>("group");
        for (const QString &group : Rights::Rules::builtIn().groups())
            QTest::newRow(qPrintable(group)) << group;
    }

    void everyServiceIsHeldToTheRightsOfEveryGroup()
    {
        QFETCH(const QString, group);
        m_hub = FakeHttpServer::json("{}", 404);
        Desk desk(profile());
        QVERIFY(!desk.services.oversight->refusal(u"manageUsers"_s));
        desk.desk.setGroups({group});
        const Rights::Rules rules = Rights::Rules::builtIn();
        const Rights::Capabilities has = rules.ofGroups({group});
        for (const QString &action : {u"sendMail"_s, u"changeCampaigns"_s, u"manageUsers"_s,
                 u"assignJobs"_s, u"actOnDevices"_s, u"installFirmware"_s, u"changeTickets"_s,
                 u"answerTickets"_s, u"installDoctypes"_s}) {
            const QString capability = rules.action(action).capability;
            const bool isAllowed = has.standing(capability) == Rights::Standing::Granted;
            const auto refusal = desk.services.oversight->refusal(action);
            QVERIFY2(refusal.has_value() != isAllowed, qPrintable(action));
            if (!refusal)
                continue;
            QCOMPARE(refusal->kind, ErrorKind::Forbidden);
            QVERIFY2(refusal->detail.contains(capability), qPrintable(refusal->detail));
        }
        if (has.standing(u"manage_users"_s) != Rights::Standing::Granted) {
            const auto before = m_server->requests().size();
            const auto forbidden = QCoro::waitFor(desk.services.hub->disableUser(u"7"_s));
            QVERIFY(!forbidden);
            QCOMPARE(forbidden.error().kind, ErrorKind::Forbidden);
            QCOMPARE(m_server->requests().size(), before);
        }
        if (has.standing(u"send_mail"_s) != Rights::Standing::Granted) {
            const auto forbidden = QCoro::waitFor(desk.services.mail->retry(u"cmp-1"_s, {}));
            QVERIFY(!forbidden);
            QCOMPARE(forbidden.error().kind, ErrorKind::Forbidden);
        }
    }

    void theGroupsOfTheSignInStandWhereTheHubKnowsNoRights()
    {
        m_hub = FakeHttpServer::json("{}", 404);
        Desk desk(profile());
        desk.desk.start();
        QTRY_VERIFY(desk.rights.askedAt().isValid());
        QVERIFY(!desk.rights.isKnown());
        QVERIFY(desk.rights.manageUsers().isAllowed());
        desk.desk.setGroups({u"tech"_s});
        QVERIFY(desk.rights.isKnown()); // at once
        QVERIFY(!desk.rights.manageUsers().isAllowed());
        QVERIFY(desk.rights.assignJobs().isAllowed());
    }

    void whatWasKnownIsThereWithoutANetwork()
    {
        {
            Desk desk(profile());
            desk.desk.start();
            QTRY_VERIFY(desk.rights.askedAt().isValid());
        }
        m_isDown = true;
        Desk desk(profile());
        QTRY_VERIFY(desk.rights.askedAt().isValid());
        const QDateTime before = desk.rights.askedAt();
        QVERIFY(!desk.rights.changeBills().isAllowed());
        desk.desk.start();
        QTRY_VERIFY(!desk.rights.problem().isEmpty());
        QVERIFY(!desk.rights.changeBills().isAllowed()); // still
        QCOMPARE(desk.rights.askedAt(), before); // and as old as it is
    }

    void aRefusalByTheServerHasTheRightsAskedAgain()
    {
        Desk desk(profile());
        desk.desk.start();
        QTRY_VERIFY(desk.rights.askedAt().isValid());
        QVERIFY(desk.rights.changeTickets().isAllowed());
        m_roles = "Guest"; // somebody took the role away
        desk.services.outbox->start();
        m_server->setHandler([this](const SeenRequest &request) {
            return request.target.contains("/api/resource/Issue")
                ? FakeHttpServer::json(R"({"exc_type":"PermissionError"})", 403)
                : answer(request);
        });
        const auto id = desk.add(u"Issue"_s);
        QVERIFY(id);
        QTRY_COMPARE(desk.services.outbox->find(*id)->state, Outbox::State::Refused);
        QTRY_VERIFY(!desk.rights.changeTickets().isAllowed());
        // What was typed is in the outbox.
        QCOMPARE(desk.services.outbox->find(*id)->changes.fields.value(u"status"_s),
            Outbox::RawValue(R"("Closed")"));
    }

    void anAnswerOfSomebodyElsesIsForgotten()
    {
        {
            Desk desk(profile());
            desk.desk.start();
            QTRY_VERIFY(desk.rights.askedAt().isValid());
        }
        m_server->setHandler([this](const SeenRequest &request) {
            if (request.target.contains("get_logged_user"))
                return FakeHttpServer::json(R"({"message":"bo@fibre.example"})");
            return request.target.contains("/auth/capabilities") ? FakeHttpServer::json("{}", 404)
                                                                 : answer(request);
        });
        Desk desk(profile());
        desk.desk.start();
        QTRY_COMPARE(desk.rights.user(), u"bo@fibre.example"_s);
        QVERIFY(!desk.rights.isKnown());
    }
};

QTEST_GUILESS_MAIN(TestRightsDesk)
#include "tst_rightsdesk.moc"
