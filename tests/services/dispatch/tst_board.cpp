// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/board.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

namespace {

const QDate monday(2026, 11, 23);

Technician technician(const QString &id)
{
    Technician person;
    person.id = id;
    person.name = id;
    person.status = u"available"_s;
    for (int weekday = 1; weekday <= 5; ++weekday)
        person.shifts.push_back({weekday, QTime(8, 0), QTime(17, 0)});
    return person;
}

Job job(const QString &id, const QString &tech, QTime start, int minutes = 60)
{
    Job value;
    value.id = id;
    value.technician = tech;
    value.date = monday;
    value.start = start;
    value.minutes = minutes;
    value.state = tech.isEmpty() ? JobState::Open : JobState::Assigned;
    return value;
}

bool has(const Findings &findings, Kind kind)
{
    return std::ranges::contains(findings, kind, &Finding::kind);
}

} // namespace

class TestBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortsJobsIntoLanesAndTray();
    void marksOverlapsOnBothSides();
    void asksNobodyToLookAtWhatIsDone();
    void passesDelayDownTheLane();
    void measuresLatenessByWhatHappened();
    void passesDelayDownTheChain();
    void expectsATechnicianByWhereHeIs_data();
    void expectsATechnicianByWhereHeIs();
    void goesByWhatWasDoneFirst();
    void seesThePromisedWindowComeIntoDanger();
    void keepsTheWallClockOnDaylightSavingDays();
    void countsTravelBetweenJobs();
    void placesTimelessJobsAfterTheOthers();
    void showsAssistantsWithoutCountingThemTwice();
    void reportsUnreadableShifts();
    void ordersTheTrayByUrgency();
    void warnsOfWhatAnAssignmentWouldBreak_data();
    void warnsOfWhatAnAssignmentWouldBreak();
    void findsTheFirstFreeStart();
    void survivesRandomDays();

private:
    static BoardInput input(std::vector<Job> jobs, QTime now = QTime(7, 0))
    {
        BoardInput value;
        value.date = monday;
        value.technicians = {technician(u"DT-1"_s), technician(u"DT-2"_s)};
        value.jobs = std::move(jobs);
        value.now = QDateTime(monday, now, value.zone).toUTC();
        return value;
    }
};

void TestBoard::sortsJobsIntoLanesAndTray()
{
    Job undated = job(u"DJ-4"_s, {}, {});
    undated.date = {};
    Job other = job(u"DJ-5"_s, u"DT-1"_s, QTime(9, 0));
    other.date = monday.addDays(1);
    Job gone = job(u"DJ-6"_s, u"DT-1"_s, QTime(9, 0));
    gone.state = JobState::Cancelled;
    const Board board = makeBoard(
        input({job(u"DJ-2"_s, u"DT-1"_s, QTime(13, 0)), job(u"DJ-1"_s, u"DT-1"_s, QTime(8, 30)),
            job(u"DJ-3"_s, {}, QTime(9, 0)), undated, other, gone}));
    QCOMPARE(board.lanes.size(), 2U);
    QCOMPARE(board.lanes[0].jobs.size(), 2U);
    QCOMPARE(board.lanes[0].jobs[0].job.id, u"DJ-1"_s);
    QCOMPARE(board.lanes[0].jobs[0].from, 510);
    QCOMPARE(board.lanes[0].jobs[0].to, 570);
    QCOMPARE(board.lanes[0].shiftMinutes, 540);
    QCOMPARE(board.tray.size(), 2U);
    QCOMPARE(board.tray[0].section, TrayEntry::Section::Unassigned);
    QCOMPARE(board.tray[1].section, TrayEntry::Section::Undated);
    QCOMPARE(board.nowMinutes, 420);
}

void TestBoard::marksOverlapsOnBothSides()
{
    const Board board = makeBoard(input(
        {job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0), 90), job(u"DJ-2"_s, u"DT-1"_s, QTime(10, 0))}));
    for (const BoardJob &entry : board.lanes[0].jobs) {
        const auto found = std::ranges::find(entry.findings, Kind::Overlap, &Finding::kind);
        QVERIFY(found != entry.findings.end());
        QCOMPARE(found->minutes, 30);
    }
    QCOMPARE(std::ranges::count(board.tray, TrayEntry::Section::Exception, &TrayEntry::section), 2);
}

