// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../services/outbox/fakeerp.h"
#include "dispatchcontroller.h"
#include "erp/fieldmap.h"
#include "outbox/mirrorfeed.h"
#include "store/documents.h"
#include "store/mirror.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <barrier>
#include <latch>
#include <ranges>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

/// Every signal an item model announces a change with, counted.
struct ModelSpies {
    explicit ModelSpies(QAbstractItemModel *model)
        : changed(model, &QAbstractItemModel::dataChanged)
        , inserted(model, &QAbstractItemModel::rowsInserted)
        , removed(model, &QAbstractItemModel::rowsRemoved)
        , moved(model, &QAbstractItemModel::rowsMoved)
        , reset(model, &QAbstractItemModel::modelReset)
        , layout(model, &QAbstractItemModel::layoutChanged)
    {
    }
    [[nodiscard]] QList<qsizetype> counts() const
    {
        return {changed.size(), inserted.size(), removed.size(), moved.size(), reset.size(),
            layout.size()};
    }
    void clear()
    {
        for (QSignalSpy *spy : {&changed, &inserted, &removed, &moved, &reset, &layout})
            spy->clear();
    }

    QSignalSpy changed;
    QSignalSpy inserted;
    QSignalSpy removed;
    QSignalSpy moved;
    QSignalSpy reset;
    QSignalSpy layout;
};

QJsonObject technician(const QString &id, const QString &name)
{
    return {{u"name"_s, id}, {u"modified"_s, u"2026-03-01 00:00:00.000001"_s},
        {u"full_name"_s, name}, {u"color"_s, u"#0072b2"_s}, {u"status"_s, u"available"_s},
        {u"traccar_device_id"_s, id.right(1).toInt()},
        {u"weekly_schedule"_s, uR"({"mon":[["08:00","17:00"]]})"_s}};
}

QJsonObject job(const QString &id, const QString &tech, const QString &start)
{
    return {{u"subject"_s, u"Work "_s + id}, {u"customer_name"_s, u"Customer "_s + id},
        {u"scheduled_date"_s, u"2026-11-23"_s},
        {u"start_time"_s, start.isEmpty() ? QJsonValue() : QJsonValue(start)},
        {u"duration_h"_s, 1.0}, {u"assigned_tech"_s, tech},
        {u"status"_s, tech.isEmpty() ? u"open"_s : u"assigned"_s},
        {u"job_type"_s, u"Installation"_s}, {u"latitude"_s, 45.5}, {u"longitude"_s, -73.6}};
}

} // namespace

class TestDispatchController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheDay();
    void assignsAtOnceAndConfirms();
    void whoMayNotWriteMovesNothingAndHearsWhy();
    void refusedGoesBackWithTheReason();
    void colleaguesChangeUpdatesTheLeast();
    void lateMirrorDoesNotUndoWhatWasConfirmed();
    void aReadingBegunBeforeAnAnswerTakesNoJobAway();
    void anUncertainWriteIsSettledByTheMirror_data();
    void anUncertainWriteIsSettledByTheMirror();
    void conflictOffersTheIntentAgain();
    void aMoveMeanwhileIsNoHalfOfAnAssignment();
    void anotherFieldIsMerged();
    void withoutANetworkItWaits();
    void aRestartShowsWhatWaits();
    void undoingWhatWaitsSendsNothing();
    void undoMeetsAChangeThatNobodyHadSeen();
    void undoesWhatWasDone();
    void undoSaysWhenItNoLongerApplies();
    void movesByKeyboard();
    void filtersTrayAndDimsBlocks();
    void previewsADrop();
    void ranksThePicker();
    void followsTheDay();
    void keepsSelectionAcrossChanges();
    void tellsHowDeepJobsLieOverEachOther();
    void speaksForScreenReaders();
    void survivesItsRequests();

