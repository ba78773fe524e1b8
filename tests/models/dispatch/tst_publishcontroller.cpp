// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plancontroller.h"
#include "smshub.h"

#include <QSemaphore>
#include <QSignalSpy>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

class TestPublishController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsWhoHasWhatAndNotesItAfterwards();
    void notesNothingThatWasRefused();
    void aLostAnswerIsDecidedByAPersonAndNeverRepeated();
    void whatDidNotArriveCanBeToldAfterwards();
    void saysWhoCannotBeReached();
    void keepsItHereWhereTheSiteHasNoFields();
    void notesAtTheNextStartWhatWasToldAndDoesNotTellTwice();
    void waitsForErpnextToConfirmAPlace();
    void tellsTheCorrection();
    void tellsOfWhatWasTakenAway();
    void theWordThatDidNotArriveIsOwed();
    void whatIsTakenFromOneStaysToldToTheOther();
    void whoClosesMeanwhileTellsNobodyAgain();
    void looksAgainWhereTheCopyHasNewsOfThePeople();
    void tellsOnlyThoseWhoAreTicked();
    void theOthersAreNotToldAfterAStop();
    void sendsNothingWithoutAHub();
    void countsAndMarksWhatIsNotKnown();
    void looksAtAWeek();
    void pinsAndAsks();
    void aPlanLeavesWhatWasToldUnlessItMay();

private:
    void open();
    void publish();
    void settle();
    [[nodiscard]] PublishController *publisher() const { return m_desk->desk->publisher(); }
    [[nodiscard]] const std::vector<PublishRow> &rows() const
    {
        return publisher()->people()->rows();
    }
    [[nodiscard]] QJsonObject atServer(const QString &job) const
    {
        return m_desk->bench.erp.document(job);
    }
    [[nodiscard]] const BlockRow *block(const QString &job) const;

    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<SmsHub> m_hub;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPublishController::init()
{
    m_hub = std::make_unique<SmsHub>();
    m_desk = std::make_unique<DispatchDesk>();
    m_desk->technicians[0].insert(u"phone"_s, u"514 555-0142"_s);
    m_desk->technicians[1].insert(u"phone"_s, u"(450) 555-0143"_s);
}

void TestPublishController::cleanup()
{
    m_tester.reset();
    m_desk.reset();
    m_hub.reset();
}