void TestBoard::asksNobodyToLookAtWhatIsDone()
{
    Job done = job(u"A"_s, u"DT-1"_s, QTime(9, 0), 90);
    done.state = JobState::Completed;
    const Board board = makeBoard(
        input({done, job(u"B"_s, u"DT-1"_s, QTime(10, 0)), job(u"C"_s, u"DT-2"_s, QTime(10, 0))}));
    QVERIFY(has(board.job(u"A"_s)->findings, Kind::Overlap));
    QCOMPARE(board.tray.size(), 1);
    QCOMPARE(board.tray.front().job.id, u"B"_s);
}

void TestBoard::passesDelayDownTheLane()
{
    // 9:00 not begun at 9:40: 40 late; the next one has 20 minutes of slack and is 20 late.
    const Board board = makeBoard(
        input({job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0)), job(u"DJ-2"_s, u"DT-1"_s, QTime(10, 20)),
                  job(u"DJ-3"_s, u"DT-1"_s, QTime(15, 0))},
            QTime(9, 40)));
    const auto &jobs = board.lanes[0].jobs;
    QCOMPARE(jobs[0].lateMinutes, 40);
    QCOMPARE(jobs[0].realFrom, 580);
    QCOMPARE(jobs[1].lateMinutes, 20);
    QCOMPARE(jobs[2].lateMinutes, 0);
    QCOMPARE(jobs[2].realFrom, jobs[2].from);
}

void TestBoard::measuresLatenessByWhatHappened()
{
    BoardInput context = input({}, QTime(11, 0));
    Job running = job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0));
    running.state = JobState::InProgress;
    running.actualStart = QDateTime(monday, QTime(9, 10), context.zone).toUTC();
    Job done = job(u"DJ-2"_s, u"DT-2"_s, QTime(8, 0));
    done.state = JobState::Completed;
    done.actualStart = QDateTime(monday, QTime(8, 0), context.zone).toUTC();
    done.actualEnd = QDateTime(monday, QTime(9, 30), context.zone).toUTC();
    context.jobs = {running, done};
    const Board board = makeBoard(context);
    const BoardJob *first = board.job(u"DJ-1"_s);
    QCOMPARE(first->realFrom, 550);
    QCOMPARE(first->realTo, 660); // still there at 11:00
    QCOMPARE(first->lateMinutes, 60);
    const BoardJob *second = board.job(u"DJ-2"_s);
    QCOMPARE(second->realTo, 570);
    QCOMPARE(second->lateMinutes, 0); // what is over is not late any more
    QVERIFY(second->findings.empty());
}

void TestBoard::passesDelayDownTheChain()
{
    // The first step is 40 late; the third waits for the second, which waits for the first.
    Job second = job(u"DJ-2"_s, u"DT-2"_s, QTime(10, 10));
    second.dependsOn = {u"DJ-1"_s};
    Job third = job(u"DJ-3"_s, u"DT-1"_s, QTime(11, 20));
    third.dependsOn = {u"DJ-2"_s};
    Job early = job(u"DJ-4"_s, u"DT-2"_s, QTime(8, 0)); // against the chain: no delay, a finding
    early.dependsOn = {u"DJ-1"_s};
    early.state = JobState::InProgress;
    const Board board = makeBoard(
        input({third, second, early, job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0))}, QTime(9, 40)));
    QCOMPARE(board.job(u"DJ-1"_s)->lateMinutes, 40);
    QCOMPARE(board.job(u"DJ-2"_s)->lateMinutes, 30);
    QCOMPARE(board.job(u"DJ-3"_s)->lateMinutes, 20);
    QVERIFY(has(board.job(u"DJ-4"_s)->findings, Kind::DependencyAfter));
}

void TestBoard::expectsATechnicianByWhereHeIs_data()
{
    QTest::addColumn<GeoPoint>("seen");
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<bool>("isMoving");
    QTest::addColumn<int>("arrival"); // of the job planned for 9:00, now being 8:50
    QTest::addColumn<int>("late");
    const GeoPoint far{45.2, -74.0}; // 36 minutes
    QTest::newRow("nobody saw him") << GeoPoint{} << 0 << true << -1 << 0;
    QTest::newRow("36 minutes away") << far << 0 << true << 566 << 26;
    QTest::newRow("driving since then") << far << 300 << true << 561 << 21;
    QTest::newRow("has yet to leave") << far << 300 << false << 566 << 26;
    QTest::newRow("next door") << GeoPoint{45.0, -74.0} << 300 << true << 530 << 0;
    QTest::newRow("a little late is not late") << GeoPoint{45.0666, -74.0} << 0 << true << 544 << 0;
    QTest::newRow("seen long ago") << far << 700 << true << -1 << 0;
    QTest::newRow("seen in the future") << far << -600 << true << -1 << 0;
}

