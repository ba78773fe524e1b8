// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// Several jobs at once, and what is made of one: longer, split, copied.
class TestDispatchGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void marksOneByOneAndByRange();
    void marksWhatAnAreaTouches();
    void walksWithoutMarking();
    void givesOnlyTheMarkedWhereverTheKeyboardIs();
    void movesAllOrNone();
    void aGroupGoesIntoTheOutboxInOneStep();
    void aGroupTheDiskDoesNotTakeStaysWhereItWas();
    void aDropKeepsTheDistances();
    void previewsAGroupWithTheNames();
    void givesSeveralOfTheTrayOneAfterTheOther();
    void undoTakesTheWholeGroupBack();
    void undoLeavesWhatSomebodyElseChanged();
    void aRefusedOneLeavesTheGroupsUndo();
    void unassignsAllOrNone();
    void exchangesTwoDays();
    void resizesThroughTheOutbox();
    void aDurationThatMinutesDoNotTellIsNoClash();
    void resizingWhatWaitsToBeMovedSendsBoth();
    void somebodyElsesDurationStandsAgainstOurs();
    void splitsIntoTwo();
    void undoOfASplitLeavesBothPartsWhereOneWasMoved();
    void aSecondPartThatIsRefusedIsToldOnTheJob();
    void theFirstPartIsPutBackOnlyWhereNobodyChangedIt();
    void aRefusedSecondPartIsSentAgain();
    void undoOfASplitThatWasGivenUpInTheOutboxPutsTheFirstBack();
    void copiesIntoTheTray();
    void undoOfACopyCancelsIt();
    void pausesATechnician();
    void aRefusedPauseIsTakenBackWithTheReason();
    void tellsWhatHappensToTheDraggedJob();
    void tellsWhatHappensToAnyOfADraggedGroup();
    void stepsThroughExceptions();

private:
    void refuseNewJobs();
    [[nodiscard]] DispatchController &desk() { return *m_desk->desk; }

    std::unique_ptr<DispatchDesk> m_desk;
};

void TestDispatchGroups::init()
{
    m_desk = std::make_unique<DispatchDesk>();
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s);
    QVERIFY(m_desk->open());
}

void TestDispatchGroups::marksOneByOneAndByRange()
{
    desk().selectJob(u"DJ-1"_s);
    QSignalSpy marks(&desk(), &DispatchController::marksChanged);
    desk().toggleMark(u"DJ-4"_s);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-4"_s}));
    QVERIFY(desk().lanes()->blocks(u"DT-2"_s)->rows().front().isMarked);
    desk().toggleMark(u"DJ-1"_s);
    QCOMPARE(desk().markedJobs(), QStringList{u"DJ-4"_s});
    QCOMPARE(marks.size(), 2);
    desk().selectJob(u"DJ-1"_s);
    QCOMPARE(desk().markedCount(), 0);
    desk().markTo(u"DJ-2"_s);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
    desk().markTo(u"DJ-4"_s); // over both lanes, from nine to ten
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-4"_s}));
    desk().markAll();
    QCOMPARE(desk().markedCount(), 3);
    desk().nextDay();
    QCOMPARE(desk().markedCount(), 0);
}

void TestDispatchGroups::marksWhatAnAreaTouches()
{
    desk().markArea(0, 1, 9 * 60 + 30, 10 * 60 + 30, false);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-4"_s}));
    desk().markArea(0, 0, 11 * 60, 12 * 60, true);
    QCOMPARE(desk().markedCount(), 3);
    desk().markArea(0, 0, 13 * 60, 14 * 60, false);
    QCOMPARE(desk().markedCount(), 0);
    // What is done is not among them.
    m_desk->touch(u"DJ-1"_s, {{u"status"_s, u"Completed"_s}});
    QTRY_COMPARE(desk().board().job(u"DJ-1"_s)->job.state, JobState::Completed);
    desk().markArea(0, 1, 0, 24 * 60, false);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-2"_s, u"DJ-4"_s}));
}