private:
    void store(const QString &table, const QList<QJsonObject> &documents);
    /// A colleague changes a job, and the synchronisation brings it.
    void touch(const QString &id, const QJsonObject &fields);
    void openDesk();
    void closeDesk();
    /// What the last save asked for, without its `modified`.
    [[nodiscard]] QJsonObject lastSave() const;
    void answerSaves(const std::function<ScriptedAnswer(const SeenRequest &)> &by);
    [[nodiscard]] QJsonObject atServer(const QString &id) const
    {
        return m_bench->erp.document(id);
    }
    [[nodiscard]] BlockModel *blocks(const QString &id) { return m_desk->lanes()->blocks(id); }

    const Erp::FieldMap m_map = Erp::FieldMap::builtIn();
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store::Mirror> m_mirror;
    std::unique_ptr<QueueBench> m_bench;
    QDateTime m_now;
    std::unique_ptr<DispatchController> m_desk;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestDispatchController::store(const QString &table, const QList<QJsonObject> &documents)
{
    const auto done = QCoro::waitFor(m_mirror->write([table, documents](QSqlDatabase &db) {
        return Store::applyDocuments(db, table, documents);
    }));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
}

void TestDispatchController::touch(const QString &id, const QJsonObject &fields)
{
    m_bench->erp.touch(id, fields);
    store(u"job"_s, {atServer(id)});
}

void TestDispatchController::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_mirror = std::make_unique<Store::Mirror>(m_directory->filePath(u"mirror.sqlite"_s));
    m_bench = std::make_unique<QueueBench>();
    m_now = QDateTime(QDate(2026, 11, 23), QTime(7, 30), QTimeZone("America/Toronto")).toUTC();
    m_bench->erp.put(u"DJ-1"_s, job(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s));
    m_bench->erp.put(u"DJ-2"_s, job(u"DJ-2"_s, u"DT-1"_s, u"11:00:00"_s));
    m_bench->erp.put(u"DJ-3"_s, job(u"DJ-3"_s, {}, {}));
    // The board starts after the mirror has announced these: an announcement that came later would
    // make it read again in the middle of a test.
    QSet<QString> awaited{u"technician"_s, u"job"_s};
    const auto listening = connect(m_mirror.get(), &Store::Mirror::documentsChanged, this,
        [&awaited](const Store::Changes &changes) {
            awaited.removeIf([&](const QString &table) { return changes.touches(table); });
        });
    store(u"technician"_s,
        {technician(u"DT-1"_s, u"Alice Roy"_s), technician(u"DT-2"_s, u"Benoit Roux"_s)});
    store(u"job"_s, {atServer(u"DJ-1"_s), atServer(u"DJ-2"_s), atServer(u"DJ-3"_s)});
    QTRY_VERIFY(awaited.isEmpty());
    disconnect(listening);
    openDesk();
}

void TestDispatchController::openDesk()
{
    closeDesk();
    m_bench->open();
    Outbox::keepInMirror(m_bench->queue.get(), m_mirror.get(), &m_map);
    m_desk = std::make_unique<DispatchController>(
        m_mirror.get(), m_bench->queue.get(), &m_map, Clock([this] { return m_now; }));
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
             m_desk->lanes(), m_desk->tray(), m_desk->picker()}) {
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    }
    m_desk->start();
    QTRY_VERIFY(m_desk->isLoaded());
}

void TestDispatchController::closeDesk()
{
    m_testers.clear();
    m_desk.reset();
    m_bench->close();
}

void TestDispatchController::cleanup()
{
    closeDesk();
    m_bench.reset();
    m_mirror.reset();
}

QJsonObject TestDispatchController::lastSave() const
{
    for (const SeenRequest &request : m_bench->erp.server.requests() | std::views::reverse) {
        if (request.verb == "PUT") {
            QJsonObject fields = QJsonDocument::fromJson(request.body).object();
            fields.remove(u"modified"_s);
            return fields;
        }
    }
    return {};
}

void TestDispatchController::answerSaves(
    const std::function<ScriptedAnswer(const SeenRequest &)> &by)
{
    m_bench->erp.before = [by](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
        return request.verb == "PUT" ? std::optional(by(request)) : std::nullopt;
    };
}

