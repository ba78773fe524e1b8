// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/tickets/ticketdesk.h"
#include "pagehost.h"
#include "session/session.h"
#include "session/settings.h"
#include "ticketscontroller.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketsPage : public QObject {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir directory;
        Settings settings{directory.filePath(u"settings.ini"_s)};
        Store::Mirror mirror{directory.filePath(u"mirror.sqlite"_s)};
        TicketsController controller{&mirror};
    };

    static bool isListed(const TicketsController &controller, int count)
    {
        return QTest::qWaitFor([&controller, count] {
            return controller.isListed() && !controller.isListing()
                && const_cast<TicketsController &>(controller).list()->count() == count;
        });
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void showsTheListAndAThread_data() { PageHost::addLooks(); }

    void showsTheListAndAThread()
    {
        Desk desk;
        QVERIFY(putTickets(desk.mirror, 400));
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 200));
        QTRY_VERIFY(desk.controller.isLoaded()); // the first one, since the table has the focus
        QTRY_COMPARE(desk.controller.thread()->count(), 4);
        host.grab(u"tickets"_s);

        desk.controller.setGroup(TicketsController::ByStatus);
        QVERIFY(isListed(desk.controller, 200));
        desk.controller.setOnlyOpen(false);
        QVERIFY(isListed(desk.controller, 400));
        host.grab(u"tickets-groups"_s);
    }

    void isWorkedFromTheKeyboard()
    {
        Desk desk;
        QVERIFY(putTickets(desk.mirror, 400));
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 200));
        QTRY_COMPARE(desk.controller.place(), 0);
        QTest::keyClick(host.window(), Qt::Key_J);
        QTRY_COMPARE(desk.controller.place(), 1);
        // The last row is not read yet when the cursor comes there.
        QTest::keyClick(host.window(), Qt::Key_End);
        QTRY_COMPARE(desk.controller.place(), 199);
        QTest::keyClick(host.window(), Qt::Key_Home);
        QTRY_COMPARE(desk.controller.place(), 0);
        QTest::keyClick(host.window(), Qt::Key_O);
        QVERIFY(isListed(desk.controller, 400));
        // The open ticket stays, at its place of the other list.
        QTRY_COMPARE(desk.controller.place(), 1);
        const auto *table = host.page()->findChild<QObject *>(u"ticketTable"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->property("currentRow").toInt(), 1);

        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_VERIFY(host.page()->property("isFull").toBool());
        QTRY_VERIFY(desk.controller.isLoaded());
        host.grab(u"ticket-full"_s);
        QTest::keyClick(host.window(), Qt::Key_J);
        QTRY_COMPARE(desk.controller.place(), 2);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!host.page()->property("isFull").toBool());

        QTest::keyClick(host.window(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(isListed(desk.controller, 80));
        QCOMPARE(desk.controller.view(), u"mine"_s);
        QTest::keyClick(host.window(), Qt::Key_Slash);
        for (const char letter : {'t', 'r', 'e', 'm'})
            QTest::keyClick(host.window(), letter);
        QTRY_COMPARE(desk.controller.text(), u"trem"_s);
        QVERIFY(isListed(desk.controller, 27));
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QVERIFY(isListed(desk.controller, 80));
    }

    void keepsTheOpenTicketWhenAColleagueClosesIt()
    {
        Desk desk;
        QVERIFY(putTickets(desk.mirror, 40));
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 20));
        QTRY_COMPARE(desk.controller.place(), 0);
        QTest::keyClick(host.window(), Qt::Key_J);
        QTRY_COMPARE(desk.controller.place(), 1);
        QTRY_VERIFY(desk.controller.isLoaded());
        const QString read = desk.controller.ticketId();
        const auto *table = host.page()->findChild<QObject *>(u"ticketTable"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->property("currentRow").toInt(), 1);

        QSignalSpy opened(&desk.controller, &TicketsController::ticketChanged);
        QJsonObject ticket = ticketDocument(36); // the second of the open ones
        QCOMPARE(ticket.value("name"_L1).toString(), read);
        ticket.insert(u"modified"_s, u"2026-12-24 10:00:00.000000"_s);
        ticket.insert(u"status"_s, u"Closed"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {ticket}));
        QVERIFY(isListed(desk.controller, 19));
        QTRY_COMPARE(table->property("currentRow").toInt(), -1);
        QTRY_COMPARE(desk.controller.card().status, u"Closed"_s);
        QCOMPARE(desk.controller.ticketId(), read);
        QCOMPARE(opened.count(), 0);
    }

    void keepsAViewUnderAName()
    {
        Desk desk;
        QVERIFY(putTickets(desk.mirror, 40));
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 20));
        QTest::keyClick(host.window(), Qt::Key_S, Qt::ControlModifier);
        for (const char letter : {'n', 'o', 'r', 'd'})
            QTest::keyClick(host.window(), letter);
        QTest::keyClick(host.window(), Qt::Key_Return);
        QTRY_COMPARE(desk.controller.view(), u"saved:nord"_s);
        QVERIFY(desk.settings.remembered(u"tickets"_s).contains(u"nord"_s));
    }

    void saysWhatIsEmptyMissingOrFailed_data() { PageHost::addLooks(); }

    void saysWhatIsEmptyMissingOrFailed()
    {
        Desk desk;
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 0));
        host.grab(u"tickets-none"_s);
        desk.controller.open(u"ISS-2026-99999"_s);
        QTRY_VERIFY(desk.controller.isMissing());
        host.grab(u"ticket-missing"_s);
        desk.controller.close();
        desk.mirror.close();
        desk.controller.refresh();
        QTRY_VERIFY(desk.controller.listError().isSet());
        host.grab(u"tickets-failed"_s);
    }

    void writesFromTheKeyboard_data() { PageHost::addLooks(); }

    void writesFromTheKeyboard()
    {
        TicketDesk desk;
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return request.target.contains("email.make")
                ? std::optional(TicketDesk::message(QJsonObject{{u"name"_s, u"COM-NEW"_s}}))
                : std::nullopt;
        };
        QVERIFY(desk.open());
        Session session{Clock()};
        Settings settings{desk.directory.filePath(u"settings.ini"_s)};
        PageHost host("FibreDesk.Tickets", "TicketsPage", desk.controller.get());
        desk.controller->open(desk.id);
        QTRY_VERIFY(host.page()->property("isFull").toBool());
        const auto press = [&host](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(host.window(), key, with);
        };
        const auto type = [&host](const QByteArray &letters) {
            for (const char letter : letters) {
                QTest::keyClick(host.window(), letter);
            }
        };
        const auto part = [&host](const QString &name) {
            return host.page()->findChild<QObject *>(name);
        };

        press(Qt::Key_S);
        QTRY_VERIFY(
            part(u"choicePicker"_s) && part(u"choicePicker"_s)->property("opened").toBool());
        host.grab(u"ticket-status"_s);
        press(Qt::Key_5);
        QTRY_COMPARE(desk.atServer(u"status"_s), u"Closed"_s);
        QTRY_VERIFY(!part(u"choicePicker"_s)->property("visible").toBool());
        press(Qt::Key_I);
        QTRY_COMPARE(desk.atServer(u"is_important"_s), u"1"_s);

        press(Qt::Key_N);
        QTRY_VERIFY(part(u"noteText"_s) && part(u"noteText"_s)->property("activeFocus").toBool());
        type("rappeler");
        host.grab(u"ticket-note"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.posted("/resource/Comment").size(), 1);
        QTRY_COMPARE(part(u"noteText"_s)->property("text").toString(), QString());
        press(Qt::Key_Escape);
        QTRY_COMPARE(desk.writing->composer(), QString());
        QVERIFY(host.page()->property("isFull").toBool());

        press(Qt::Key_R);
        QTRY_VERIFY(part(u"replyText"_s) && part(u"replyText"_s)->property("activeFocus").toBool());
        type("bonjour");
        QCOMPARE(desk.writing->reply()->text(), u"bonjour"_s);
        host.grab(u"ticket-answer"_s);
        press(Qt::Key_T, Qt::ControlModifier);
        host.grab(u"ticket-canned"_s);
        press(Qt::Key_Escape);
        QTRY_VERIFY(part(u"replyText"_s)->property("activeFocus").toBool());
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.posted("email.make").size(), 1);
        QTRY_COMPARE(part(u"replyText"_s)->property("text").toString(), QString());
        press(Qt::Key_Escape);

        press(Qt::Key_W);
        QTRY_VERIFY(part(u"jobSheet"_s) && part(u"jobSheet"_s)->property("opened").toBool());
        host.grab(u"ticket-job"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(desk.posted("/Dispatch%20Job").size(), 1);
        QCOMPARE(desk.posted("/Dispatch%20Job").first().value("ticket_id"_L1).toString(), desk.id);
        QTRY_VERIFY(!part(u"jobSheet"_s)->property("visible").toBool());

        press(Qt::Key_D);
        QTRY_VERIFY(
            part(u"duplicateSheet"_s) && part(u"duplicateSheet"_s)->property("opened").toBool());
        QTRY_VERIFY(desk.writing->duplicate()->matches()->count() > 0);
        host.grab(u"ticket-duplicate"_s);
        press(Qt::Key_Escape);
    }

    void showsWhatIsNotSaved_data() { PageHost::addLooks(); }

    void showsWhatIsNotSaved()
    {
        TicketDesk desk;
        desk.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.contains("email.make")) {
                return FakeErp::lost();
            }
            return request.verb == "POST" || request.verb == "PUT"
                ? std::optional(FakeErp::refusal(u"Status: close the jobs of the ticket first"_s))
                : std::nullopt;
        };
        QVERIFY(desk.open());
        Session session{Clock()};
        Settings settings{desk.directory.filePath(u"settings.ini"_s)};
        PageHost host("FibreDesk.Tickets", "TicketsPage", desk.controller.get());
        desk.controller->open(desk.id);
        QTRY_VERIFY(host.page()->property("isFull").toBool());
        desk.erp.touch(desk.id, {{u"priority"_s, u"Low"_s}});
        desk.writing->edits()->change(u"priority"_s, u"Urgent"_s);
        desk.writing->notes()->setText(u"Une note"_s);
        desk.writing->notes()->add();
        QTRY_COMPARE(desk.writing->edits()->priority().state, u"clash"_s);
        desk.writing->setComposer(u"reply"_s);
        desk.writing->reply()->setText(u"Bonjour"_s);
        desk.writing->reply()->send();
        QTRY_COMPARE(
            desk.writing->notes()->pending()->value(0, "noteState").toString(), u"refused"_s);
        QTRY_VERIFY(desk.writing->reply()->isNotFound());
        host.grab(u"ticket-unsaved"_s);
    }

    void scrollsALongThread_data() { PageHost::addLooks(); }

    void scrollsALongThread()
    {
        Desk desk;
        QVERIFY(putTickets(desk.mirror, 40));
        const QString id = ticketDocument(38).value("name"_L1).toString();
        QList<QJsonObject> messages;
        for (int i = 3; i < 29; ++i)
            messages += messageDocument(id, i, i % 2 == 0,
                u"<p>Bonjour,</p><p>Voici le message %1, avec assez de mots pour tenir sur deux ou "
                "trois lignes dans le panneau de droite.</p><ul><li>un</li><li>deux</li></ul>"_s
                    .arg(i));
        QVERIFY(put(desk.mirror, Store::Kind::Message, messages));
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 20));
        QTRY_COMPARE(desk.controller.thread()->count(), 29);
        desk.controller.open(id);
        QTRY_VERIFY(host.page()->property("isFull").toBool());
        host.grab(u"ticket-long"_s);
    }
};

QTEST_MAIN(TestTicketsPage)
#include "tst_ticketspage.moc"
