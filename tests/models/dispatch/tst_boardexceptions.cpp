// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardexceptions.h"
#include "boardview.h"
#include "exceptionmodel.h"
#include "groupmove.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Item = BoardExceptions::Item;

namespace {

const QTimeZone zone("America/Toronto");
const QDate day(2026, 11, 23); // a Monday
const QDateTime now = QDateTime(day, QTime(10, 0), zone).toUTC();

Technician technician(const QString &id, const QString &status = u"available"_s)
{
    return {.id = id,
        .name = id,
        .traccarDevice = 1,
        .status = status,
        .shifts = {{.weekday = 1, .start = QTime(8, 0), .end = QTime(17, 0)}}};
}

Job job(
    const QString &id, const QString &technician, QTime start, JobState state = JobState::Assigned)
{
    return {.id = id, .state = state, .date = day, .start = start, .technician = technician};
}

BoardInput input()
{
    BoardInput input;
    input.date = day;
    input.now = now;
    input.zone = zone;
    input.technicians = {technician(u"A"_s), technician(u"B"_s)};
    return input;
}

QStringList idsOf(const std::vector<Item> &items)
{
    QStringList ids;
    for (const Item &item : items)
        ids.append(item.id);
    return ids;
}

QHash<QString, TechnicianFix> heard(int secondsA, int secondsB)
{
    return {{u"A"_s, {.position = {45.5, -73.6}, .at = now.addSecs(-secondsA)}},
        {u"B"_s, {.position = {45.5, -73.6}, .at = now.addSecs(-secondsB)}}};
}

} // namespace

class TestBoardExceptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingOnAQuietDay();
    void theLatestComesFirst();
    void tellsWhatOverlaps();
    void tellsUrgentAndUndatedWork();
    void onlyWhoWorksNowCanBeSilent();
    void aPhoneThatNeverToldIsSilentOnceOthersDo();
    void tellsWhoStaysLongerThanPlanned();
    void stepsAroundTheEnd();
    void stepsThroughAllOnce();
    void theModelSaysWhichOneIsInFront();
    void movesTogetherOrNotAtAll();
    void exchangesWhatHasNotBegun();
    void ordersAndHidesLanes();
    void aViewIsKeptAsText();
};

void TestBoardExceptions::findsNothingOnAQuietDay()
{
    BoardInput day = input();
    day.jobs = {
        job(u"J1"_s, u"A"_s, QTime(11, 0)), job(u"J2"_s, u"A"_s, QTime(8, 0), JobState::Completed)};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    for (int kind = 0; kind < BoardExceptions::kinds; ++kind)
        QCOMPARE(found.of(kind).size(), 0U);
    QVERIFY(found.next(-1, {}, 1).id.isEmpty());
}

void TestBoardExceptions::theLatestComesFirst()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 30)), job(u"J2"_s, u"B"_s, QTime(8, 30))};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    QCOMPARE(idsOf(found.of(BoardExceptions::Late)), (QStringList{u"J2"_s, u"J1"_s}));
}

void TestBoardExceptions::tellsWhatOverlaps()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(13, 0)), job(u"J2"_s, u"A"_s, QTime(13, 30)),
        job(u"J3"_s, u"B"_s, QTime(13, 30))};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    QCOMPARE(idsOf(found.of(BoardExceptions::Overlapping)), (QStringList{u"J1"_s, u"J2"_s}));
}

void TestBoardExceptions::tellsUrgentAndUndatedWork()
{
    BoardInput day = input();
    Job urgent = job(u"J1"_s, {}, {}, JobState::Open);
    urgent.priority = JobPriority::Urgent;
    Job undated = job(u"J2"_s, {}, {}, JobState::Open);
    undated.date = {};
    Job pressing = undated;
    pressing.id = u"J3"_s;
    pressing.priority = JobPriority::High;
    day.jobs = {urgent, undated, pressing, job(u"J4"_s, {}, {}, JobState::Open)};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    QCOMPARE(idsOf(found.of(BoardExceptions::UnassignedUrgent)), QStringList{u"J1"_s});
    QCOMPARE(idsOf(found.of(BoardExceptions::Undated)), (QStringList{u"J3"_s, u"J2"_s}));
}