void TestDispatchController::showsTheDay()
{
    QCOMPARE(m_desk->day(), u"2026-11-23"_s);
    QVERIFY(m_desk->isToday());
    QCOMPARE(m_desk->nowMinutes(), 450);
    QCOMPARE(m_desk->lanes()->rowCount(), 2);
    QCOMPARE(blocks(u"DT-1"_s)->rowCount(), 2);
    QCOMPARE(blocks(u"DT-2"_s)->rowCount(), 0);
    QCOMPARE(m_desk->tray()->unassigned(), 1);
    QCOMPARE(m_desk->markers()->markers().size(), 3U);
    QVERIFY(m_desk->markers()->bounds().isValid);
    QVERIFY(!m_desk->error().isSet());
}

void TestDispatchController::whoMayNotWriteMovesNothingAndHearsWhy()
{
    m_desk->setWriteRefusal(u"not yours"_s);
    QSignalSpy noticed(m_desk.get(), &DispatchController::noticed);
    QVERIFY(!m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600));
    QVERIFY(!m_desk->copyJob(u"DJ-3"_s));
    QVERIFY(!m_desk->setPaused(u"DT-2"_s, true));
    QCOMPARE(noticed.size(), 3);
    QCOMPARE(noticed.first().first().toString(), u"not yours"_s);
    QCOMPARE(m_desk->pendingCount(), 0);
    const DropPreview preview = m_desk->previewDrop(u"DJ-3"_s, u"DT-2"_s, 600);
    QVERIFY(!preview.isPossible);
    QCOMPARE(preview.warning, u"not yours"_s);
    m_desk->setWriteRefusal({});
    QVERIFY(m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600));
}

void TestDispatchController::assignsAtOnceAndConfirms()
{
    ModelSpies tray(m_desk->tray());
    ModelSpies lane(blocks(u"DT-2"_s));
    QVERIFY(m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600));
    // Before any answer: on screen, marked as not confirmed.
    QCOMPARE(blocks(u"DT-2"_s)->rowCount(), 1);
    QCOMPARE(blocks(u"DT-2"_s)->rows().front().from, 600);
    QCOMPARE(blocks(u"DT-2"_s)->rows().front().writeState, int(JobWrites::State::Pending));
    QCOMPARE(m_desk->pendingCount(), 1);
    QCOMPARE(m_desk->tray()->rowCount(), 0);
    QCOMPARE(tray.counts(), (QList<qsizetype>{0, 0, 1, 0, 0, 0}));
    QCOMPARE(lane.counts(), (QList<qsizetype>{0, 1, 0, 0, 0, 0}));
    lane.clear();

    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(lastSave(),
        (QJsonObject{{u"assigned_tech"_s, u"DT-2"_s}, {u"start_time"_s, u"10:00:00"_s},
            {u"status"_s, u"assigned"_s}}));
    QCOMPARE(blocks(u"DT-2"_s)->rows().front().writeState, 0);
    QCOMPARE(lane.counts(), (QList<qsizetype>{1, 0, 0, 0, 0, 0}));
    const auto roles = lane.changed.front().at(2).value<QList<int>>();
    QVERIFY(roles.contains(BlockModel::WriteStateRole));
    QVERIFY(!roles.contains(BlockModel::FromRole));
}

void TestDispatchController::refusedGoesBackWithTheReason()
{
    QSignalSpy noticed(m_desk.get(), &DispatchController::noticed);
    answerSaves([](const SeenRequest &) { return FakeErp::refusal(u"Technician is on leave"_s); });
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    QTRY_COMPARE(noticed.size(), 1);
    QCOMPARE(blocks(u"DT-2"_s)->rowCount(), 0);
    QCOMPARE(m_desk->tray()->rowCount(), 1);
    const TrayRow &row = m_desk->tray()->rows().front();
    QCOMPARE(row.section, 0);
    QVERIFY2(row.problem.contains(u"Technician is on leave"_s), qPrintable(row.problem));
    QVERIFY(m_desk->undoText().isEmpty());
    m_desk->dismissWrite(u"DJ-3"_s);
    QCOMPARE(m_desk->tray()->rows().front().section, 1);
}

