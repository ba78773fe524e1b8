// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/hubclient.h"
#include "pagehost.h"
#include "people/peoplecontroller.h"
#include "support/scriptedhttpserver.h"

#include <QNetworkAccessManager>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPeoplePage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        Desk()
            : server([this](const WireRequest &request, QTcpSocket *socket) {
                const QByteArray body = request.verb == "GET" ? users
                    : request.target.endsWith("/disable")
                    ? QByteArray(R"({"ok": true})")
                    : QByteArray(R"({"ok": true, "account": "created", "groups": ["support"],
                          "existing": false, "mailed": false, "mailed_error": "550 no such user"})");
                ScriptedHttpServer::answer(socket, "200 OK", "application/json", body);
            })
            , network(makeNetworkAccessManager())
            , hub(network.get(), {server.url(), {}})
            , controller(&hub, nullptr, QTimeZone("America/Toronto"))
        {
        }
        [[nodiscard]] int posts() const
        {
            return int(std::ranges::count(server.requests, "POST"_ba, &WireRequest::verb));
        }

        QByteArray users = R"({"users": [
            {"id": "1", "full_name": "Élodie Gagnon", "email": "elodie.gagnon@isp.example",
             "groups": ["admin", "support"], "is_active": true, "erp_user": true,
             "last_login": "2026-11-20T14:00:00Z"},
            {"id": "2", "full_name": "Marc Roy", "email": "marc.roy@isp.example",
             "groups": ["tech"], "is_active": true, "erp_user": true, "last_login": null},
            {"id": "3", "full_name": "Luc Côté", "email": "luc.cote@isp.example",
             "groups": ["facturation"], "is_active": false, "erp_user": true},
            {"id": "4", "full_name": "Zoé Bélanger", "email": "zoe.belanger@isp.example",
             "erp_user": false}]})";
        ScriptedHttpServer server;
        std::unique_ptr<QNetworkAccessManager> network;
        Hub::HubClient hub;
        PeopleController controller;
    };

    static void type(QWindow *window, const char *text)
    {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(window, *letter);
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void invitesWithTheKeyboardAndShowsEachPart_data() { PageHost::addLooks(); }

    void invitesWithTheKeyboardAndShowsEachPart()
    {
        Desk desk;
        PageHost host("FibreDesk.People", "PeoplePage", &desk.controller);
        QVERIFY(host.page());
        QTRY_COMPARE(desk.controller.people()->count(), 4);
        host.grab(u"people"_s);
        QTest::keyClick(host.window(), Qt::Key_N);
        QTRY_VERIFY(desk.controller.isInviting());
        QTRY_VERIFY(host.window()->activeFocusItem()
            && host.window()->activeFocusItem()->objectName() == "inviteName"_L1);
        type(host.window(), "ana roy");
        QTest::keyClick(host.window(), Qt::Key_Tab);
        type(host.window(), "ana@isp.example");
        QCOMPARE(desk.controller.invitation()->name(), u"ana roy"_s);
        QCOMPARE(desk.controller.invitation()->email(), u"ana@isp.example"_s);
        QVERIFY(!desk.controller.invitation()->canSend());
        host.grab(u"people-form"_s);
        QTest::keyClick(host.window(), Qt::Key_Tab);
        QTest::keyClick(host.window(), Qt::Key_Space);
        QTRY_VERIFY(desk.controller.invitation()->canSend());
        QCOMPARE(desk.controller.invitation()->groups(), QStringList{u"support"_s});
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.controller.invitation()->state(), Invitation::Told);
        QCOMPARE(desk.posts(), 1);
        const RecordModel *parts = desk.controller.invitation()->parts();
        QCOMPARE(parts->value(2, "tone").toString(), u"danger"_s);
        QCOMPARE(parts->value(2, "words").toString(), u"550 no such user"_s);
        host.grab(u"people-outcome"_s);
    }

    void whoMayNotManageUsersIsToldWhy()
    {
        Desk desk;
        PageHost host("FibreDesk.People", "PeoplePage", &desk.controller);
        QVERIFY(host.page());
        QTRY_COMPARE(desk.controller.people()->count(), 4);
        host.rights().setGrants({.groups = {u"tech"_s},
            .origin = Rights::Origin::Groups,
            .capabilities = Rights::Rules::builtIn().ofGroups({u"tech"_s})});
        const QString reason = host.rights().manageUsers().reason();
        QVERIFY(reason.contains(u"manage_users"_s));
        QTest::keyClick(host.window(), Qt::Key_Down);
        desk.controller.select(u"2"_s);
        // The keys say what the buttons do.
        for (const Qt::Key key : {Qt::Key_N, Qt::Key_R, Qt::Key_Delete}) {
            host.page()->setProperty("said", QString());
            QTest::keyClick(host.window(), key);
            QCOMPARE(host.page()->property("said").toString(), reason);
            QVERIFY(!desk.controller.isInviting());
        }
        for (const QString &name : {u"invite"_s, u"resend"_s, u"disable"_s}) {
            QQuickItem *button = nullptr;
            QTRY_VERIFY2(
                (button = PageHost::find(host.window()->contentItem(), name)), qPrintable(name));
            QCOMPARE(button->property("forbidden").toString(), reason);
            QVERIFY(!button->property("usable").toBool());
        }
        QCOMPARE(desk.posts(), 0);
    }

    void disablingAsksFirstAndEnterAloneDoesNotDoIt_data() { PageHost::addLooks(); }

    void disablingAsksFirstAndEnterAloneDoesNotDoIt()
    {
        Desk desk;
        PageHost host("FibreDesk.People", "PeoplePage", &desk.controller);
        QVERIFY(host.page());
        QTRY_COMPARE(desk.controller.people()->count(), 4);
        QTest::keyClick(host.window(), Qt::Key_Down);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_VERIFY(!desk.controller.selected().id.isEmpty());
        desk.controller.select(u"2"_s);
        host.grab(u"person"_s);
        QTest::keyClick(host.window(), Qt::Key_Delete);
        auto *dialog = host.page()->findChild<QObject *>(u"disableDialog"_s);
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->property("opened").toBool());
        QVERIFY(dialog->property("consequence").toString().contains("marc.roy@isp.example"_L1));
        host.grab(u"person-disable"_s);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog->property("visible").toBool());
        QCOMPARE(desk.posts(), 0);
        QTest::keyClick(host.window(), Qt::Key_Delete);
        QTRY_VERIFY(dialog->property("opened").toBool());
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(desk.posts(), 1);
        QTRY_COMPARE(desk.controller.selected().outcome, u"disabled"_s);
    }

    void findsAColleague_data() { PageHost::addLooks(); }

    void findsAColleague()
    {
        Desk desk;
        PageHost host("FibreDesk.People", "PeoplePage", &desk.controller);
        QVERIFY(host.page());
        QTRY_COMPARE(desk.controller.people()->count(), 4);
        QTest::keyClick(host.window(), Qt::Key_Slash);
        type(host.window(), "belanger");
        QTRY_COMPARE(desk.controller.people()->count(), 1);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_COMPARE(desk.controller.people()->count(), 4);
    }
};

QTEST_MAIN(TestPeoplePage)
#include "tst_peoplepage.moc"