void TestBoard::expectsATechnicianByWhereHeIs()
{
    QFETCH(const GeoPoint, seen);
    QFETCH(const int, secondsAgo);
    QFETCH(const bool, isMoving);
    Job first = job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0));
    first.position = {45.0, -74.0};
    Job second = job(u"DJ-2"_s, u"DT-1"_s, QTime(14, 0));
    second.position = {45.0, -74.0};
    BoardInput context = input({first, second}, QTime(8, 50));
    context.fixes[u"DT-1"_s] = {
        .position = seen, .at = context.now.addSecs(-secondsAgo), .isMoving = isMoving};
    const Board board = makeBoard(context);
    QTEST(board.job(u"DJ-1"_s)->arrival, "arrival");
    QTEST(board.job(u"DJ-1"_s)->lateMinutes, "late");
    QCOMPARE(board.job(u"DJ-2"_s)->arrival, -1); // he goes there from the first
    QCOMPARE(board.job(u"DJ-2"_s)->lateMinutes, 0);
    // On the day before nobody is on the way yet.
    context.now = context.now.addDays(-1);
    context.fixes[u"DT-1"_s].at = context.now;
    QCOMPARE(makeBoard(context).job(u"DJ-1"_s)->arrival, -1);
}

void TestBoard::goesByWhatWasDoneFirst()
{
    // At 10:30 he works on what was planned for the afternoon; the job of 10:00 comes behind it.
    BoardInput context = input({}, QTime(10, 30));
    Job ahead = job(u"DJ-2"_s, u"DT-1"_s, QTime(14, 0));
    ahead.state = JobState::InProgress;
    ahead.actualStart = QDateTime(monday, QTime(10, 15), context.zone).toUTC();
    Job done = job(u"DJ-3"_s, u"DT-2"_s, QTime(15, 0)); // closed early, and nobody wrote when
    done.state = JobState::Completed;
    context.jobs = {ahead, job(u"DJ-1"_s, u"DT-1"_s, QTime(10, 0)), done,
        job(u"DJ-4"_s, u"DT-2"_s, QTime(11, 0))};
    const Board board = makeBoard(context);
    QCOMPARE(board.job(u"DJ-2"_s)->realTo, 11 * 60 + 15);
    QCOMPARE(board.job(u"DJ-1"_s)->realFrom, 11 * 60 + 15);
    QCOMPARE(board.job(u"DJ-1"_s)->lateMinutes, 75);
    QCOMPARE(board.job(u"DJ-4"_s)->lateMinutes, 0);
}

void TestBoard::seesThePromisedWindowComeIntoDanger()
{
    Job promised = job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0));
    promised.windowStart = QTime(8, 0);
    promised.windowEnd = QTime(9, 30);
    const auto risk = [&](QTime now) {
        const Board board = makeBoard(input({promised}, now));
        const auto &findings = board.job(u"DJ-1"_s)->findings;
        const auto found = std::ranges::find(findings, Kind::WindowAtRisk, &Finding::kind);
        return found == findings.end() ? 0 : found->minutes;
    };
    QCOMPARE(risk(QTime(9, 30)), 0);
    QCOMPARE(risk(QTime(9, 50)), 20);
    promised.state = JobState::InProgress; // he is there
    QCOMPARE(risk(QTime(9, 50)), 0);
    promised.state = JobState::Assigned;
    promised.start = QTime(10, 0); // planned that way: missed, not at risk
    QCOMPARE(risk(QTime(9, 50)), 0);
}

void TestBoard::keepsTheWallClockOnDaylightSavingDays()
{
    const QTimeZone zone("America/Toronto");
    for (const QDate day : {QDate(2026, 3, 8), QDate(2026, 11, 1)}) {
        const QDateTime nine(day, QTime(9, 0), zone);
        QCOMPARE(minutesOfDay(nine.toUTC(), day, zone), 540);
        const QDateTime evening(day, QTime(23, 30), zone);
        QCOMPARE(dayAt(evening.toUTC(), zone), day);
        QCOMPARE(minutesOfDay(evening.toUTC(), day, zone), 23 * 60 + 30);
        QCOMPARE(minutesOfDay(evening.addSecs(3600).toUTC(), day, zone), 24 * 60 + 30);
    }
}