void TestDispatchController::colleaguesChangeUpdatesTheLeast()
{
    ModelSpies first(blocks(u"DT-1"_s));
    ModelSpies second(blocks(u"DT-2"_s));
    ModelSpies lanes(m_desk->lanes());
    ModelSpies tray(m_desk->tray());
    touch(u"DJ-1"_s, {{u"start_time"_s, u"09:30:00"_s}});
    QTRY_COMPARE(first.changed.size(), 1);
    QCOMPARE(blocks(u"DT-1"_s)->rows().front().from, 570);
    QCOMPARE(first.counts(), (QList<qsizetype>{1, 0, 0, 0, 0, 0}));
    QCOMPARE(second.counts(), (QList<qsizetype>{0, 0, 0, 0, 0, 0}));
    QCOMPARE(tray.counts(), (QList<qsizetype>{0, 0, 0, 0, 0, 0}));
    QCOMPARE(lanes.counts(), (QList<qsizetype>{0, 0, 0, 0, 0, 0}));
    m_desk->selectJob(u"DJ-1"_s);
    QVERIFY(m_desk->jobCard().history.join(u' ').contains(u"bert@desk.example"_s));
}

void TestDispatchController::lateMirrorDoesNotUndoWhatWasConfirmed()
{
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    // Another document arrives while the mirror still holds the old DJ-3.
    ModelSpies lane(blocks(u"DT-1"_s));
    touch(u"DJ-2"_s, {{u"start_time"_s, u"12:00:00"_s}});
    QTRY_COMPARE(lane.changed.size(), 1);
    QCOMPARE(blocks(u"DT-2"_s)->rowCount(), 1);
}

void TestDispatchController::aReadingBegunBeforeAnAnswerTakesNoJobAway()
{
    // Both reader threads are held, so that the reading begins before the answer and ends after it.
    auto gate = std::make_shared<std::latch>(1);
    const auto hold = [gate](QSqlDatabase &) {
        gate->wait();
        return Result<void>();
    };
    auto first = m_mirror->read(hold);
    auto second = m_mirror->read(hold);
    m_desk->setDay(u"2026-11-24"_s);
    QVERIFY(m_desk->changeDate(u"DJ-3"_s, u"2026-11-24"_s));
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->tray()->rowCount(), 1);
    ModelSpies tray(m_desk->tray());
    gate->count_down();
    // Each reader reaches the meeting only when it has nothing older to do.
    auto meeting = std::make_shared<std::barrier<>>(2);
    const auto meet = [meeting](QSqlDatabase &) {
        meeting->arrive_and_wait();
        return Result<void>();
    };
    auto third = m_mirror->read(meet);
    auto fourth = m_mirror->read(meet);
    for (auto *task : {&first, &second, &third, &fourth})
        QVERIFY(QCoro::waitFor(*task).has_value());
    QCoreApplication::processEvents();
    QCOMPARE(tray.counts(), (QList<qsizetype>{0, 0, 0, 0, 0, 0}));
}

void TestDispatchController::anUncertainWriteIsSettledByTheMirror_data()
{
    QTest::addColumn<QString>("date");
    QTest::newRow("on this day") << u"2026-11-23"_s;
    QTest::newRow("moved to another day") << u"2026-11-24"_s;
}

