// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../models/tickets/bulkdesk.h"
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
        Session session{Clock()};
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
        const QObject *people = PageHost::find(host.window()->contentItem(), u"alsoHere"_s);
        QVERIFY(people && !people->property("visible").toBool());
        desk.session.setPresence(desk.controller.ticketId(), u"Marie Roy, Luc Gagnon"_s);
        QVERIFY(people->property("visible").toBool());
        host.grab(u"tickets"_s);
        desk.session.setPresence(u"another"_s, u"Marie Roy"_s);
        QVERIFY(!people->property("visible").toBool());

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

    void marksFromTheKeyboard()
    {
        BulkDesk desk(400);
        Settings settings(desk.directory.filePath(u"settings.ini"_s));
        Session session{Clock()};
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 200));
        QTRY_COMPARE(desk.controller.place(), 0);
        const RowSelection &marks = *desk.bulk->selection();
        const auto *table = host.page()->findChild<QQuickItem *>(u"ticketTable"_s);
        const auto *bar = host.page()->findChild<QQuickItem *>(u"selectionBar"_s);
        QVERIFY(table && bar);
        QVERIFY(!bar->isVisible());
        const QRectF before(table->position(), table->size());

        QTest::keyClick(host.window(), Qt::Key_Space);
        QCOMPARE(marks.count(), 1);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(QRectF(table->position(), table->size()), before); // nothing moves for it
        QTest::keyClick(host.window(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(host.window(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(marks.count(), 3);
        QTest::keyClick(host.window(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(marks.count(), 2);
        QTest::keyClick(host.window(), Qt::Key_Down);
        QTest::keyClick(host.window(), Qt::Key_Down);
        QTest::keyClick(host.window(), Qt::Key_Space);
        QCOMPARE(marks.count(), 3);
        QVERIFY(marks.contains(0) && marks.contains(1) && marks.contains(3));

        // It is of the tickets, not of the places.
        desk.controller.sortBy(TicketListModel::IdColumn, false);
        QTRY_VERIFY(marks.contains(199));
        QCOMPARE(marks.count(), 3);
        QTest::keyClick(host.window(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(marks.count(), 200);
        host.grab(u"tickets-marked"_s);
        const QString open = desk.controller.ticketId();
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QCOMPARE(marks.count(), 0);
        QCOMPARE(desk.controller.ticketId(), open); // the next Escape is for that
        QTRY_VERIFY(!bar->isVisible());
    }

    void marksWithTheMouse()
    {
        BulkDesk desk(400);
        Settings settings(desk.directory.filePath(u"settings.ini"_s));
        Session session{Clock()};
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 200));
        QTRY_COMPARE(desk.controller.place(), 0);
        const RowSelection &marks = *desk.bulk->selection();
        const auto *table = host.page()->findChild<QQuickItem *>(u"ticketTable"_s);
        QVERIFY(table);
        const int height = table->property("rowHeight").toInt();
        const auto click = [&](int row, int x, Qt::KeyboardModifiers modifiers = {}) {
            const QPoint at =
                table->mapToScene(QPointF(x, 30 + row * height + height / 2.0)).toPoint();
            QTest::mouseMove(host.window(), at);
            QTRY_COMPARE(table->property("hoveredRow").toInt(), row);
            QTest::mouseClick(host.window(), Qt::LeftButton, modifiers, at);
        };
        click(2, 200);
        QTRY_COMPARE(desk.controller.place(), 2);
        QCOMPARE(marks.count(), 0);
        click(4, 200, Qt::ControlModifier);
        QTRY_COMPARE(marks.count(), 2);
        QVERIFY(marks.contains(2) && marks.contains(4));
        click(7, 200, Qt::ShiftModifier);
        QTRY_COMPARE(marks.count(), 5);
        click(9, 10); // the box
        QTRY_COMPARE(marks.count(), 6);
        QVERIFY(desk.controller.place() != 9); // which opens nothing
        click(1, 200);
        QTRY_COMPARE(marks.count(), 0);
    }

    void changesManyAfterAPreview_data() { PageHost::addLooks(); }

    void changesManyAfterAPreview()
    {
        BulkDesk desk(400);
        Settings settings(desk.directory.filePath(u"settings.ini"_s));
        Session session{Clock()};
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 200));
        QTRY_COMPARE(desk.controller.place(), 0);
        const QString refused = ticketDocument(394).value("name"_L1).toString();
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT" && request.target.contains(refused.toUtf8()))
                return FakeErp::refusal(u"Ce billet attend une facture."_s);
            return {};
        };
        desk.mark(0, 12);
        host.grab(u"tickets-selection"_s);
        QTest::keyClick(host.window(), Qt::Key_B);
        const auto *sheet = host.page()->findChild<QQuickItem *>(u"bulkSheet"_s);
        QVERIFY(sheet);
        QTRY_VERIFY(sheet->isVisible());
        host.grab(u"bulk-choice"_s);
        auto *value = sheet->findChild<QQuickItem *>(u"bulkValue"_s);
        QVERIFY(value);
        value->setProperty("currentIndex", 2); // on hold
        auto *preview = sheet->findChild<QQuickItem *>(u"bulkPreview"_s);
        QVERIFY(preview);
        QMetaObject::invokeMethod(preview, "click");
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QCOMPARE(desk.bulk->counts().change, 12);
        host.grab(u"bulk-preview"_s);
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 11);
        QCOMPARE(desk.bulk->counts().refused, 1);
        host.grab(u"bulk-result"_s);
        QTest::keyClick(host.window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QVERIFY(desk.bulk->isUndo());
        host.grab(u"bulk-undo"_s);
        QTest::keyClick(host.window(), Qt::Key_Escape);
        QTRY_VERIFY(!sheet->isVisible());
    }

    void manyAreSaidInWordsFirst()
    {
        BulkDesk desk(600);
        Settings settings(desk.directory.filePath(u"settings.ini"_s));
        Session session{Clock()};
        PageHost host("FibreDesk.Tickets", "TicketsPage", &desk.controller);
        QVERIFY(isListed(desk.controller, 300));
        QTest::keyClick(host.window(), Qt::Key_A, Qt::ControlModifier);
        desk.bulk->choose();
        desk.bulk->preview(TicketBulk::Status, u"On Hold"_s);
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        const auto *sheet = host.page()->findChild<QQuickItem *>(u"bulkSheet"_s);
        QVERIFY(sheet);
        QTRY_VERIFY(sheet->findChild<QQuickItem *>(u"bulkRun"_s));
        const auto *run = sheet->findChild<QQuickItem *>(u"bulkRun"_s);
        QVERIFY(!run->isEnabled());
        QTest::keyClick(host.window(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.bulk->phase(), BulkController::Planned);
        sheet->findChild<QQuickItem *>(u"bulkWords"_s)->setProperty("checked", true);
        QTRY_VERIFY(run->isEnabled());
        host.grab(u"bulk-words"_s);
        QVERIFY(desk.bench.queue->writes().empty());
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