void TestBoard::countsTravelBetweenJobs()
{
    Job first = job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0));
    first.position = {45.0, -74.0};
    Job second = job(u"DJ-2"_s, u"DT-1"_s, QTime(10, 10));
    second.position = {45.2, -74.0};
    const Board board = makeBoard(input({first, second}));
    const BoardJob &entry = board.lanes[0].jobs[1];
    QVERIFY(entry.travelBefore.isKnown);
    QVERIFY(std::abs(entry.travelBefore.metres - 30022) < 60); // 22.24 km × 1.35
    QCOMPARE(entry.travelBefore.minutes, 36);
    QVERIFY(has(entry.findings, Kind::TravelTooShort));
    QCOMPARE(board.lanes[0].workMinutes, 120 + 36);
    QVERIFY(!board.lanes[0].jobs[0].travelBefore.isKnown);
}

void TestBoard::placesTimelessJobsAfterTheOthers()
{
    const Board board = makeBoard(input({job(u"DJ-2"_s, u"DT-1"_s, {}),
        job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0)), job(u"DJ-3"_s, u"DT-2"_s, {})}));
    QCOMPARE(board.lanes[0].jobs[1].job.id, u"DJ-2"_s);
    QCOMPARE(board.lanes[0].jobs[1].from, 600);
    QVERIFY(has(board.lanes[0].jobs[1].findings, Kind::NoTime));
    QCOMPARE(board.lanes[1].jobs[0].from, 480);
}

void TestBoard::showsAssistantsWithoutCountingThemTwice()
{
    Job shared = job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0));
    shared.assistants = {u"DT-2"_s};
    const Board board = makeBoard(input({shared}));
    QCOMPARE(board.lanes[1].jobs.size(), 1U);
    QVERIFY(board.lanes[1].jobs[0].isAssistant);
    QVERIFY(!board.job(u"DJ-1"_s)->isAssistant);
}

void TestBoard::reportsUnreadableShifts()
{
    BoardInput context = input({});
    context.technicians[0].extraShifts = {u"20261123T180000;PT2H"_s, u"every other full moon"_s};
    const Board board = makeBoard(context);
    QCOMPARE(board.lanes[0].shifts.size(), 2U);
    QVERIFY(board.lanes[0].shifts[1].isExtra);
    QCOMPARE(board.lanes[0].unreadableShifts.size(), 1);
}

void TestBoard::ordersTheTrayByUrgency()
{
    Job low = job(u"DJ-1"_s, {}, QTime(8, 0));
    low.priority = JobPriority::Low;
    Job high = job(u"DJ-2"_s, {}, QTime(15, 0));
    high.priority = JobPriority::High;
    Job urgent = job(u"DJ-3"_s, {}, QTime(16, 0));
    urgent.priority = JobPriority::Urgent;
    Job early = job(u"DJ-4"_s, {}, QTime(9, 0));
    early.priority = JobPriority::High;
    const Board board = makeBoard(input({low, high, urgent, early}));
    QStringList order;
    for (const TrayEntry &entry : board.tray)
        order.append(entry.job.id);
    QCOMPARE(order, (QStringList{u"DJ-3"_s, u"DJ-4"_s, u"DJ-2"_s, u"DJ-1"_s}));
    QCOMPARE(board.tray[0].section, TrayEntry::Section::Exception);
}

void TestBoard::warnsOfWhatAnAssignmentWouldBreak_data()
{
    QTest::addColumn<QTime>("start");
    QTest::addColumn<int>("requiredLevel"); // of the tag "fibre", which DT-1 has at 2; 0 = none
    QTest::addColumn<QString>("person");
    QTest::addColumn<std::vector<Finding>>("expected");
    QTest::newRow("fine") << QTime(14, 0) << 2 << u"DT-1"_s << Findings{};
    QTest::newRow("skill too low")
        << QTime(14, 0) << 3 << u"DT-1"_s
        << Findings{{.kind = Kind::SkillTooLow, .other = u"fibre"_s, .has = 2, .needs = 3}};
    QTest::newRow("skill missing") << QTime(14, 0) << 1 << u"DT-2"_s
                                   << Findings{{.kind = Kind::SkillMissing, .other = u"fibre"_s}};
    QTest::newRow("overlap") << QTime(9, 30) << 0 << u"DT-1"_s
                             << Findings{
                                    {.kind = Kind::Overlap, .other = u"DJ-1"_s, .minutes = 30}};
    QTest::newRow("outside shift") << QTime(16, 30) << 0 << u"DT-1"_s
                                   << Findings{{.kind = Kind::OutsideShift, .minutes = 30},
                                          {.kind = Kind::WindowMissed, .minutes = 30}};
    QTest::newRow("in the past") << QTime(8, 0) << 0 << u"DT-1"_s
                                 << Findings{{.kind = Kind::InPast, .minutes = 30}};
    QTest::newRow("unknown person") << QTime(
        8, 0) << 0 << u"DT-9"_s << Findings{{.kind = Kind::TechnicianUnknown, .other = u"DT-9"_s}};
}