void TestDispatchController::anUncertainWriteIsSettledByTheMirror()
{
    QFETCH(const QString, date);
    m_bench->options.firstWait = std::chrono::hours(1);
    m_bench->options.longestWait = std::chrono::hours(1);
    openDesk();
    answerSaves([this](const SeenRequest &request) { return m_bench->erp.applyAndLose(request); });
    if (date == m_desk->day())
        QVERIFY(m_desk->moveTo(u"DJ-1"_s, 13 * 60));
    else
        QVERIFY(m_desk->changeDate(u"DJ-1"_s, date));
    QTRY_COMPARE(m_desk->uncertainCount(), 1);

    // Settling it must not show a board of half the jobs in between.
    ModelSpies lane(blocks(u"DT-1"_s));
    store(u"job"_s, {atServer(u"DJ-1"_s)});
    QTRY_COMPARE(m_desk->uncertainCount(), 0);
    QCOMPARE(m_desk->failedCount(), 0);
    QCOMPARE(lane.removed.size(), 0);
    QCOMPARE(lane.inserted.size(), 0);
}

void TestDispatchController::conflictOffersTheIntentAgain()
{
    m_bench->erp.touch(u"DJ-1"_s, {{u"start_time"_s, u"14:00:00"_s}});
    m_desk->assign(u"DJ-1"_s, u"DT-2"_s, 600);
    QTRY_COMPARE(m_desk->failedCount(), 1);
    const BoardJob *entry = m_desk->board().job(u"DJ-1"_s);
    QCOMPARE(entry->job.start, QTime(14, 0));
    QCOMPARE(entry->job.technician, u"DT-1"_s);
    m_desk->selectJob(u"DJ-1"_s);
    QVERIFY2(m_desk->jobCard().writeText.contains(u"bert@desk.example"_s),
        qPrintable(m_desk->jobCard().writeText));
    QVERIFY(m_desk->jobCard().writeText.contains(u"14:00"_s));
    QVERIFY(m_desk->jobCard().writeText.contains(u"Benoit Roux"_s));

    m_desk->repeatWrite(u"DJ-1"_s);
    QCOMPARE(m_desk->board().job(u"DJ-1"_s)->job.technician, u"DT-2"_s);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(lastSave(),
        (QJsonObject{{u"assigned_tech"_s, u"DT-2"_s}, {u"start_time"_s, u"10:00:00"_s}}));
}

void TestDispatchController::aMoveMeanwhileIsNoHalfOfAnAssignment()
{
    m_bench->erp.touch(u"DJ-1"_s, {{u"scheduled_date"_s, u"2026-11-24"_s}});
    m_desk->assign(u"DJ-1"_s, u"DT-2"_s, 540);
    QTRY_COMPARE(m_desk->failedCount(), 1);
    QCOMPARE(atServer(u"DJ-1"_s).value("assigned_tech"_L1).toString(), u"DT-1"_s);
    QCOMPARE(m_bench->erp.count("PUT"), 0);
    m_desk->dismissWrite(u"DJ-1"_s);
    QCOMPARE(m_desk->failedCount(), 0);
}

void TestDispatchController::anotherFieldIsMerged()
{
    m_bench->erp.touch(u"DJ-1"_s, {{u"notes"_s, u"Dog in the yard"_s}});
    m_desk->assign(u"DJ-1"_s, u"DT-2"_s, 600);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(m_desk->failedCount(), 0);
    QCOMPARE(atServer(u"DJ-1"_s).value("assigned_tech"_L1).toString(), u"DT-2"_s);
    QCOMPARE(atServer(u"DJ-1"_s).value("notes"_L1).toString(), u"Dog in the yard"_s);
    m_desk->selectJob(u"DJ-1"_s);
    QTRY_COMPARE(m_desk->jobCard().notes, u"Dog in the yard"_s);
}

void TestDispatchController::withoutANetworkItWaits()
{
    bool isCut = true;
    m_bench->erp.before = [&](const SeenRequest &) -> std::optional<ScriptedAnswer> {
        return isCut ? std::optional(FakeErp::lost()) : std::nullopt;
    };
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    QTRY_VERIFY(m_bench->queue->writes().front().error.has_value());
    QCOMPARE(m_desk->pendingCount(), 1);
    QCOMPARE(m_desk->failedCount(), 0);
    QCOMPARE(blocks(u"DT-2"_s)->rows().front().writeState, int(JobWrites::State::Pending));
    isCut = false;
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(atServer(u"DJ-3"_s).value("assigned_tech"_L1).toString(), u"DT-2"_s);
}