/// The desk over everything, and the sheet with what there is to tell.
void TestPublishController::open()
{
    if (!m_desk->desk) {
        QVERIFY(m_desk->open());
        m_hub->connectTo(m_desk->desk.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            publisher()->people(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    publisher()->open();
    QTRY_COMPARE(publisher()->phase(), PublishController::Ready);
    QTRY_COMPARE(publisher()->obstacle(), QString());
}

void TestPublishController::publish()
{
    QVERIFY(publisher()->tickedCount() > 0);
    publisher()->send();
    QTRY_COMPARE(publisher()->phase(), PublishController::Finished);
}

/// All that was noted is at the server and back in the mirror.
void TestPublishController::settle()
{
    QTRY_VERIFY(std::ranges::none_of(m_desk->bench.queue->writes(), &Outbox::Write::isOpen));
    publisher()->close();
}

const BlockRow *TestPublishController::block(const QString &job) const
{
    LaneModel *lanes = m_desk->desk->lanes();
    for (const LaneRow &lane : lanes->rows()) {
        const BlockModel *blocks = lanes->blocks(lane.id);
        const auto found = std::ranges::find(blocks->rows(), job, &BlockRow::job);
        if (found != blocks->rows().end())
            return &*found;
    }
    return nullptr;
}

void TestPublishController::tellsWhoHasWhatAndNotesItAfterwards()
{
    open();
    QCOMPARE(rows().size(), 1U);
    QCOMPARE(rows()[0].name, u"Alice Roy"_s);
    QCOMPARE(rows()[0].summary, u"2 new"_s);
    QVERIFY(rows()[0].isTicked && rows()[0].canTick);
    QCOMPARE(m_hub->count(), 0);
    publish();
    QCOMPARE(m_hub->count(), 1);
    QCOMPARE(m_hub->sent(0, u"to"_s), u"+15145550142"_s);
    QCOMPARE(m_hub->sent(0, u"body"_s),
        u"Horaire lun. 23 nov.\nNOUVEAU 9h00, Customer DJ-1\nNOUVEAU 11h00, Customer DJ-2"_s);
    QVERIFY(!m_hub->sent(0, u"idempotency_key"_s).isEmpty());
    QCOMPARE(publisher()->outcomes(PublishModel::Done), 1);
    QCOMPARE(publisher()->resultText(), u"1 told"_s);
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("dispatched_to"_L1), u"DT-1"_s);
    QCOMPARE(atServer(u"DJ-1"_s).value("dispatched_date"_L1), u"2026-11-23"_s);
    QCOMPARE(atServer(u"DJ-1"_s).value("dispatched_time"_L1), u"09:00:00"_s);
    QTRY_COMPARE(atServer(u"DJ-2"_s).value("dispatched_time"_L1), u"11:00:00"_s);
    settle();
    QTRY_COMPARE(m_desk->desk->shown(u"DJ-1"_s)->told.at, m_desk->now);
    // Everybody knows by now.
    open();
    QCOMPARE(rows().size(), 0U);
}

void TestPublishController::notesNothingThatWasRefused()
{
    m_hub->server.setHandler(
        SmsHub::answering("422 Unprocessable Content", R"({"error": "21610 has opted out"})"));
    open();
    publish();
    QCOMPARE(publisher()->failedCount(), 1);
    QVERIFY2(rows()[0].outcomeText.contains(u"21610 has opted out"_s),
        qPrintable(rows()[0].outcomeText));
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
    // Again, by command.
    m_hub->server.setHandler(SmsHub::accepting());
    publisher()->retryFailed();
    QTRY_COMPARE(publisher()->outcomes(PublishModel::Done), 1);
    QTRY_COMPARE(atServer(u"DJ-2"_s).value("dispatched_to"_L1), u"DT-1"_s);
    QCOMPARE(m_hub->count(), 2);
    settle();
}

void TestPublishController::aLostAnswerIsDecidedByAPersonAndNeverRepeated()
{
    m_hub->server.setHandler(SmsHub::losing());
    open();
    publish();
    QCOMPARE(publisher()->outcomes(PublishModel::Uncertain), 1);
    QCOMPARE(publisher()->resultTone(), u"uncertain"_s);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
    publisher()->retryFailed();
    QCOMPARE(publisher()->phase(), PublishController::Finished);
    publisher()->close();
    m_hub->server.setHandler(SmsHub::accepting());
    open();
    QCOMPARE(rows().size(), 1U);
    QVERIFY(rows()[0].isUndecided);
    QVERIFY(!rows()[0].canTick);
    QCOMPARE(publisher()->tickedCount(), 0);
    publisher()->send();
    QCOMPARE(publisher()->phase(), PublishController::Ready);
    publisher()->decide(u"DT-1"_s, true);
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("dispatched_to"_L1), u"DT-1"_s);
    QTRY_COMPARE(rows().size(), 0U);
    QCOMPARE(m_hub->count(), 1);
    settle();
}

void TestPublishController::whatDidNotArriveCanBeToldAfterwards()
{
    m_hub->server.setHandler(SmsHub::losing());
    open();
    publish();
    publisher()->close();
    m_hub->server.setHandler(SmsHub::accepting());
    open();
    publisher()->decide(u"DT-1"_s, false);
    QTRY_VERIFY(!rows().empty() && rows()[0].canTick);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
    publish();
    QCOMPARE(m_hub->count(), 2);
    QVERIFY(m_hub->sent(0, u"idempotency_key"_s) != m_hub->sent(1, u"idempotency_key"_s));
    settle();
}

void TestPublishController::saysWhoCannotBeReached()
{
    m_desk->technicians[0].remove(u"phone"_s);
    m_desk->technicians[1].insert(u"phone"_s, u"voir Alice"_s);
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s);
    m_desk->put(u"DJ-5"_s, u"DT-9"_s, u"10:00:00"_s);
    open();
    QCOMPARE(rows().size(), 3U);
    for (const PublishRow &row : rows()) {
        QVERIFY(!row.canTick && !row.isTicked);
        QCOMPARE(row.obstacle,
            row.id == "DT-1"_L1       ? u"There is no phone number."_s
                : row.id == "DT-2"_L1 ? u"“voir Alice” is no phone number."_s
                                      : u"DT-9 is not among the technicians."_s);
    }
    QCOMPARE(publisher()->tickedCount(), 0);
}