void TestDispatchGroups::walksWithoutMarking()
{
    desk().selectJob(u"DJ-1"_s);
    desk().toggleMark(u"DJ-1"_s);
    desk().walkMarks(1, 0);
    QCOMPARE(desk().selectedJob(), u"DJ-2"_s);
    QCOMPARE(desk().markedJobs(), QStringList{u"DJ-1"_s});
    desk().walkMarks(0, 1);
    desk().toggleMark(desk().selectedJob());
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-4"_s}));
    desk().selectJob(u"DJ-1"_s);
    desk().extendMarks(1, 0);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
}

void TestDispatchGroups::givesOnlyTheMarkedWhereverTheKeyboardIs()
{
    desk().markArea(0, 0, 9 * 60, 12 * 60, false);
    QCOMPARE(desk().markedJobs(), (QStringList{u"DJ-1"_s, u"DJ-2"_s}));
    desk().walkMarks(0, 1);
    QCOMPARE(desk().selectedJob(), u"DJ-4"_s);
    desk().preparePicker(u"DJ-4"_s);
    QVERIFY(desk().picker()->rowCount() > 0);
    QVERIFY(desk().dropMarked(u"DJ-4"_s, u"DT-2"_s, -1));
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-2"_s);
    QCOMPARE(m_desk->technicianOf(u"DJ-2"_s), u"DT-2"_s);
    QCOMPARE(m_desk->from(u"DJ-4"_s), 10 * 60); // it is not among them
}

void TestDispatchGroups::movesAllOrNone()
{
    desk().markAll();
    QVERIFY(desk().moveMarked(15, 0));
    QCOMPARE(m_desk->from(u"DJ-1"_s), 555);
    QCOMPARE(m_desk->from(u"DJ-2"_s), 675);
    QCOMPARE(m_desk->from(u"DJ-4"_s), 615);
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(
        m_desk->bench.erp.document(u"DJ-4"_s).value("start_time"_L1).toString(), u"10:15:00"_s);

    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    QVERIFY(!desk().moveMarked(0, 1)); // Benoit has nobody below
    QCOMPARE(noticed.size(), 1);
    const QString text = noticed.front().front().toString();
    QVERIFY2(text.contains(u"Customer DJ-4"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"Customer DJ-1"_s), qPrintable(text));
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    QCOMPARE(desk().pendingCount(), 0);
}

void TestDispatchGroups::aGroupGoesIntoTheOutboxInOneStep()
{
    m_desk->bench.queue->stop();
    desk().markAll();
    QVERIFY(desk().moveMarked(15, 0));
    const auto &writes = m_desk->bench.queue->writes();
    QCOMPARE(writes.size(), 3U);
    QTRY_VERIFY(std::ranges::all_of(writes, &Outbox::Write::isKept));
    // Asked for in one go.
    QCOMPARE(writes[1].created, writes[0].created);
    QCOMPARE(writes[2].created, writes[0].created);
    QCOMPARE(desk().pendingCount(), 3);
    // What waits is edited, not followed by another one.
    QVERIFY(desk().moveMarked(15, 0));
    QCOMPARE(writes.size(), 3U);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60 + 30);
    desk().undo();
    desk().undo();
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    m_desk->bench.queue->start();
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestDispatchGroups::aGroupTheDiskDoesNotTakeStaysWhereItWas()
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"spoiler"_s);
        db.setDatabaseName(m_desk->bench.file());
        QVERIFY(db.open());
        // The second of them is not taken.
        QVERIFY(QSqlQuery(db).exec(u"CREATE TRIGGER full BEFORE INSERT ON write WHEN (SELECT "
                                   u"COUNT(*) FROM write) >= 1 BEGIN SELECT RAISE(ABORT, 'disk "
                                   u"full'); END"_s));
    }
    QSqlDatabase::removeDatabase(u"spoiler"_s);
    desk().markAll();
    QVERIFY(desk().moveMarked(15, 0));
    QTRY_COMPARE(desk().failedCount(), 3);
    for (const QString &job : {u"DJ-1"_s, u"DJ-2"_s, u"DJ-4"_s}) {
        const JobWrites::Write *write = desk().writes()->find(job);
        QVERIFY(write);
        QCOMPARE(write->state, JobWrites::State::Refused);
        QVERIFY2(write->error.detail.contains(u"disk full"_s), qPrintable(write->error.detail));
    }
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    QCOMPARE(m_desk->from(u"DJ-2"_s), 11 * 60);
    QVERIFY(m_desk->bench.queue->writes().empty());
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
}