void TestBoardExceptions::onlyWhoWorksNowCanBeSilent()
{
    BoardInput day = input();
    day.technicians.push_back(technician(u"C"_s, u"absent"_s));
    QHash<QString, TechnicianFix> fixes = heard(900, 20);
    fixes.insert(u"C"_s, {.position = {45.5, -73.6}, .at = now.addDays(-1)});
    BoardExceptions found(makeBoard(day), fixes, now);
    QCOMPARE(found.of(BoardExceptions::Silent), (std::vector<Item>{{u"A"_s, true}}));
    // In the evening nobody has to be heard of.
    day.now = now.addSecs(8 * 3600);
    found = BoardExceptions(makeBoard(day), fixes, day.now);
    QCOMPARE(found.of(BoardExceptions::Silent).size(), 0U);
}

void TestBoardExceptions::aPhoneThatNeverToldIsSilentOnceOthersDo()
{
    const Board board = makeBoard(input());
    QHash<QString, TechnicianFix> fixes = heard(20, 20);
    fixes.remove(u"B"_s);
    QCOMPARE(
        idsOf(BoardExceptions(board, fixes, now).of(BoardExceptions::Silent)), QStringList{u"B"_s});
    // Without any position nothing is known of anybody.
    QCOMPARE(BoardExceptions(board, {}, now).of(BoardExceptions::Silent).size(), 0U);
}

void TestBoardExceptions::tellsWhoStaysLongerThanPlanned()
{
    BoardInput day = input();
    Job within = job(u"J1"_s, u"A"_s, QTime(8, 30), JobState::InProgress);
    within.actualStart = now.addSecs(-75 * 60);
    Job beyond = job(u"J2"_s, u"B"_s, QTime(8, 30), JobState::InProgress);
    beyond.actualStart = now.addSecs(-85 * 60);
    Job unknown = job(u"J3"_s, u"B"_s, QTime(7, 0), JobState::InProgress);
    day.jobs = {within, beyond, unknown};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    QCOMPARE(idsOf(found.of(BoardExceptions::Dwelling)), QStringList{u"J2"_s});
}

void TestBoardExceptions::stepsAroundTheEnd()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 30)), job(u"J2"_s, u"B"_s, QTime(8, 30))};
    const BoardExceptions found(makeBoard(day), heard(20, 20), now);
    const int late = BoardExceptions::Late;
    QCOMPARE(found.next(late, {}, 1).id, u"J2"_s);
    QCOMPARE(found.next(late, {}, -1).id, u"J1"_s);
    QCOMPARE(found.next(late, u"J2"_s, 1).id, u"J1"_s);
    QCOMPARE(found.next(late, u"J1"_s, 1).id, u"J2"_s);
    QCOMPARE(found.next(late, u"J2"_s, -1).id, u"J1"_s);
}

void TestBoardExceptions::stepsThroughAllOnce()
{
    BoardInput day = input();
    // Late, and one over the other.
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 0)), job(u"J2"_s, u"A"_s, QTime(9, 30))};
    const BoardExceptions found(makeBoard(day), heard(900, 20), now);
    QCOMPARE(found.of(BoardExceptions::Overlapping).size(), 2U);
    QCOMPARE(found.all().size(), 3U);
    QString at;
    QStringList seen;
    for (int i = 0; i < 4; ++i)
        seen.append(at = found.next(-1, at, 1).id);
    QCOMPARE(seen.first(3).removeDuplicates(), 0);
    QCOMPARE(seen.last(), seen.first());
}

void TestBoardExceptions::theModelSaysWhichOneIsInFront()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 30)), job(u"J2"_s, u"B"_s, QTime(8, 30))};
    ExceptionModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply(BoardExceptions(makeBoard(day), heard(20, 20), now), {});
    QCOMPARE(model.rowCount(), BoardExceptions::kinds);
    QCOMPARE(model.total(), 2);
    QCOMPARE(model.rows()[BoardExceptions::Late].count, 2);
    QCOMPARE(model.rows()[BoardExceptions::Late].position, 0);
    QCOMPARE(model.rows()[BoardExceptions::Silent].count, 0);
    model.apply(BoardExceptions(makeBoard(day), heard(20, 20), now), u"J1"_s);
    QCOMPARE(model.rows()[BoardExceptions::Late].position, 2);
}