void TestPublishController::keepsItHereWhereTheSiteHasNoFields()
{
    m_desk->map().setMissing(u"job"_s,
        {u"dispatched_to"_s, u"dispatched_date"_s, u"dispatched_time"_s, u"dispatched_at"_s,
            u"dispatched_by"_s, u"pinned"_s});
    open();
    QVERIFY(publisher()->siteNote().contains(u"install-doctypes"_s));
    // What they were told is not known, so that nothing is called a draft.
    QCOMPARE(publisher()->untoldCount(), 0);
    QCOMPARE(block(u"DJ-1"_s)->toldState, int(ToldState::None));
    publish();
    QVERIFY2(
        rows()[0].outcomeText.contains(u"this desk only"_s), qPrintable(rows()[0].outcomeText));
    QCOMPARE(m_hub->count(), 1);
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
    publisher()->close();
    QCOMPARE(block(u"DJ-1"_s)->toldState, int(ToldState::Published));
    open();
    QCOMPARE(rows().size(), 0U);
    QVERIFY(!m_desk->desk->setPinned(u"DJ-1"_s, true));
}

void TestPublishController::notesAtTheNextStartWhatWasToldAndDoesNotTellTwice()
{
    const QDateTime at(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);
    const Told told{u"DT-1"_s, QDate(2026, 11, 23), QTime(9, 0), at, u"lea@fibre.example"_s};
    Outbox::SaidMessage message{.technician = u"DT-1"_s,
        .key = u"k"_s,
        .at = at,
        .by = u"lea@fibre.example"_s,
        .jobs = {{.job = u"DJ-1"_s, .title = u"One"_s, .after = told}}};
    const auto number = QCoro::waitFor(m_hub->journal->begin(message));
    QVERIFY(number);
    QVERIFY(QCoro::waitFor(m_hub->journal->settle(*number, Outbox::State::Done)));
    m_hub->openJournal(); // the desk died here
    QVERIFY(m_desk->open());
    QSignalSpy noticed(m_desk->desk.get(), &DispatchController::noticed);
    m_hub->connectTo(m_desk->desk.get(), false);
    QTRY_VERIFY(block(u"DJ-1"_s)->toldState == int(ToldState::Published));
    QCOMPARE(m_desk->bench.erp.count("PUT"), 0); // the site was not looked at yet
    publisher()->noteSite();
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("dispatched_by"_L1), u"lea@fibre.example"_s);
    QCOMPARE(noticed.size(), 1);
    QVERIFY(noticed[0][0].toString().contains(u"not noted yet"_s));
    QCOMPARE(m_hub->count(), 0);
    settle();
    // And it is over.
    m_desk->close();
    m_hub->openJournal();
    const auto messages = QCoro::waitFor(m_hub->journal->messages());
    QVERIFY(messages && messages->size() == 1 && messages->front().jobs.front().isNoted);
}

void TestPublishController::waitsForErpnextToConfirmAPlace()
{
    open();
    m_desk->bench.erp.before = [](const SeenRequest &) { return FakeErp::lost(); };
    QVERIFY(m_desk->desk->moveTo(u"DJ-1"_s, 10 * 60));
    QTRY_COMPARE(rows()[0].obstacle, u"1 change(s) are not confirmed by ERPNext yet."_s);
    QCOMPARE(publisher()->tickedCount(), 0);
    m_desk->bench.erp.before = {};
    m_desk->bench.queue->wake();
    QTRY_COMPARE(publisher()->tickedCount(), 1);
    QVERIFY(rows()[0].body.contains(u"10h00"_s));
}

void TestPublishController::tellsTheCorrection()
{
    open();
    publish();
    settle();
    QVERIFY(m_desk->desk->moveTo(u"DJ-1"_s, 13 * 60));
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QCOMPARE(block(u"DJ-1"_s)->toldState, int(ToldState::Changed));
    QVERIFY(block(u"DJ-1"_s)->spoken.contains(u"was 09:00"_s));
    QCOMPARE(publisher()->untoldCount(), 1);
    open();
    QCOMPARE(rows().at(0).summary, u"1 moved · 1 unchanged"_s);
    publish();
    QCOMPARE(m_hub->sent(1, u"body"_s),
        u"Horaire lun. 23 nov.\nDÉPLACÉ 13h00 (était 9h00), Customer DJ-1\n"
        "1 autre intervention inchangée."_s);
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("dispatched_time"_L1), u"13:00:00"_s);
    settle();
}