void TestDispatchGroups::aDropKeepsTheDistances()
{
    desk().selectJob(u"DJ-1"_s);
    desk().toggleMark(u"DJ-2"_s);
    QVERIFY(desk().dropMarked(u"DJ-2"_s, u"DT-2"_s, 13 * 60));
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-2"_s);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 11 * 60);
    QCOMPARE(m_desk->from(u"DJ-2"_s), 13 * 60);
}

void TestDispatchGroups::previewsAGroupWithTheNames()
{
    desk().selectJob(u"DJ-1"_s);
    desk().toggleMark(u"DJ-2"_s);
    DropPreview preview = desk().previewDrop(u"DJ-1"_s, u"DT-2"_s, 8 * 60 + 15);
    QVERIFY(preview.isPossible);
    // DJ-2 would stand over DJ-4; DJ-1 over nothing.
    QVERIFY2(preview.warning.contains(u"Customer DJ-2: "_s), qPrintable(preview.warning));
    preview = desk().previewDrop(u"DJ-2"_s, u"DT-1"_s, 60);
    QVERIFY(!preview.isPossible); // DJ-1 would leave the day
    QVERIFY2(preview.warning.contains(u"Customer DJ-1"_s), qPrintable(preview.warning));
}

void TestDispatchGroups::givesSeveralOfTheTrayOneAfterTheOther()
{
    desk().selectJob(u"DJ-3"_s);
    desk().toggleMark(u"DJ-1"_s);
    QVERIFY(desk().dropMarked(u"DJ-3"_s, u"DT-2"_s, 8 * 60));
    QCOMPARE(m_desk->technicianOf(u"DJ-3"_s), u"DT-2"_s);
    QCOMPARE(m_desk->from(u"DJ-3"_s), 8 * 60);
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-2"_s);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    desk().undo();
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    QCOMPARE(desk().tray()->unassigned(), 1);
}

void TestDispatchGroups::undoTakesTheWholeGroupBack()
{
    desk().markAll();
    desk().moveMarked(30, 0);
    QTRY_COMPARE(desk().pendingCount(), 0);
    QVERIFY(desk().undoText().contains(u"3"_s));
    desk().undo();
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    QCOMPARE(m_desk->from(u"DJ-2"_s), 11 * 60);
    QCOMPARE(m_desk->from(u"DJ-4"_s), 10 * 60);
    QVERIFY(desk().undoText().isEmpty());
}

void TestDispatchGroups::undoLeavesWhatSomebodyElseChanged()
{
    desk().markAll();
    desk().moveMarked(30, 0);
    QTRY_COMPARE(desk().pendingCount(), 0);
    m_desk->touch(u"DJ-2"_s, {{u"start_time"_s, u"15:00:00"_s}});
    QTRY_COMPARE(m_desk->from(u"DJ-2"_s), 15 * 60);
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    desk().undo();
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    QCOMPARE(m_desk->from(u"DJ-2"_s), 15 * 60);
    QCOMPARE(noticed.size(), 1);
    QVERIFY(noticed.front().front().toString().contains(u"Customer DJ-2"_s));
}