void TestDispatchController::aRestartShowsWhatWaits()
{
    m_bench->queue->stop();
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    m_desk->changeDate(u"DJ-1"_s, u"2026-11-24"_s);
    QTRY_VERIFY(std::ranges::all_of(m_bench->queue->writes(), &Outbox::Write::isKept));
    m_bench->erp.before = [](const SeenRequest &) { return std::optional(FakeErp::lost()); };
    openDesk();
    QTRY_COMPARE(m_desk->pendingCount(), 2);
    QCOMPARE(blocks(u"DT-2"_s)->rowCount(), 1);
    QCOMPARE(blocks(u"DT-2"_s)->rows().front().writeState, int(JobWrites::State::Pending));
    QCOMPARE(blocks(u"DT-1"_s)->rowCount(), 1);
    // The one that is to be on another day is shown there, before the server has it.
    m_desk->nextDay();
    QCOMPARE(blocks(u"DT-1"_s)->rowCount(), 1);
    QCOMPARE(blocks(u"DT-1"_s)->rows().front().job, u"DJ-1"_s);
    m_bench->erp.before = {};
    m_bench->queue->wake();
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(atServer(u"DJ-1"_s).value("scheduled_date"_L1).toString(), u"2026-11-24"_s);
}

void TestDispatchController::undoesWhatWasDone()
{
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QVERIFY(m_desk->undoText().contains(u"Benoit Roux"_s));
    m_desk->undo();
    QCOMPARE(m_desk->tray()->rowCount(), 1);
    QVERIFY(m_desk->undoText().isEmpty());
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    QCOMPARE(lastSave(),
        (QJsonObject{{u"assigned_tech"_s, QJsonValue()}, {u"start_time"_s, QJsonValue()},
            {u"status"_s, u"open"_s}}));
}

void TestDispatchController::undoingWhatWaitsSendsNothing()
{
    m_bench->queue->stop();
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    QTRY_VERIFY(m_bench->queue->writes().front().isKept);
    m_desk->undo();
    QCOMPARE(m_desk->tray()->rowCount(), 1);
    QCOMPARE(m_desk->pendingCount(), 0);
    m_bench->queue->start();
    QCOMPARE(m_bench->queue->writes().front().state, Outbox::State::Cancelled);
    QCOMPARE(m_bench->erp.count("PUT"), 0);
}

void TestDispatchController::undoSaysWhenItNoLongerApplies()
{
    m_desk->moveTo(u"DJ-1"_s, 600);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    ModelSpies lane(blocks(u"DT-1"_s));
    touch(u"DJ-1"_s, {{u"start_time"_s, u"15:00:00"_s}});
    QTRY_VERIFY(lane.changed.size() + lane.moved.size() > 0);
    QSignalSpy noticed(m_desk.get(), &DispatchController::noticed);
    const std::size_t writes = m_bench->queue->writes().size();
    m_desk->undo();
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(m_bench->queue->writes().size(), writes);
}

void TestDispatchController::undoMeetsAChangeThatNobodyHadSeen()
{
    m_desk->moveTo(u"DJ-1"_s, 600);
    QTRY_COMPARE(m_desk->pendingCount(), 0);
    m_bench->erp.touch(u"DJ-1"_s, {{u"assigned_tech"_s, u"DT-2"_s}}); // and no synchronisation
    QSignalSpy noticed(m_desk.get(), &DispatchController::noticed);
    m_desk->undo();
    QTRY_COMPARE(m_desk->failedCount(), 1);
    QCOMPARE(noticed.size(), 1);
    QVERIFY(noticed.front().front().toString().contains(u"bert@desk.example"_s));
    QCOMPARE(atServer(u"DJ-1"_s).value("start_time"_L1).toString(), u"10:00:00"_s);
}

