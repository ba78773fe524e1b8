// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many changes at once end: stopped, taken back, written to a file, left behind.

#include "base/tagrun.h"
#include "bulkdesk.h"

#include <QFile>
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