void TestDispatchGroups::aRefusedOneLeavesTheGroupsUndo()
{
    m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb != "PUT" || !request.target.contains("DJ-2"))
            return std::nullopt;
        return FakeErp::refusal(u"Technician is on leave"_s);
    };
    desk().markAll();
    desk().moveMarked(30, 0);
    QTRY_COMPARE(desk().failedCount(), 1);
    QTRY_COMPARE(desk().pendingCount(), 0);
    desk().undo();
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    QCOMPARE(m_desk->from(u"DJ-4"_s), 10 * 60);
}

void TestDispatchGroups::unassignsAllOrNone()
{
    m_desk->touch(u"DJ-2"_s, {{u"status"_s, u"In Progress"_s}});
    QTRY_COMPARE(desk().board().job(u"DJ-2"_s)->job.state, JobState::InProgress);
    desk().markAll();
    QVERIFY(!desk().unassignMarked());
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    desk().toggleMark(u"DJ-2"_s);
    QVERIFY(desk().unassignMarked());
    QCOMPARE(desk().tray()->unassigned(), 3);
}

void TestDispatchGroups::exchangesTwoDays()
{
    QVERIFY(desk().swapDays(u"DT-1"_s, u"DT-2"_s));
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-2"_s);
    QCOMPARE(m_desk->technicianOf(u"DJ-2"_s), u"DT-2"_s);
    QCOMPARE(m_desk->technicianOf(u"DJ-4"_s), u"DT-1"_s);
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
    desk().undo();
    QCOMPARE(m_desk->technicianOf(u"DJ-4"_s), u"DT-2"_s);
}

void TestDispatchGroups::resizesThroughTheOutbox()
{
    QVERIFY(desk().stretch(u"DJ-1"_s, 15));
    QCOMPARE(desk().board().job(u"DJ-1"_s)->to, 10 * 60 + 15);
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 1.25);
    QVERIFY(desk().stretch(u"DJ-1"_s, -30));
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 60);
    const DropPreview preview = desk().previewResize(u"DJ-1"_s, 150);
    QCOMPARE(preview.to, 11 * 60 + 30);
    QVERIFY2(preview.warning.contains(u"Customer DJ-2"_s), qPrintable(preview.warning));
    desk().undo();
    desk().undo();
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 60);
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
}

void TestDispatchGroups::aDurationThatMinutesDoNotTellIsNoClash()
{
    m_desk->touch(u"DJ-1"_s, {{u"duration_h"_s, 0.33}});
    QTRY_COMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 20);
    QVERIFY(desk().resize(u"DJ-1"_s, 40));
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 40);
    // And one without any.
    m_desk->touch(u"DJ-2"_s, {{u"duration_h"_s, QJsonValue()}, {u"notes"_s, u"x"_s}});
    QTRY_COMPARE(desk().board().job(u"DJ-2"_s)->job.notes, u"x"_s);
    QVERIFY(desk().resize(u"DJ-2"_s, 90));
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
}

void TestDispatchGroups::resizingWhatWaitsToBeMovedSendsBoth()
{
    m_desk->bench.queue->stop();
    QVERIFY(desk().moveTo(u"DJ-1"_s, 13 * 60));
    QTRY_VERIFY(m_desk->bench.queue->writes().front().isKept);
    QVERIFY(desk().resize(u"DJ-1"_s, 90));
    QCOMPARE(m_desk->from(u"DJ-1"_s), 13 * 60);
    QCOMPARE(desk().board().job(u"DJ-1"_s)->to, 14 * 60 + 30);
    m_desk->bench.queue->start();
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
    const QJsonObject there = m_desk->bench.erp.document(u"DJ-1"_s);
    QCOMPARE(there.value("start_time"_L1).toString(), u"13:00:00"_s);
    QCOMPARE(there.value("duration_h"_L1).toDouble(), 1.5);
}

void TestDispatchGroups::somebodyElsesDurationStandsAgainstOurs()
{
    m_desk->bench.erp.touch(u"DJ-1"_s, {{u"duration_h"_s, 3.0}}); // and no synchronisation
    QVERIFY(desk().resize(u"DJ-1"_s, 90));
    QTRY_COMPARE(desk().failedCount(), 1);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 3.0);
}

