// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many changes at once end: stopped, taken back, written to a file, left behind.

#include "base/tagrun.h"
#include "bulkdesk.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketBulkEnd : public QObject {
    Q_OBJECT

private:
    static bool isTag(const SeenRequest &request) { return request.target.contains("tag.tag."); }
    static bool isSave(const SeenRequest &request, const QString &id)
    {
        return request.verb == "PUT" && request.target.contains(id.toUtf8());
    }
    static QString taggedBy(const SeenRequest &request)
    {
        return QJsonDocument::fromJson(request.body).object().value("dn"_L1).toString();
    }
    static ScriptedAnswer later()
    {
        return FakeHttpServer::json(R"({"exc_type":"TooManyRequestsError"})", 429);
    }
    static ScriptedAnswer tagged() { return FakeHttpServer::json(R"({"message":"x"})"); }
    static bool unfinished(BulkDesk &desk)
    {
        const auto found = QCoro::waitFor(desk.journal->unfinished(u"Issue"_s));
        return !found || found->has_value();
    }
    static std::unique_ptr<TagRun> makeRun(BulkDesk &desk, int parallel)
    {
        return std::make_unique<TagRun>(desk.bench.client.get(), &desk.mirror,
            TagRun::Order{.doctype = u"Issue"_s,
                .table = Store::Kind::Ticket,
                .column = u"user_tags"_s,
                .tag = u"Panne"_s},
            TagRun::Options{.parallel = parallel,
                .firstWait = std::chrono::milliseconds(1),
                .longestWait = std::chrono::milliseconds(2)});
    }