void TestBoard::warnsOfWhatAnAssignmentWouldBreak()
{
    QFETCH(const QTime, start);
    QFETCH(const int, requiredLevel);
    QFETCH(const QString, person);
    QFETCH(const std::vector<Finding>, expected);
    BoardInput context = input({job(u"DJ-1"_s, u"DT-1"_s, QTime(9, 0))}, QTime(8, 30));
    context.technicians[0].tags = {{u"fibre"_s, 2, false}};
    Job candidate = job(u"DJ-9"_s, {}, {});
    candidate.windowStart = QTime(8, 0);
    candidate.windowEnd = QTime(16, 0);
    if (requiredLevel > 0)
        candidate.tags = {{u"fibre"_s, requiredLevel, true}};
    const Board board = makeBoard(context);
    const Findings got = checkAssignment(board, candidate, person, start, context);
    QCOMPARE(got, expected);
}

void TestBoard::findsTheFirstFreeStart()
{
    const Board board = makeBoard(input({job(u"DJ-1"_s, u"DT-1"_s, QTime(8, 0)),
        job(u"DJ-2"_s, u"DT-1"_s, QTime(9, 30)), job(u"DJ-3"_s, u"DT-1"_s, QTime(11, 0), 360)}));
    const Job candidate = job(u"DJ-9"_s, {}, {}, 30);
    QCOMPARE(firstFreeStart(board.lanes[0], candidate, {}), QTime(9, 0));
    QCOMPARE(firstFreeStart(board.lanes[0], candidate, QTime(9, 5)), QTime(10, 30));
    const Job longer = job(u"DJ-9"_s, {}, {}, 120);
    QVERIFY(!firstFreeStart(board.lanes[0], longer, {}).isValid());
    QCOMPARE(firstFreeStart(board.lanes[1], longer, {}), QTime(8, 0));
}

void TestBoard::survivesRandomDays()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<Job> jobs;
        const int count = int(random.bounded(40));
        for (int i = 0; i < count; ++i) {
            Job value = job(u"DJ-%1"_s.arg(i),
                random.bounded(4) == 0 ? QString() : u"DT-%1"_s.arg(1 + random.bounded(3)),
                random.bounded(6) == 0
                    ? QTime()
                    : QTime(6 + int(random.bounded(14)), 15 * int(random.bounded(4))),
                15 * (1 + int(random.bounded(12))));
            value.state = JobState(random.bounded(5));
            if (random.bounded(8) == 0)
                value.date = {};
            if (random.bounded(2) == 0)
                value.position = {45 + random.generateDouble(), -74 + random.generateDouble()};
            jobs.push_back(value);
        }
        const BoardInput context =
            input(jobs, QTime(int(random.bounded(24)), int(random.bounded(60))));
        const Board board = makeBoard(context);
        std::multiset<QString> seen;
        for (const Lane &lane : board.lanes) {
            QVERIFY(std::ranges::is_sorted(lane.jobs, {}, &BoardJob::from));
            for (const BoardJob &entry : lane.jobs) {
                QVERIFY(entry.realFrom >= 0 && entry.realTo >= entry.realFrom);
                QVERIFY(entry.lateMinutes >= 0);
                seen.insert(entry.job.id);
            }
        }
        for (const TrayEntry &entry : board.tray) {
            if (entry.section != TrayEntry::Section::Exception || entry.job.technician.isEmpty())
                seen.insert(entry.job.id);
        }
        for (const Job &value : jobs) {
            const bool isOpen =
                value.state != JobState::Cancelled && value.state != JobState::Completed;
            const bool isKnown = value.technician != "DT-3"_L1;
            if (isOpen && isKnown && (value.technician.isEmpty() || value.date.isValid()))
                QCOMPARE(seen.count(value.id), 1U); // nothing is lost, nothing is shown twice
        }
        QCOMPARE(makeBoard(context), board);
    }
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