void TestPublishController::tellsOfWhatWasTakenAway()
{
    open();
    publish();
    settle();
    QVERIFY(m_desk->desk->assign(u"DJ-2"_s, u"DT-2"_s, 11 * 60));
    QVERIFY(m_desk->desk->unassign(u"DJ-1"_s));
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    open();
    QCOMPARE(rows().size(), 2U);
    QCOMPARE(rows()[0].summary, u"2 withdrawn"_s);
    QCOMPARE(rows()[1].summary, u"1 new"_s);
    publish();
    QTRY_COMPARE(atServer(u"DJ-2"_s).value("dispatched_to"_L1), u"DT-2"_s);
    QTRY_VERIFY(atServer(u"DJ-1"_s).value("dispatched_to"_L1).toString().isEmpty());
    settle();
    QTRY_COMPARE(publisher()->untoldCount(), 0);
    open();
    QCOMPARE(rows().size(), 0U);
}

void TestPublishController::theWordThatDidNotArriveIsOwed()
{
    open();
    publish();
    settle();
    QVERIFY(m_desk->desk->assign(u"DJ-2"_s, u"DT-2"_s, 12 * 60));
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    m_hub->server.setHandler([](const WireRequest &request, QTcpSocket *socket) {
        const bool isAlice = request.body.contains("5145550142");
        ScriptedHttpServer::answer(socket, isAlice ? "503 Service Unavailable" : "200 OK",
            "application/json", isAlice ? R"({"error": "later"})" : R"({"ok": true})");
    });
    open();
    publish();
    QCOMPARE(publisher()->failedCount(), 1);
    QTRY_COMPARE(atServer(u"DJ-2"_s).value("dispatched_to"_L1), u"DT-2"_s);
    settle();
    // ERPNext has no word of Alice any more; this desk has.
    m_hub->server.setHandler(SmsHub::accepting());
    open();
    QCOMPARE(rows().size(), 1U);
    QCOMPARE(rows()[0].id, u"DT-1"_s);
    QVERIFY(rows()[0].body.contains(u"RETIRÉ 11h00, Customer DJ-2"_s));
    publish();
    settle();
    QCOMPARE(atServer(u"DJ-2"_s).value("dispatched_to"_L1), u"DT-2"_s);
    open();
    QCOMPARE(rows().size(), 0U);
}

/// Whoever has it now hears of it first, and neither is at ERPNext when the other hears.
void TestPublishController::whatIsTakenFromOneStaysToldToTheOther()
{
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"14:00:00"_s,
        {{u"dispatched_to"_s, u"DT-2"_s}, {u"dispatched_date"_s, u"2026-11-23"_s},
            {u"dispatched_time"_s, u"14:00:00"_s}, {u"dispatched_at"_s, u"2026-11-22 16:00:00"_s}});
    open();
    QVERIFY(m_desk->desk->assign(u"DJ-4"_s, u"DT-1"_s, 15 * 60));
    QTRY_COMPARE(m_desk->desk->pendingCount(), 0);
    QTRY_COMPARE(publisher()->tickedCount(), 2);
    m_desk->bench.erp.before = [](const SeenRequest &) { return FakeErp::lost(); };
    publish();
    QCOMPARE(publisher()->outcomes(PublishModel::Done), 2);
    QTRY_VERIFY(std::ranges::all_of(
        rows(), [](const PublishRow &row) { return row.outcomeText.startsWith("Told at"_L1); }));
    m_desk->bench.erp.before = {};
    m_desk->bench.queue->wake();
    settle();
    QCOMPARE(atServer(u"DJ-4"_s).value("dispatched_to"_L1), u"DT-1"_s);
    open();
    QCOMPARE(rows().size(), 0U);
}