void TestBoardExceptions::movesTogetherOrNotAtAll()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 0)), job(u"J2"_s, u"A"_s, QTime(22, 30)),
        job(u"J3"_s, u"B"_s, QTime(9, 0), JobState::Completed)};
    const Board board = makeBoard(day);
    GroupChange group = moveTogether(board, 2, {u"J1"_s, u"J2"_s}, 30, 1);
    QVERIFY(group.blocked.empty());
    QCOMPARE(group.changes.size(), 2U);
    QCOMPARE(group.changes[0].second, (JobChange{.technician = u"B"_s, .start = QTime(9, 30)}));
    using Blocked = GroupChange::Blocked;
    using Obstacle = GroupChange::Obstacle;
    group = moveTogether(board, 2, {u"J1"_s, u"J2"_s}, 120, 0);
    QCOMPARE(group.blocked, (std::vector<Blocked>{{u"J2"_s, Obstacle::OutsideDay}}));
    group = moveTogether(board, 1, {u"J1"_s, u"J3"_s, u"J9"_s}, 0, 1);
    QCOMPARE(group.blocked,
        (std::vector<Blocked>{{u"J1"_s, Obstacle::NoLane}, {u"J3"_s, Obstacle::Closed},
            {u"J9"_s, Obstacle::Elsewhere}}));
}

void TestBoardExceptions::exchangesWhatHasNotBegun()
{
    BoardInput day = input();
    day.jobs = {job(u"J1"_s, u"A"_s, QTime(9, 0)),
        job(u"J2"_s, u"A"_s, QTime(8, 0), JobState::InProgress),
        job(u"J3"_s, u"B"_s, QTime(9, 0), JobState::Completed), job(u"J4"_s, u"B"_s, QTime(14, 0)),
        job(u"J5"_s, u"B"_s, QTime(16, 0))};
    day.jobs.back().isPinned = true;
    const GroupChange group = swapDays(makeBoard(day), u"A"_s, u"B"_s);
    QCOMPARE(group.changes.size(), 2U);
    QCOMPARE(group.changes[0].first, u"J1"_s);
    QCOMPARE(group.changes[0].second, JobChange{.technician = u"B"_s});
    QCOMPARE(group.changes[1].first, u"J4"_s);
    QCOMPARE(group.changes[1].second, JobChange{.technician = u"A"_s});
}

void TestBoardExceptions::ordersAndHidesLanes()
{
    BoardInput day = input();
    day.technicians = {technician(u"A"_s), technician(u"B"_s), technician(u"C"_s)};
    day.technicians[0].group = u"South"_s;
    day.technicians[2].group = u"North"_s;
    day.technicians[1].shifts.clear();
    day.jobs = {job(u"J1"_s, u"C"_s, QTime(9, 0)), job(u"J2"_s, u"C"_s, QTime(11, 0)),
        job(u"J3"_s, u"A"_s, QTime(8, 0))};
    const auto order = [&day](const BoardView &view, int *shown = nullptr) {
        Board board = makeBoard(day);
        const int count = view.arrange(board);
        if (shown)
            *shown = count;
        QString ids;
        for (const Lane &lane : board.lanes)
            ids += lane.technician.id;
        return ids;
    };
    BoardView view;
    QCOMPARE(order(view), u"ABC"_s);
    view.setOrder(BoardView::ByGroup);
    QCOMPARE(order(view), u"CAB"_s); // without a group comes last
    view.setOrder(BoardView::ByLoad);
    QCOMPARE(order(view), u"CAB"_s);
    view.setOrder(BoardView::ByFirstJob);
    QCOMPARE(order(view), u"ACB"_s);
    view.setOrder(BoardView::ByName);
    view.setHidesOff(true);
    int shown = 0;
    QCOMPARE(order(view, &shown), u"ACB"_s);
    QCOMPARE(shown, 2);
}

void TestBoardExceptions::aViewIsKeptAsText()
{
    BoardView view;
    view.setOrder(BoardView::ByLoad);
    view.setHidesOff(true);
    view.setCompact(true);
    view.setHourWidth(240);
    BoardView other;
    other.restore(view.text());
    QCOMPARE(other.text(), view.text());
    QCOMPARE(other.order(), int(BoardView::ByLoad));
    other.restore(u"nonsense"_s);
    QCOMPARE(other.text(), view.text());
    other.restore(u"{\"order\": 99}"_s);
    QCOMPARE(other.order(), int(BoardView::ByLoad));
}

QTEST_GUILESS_MAIN(TestBoardExceptions)
#include "tst_boardexceptions.moc"