void TestDispatchController::movesByKeyboard()
{
    m_desk->moveSelection(0, 1);
    QCOMPARE(m_desk->selectedTechnician(), u"DT-1"_s);
    m_desk->moveSelection(1, 0);
    QCOMPARE(m_desk->selectedJob(), u"DJ-1"_s);
    m_desk->moveSelection(1, 0);
    QCOMPARE(m_desk->selectedJob(), u"DJ-2"_s);
    m_desk->moveSelection(0, 1);
    QCOMPARE(m_desk->selectedTechnician(), u"DT-2"_s);

    QVERIFY(m_desk->nudge(u"DJ-1"_s, 15, 0));
    QCOMPARE(m_desk->board().job(u"DJ-1"_s)->from, 555);
    QVERIFY(m_desk->nudge(u"DJ-1"_s, 0, 1));
    QCOMPARE(m_desk->board().job(u"DJ-1"_s)->job.technician, u"DT-2"_s);
    QVERIFY(!m_desk->nudge(u"DJ-1"_s, 0, 1)); // no lane below
    QVERIFY(m_desk->unassign(u"DJ-1"_s));
    QCOMPARE(m_desk->tray()->unassigned(), 2);
    QVERIFY(m_desk->changeDate(u"DJ-1"_s, {}));
    QCOMPARE(m_desk->tray()->undated(), 1);
    QTRY_COMPARE(m_desk->pendingCount(), 0); // one after the other
    QCOMPARE(m_desk->failedCount(), 0);
    QCOMPARE(atServer(u"DJ-1"_s).value("assigned_tech"_L1).toString(), QString());
    QCOMPARE(atServer(u"DJ-1"_s).value("scheduled_date"_L1).toString(), QString());
    QCOMPARE(atServer(u"DJ-1"_s).value("start_time"_L1).toString(), u"09:15:00"_s);
}

void TestDispatchController::filtersTrayAndDimsBlocks()
{
    m_desk->setFilterText(u"customer dj-1"_s);
    QCOMPARE(m_desk->tray()->rowCount(), 0);
    QVERIFY(!blocks(u"DT-1"_s)->rows().at(0).isDimmed);
    QVERIFY(blocks(u"DT-1"_s)->rows().at(1).isDimmed);
    m_desk->clearFilter();
    m_desk->setFilterKind(int(JobKind::Repair));
    QVERIFY(blocks(u"DT-1"_s)->rows().at(0).isDimmed);
    m_desk->setFilterKind(-1);
    QCOMPARE(m_desk->tray()->rowCount(), 1);
}

void TestDispatchController::previewsADrop()
{
    DropPreview preview = m_desk->previewDrop(u"DJ-3"_s, u"DT-1"_s, 9 * 60 + 30);
    QVERIFY(preview.isPossible);
    QCOMPARE(preview.severity, 2);
    QVERIFY2(preview.warning.contains(u"Customer DJ-1"_s), qPrintable(preview.warning));
    preview = m_desk->previewDrop(u"DJ-3"_s, u"DT-2"_s, 600);
    QVERIFY(preview.warning.isEmpty());
    QVERIFY(preview.text.contains(u"10:00–11:00"_s));
    QVERIFY(!m_desk->previewDrop(u"DJ-3"_s, u"DT-9"_s, 600).isPossible);
}

void TestDispatchController::ranksThePicker()
{
    m_desk->preparePicker(u"DJ-3"_s);
    QCOMPARE(m_desk->picker()->rowCount(), 2);
    m_desk->picker()->setFilterText(u"roux"_s);
    QCOMPARE(m_desk->picker()->rowCount(), 1);
    QCOMPARE(m_desk->picker()->index(0, 0).data(PickerModel::IdRole).toString(), u"DT-2"_s);
    QCOMPARE(m_desk->picker()->index(0, 0).data(PickerModel::MinutesRole).toInt(), 8 * 60);
}