void TestDispatchGroups::splitsIntoTwo()
{
    QVERIFY(desk().split(u"DJ-1"_s));
    QTRY_COMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 30);
    QTRY_COMPARE(desk().lanes()->blocks(u"DT-1"_s)->rowCount(), 3);
    const BlockRow &second = desk().lanes()->blocks(u"DT-1"_s)->rows().at(1);
    QCOMPARE(second.from, 9 * 60 + 30);
    QCOMPARE(second.to, 10 * 60);
    QCOMPARE(second.customer, u"Customer DJ-1"_s);
    QTRY_COMPARE(desk().pendingCount(), 0);
    desk().undo();
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 60);
    QTRY_COMPARE(desk().lanes()->blocks(u"DT-1"_s)->rowCount(), 2);
    QVERIFY(!desk().split(u"DJ-1"_s, 9 * 60 + 2)); // two minutes are no job
    QVERIFY(!desk().split(u"DJ-3"_s)); // nobody has it
}

void TestDispatchGroups::undoOfASplitLeavesBothPartsWhereOneWasMoved()
{
    QVERIFY(desk().split(u"DJ-1"_s));
    QTRY_COMPARE(desk().lanes()->blocks(u"DT-1"_s)->rowCount(), 3);
    QTRY_COMPARE(desk().pendingCount(), 0);
    const QString second = desk().lanes()->blocks(u"DT-1"_s)->rows().at(1).job;
    m_desk->touch(second, {{u"assigned_tech"_s, u"DT-2"_s}});
    QTRY_COMPARE(m_desk->technicianOf(second), u"DT-2"_s);
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    desk().undo();
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(desk().pendingCount(), 0);
    QCOMPARE(m_desk->technicianOf(second), u"DT-2"_s);
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 30);
}

void TestDispatchGroups::refuseNewJobs()
{
    m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        if (request.verb != "POST")
            return std::nullopt;
        return FakeErp::refusal(u"Mandatory field missing"_s);
    };
}

void TestDispatchGroups::aSecondPartThatIsRefusedIsToldOnTheJob()
{
    refuseNewJobs();
    QVERIFY(desk().split(u"DJ-1"_s));
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 0.5);
    desk().selectJob(u"DJ-1"_s);
    QTRY_VERIFY(!desk().jobCard().splitText.isEmpty());
    QVERIFY(desk().jobCard().splitDetails.contains(u"Mandatory field missing"_s));
    const BlockRow &block = desk().lanes()->blocks(u"DT-1"_s)->rows().front();
    QVERIFY2(block.problem.contains(desk().jobCard().splitText), qPrintable(block.problem));
    QCOMPARE(block.severity, 2);
    // Whoever starts the program again is told too: it stands in the outbox.
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const SplitWatch fresh(m_desk->bench.queue.get(), &map);
    QVERIFY(fresh.of(u"DJ-1"_s));
    QCOMPARE(fresh.of(u"DJ-1"_s)->whole, 60);
    QCOMPARE(fresh.of(u"DJ-1"_s)->left, 30);

    QVERIFY(desk().undoSplit(u"DJ-1"_s));
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 1.0);
    QTRY_VERIFY(desk().jobCard().splitText.isEmpty());
    QCOMPARE(desk().board().job(u"DJ-1"_s)->job.minutes, 60);
    QVERIFY(desk().undoText().isEmpty()); // there is nothing left of the split
    QVERIFY(std::ranges::none_of(m_desk->bench.queue->writes(), &Outbox::Write::isOpen));
}