private Q_SLOTS:
    void afterAStopWhatCameTooEarlyIsNotSentOnceMore()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 20);
        QStringList asked;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTag(request))
                return {};
            asked += taggedBy(request);
            if (asked.size() == 1)
                desk.bulk->stop();
            // Whoever were asked for again would get it.
            return asked.size() <= 3 ? later() : tagged();
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 0);
        QCOMPARE(desk.bulk->counts().cancelled, 20);
        QVERIFY(asked.size() <= 3); // what was on its way
        QCOMPARE(desk.outcome(asked.first()), u"cancelled"_s);
        QVERIFY(!desk.cell(asked.first(), BulkModel::ReasonRole).isEmpty());
    }

    void whatWasStoppedIsNotSentWithWhatIsAskedForAfterwards()
    {
        BulkDesk desk(4);
        const auto run = makeRun(desk, 1);
        QMap<QString, BulkOutcome> told;
        connect(run.get(), &TagRun::told, run.get(),
            [&](const QString &id, BulkOutcome outcome) { told[id] = outcome; });
        QStringList asked;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            asked += taggedBy(request);
            if (asked.size() > 1)
                return tagged();
            run->stop();
            run->start({u"ISS-2"_s});
            return later();
        };
        run->start({u"ISS-1"_s});
        QTRY_COMPARE(told.value(u"ISS-2"_s), BulkOutcome::Done);
        QCOMPARE(told.value(u"ISS-1"_s), BulkOutcome::Cancelled);
        QCOMPARE(asked, QStringList({u"ISS-1"_s, u"ISS-2"_s}));
    }

    /// The first time it may have arrived, whatever becomes of the second.
    void whatIsUncertainStaysThatWhenItsRepetitionIsStopped()
    {
        BulkDesk desk(4);
        const auto run = makeRun(desk, 1);
        QMap<QString, BulkOutcome> told;
        connect(run.get(), &TagRun::told, run.get(),
            [&](const QString &id, BulkOutcome outcome) { told[id] = outcome; });
        desk.bench.erp.before = [&](const SeenRequest &) -> std::optional<ScriptedAnswer> {
            run->stop();
            return later();
        };
        run->repeat({u"ISS-1"_s, u"ISS-2"_s});
        QTRY_COMPARE(told.value(u"ISS-1"_s), BulkOutcome::Uncertain);
        QCOMPARE(told.value(u"ISS-2"_s), BulkOutcome::Uncertain);
    }

    void aKilledRunTellsHowFarItCameAndSendsNothingByItself()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 8);
        QStringList asked;
        bool answers = false;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTag(request))
                return {};
            asked += taggedBy(request);
            return answers || asked.size() <= 3 ? tagged()
                                                : ScriptedAnswer{.end = ScriptedAnswer::End::Never};
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QTRY_COMPARE(desk.bulk->counts().done, 3);
        QTRY_COMPARE(asked.size(), 6);
        const QStringList unknown = asked.mid(3);
        desk.kill();

        const QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        QTRY_COMPARE(noticed.size(), 1);
        QCOMPARE(noticed.first().first().toString(),
            u"Add the tag Panne: a run of 8 was interrupted: 3 done, 3 unknown, 2 not sent."_s);
        QCOMPARE(desk.bulk->phase(), BulkController::Over);
        QCOMPARE(desk.bulk->counts().done, 3);
        QCOMPARE(desk.bulk->counts().uncertain, 3);
        QCOMPARE(desk.bulk->counts().cancelled, 2);
        QVERIFY(!desk.bulk->isShown());
        QCOMPARE(desk.bulk->undoText(), u"Add the tag Panne"_s);
        for (const QString &id : unknown) {
            QCOMPARE(desk.outcome(id), u"uncertain"_s);
            QVERIFY(!desk.cell(id, BulkModel::ReasonRole).isEmpty());
        }
        QVERIFY(QCoro::waitFor(desk.bench.client->get(u"Issue"_s, unknown.first())));
        QCOMPARE(asked.size(), 6);
        // Not forgotten unseen.
        desk.bulk->choose();
        QCOMPARE(desk.bulk->phase(), BulkController::Over);
        QVERIFY(desk.bulk->isShown());

        // Read back: the server has two of the three.
        bool isAllowed = false;
        answers = true;
        const auto tags = desk.bench.erp.before;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("_user_tags"))
                return tags(request);
            if (!isAllowed)
                return FakeHttpServer::json("{}", 403);
            QJsonArray rows;
            for (const QString &id : unknown)
                rows += QJsonObject{{u"name"_s, id},
                    {u"_user_tags"_s, id == unknown.last() ? QJsonValue() : u",Autre,Panne"_s}};
            return FakeHttpServer::json(
                QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson(QJsonDocument::Compact));
        };
        desk.bulk->lookUpUncertain();
        QTRY_VERIFY(desk.bulk->canRepeat());
        QCOMPARE(desk.bulk->counts().uncertain, 3); // it could not be read
        isAllowed = true;
        desk.bulk->lookUpUncertain();
        QTRY_COMPARE(desk.bulk->counts().done, 5);
        QTRY_COMPARE(desk.bulk->counts().cancelled, 3);
        QCOMPARE(desk.bulk->counts().uncertain, 0);
        QCOMPARE(asked.size(), 6);
        QCOMPARE(desk.tags(unknown.first()), u",Panne"_s);
        QCOMPARE(desk.outcome(unknown.last()), u"cancelled"_s);
        QTRY_VERIFY(desk.bulk->canGoOn());
        desk.bulk->goOn();
        QTRY_COMPARE(desk.bulk->counts().done, 8);
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Over);
        QVERIFY(desk.bulk->interruption().isEmpty());
        QCOMPARE(asked.size(), 9);
        QVERIFY(!unfinished(desk));
    }

    void anInterruptedRunIsShownBeforeItIsTakenBack()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 2);
        int asked = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTag(request))
                return {};
            return ++asked == 1 ? tagged() : ScriptedAnswer{.end = ScriptedAnswer::End::Never};
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QTRY_COMPARE(desk.bulk->counts().done, 1);
        desk.restart();
        QTRY_COMPARE(desk.bulk->counts().uncertain, 1);
        desk.bulk->undo();
        QVERIFY(desk.bulk->isShown());
        QVERIFY(!desk.bulk->isUndo());
        QVERIFY(unfinished(desk));
        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QVERIFY(desk.bulk->isUndo());
    }

    void whatIsStoppedWhileOthersAreReadBackWasNotReadBack()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 6);
        int asked = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isTag(request))
                return ++asked == 1 ? FakeHttpServer::json("{}", 500)
                                    : ScriptedAnswer{.end = ScriptedAnswer::End::Never};
            return request.target.contains("_user_tags")
                ? std::optional(ScriptedAnswer{.end = ScriptedAnswer::End::Never})
                : std::nullopt;
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QTRY_COMPARE(asked, 4);
        QTRY_VERIFY(desk.bulk->canRepeat());
        desk.bulk->lookUpUncertain();
        QVERIFY(!desk.bulk->canRepeat());
        desk.bulk->stop();
        QTRY_COMPARE(desk.bulk->counts().cancelled, 2);
        desk.bulk->items()->setFilter(u"cancelled"_s);
        QCOMPARE(desk.bulk->items()->rowCount(), 2);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(desk.bulk->items()->index(row).data(BulkModel::ReasonRole), QString());
    }

    void whatADamagedJournalHeldIsSaidToBeUnknown()
    {
        BulkDesk desk;
        desk.journalFile = desk.directory.filePath(u"damaged.sqlite"_s);
        QFile file(desk.journalFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, and it is long enough to be taken for a damaged one");
        file.close();
        desk.restart();
        const QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().contains(u".damaged-"_s));
        QCOMPARE(desk.bulk->phase(), BulkController::Idle);
    }

    void anInterruptedRunIsToldUntilItWasClosed()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 2);
        desk.bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return isTag(request) ? std::optional(ScriptedAnswer{.end = ScriptedAnswer::End::Never})
                                  : std::nullopt;
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QTRY_COMPARE(desk.bulk->counts().waiting, 2);
        QTRY_COMPARE(std::ranges::count_if(desk.bench.erp.server.requests(), isTag), 2);
        for (int start = 0; start < 2; ++start) {
            desk.restart();
            QTRY_COMPARE(desk.bulk->counts().uncertain, 2);
        }
        desk.bulk->show();
        desk.bulk->close();
        QCOMPARE(desk.bulk->phase(), BulkController::Idle);
        QVERIFY(!unfinished(desk));
    }

    void aRunThatIsOverIsNotToldAgain()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 5);
        int asked = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTag(request))
                return {};
            if (++asked == 2)
                desk.bulk->stop();
            return asked == 1 ? FakeErp::refusal(u"Non"_s) : tagged();
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QVERIFY(desk.bulk->counts().cancelled > 0);
        QVERIFY(!unfinished(desk));
        desk.kill();
        QVERIFY(!unfinished(desk));
    }

    void whatCannotBeKeptIsNotSent()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.journalFile = desk.directory.filePath(u"taken.sqlite"_s);
        Outbox::TagJournal other(desk.journalFile); // another program's
        QVERIFY(QCoro::waitFor(other.unfinished(u"Issue"_s)));
        desk.restart();
        desk.mark(0, 2);
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QVERIFY(desk.bulk->error().isSet());
        QCOMPARE(desk.bulk->selection()->count(), 2);
        QCOMPARE(std::ranges::count_if(desk.bench.erp.server.requests(), isTag), 0);
    }

    void aRunThatGoesAwayTellsAndSendsNothing()
    {
        BulkDesk desk(4);
        auto run = makeRun(desk, 1);
        desk.bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            return isTag(request) ? std::optional(ScriptedAnswer{.end = ScriptedAnswer::End::Never})
                                  : std::nullopt;
        };
        const QSignalSpy told(run.get(), &TagRun::told);
        run->start({u"ISS-1"_s, u"ISS-2"_s, u"ISS-3"_s});
        const auto asked = [&desk] {
            return std::ranges::count_if(desk.bench.erp.server.requests(), isTag);
        };
        QTRY_COMPARE(asked(), 1);
        const qsizetype before = told.size();
        run.reset();
        QCOMPARE(told.size(), before);
        // What would have been sent then had arrived before this.
        (void)QCoro::waitFor(desk.bench.client->get(u"Issue"_s, u"ISS-1"_s));
        QCOMPARE(asked(), 1);
        QCOMPARE(told.size(), before);
    }

    void undoWaitsForWhatIsOnItsWay()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 3);
        const QString held = desk.idAt(1);
        bool holds = true;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (holds && isSave(request, held))
                return ScriptedAnswer{.end = ScriptedAnswer::End::Never};
            return {};
        };
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        desk.bulk->run();
        QTRY_COMPARE(desk.bulk->counts().done, 2);
        QTRY_COMPARE(desk.outcome(held), u"sending"_s);
        QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        desk.bulk->undo();
        QCOMPARE(noticed.count(), 1);
        QVERIFY(!desk.bulk->isUndo());
        QCOMPARE(desk.bulk->phase(), BulkController::Running);
        QCOMPARE(desk.bulk->undoText(), u"State: On hold"_s); // not forgotten

        // Nobody knows of it: that is not settled either.
        desk.bench.queue->stop();
        QTRY_COMPARE(desk.outcome(held), u"uncertain"_s);
        desk.bulk->undo();
        QCOMPARE(noticed.count(), 2);
        QVERIFY(!desk.bulk->isUndo());

        holds = false;
        desk.bench.queue->start();
        QTRY_COMPARE(desk.bulk->counts().done, 3);
        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QVERIFY(desk.bulk->isUndo());
        QCOMPARE(desk.bulk->counts().change, 3);
        QCOMPARE(noticed.count(), 2);
    }

    void undoLeavesNothingOutBecauseTheCopyLagsBehind()
    {
        BulkDesk desk(60, BulkDesk::Copy::Lags);
        QVERIFY(desk.start());
        desk.mark(0, 4);
        const QString first = desk.idAt(0);
        const QString open = desk.idAt(1);
        const QString before = desk.status(first);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 4);
        // Of one a change is open: whatever the copy has of it says nothing.
        desk.bench.queue->stop();
        QVERIFY(QCoro::waitFor(desk.bench.queue->add(
            Outbox::fieldWrite({.doctype = u"Issue"_s, .name = open, .title = {}, .modified = {}},
                {{.field = u"subject"_s, .before = "\"x\"", .after = "\"y\""}}))));
        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QCOMPARE(desk.bulk->counts().change, 3);
        QCOMPARE(desk.bulk->counts().already, 0);
        QCOMPARE(desk.outcome(open), u"unsettled"_s);
        QCOMPARE(desk.cell(first, BulkModel::BeforeRole), u"On hold"_s);
        desk.bench.queue->start();
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 3);
        QCOMPARE(desk.status(first), before);
    }

    void aTagComesBackAsItWasWritten()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        const QString id = desk.idAt(0);
        QJsonObject has = desk.bench.erp.document(id);
        has.insert(u"user_tags"_s, u",Panne"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {has}));
        desk.mark(0, 1);
        QStringList asked;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!isTag(request))
                return {};
            asked += QJsonDocument::fromJson(request.body).object().value("tag"_L1).toString();
            return tagged();
        };
        QVERIFY(desk.preview(TicketBulk::RemoveTag, u"panne"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.tags(id), QString());
        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(asked, QStringList({u"panne"_s, u"Panne"_s}));
        QCOMPARE(desk.tags(id), u",Panne"_s);
    }

    void whatIsOpenIsNotCalledAlreadyThere()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 2);
        const QString id = desk.idAt(0);
        const QString has = desk.status(id);
        desk.bench.queue->stop();
        QVERIFY(QCoro::waitFor(desk.bench.queue->add(
            Outbox::fieldWrite({.doctype = u"Issue"_s, .name = id, .title = {}, .modified = {}},
                {{.field = u"status"_s, .before = Outbox::rawOf(has), .after = "\"Closed\""}}))));
        QVERIFY(desk.preview(TicketBulk::Status, has));
        QCOMPARE(desk.outcome(id), u"unsettled"_s);
    }

    void writesTheResultsBesideTheWindow()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 5);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        const QString id = desk.idAt(0);
        const QSignalSpy finished(desk.bulk->fileExport(), &ListExport::finished);
        const QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        const QString path = desk.directory.filePath(u"results.csv"_s);
        desk.bulk->fileExport()->start(QUrl::fromLocalFile(path));
        QVERIFY(desk.bulk->fileExport()->isRunning()); // it is not done when this returns
        QVERIFY(!QFile::exists(path));
        desk.bulk->items()->setFilter(u"refused"_s); // what was shown when it began is written
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().at(1).toInt(), 5);
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().contains(path));
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QCOMPARE(text.count("\r\n"), 6);
        QVERIFY(text.contains(id.toUtf8()));
    }

    void saysWhyTheResultsCouldNotBeWritten()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 1);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        desk.bulk->fileExport()->start(
            QUrl::fromLocalFile(desk.directory.filePath(u"nowhere/results.csv"_s)));
        QTRY_VERIFY(!desk.bulk->fileExport()->isRunning());
        QVERIFY(desk.bulk->fileExport()->error().isSet());
    }
};

QTEST_GUILESS_MAIN(TestTicketBulkEnd)
#include "tst_ticketbulkend.moc"