void TestPublishController::whoClosesMeanwhileTellsNobodyAgain()
{
    m_hub->server.setHandler(
        SmsHub::answering("422 Unprocessable Content", R"({"error": "21610 has opted out"})"));
    open();
    publish();
    m_hub->server.setHandler(SmsHub::accepting());
    // Both readers of the mirror have something else to do.
    const auto gate = std::make_shared<QSemaphore>();
    const auto wait = [gate](QSqlDatabase &) -> Result<int> {
        gate->acquire();
        return 0;
    };
    auto one = m_desk->mirror()->read(wait);
    auto two = m_desk->mirror()->read(wait);
    publisher()->retryFailed();
    const auto phase = publisher()->phase();
    publisher()->close();
    gate->release(2);
    QVERIFY(QCoro::waitFor(std::move(one)) && QCoro::waitFor(std::move(two)));
    QCOMPARE(phase, PublishController::Reading);
    open();
    QCOMPARE(publisher()->phase(), PublishController::Ready);
    QCOMPARE(publisher()->tickedCount(), 1);
    QCOMPARE(m_hub->count(), 1);
}

void TestPublishController::looksAgainWhereTheCopyHasNewsOfThePeople()
{
    open();
    QVERIFY(rows()[0].canTick);
    m_desk->technicians[0].insert(u"phone"_s, u"514 555-0177"_s);
    m_desk->technicians[0].insert(u"modified"_s, u"2026-11-23 09:00:00.000001"_s);
    m_desk->store(u"technician"_s, m_desk->technicians);
    QTRY_VERIFY(rows()[0].phone.contains("0177"_L1));
}

void TestPublishController::tellsOnlyThoseWhoAreTicked()
{
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s);
    open();
    QCOMPARE(publisher()->tickedCount(), 2);
    publisher()->setTicked(u"DT-1"_s, false);
    QCOMPARE(publisher()->tickedCount(), 1);
    publish();
    QCOMPARE(m_hub->count(), 1);
    QCOMPARE(m_hub->sent(0, u"to"_s), u"+14505550143"_s);
    QCOMPARE(publisher()->outcomes(PublishModel::LeftOut), 1);
    settle();
}

void TestPublishController::theOthersAreNotToldAfterAStop()
{
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s);
    open();
    m_hub->server.setHandler([this](const WireRequest &, QTcpSocket *socket) {
        publisher()->cancel();
        ScriptedHttpServer::answer(socket, "200 OK", "application/json", R"({"ok": true})");
    });
    publish();
    QCOMPARE(publisher()->outcomes(PublishModel::Done), 1);
    QCOMPARE(publisher()->outcomes(PublishModel::NotSent), 1);
    QCOMPARE(m_hub->count(), 1);
    settle();
}

void TestPublishController::sendsNothingWithoutAHub()
{
    QVERIFY(m_desk->open());
    publisher()->connectTo(nullptr, m_hub->journal.get());
    publisher()->noteSite();
    publisher()->open();
    QTRY_COMPARE(publisher()->phase(), PublishController::Ready);
    QVERIFY(publisher()->obstacle().contains(u"hub"_s));
    publisher()->send();
    QCOMPARE(publisher()->phase(), PublishController::Ready);
}

void TestPublishController::countsAndMarksWhatIsNotKnown()
{
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s,
        {{u"dispatched_to"_s, u"DT-2"_s}, {u"dispatched_date"_s, u"2026-11-23"_s},
            {u"dispatched_time"_s, u"09:00:00"_s}, {u"dispatched_at"_s, u"2026-11-22 16:00:00"_s}});
    QVERIFY(m_desk->open());
    publisher()->noteSite();
    QCOMPARE(publisher()->untoldCount(), 3);
    QCOMPARE(block(u"DJ-1"_s)->toldState, int(ToldState::Draft));
    QVERIFY(block(u"DJ-1"_s)->spoken.contains(u"nobody was told yet"_s));
    QCOMPARE(block(u"DJ-4"_s)->toldState, int(ToldState::Changed));
    const auto &kinds = m_desk->desk->exceptions()->rows();
    QCOMPARE(kinds.at(BoardExceptions::ToldOtherwise).count, 1);
    m_desk->desk->stepException(BoardExceptions::ToldOtherwise, 1);
    QCOMPARE(m_desk->desk->selectedJob(), u"DJ-4"_s);
    QVERIFY(m_desk->desk->jobCard().toldText.contains(u"was 09:00"_s));
}

void TestPublishController::looksAtAWeek()
{
    m_desk->put(u"DJ-4"_s, u"DT-2"_s, u"10:00:00"_s, {{u"scheduled_date"_s, u"2026-11-25"_s}});
    m_desk->put(u"DJ-5"_s, u"DT-2"_s, u"10:00:00"_s, {{u"scheduled_date"_s, u"2026-12-09"_s}});
    open();
    QCOMPARE(rows().size(), 1U);
    publisher()->setScope(PublishController::Range);
    QTRY_COMPARE(rows().size(), 2U);
    QVERIFY(rows()[1].body.contains(u"mer. 25 nov."_s));
    QCOMPARE(rows()[1].lines.size(), 1);
}