void TestDispatchGroups::theFirstPartIsPutBackOnlyWhereNobodyChangedIt()
{
    refuseNewJobs();
    QVERIFY(desk().split(u"DJ-1"_s));
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 0.5);
    desk().selectJob(u"DJ-1"_s);
    QTRY_VERIFY(!desk().jobCard().splitText.isEmpty());
    // A colleague gives it a length, and nobody here has heard of it.
    m_desk->bench.erp.touch(u"DJ-1"_s, {{u"duration_h"_s, 2.0}});
    QVERIFY(desk().undoSplit(u"DJ-1"_s));
    QTRY_COMPARE(desk().failedCount(), 1);
    QCOMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 2.0);
    QCOMPARE(desk().writes()->find(u"DJ-1"_s)->state, JobWrites::State::Conflict);
}

void TestDispatchGroups::aRefusedSecondPartIsSentAgain()
{
    refuseNewJobs();
    QVERIFY(desk().split(u"DJ-1"_s));
    desk().selectJob(u"DJ-1"_s);
    QTRY_VERIFY(!desk().jobCard().splitText.isEmpty());
    m_desk->bench.erp.before = {};
    desk().repeatSplit(u"DJ-1"_s);
    QTRY_COMPARE(desk().lanes()->blocks(u"DT-1"_s)->rowCount(), 3);
    QVERIFY(desk().jobCard().splitText.isEmpty());
    QVERIFY(!desk().undoSplit(u"DJ-1"_s)); // it is whole
}

void TestDispatchGroups::undoOfASplitThatWasGivenUpInTheOutboxPutsTheFirstBack()
{
    refuseNewJobs();
    QVERIFY(desk().split(u"DJ-1"_s));
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 0.5);
    const auto made =
        std::ranges::find(m_desk->bench.queue->writes(), true, &Outbox::Write::isCreate);
    QVERIFY(made != m_desk->bench.queue->writes().end());
    const QString write = made->id;
    QTRY_COMPARE(m_desk->bench.state(write), Outbox::State::Refused);
    QVERIFY(QCoro::waitFor(m_desk->bench.queue->cancel(write)));
    desk().undo();
    QTRY_COMPARE(m_desk->bench.erp.document(u"DJ-1"_s).value("duration_h"_L1).toDouble(), 1.0);
}

void TestDispatchGroups::copiesIntoTheTray()
{
    QVERIFY(desk().copyJob(u"DJ-1"_s));
    QTRY_COMPARE(desk().tray()->unassigned(), 2);
    QTRY_VERIFY(desk().undoText().contains(u"Customer DJ-1"_s));
    QCOMPARE(m_desk->bench.erp.count("POST"), 1);
    QVERIFY(desk().copyJob(u"DJ-1"_s, u"DT-2"_s, 14 * 60));
    QTRY_COMPARE(desk().lanes()->blocks(u"DT-2"_s)->rowCount(), 2);
    QCOMPARE(desk().lanes()->blocks(u"DT-2"_s)->rows().at(1).from, 14 * 60);
}

void TestDispatchGroups::undoOfACopyCancelsIt()
{
    m_desk->bench.queue->stop();
    QVERIFY(desk().copyJob(u"DJ-1"_s));
    QTRY_VERIFY(!desk().undoText().isEmpty());
    desk().undo();
    QTRY_COMPARE(m_desk->bench.queue->writes().front().state, Outbox::State::Cancelled);
    m_desk->bench.queue->start();
    QCOMPARE(m_desk->bench.erp.count("POST"), 0);
}

void TestDispatchGroups::pausesATechnician()
{
    m_desk->bench.erp.put(u"DT-1"_s, m_desk->technicians.front());
    desk().selectTechnician(u"DT-1"_s);
    QVERIFY(desk().setPaused(u"DT-1"_s, true));
    QTRY_VERIFY(desk().technicianCard().isPaused);
    QVERIFY(desk().lanes()->rows().front().isAway);
}

void TestDispatchGroups::aRefusedPauseIsTakenBackWithTheReason()
{
    QSignalSpy noticed(&desk(), &DispatchController::noticed);
    QVERIFY(desk().setPaused(u"DT-1"_s, true)); // the server knows no such document
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.front().front().toString().contains(u"Alice Roy"_s));
    QVERIFY(!desk().lanes()->rows().front().isAway);
}

