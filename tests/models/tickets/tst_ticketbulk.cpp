// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bulkdesk.h"

#include "store/database.h"
#include "store/documenttags.h"

#include <QFile>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Tests;

class TestTicketBulk : public QObject {
    Q_OBJECT

private:
    static bool isOf(const SeenRequest &request, const QByteArray &verb, const QString &id)
    {
        return request.verb == verb && request.target.contains(id.toUtf8());
    }
    static QJsonObject bodyOf(const SeenRequest &request)
    {
        return QJsonDocument::fromJson(request.body).object();
    }

private Q_SLOTS:
    void saysBeforehandWhatWouldBecomeOfEach()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 6); // open and replied ones in turn
        const QString gone = desk.idAt(2);
        const QString unsettled = desk.idAt(3);
        QVERIFY(desk.preview(TicketBulk::Status, u"Closed"_s));
        QCOMPARE(desk.bulk->counts().change, 6);
        // A write of one is under way, another is deleted by a colleague.
        desk.bench.queue->stop();
        QVERIFY(!desk.bench.change(unsettled, u"subject"_s, u"autre"_s).isEmpty());
        auto writes = desk.bench.queue->openWrites(u"Customer"_s, unsettled);
        QCOMPARE(writes.size(), std::size_t(1)); // of another doctype: it does not count
        QVERIFY(QCoro::waitFor(desk.bench.queue->add(Outbox::fieldWrite(
            {.doctype = u"Issue"_s, .name = unsettled, .title = {}, .modified = {}},
            {{.field = u"subject"_s, .before = "\"x\"", .after = "\"y\""}}))));
        QVERIFY(QCoro::waitFor(desk.mirror.write([gone](QSqlDatabase &db) {
            return Store::removeDocuments(db, Store::Kind::Ticket, {gone});
        })));
        QTRY_COMPARE(desk.bulk->selection()->outside(), 1);
        QVERIFY(desk.preview(TicketBulk::Status, u"Closed"_s));
        const BulkCounts counts = desk.bulk->counts();
        QCOMPARE(counts.total, 6);
        QCOMPARE(counts.change, 4);
        QCOMPARE(counts.gone, 1);
        QCOMPARE(counts.unsettled, 1);
        QCOMPARE(desk.outcome(gone), u"gone"_s);
        QCOMPARE(desk.outcome(unsettled), u"unsettled"_s);
        QCOMPARE(desk.cell(desk.idAt(0), BulkModel::AfterRole), u"Closed"_s);
        QVERIFY(!desk.bulk->needsWords());

        desk.bulk->reconsider();
        QVERIFY(desk.preview(TicketBulk::Status, u"Open"_s));
        QVERIFY(desk.bulk->counts().already > 0);
    }

    void aRowNumberThatIsAnothersByNowIsGone()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.controller.sortBy(TicketListModel::IdColumn, true);
        QTRY_VERIFY(!desk.controller.isListing());
        QTRY_COMPARE(desk.idAt(0), ticketDocument(58).value("name"_L1).toString());
        const QString newest = ticketDocument(59).value("name"_L1).toString();
        desk.controller.setOnlyOpen(false);
        QTRY_COMPARE(desk.idAt(0), newest);
        desk.mark(0, 1);
        QVERIFY(desk.preview(TicketBulk::Status, u"Open"_s));
        QCOMPARE(desk.bulk->counts().change, 1);
        // Deleted, and its number given to a new one in the same breath.
        QJsonObject other = ticketDocument(900);
        QVERIFY(QCoro::waitFor(desk.mirror.write([newest, other](QSqlDatabase &db) {
            const auto removed = Store::removeDocuments(db, Store::Kind::Ticket, {newest});
            return removed ? Store::applyDocuments(db, Store::Kind::Ticket, {other}) : removed;
        })));
        QVERIFY(desk.preview(TicketBulk::Status, u"Open"_s));
        QCOMPARE(desk.bulk->counts().gone, 1);
        QCOMPARE(desk.bulk->counts().change, 0);
        QCOMPARE(desk.outcome(newest), u"gone"_s);
    }

    void manyNeedWordsAndTooManyAreNotRead()
    {
        BulkDesk desk(5400);
        QVERIFY(desk.start());
        desk.controller.setOnlyOpen(false);
        QTRY_COMPARE(desk.controller.list()->count(), 5400);
        desk.mark(0, 201);
        QVERIFY(desk.preview(TicketBulk::Important, u"1"_s));
        QVERIFY(!desk.bulk->needsWords()); // a third is important already
        desk.bulk->reconsider();
        desk.bulk->selection()->markAll();
        QCOMPARE(desk.bulk->selection()->count(), 5400);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        QVERIFY(desk.bulk->isTooMany());
        desk.bulk->run();
        QCOMPARE(desk.bulk->phase(), BulkController::Planned);
        desk.bulk->selection()->clear();
        desk.mark(0, 300);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        QVERIFY(desk.bulk->needsWords());
        QVERIFY(desk.bench.queue->writes().empty());
    }

    void changesAllOfThemAndTellsOfEach()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 12);
        const QString refused = desk.idAt(1);
        const QString clash = desk.idAt(2);
        const QString lost = desk.idAt(3);
        desk.bench.erp.touch(clash, {{u"status"_s, u"Resolved"_s}}); // a colleague was faster
        int lostSaves = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (isOf(request, "PUT", refused))
                return FakeErp::refusal(u"Ce billet attend une <b>facture</b>."_s);
            if (isOf(request, "PUT", lost) && ++lostSaves == 1)
                return desk.bench.erp.applyAndLose(request);
            return {};
        };
        QVERIFY(desk.preview(TicketBulk::Status, u"Closed"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        const BulkCounts counts = desk.bulk->counts();
        QCOMPARE(counts.done, 10);
        QCOMPARE(counts.refused, 1);
        QCOMPARE(counts.clash, 1);
        QCOMPARE(desk.bulk->asked(), 12);
        QCOMPARE(desk.outcome(refused), u"refused"_s);
        QVERIFY(desk.cell(refused, BulkModel::ReasonRole).contains(u"facture"_s));
        QCOMPARE(desk.outcome(clash), u"clash"_s);
        QVERIFY(desk.cell(clash, BulkModel::ReasonRole).contains(u"bert@desk.example"_s));
        QCOMPARE(desk.status(clash), u"Resolved"_s); // never overwritten
        QCOMPARE(desk.outcome(lost), u"done"_s); // read back, not sent twice
        QCOMPARE(lostSaves, 1);
        QCOMPARE(desk.bulk->selection()->count(), 0);
        // The outbox has them together.
        QCOMPARE(desk.bench.queue->writes().back().batchTitle, u"State: Closed"_s);
        QTRY_COMPARE(desk.controller.list()->count(), 30 - 11); // the mirror follows

        desk.bulk->items()->setFilter(u"refused"_s);
        QCOMPARE(desk.bulk->items()->rowCount(), 1);
        QVERIFY(desk.bulk->tableText().contains(refused));
        QVERIFY(!desk.bulk->tableText().contains(lost));
        const QString file = desk.directory.filePath(u"r.csv"_s);
        const QSignalSpy finished(desk.bulk->fileExport(), &ListExport::finished);
        desk.bulk->fileExport()->start(QUrl::fromLocalFile(file));
        QTRY_COMPARE(finished.size(), 1);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("facture"));
    }

    void goesOnOutOfSightAndSaysWhenItIsOver()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 8);
        QVERIFY(desk.preview(TicketBulk::Priority, u"Urgent"_s));
        const int asked = desk.bulk->counts().change;
        QVERIFY(asked > 2);
        QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        desk.bulk->run();
        desk.bulk->close();
        QVERIFY(!desk.bulk->isShown());
        QVERIFY(desk.isOver());
        QCOMPARE(noticed.count(), 1);
        QVERIFY(noticed.first().first().toString().contains(QString::number(asked)));
        desk.bulk->show();
        QVERIFY(desk.bulk->isShown());
        QCOMPARE(desk.bulk->counts().done, asked);
    }

    void stoppedInTheMiddleWhatWaitsIsGivenUp()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 30);
        int saves = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT" && ++saves == 6)
                desk.bulk->stop();
            return {};
        };
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        const BulkCounts counts = desk.bulk->counts();
        QCOMPARE(counts.done + counts.cancelled, 30);
        QVERIFY(counts.done >= 5);
        QVERIFY(counts.cancelled >= 15);
        int held = 0;
        for (const QJsonObject &ticket : std::as_const(desk.bench.erp.documents))
            held += ticket.value("status"_L1) == "On Hold"_L1 ? 1 : 0;
        QCOMPARE(held, counts.done);
    }

    void takesBackWhatStillStands()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 6);
        const QString since = desk.idAt(0);
        const QString unseen = desk.idAt(1);
        const QString plain = desk.idAt(2);
        const QString before = desk.status(plain);
        QVERIFY(desk.preview(TicketBulk::Status, u"On Hold"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 6);
        QCOMPARE(desk.bulk->undoText(), u"State: On hold"_s);
        QVERIFY(desk.bulk->canUndo());
        // A colleague has changed one that the mirror knows of, and one that it does not yet.
        desk.bench.erp.touch(since, {{u"status"_s, u"Resolved"_s}});
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {desk.bench.erp.document(since)}));
        desk.bench.erp.touch(unseen, {{u"status"_s, u"Closed"_s}});

        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QVERIFY(desk.bulk->isUndo());
        QCOMPARE(desk.bulk->counts().change, 5);
        QCOMPARE(desk.bulk->counts().since, 1);
        QCOMPARE(desk.outcome(since), u"since"_s);
        QCOMPARE(desk.status(plain), u"On Hold"_s); // only shown so far
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 4);
        QCOMPARE(desk.bulk->counts().clash, 1);
        QCOMPARE(desk.outcome(unseen), u"clash"_s);
        QCOMPARE(desk.status(plain), before);
        QCOMPARE(desk.status(since), u"Resolved"_s);
        QCOMPARE(desk.status(unseen), u"Closed"_s);
        QVERIFY(desk.bulk->undoText().isEmpty());
        QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        desk.bulk->undo();
        QCOMPARE(noticed.count(), 1); // nothing to undo, and it says so
    }

    void saysWhenNothingOfItWasSaved()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 2);
        desk.bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.verb == "PUT")
                return FakeErp::refusal(u"Non"_s);
            return {};
        };
        QVERIFY(desk.preview(TicketBulk::Status, u"Closed"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().refused, 2);
        QVERIFY(!desk.bulk->canUndo());
        QSignalSpy noticed(desk.bulk.get(), &BulkController::noticed);
        desk.bulk->undo();
        QCOMPARE(noticed.count(), 1);
        QVERIFY(noticed.first().first().toString().contains(u"State: Closed"_s));
    }

    /// The server says "later", does not answer, refuses: each is told as what it is.
    void setsTagsOneByOne()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 6);
        const QString lost = desk.idAt(1);
        const QString refused = desk.idAt(2);
        const QString plain = desk.idAt(3);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {[&] {
            QJsonObject has = ticketDocument(58);
            has.insert(u"user_tags"_s, u",Panne"_s);
            return has;
        }()}));
        const QString already = ticketDocument(58).value("name"_L1).toString();
        QCOMPARE(desk.idAt(0), already);
        int asked = 0;
        QStringList added;
        bool loses = true;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("tag.tag."))
                return {};
            ++asked;
            const QString id = bodyOf(request).value("dn"_L1).toString();
            if (asked == 1) {
                auto later = FakeHttpServer::json(R"({"exc_type":"TooManyRequestsError"})", 429);
                return later;
            }
            if (id == lost && loses)
                return FakeErp::lost();
            if (id == refused)
                return FakeErp::refusal(u"Pas le droit"_s);
            added += request.target.contains("add_tag") ? id : u"-"_s + id;
            return FakeHttpServer::json(R"({"message":"Panne"})");
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u" Panne "_s));
        QCOMPARE(desk.bulk->counts().already, 1);
        QCOMPARE(desk.bulk->counts().change, 5);
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 3);
        QCOMPARE(desk.bulk->counts().uncertain, 1);
        QCOMPARE(desk.bulk->counts().refused, 1);
        QCOMPARE(desk.outcome(lost), u"uncertain"_s);
        QVERIFY(desk.cell(refused, BulkModel::ReasonRole).contains(u"Pas le droit"_s));
        QCOMPARE(asked, 6); // the one that came too early once more; the lost one not by itself
        QCOMPARE(desk.tags(plain), u",Panne"_s);
        QCOMPARE(desk.tags(lost), QString());
        QVERIFY(desk.bench.queue->writes().empty());

        loses = false;
        QVERIFY(desk.bulk->canRepeat());
        desk.bulk->repeatUncertain();
        QTRY_COMPARE(desk.bulk->counts().done, 4);
        QVERIFY(desk.isOver());
        QCOMPARE(desk.tags(lost), u",Panne"_s);

        // Taken back where it was added, and only there.
        added.clear();
        desk.bulk->undo();
        QTRY_COMPARE(desk.bulk->phase(), BulkController::Planned);
        QCOMPARE(desk.bulk->counts().change, 4);
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, 4);
        QVERIFY(added.contains(u"-"_s + plain));
        QVERIFY(!added.contains(u"-"_s + already));
        QCOMPARE(desk.tags(plain), QString());
        QCOMPARE(desk.tags(already), u",Panne"_s);
        QVERIFY(desk.bulk->undoText().isEmpty());
    }

    void tagsThatWaitCanBeStopped()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(0, 20);
        int asked = 0;
        desk.bench.erp.before = [&](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (!request.target.contains("tag.tag."))
                return {};
            if (++asked == 4)
                desk.bulk->stop();
            return FakeHttpServer::json(R"({"message":"x"})");
        };
        QVERIFY(desk.preview(TicketBulk::AddTag, u"Panne"_s));
        desk.bulk->run();
        QVERIFY(desk.isOver());
        QCOMPARE(desk.bulk->counts().done, asked);
        QVERIFY(asked <= 6);
        QCOMPARE(desk.bulk->counts().cancelled, 20 - asked);
    }

    void aTagIsNoTwoTags()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.bulk->tagProblem(u"Panne de secteur"_s).isEmpty());
        QVERIFY(!desk.bulk->tagProblem(u"a,b"_s).isEmpty());
        desk.mark(0, 1);
        desk.bulk->choose();
        desk.bulk->preview(TicketBulk::AddTag, u"a,b"_s);
        QCOMPARE(desk.bulk->phase(), BulkController::Choosing);
    }

    void offersWhatThereIs()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        QTRY_VERIFY(!desk.bulk->values(TicketBulk::Staff).isEmpty());
        QVERIFY(desk.bulk->values(TicketBulk::Type).contains(u"Technique"_s));
        QTRY_VERIFY(desk.bulk->texts(TicketBulk::Staff).contains(u"Luc Gagnon"_s));
        QVERIFY(desk.bulk->values(TicketBulk::Staff).contains(someone)); // who has signed nothing
        QCOMPARE(desk.bulk->texts(TicketBulk::Staff).first(), u"Nobody"_s);
        QCOMPARE(desk.bulk->values(TicketBulk::Status).size(),
            desk.bulk->texts(TicketBulk::Status).size());
    }

    void exportsOnlyWhatIsMarked()
    {
        BulkDesk desk;
        QVERIFY(desk.start());
        desk.mark(3, 2);
        const QString first = desk.idAt(3);
        const QString other = desk.idAt(5);
        QSignalSpy finished(desk.controller.fileExport(), &TicketExport::finished);
        const QString file = desk.directory.filePath(u"some.csv"_s);
        desk.controller.fileExport()->startMarked(
            QUrl::fromLocalFile(file), desk.bulk->selection());
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().at(1).toInt(), 2);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains(first.toUtf8()));
        QVERIFY(!text.contains(other.toUtf8()));
    }

    void findsTicketsByTag()
    {
        BulkDesk desk;
        QJsonObject tagged = ticketDocument(40);
        tagged.insert(u"user_tags"_s, u",À rappeler,Panne"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {tagged}));
        QVERIFY(desk.start());
        QTRY_VERIFY(desk.controller.views()->rowOf(u"tag:À rappeler"_s) >= 0);
        desk.controller.chooseView(u"tag:À rappeler"_s);
        QTRY_COMPARE(desk.controller.list()->count(), 1);
        QCOMPARE(desk.idAt(0), tagged.value("name"_L1).toString());
        QCOMPARE(desk.controller.list()
                     ->index(0, TicketListModel::TagsColumn)
                     .data(TicketListModel::CellTextRole)
                     .toString(),
            u"À rappeler, Panne"_s);
        // A document read alone says nothing of its tags.
        QJsonObject alone = ticketDocument(40);
        alone.insert(u"modified"_s, u"2027-01-01 00:00:00.000000"_s);
        alone.insert(u"subject"_s, u"Autre sujet"_s);
        QVERIFY(put(desk.mirror, Store::Kind::Ticket, {alone}));
        QCOMPARE(desk.tags(tagged.value("name"_L1).toString()), u",À rappeler,Panne"_s);
    }
};

QTEST_GUILESS_MAIN(TestTicketBulk)
#include "tst_ticketbulk.moc"