void TestPublishController::pinsAndAsks()
{
    m_desk->put(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s, {{u"pinned"_s, 0}});
    QVERIFY(m_desk->open());
    DispatchController *desk = m_desk->desk.get();
    desk->selectJob(u"DJ-1"_s);
    QVERIFY(desk->togglePins());
    QVERIFY(block(u"DJ-1"_s)->isPinned);
    QVERIFY(block(u"DJ-1"_s)->spoken.contains(u"pinned"_s));
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("pinned"_L1).toInt(), 1);
    QTRY_COMPARE(desk->pendingCount(), 0);
    QVERIFY(desk->jobCard().isPinned);
    QVERIFY(desk->pinQuestion(u"DJ-1"_s).contains(u"Customer DJ-1"_s));
    QVERIFY(desk->pinQuestion(u"DJ-2"_s).isEmpty());
    QSignalSpy noticed(desk, &DispatchController::noticed);
    QVERIFY(!desk->nudge(u"DJ-1"_s, 15, 0));
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(m_desk->from(u"DJ-1"_s), 9 * 60);
    // Who was asked moves it all the same, and it stays pinned there.
    QVERIFY(desk->moveTo(u"DJ-1"_s, 13 * 60));
    QTRY_COMPARE(desk->pendingCount(), 0);
    QVERIFY(block(u"DJ-1"_s)->isPinned);
    desk->undo();
    QTRY_COMPARE(desk->pendingCount(), 0);
    desk->undo();
    QTRY_COMPARE(atServer(u"DJ-1"_s).value("pinned"_L1).toInt(), 0);
    QVERIFY(!block(u"DJ-1"_s)->isPinned);
    // What loses its place loses its pin, and has both again when that is undone.
    QVERIFY(desk->setPinned(u"DJ-1"_s, true));
    QTRY_COMPARE(desk->pendingCount(), 0);
    QVERIFY(desk->unassign(u"DJ-1"_s));
    QTRY_COMPARE(desk->pendingCount(), 0);
    QCOMPARE(atServer(u"DJ-1"_s).value("pinned"_L1).toInt(), 0);
    desk->undo();
    QTRY_COMPARE(desk->pendingCount(), 0);
    QCOMPARE(atServer(u"DJ-1"_s).value("pinned"_L1).toInt(), 1);
    QCOMPARE(m_desk->technicianOf(u"DJ-1"_s), u"DT-1"_s);
    // Only what has a place can be pinned to it.
    QVERIFY(!desk->setPinned(u"DJ-3"_s, true));
}

void TestPublishController::aPlanLeavesWhatWasToldUnlessItMay()
{
    // 9:00 and 11:00 far apart from each other and from the shift's begin: the plan wants them.
    for (const QString &id : {u"DJ-1"_s, u"DJ-2"_s}) {
        m_desk->put(id, u"DT-1"_s, u"16:45:00"_s,
            {{u"dispatched_to"_s, u"DT-1"_s}, {u"dispatched_date"_s, u"2026-11-23"_s},
                {u"dispatched_time"_s, u"16:45:00"_s},
                {u"dispatched_at"_s, u"2026-11-22 16:00:00"_s}});
    }
    QVERIFY(m_desk->open());
    PlanController *plans = m_desk->desk->plans();
    const auto moved = [plans] {
        return std::ranges::any_of(plans->changes()->rows(),
            [](const PlanRow &row) { return row.id == "DJ-1"_L1 || row.id == "DJ-2"_L1; });
    };
    plans->open();
    plans->setScope(PlanController::Day);
    plans->run();
    QTRY_COMPARE_WITH_TIMEOUT(plans->phase(), PlanController::Preview, 30000);
    QVERIFY(!moved());
    plans->back();
    plans->setCanMoveTold(true);
    plans->run();
    QTRY_COMPARE_WITH_TIMEOUT(plans->phase(), PlanController::Preview, 30000);
    QVERIFY(moved());
}

QTEST_GUILESS_MAIN(TestPublishController)
#include "tst_publishcontroller.moc"