void TestDispatchGroups::tellsWhatHappensToTheDraggedJob()
{
    desk().beginDrag(u"DJ-1"_s);
    QVERIFY(desk().dragNews().isEmpty());
    m_desk->touch(u"DJ-1"_s, {{u"notes"_s, u"dog"_s}});
    QTRY_COMPARE(desk().board().job(u"DJ-1"_s)->job.notes, u"dog"_s);
    QVERIFY(desk().dragNews().isEmpty()); // that does not move it
    m_desk->touch(u"DJ-1"_s, {{u"assigned_tech"_s, u"DT-2"_s}, {u"start_time"_s, u"14:00:00"_s}});
    QTRY_VERIFY(!desk().dragNews().isEmpty());
    QVERIFY2(desk().dragNews().contains(u"Benoit Roux"_s), qPrintable(desk().dragNews()));
    QVERIFY(desk().dragNews().contains(u"14:00"_s));
    desk().endDrag();
    QVERIFY(desk().dragNews().isEmpty());
    // What is dropped all the same is compared with what was seen: it stands.
    QVERIFY(desk().assign(u"DJ-1"_s, u"DT-1"_s, 600));
    QTRY_COMPARE(desk().pendingCount(), 0);
    QCOMPARE(desk().failedCount(), 0);
    desk().beginDrag(u"DJ-2"_s);
    m_desk->touch(u"DJ-2"_s, {{u"scheduled_date"_s, u"2026-11-25"_s}});
    QTRY_VERIFY(!desk().dragNews().isEmpty());
}

void TestDispatchGroups::tellsWhatHappensToAnyOfADraggedGroup()
{
    desk().selectJob(u"DJ-1"_s);
    desk().toggleMark(u"DJ-2"_s);
    desk().beginDrag(u"DJ-1"_s);
    m_desk->touch(u"DJ-4"_s, {{u"start_time"_s, u"15:00:00"_s}}); // not of the group
    QTRY_COMPARE(m_desk->from(u"DJ-4"_s), 15 * 60);
    QVERIFY(desk().dragNews().isEmpty());
    m_desk->touch(u"DJ-2"_s, {{u"start_time"_s, u"14:00:00"_s}});
    QTRY_VERIFY(!desk().dragNews().isEmpty());
    QVERIFY2(desk().dragNews().contains(u"Customer DJ-2"_s), qPrintable(desk().dragNews()));
    QVERIFY(desk().dragNews().contains(u"14:00"_s));
    m_desk->touch(u"DJ-1"_s, {{u"scheduled_date"_s, u"2026-11-25"_s}});
    QTRY_VERIFY(desk().dragNews().contains(u"Customer DJ-1"_s));
    QVERIFY(desk().dragNews().contains(u"Customer DJ-2"_s));
    desk().endDrag();
    QVERIFY(desk().dragNews().isEmpty());
}

void TestDispatchGroups::stepsThroughExceptions()
{
    m_desk->setTime(12, 30);
    desk().setFilterText(u"x"_s); // any change looks at the clock again
    desk().setFilterText({});
    QSignalSpy revealed(&desk(), &DispatchController::revealRequested);
    desk().stepException(-1, 1);
    const QString first = desk().selectedJob();
    QVERIFY(!first.isEmpty());
    QCOMPARE(revealed.size(), 1);
    desk().stepException(BoardExceptions::Late, 1);
    desk().stepException(BoardExceptions::Late, 1);
    desk().stepException(BoardExceptions::Late, 1);
    QCOMPARE(desk().selectedJob(), first); // three are late
    QCOMPARE(desk().exceptions()->rows()[BoardExceptions::Late].position, 1);
}

QTEST_GUILESS_MAIN(TestDispatchGroups)
#include "tst_dispatchgroups.moc"