void TestDispatchController::followsTheDay()
{
    QSignalSpy dayChanged(m_desk.get(), &DispatchController::dayChanged);
    m_desk->nextDay();
    QCOMPARE(m_desk->day(), u"2026-11-24"_s);
    QCOMPARE(blocks(u"DT-1"_s)->rowCount(), 0);
    QVERIFY(!m_desk->isToday());
    m_desk->setDay(u"nonsense"_s);
    QCOMPARE(dayChanged.size(), 1);
    m_desk->goToday();
    QTRY_COMPARE(blocks(u"DT-1"_s)->rowCount(), 2);
}

void TestDispatchController::keepsSelectionAcrossChanges()
{
    m_desk->selectJob(u"DJ-1"_s);
    QSignalSpy selection(m_desk.get(), &DispatchController::selectionChanged);
    m_desk->assign(u"DJ-1"_s, u"DT-2"_s, 600);
    touch(u"DJ-2"_s, {{u"start_time"_s, u"12:00:00"_s}});
    ModelSpies lane(blocks(u"DT-1"_s));
    QTRY_COMPARE(blocks(u"DT-1"_s)->rows().front().from, 720);
    QCOMPARE(m_desk->selectedJob(), u"DJ-1"_s);
    QCOMPARE(selection.size(), 0);
    QCOMPARE(m_desk->jobCard().technicianName, u"Benoit Roux"_s);
}

void TestDispatchController::tellsHowDeepJobsLieOverEachOther()
{
    BlockModel *lane = blocks(u"DT-1"_s);
    QSignalSpy deeper(lane, &BlockModel::deepestChanged);
    QCOMPARE(lane->deepest(), 1);
    m_bench->erp.put(u"DJ-4"_s, job(u"DJ-4"_s, u"DT-1"_s, u"09:15:00"_s));
    m_bench->erp.put(u"DJ-5"_s, job(u"DJ-5"_s, u"DT-1"_s, u"09:30:00"_s));
    store(u"job"_s, {atServer(u"DJ-4"_s), atServer(u"DJ-5"_s)});
    QTRY_COMPARE(lane->deepest(), 3);
    QCOMPARE(deeper.size(), 1);
}

void TestDispatchController::speaksForScreenReaders()
{
    m_now = QDateTime(QDate(2026, 11, 23), QTime(9, 20), QTimeZone("America/Toronto")).toUTC();
    m_desk->setFilterText(u"x"_s); // any change looks at the clock again
    m_desk->setFilterText({});
    const QString spoken = blocks(u"DT-1"_s)->rows().front().spoken;
    QVERIFY2(spoken.startsWith(u"Alice Roy, 09:00 to 10:00, Installation, Customer DJ-1"_s),
        qPrintable(spoken));
    QVERIFY2(spoken.contains(u"20 minute(s) late"_s), qPrintable(spoken)); // no translator here
    QCOMPARE(blocks(u"DT-1"_s)->rows().front().lateMinutes, 20);
    QCOMPARE(m_desk->tray()->exceptions(), 1);
    m_bench->erp.put(u"DJ-4"_s, job(u"DJ-4"_s, u"DT-1"_s, u"09:30:00"_s));
    store(u"job"_s, {atServer(u"DJ-4"_s)});
    QTRY_VERIFY(blocks(u"DT-1"_s)->rows().front().spoken.contains(u"conflicts with DJ-4"_s));
}

void TestDispatchController::survivesItsRequests()
{
    m_desk->assign(u"DJ-3"_s, u"DT-2"_s, 600);
    m_testers.clear();
    m_desk.reset();
    // What was dropped is saved without the window.
    QTRY_COMPARE(m_bench->queue->writes().front().state, Outbox::State::Done);
    QCOMPARE(atServer(u"DJ-3"_s).value("assigned_tech"_L1).toString(), u"DT-2"_s);
}

QTEST_GUILESS_MAIN(TestDispatchController)
#include "tst_dispatchcontroller.moc"
