// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/plan.h"
#include "randomday.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Dispatch::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes noHurry{10};

const PlanChange *changeOf(const DayPlan &plan, const QString &job)
{
    const auto found = std::ranges::find(plan.changes, job, &PlanChange::job);
    return found == plan.changes.end() ? nullptr : &*found;
}

const Unplanned *unplannedOf(const DayPlan &plan, const QString &job)
{
    const auto found = std::ranges::find(plan.unplanned, job, &Unplanned::job);
    return found == plan.unplanned.end() ? nullptr : &*found;
}

DayPlan planned(const BoardInput &day, PlanRequest request = {})
{
    request.budget = noHurry; // the number of iterations ends it, so that the plan is the same
    request.iterations = std::min<std::int64_t>(request.iterations, 400);
    return makePlan(day, request);
}

/// A rule that a plan could break for a job that it does not move.
bool isPlanned(Finding::Kind kind)
{
    return kind == Finding::Kind::Overlap || kind == Finding::Kind::TravelTooShort
        || kind == Finding::Kind::TooFar || kind == Finding::Kind::DependencyAfter;
}

bool hasReason(const PlanChange *change, PlanReason::Kind kind)
{
    return change && std::ranges::contains(change->reasons, kind, &PlanReason::kind);
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesPlacesToWhatNobodyHas()
    {
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s), job(u"B"_s), job(u"C"_s, u"DT-1"_s, QTime(9, 0))});
        const DayPlan plan = planned(day);
        QCOMPARE(plan.changes.size(), 2U);
        QVERIFY(plan.unplanned.empty());
        QVERIFY(hasReason(changeOf(plan, u"A"_s), PlanReason::Kind::WasUnassigned));
        QVERIFY(!changeOf(plan, u"C"_s)); // has a place
        QCOMPARE(plan.before.unassigned, 2);
        QCOMPARE(plan.after.unassigned, 0);
        QCOMPARE(plan.after.changes, 2);
    }

    void givesATimeToWhatHasNone()
    {
        const BoardInput day =
            input({technician(u"DT-1"_s), technician(u"DT-2"_s)}, {job(u"A"_s, u"DT-1"_s)});
        const DayPlan plan = planned(day);
        QCOMPARE(plan.changes.size(), 1U);
        QCOMPARE(plan.changes[0].toTechnician, u"DT-1"_s);
        QCOMPARE(plan.changes[0].toStart, QTime(8, 0));
        QVERIFY(hasReason(&plan.changes[0], PlanReason::Kind::HadNoTime));
    }

    void keepsTheTimeOfWhatNobodyHas()
    {
        Job waiting = job(u"A"_s, {}, QTime(10, 10));
        const BoardInput day = input({technician(u"DT-1"_s)}, {waiting, job(u"B"_s)});
        const DayPlan plan = planned(day);
        QCOMPARE(changeOf(plan, u"A"_s)->toStart, QTime(10, 10));
        QCOMPARE(changeOf(plan, u"B"_s)->toStart, QTime(8, 0));
    }

    void urgentOnesComeFirst()
    {
        Job urgent = job(u"Z"_s, {}, {}, 300);
        urgent.priority = JobPriority::Urgent;
        Job low = job(u"A"_s, {}, {}, 300);
        low.priority = JobPriority::Low;
        const DayPlan plan = planned(input({technician(u"DT-1"_s)}, {low, urgent}));
        QVERIFY(changeOf(plan, u"Z"_s));
        QCOMPARE(changeOf(plan, u"Z"_s)->toStart, QTime(8, 0));
        QCOMPARE(unplannedOf(plan, u"A"_s)->kind, Unplanned::Kind::NoRoom);
        QCOMPARE(plan.after.unassigned, 1);
    }

    void saysWhyAJobHasNoPlace()
    {
        Job skilled = job(u"SKILL"_s);
        skilled.tags = {{u"tower"_s, 2, true}};
        Job missed = job(u"WINDOW"_s);
        missed.windowStart = QTime(8, 0);
        missed.windowEnd = QTime(9, 0);
        Technician person = technician(u"DT-1"_s);
        person.tags = {{u"tower"_s, 1, false}};
        const BoardInput day = input({person}, {skilled, missed}, QTime(10, 0));
        DayPlan plan = planned(day);
        QVERIFY(plan.changes.empty());
        const Unplanned *why = unplannedOf(plan, u"SKILL"_s);
        QCOMPARE(why->kind, Unplanned::Kind::NobodyHasSkill);
        QCOMPARE(why->finding->kind, Finding::Kind::SkillTooLow);
        QCOMPARE(why->finding->needs, 2);
        QCOMPARE(unplannedOf(plan, u"WINDOW"_s)->kind, Unplanned::Kind::WindowOver);

        BoardInput over = input({person}, {job(u"A"_s)});
        over.now = over.now.addDays(1);
        QCOMPARE(unplannedOf(planned(over), u"A"_s)->kind, Unplanned::Kind::DayOver);
        const BoardInput empty = input({}, {job(u"A"_s)});
        QCOMPARE(unplannedOf(planned(empty), u"A"_s)->kind, Unplanned::Kind::NobodyWorks);
    }

    void plansTheWholeDayWithLessDriving()
    {
        // Two people, each with jobs at the other's home.
        const GeoPoint east{45.5, -73.2};
        const GeoPoint west{45.5, -73.9};
        const BoardInput day = input({technician(u"EAST"_s, east), technician(u"WEST"_s, west)},
            {job(u"A"_s, u"EAST"_s, QTime(8, 0), 60, west),
                job(u"B"_s, u"WEST"_s, QTime(8, 0), 60, east)});
        QVERIFY(planned(day).changes.empty()); // they have places
        const DayPlan plan = planned(day, {.scope = PlanScope::Day});
        QCOMPARE(plan.changes.size(), 2U);
        QCOMPARE(changeOf(plan, u"A"_s)->toTechnician, u"WEST"_s);
        QVERIFY(hasReason(changeOf(plan, u"A"_s), PlanReason::Kind::LessTravel));
        QCOMPARE(plan.after.travelMinutes, 0);
        QVERIFY(plan.before.travelMinutes > 60);
    }

    void changesNothingThatIsNotWorthIt()
    {
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-1"_s, QTime(8, 0)), job(u"B"_s, u"DT-2"_s, QTime(10, 37))});
        QVERIFY(planned(day, {.scope = PlanScope::Day}).changes.empty());
    }

    void mendsWhatBreaksARule()
    {
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-1"_s, QTime(9, 0)), job(u"B"_s, u"DT-1"_s, QTime(9, 30))});
        const DayPlan plan = planned(day, {.scope = PlanScope::Day});
        QCOMPARE(plan.changes.size(), 1U);
        QVERIFY(hasReason(&plan.changes[0], PlanReason::Kind::RuleKept));
        QVERIFY(plan.before.brokenRules > 0);
        QCOMPARE(plan.after.brokenRules, 0);
    }

    void ordersOneTechniciansDay()
    {
        const GeoPoint home{45.5, -73.57};
        const GeoPoint one{45.5, -73.40};
        const GeoPoint two{45.5, -73.20};
        const BoardInput day = input({technician(u"DT-1"_s, home), technician(u"DT-2"_s, two)},
            {job(u"A"_s, u"DT-1"_s, QTime(8, 0), 60, two),
                job(u"B"_s, u"DT-1"_s, QTime(10, 0), 60, one),
                job(u"C"_s, u"DT-1"_s, QTime(12, 0), 60, two),
                job(u"D"_s, u"DT-2"_s, QTime(8, 0), 60, home), job(u"E"_s)});
        const DayPlan plan =
            planned(day, {.scope = PlanScope::Technician, .technician = u"DT-1"_s});
        QVERIFY(!plan.changes.empty());
        QVERIFY(plan.after.travelMinutes < plan.before.travelMinutes);
        for (const PlanChange &change : plan.changes) {
            QCOMPARE(change.fromTechnician, u"DT-1"_s);
            QCOMPARE(change.toTechnician, u"DT-1"_s);
        }
        QVERIFY(!unplannedOf(plan, u"E"_s)); // was not asked for
    }

    void repairsWhenSomebodyDropsOut()
    {
        Job begun = job(u"NOW"_s, u"DT-1"_s, QTime(8, 0));
        begun.state = JobState::InProgress;
        const BoardInput day =
            input({technician(u"DT-1"_s), technician(u"DT-2"_s), technician(u"DT-3"_s)},
                {begun, job(u"A"_s, u"DT-1"_s, QTime(10, 0)), job(u"B"_s, u"DT-1"_s, QTime(13, 0)),
                    job(u"C"_s, u"DT-2"_s, QTime(10, 0)), job(u"D"_s, u"DT-3"_s, QTime(13, 0)),
                    job(u"E"_s)},
                QTime(8, 30));
        const DayPlan plan = planned(
            day, {.scope = PlanScope::Repair, .out = u"DT-1"_s, .dispatched = {u"A"_s, u"C"_s}});
        QCOMPARE(plan.changes.size(), 2U); // the two that have nobody now, and nothing else
        for (const QString &id : {u"A"_s, u"B"_s}) {
            const PlanChange *change = changeOf(plan, id);
            QVERIFY(hasReason(change, PlanReason::Kind::TechnicianOut));
            QVERIFY(change->toTechnician != u"DT-1"_s);
            QCOMPARE(change->toStart, change->fromStart); // who waits for it need not be told
        }
        QCOMPARE(unplannedOf(plan, u"NOW"_s)->kind, Unplanned::Kind::KeepsPlace);
        QCOMPARE(plan.before.unassigned, 4);
    }

    void makesRoomForAnUrgentOne()
    {
        Job urgent = job(u"URGENT"_s, {}, {}, 120);
        urgent.priority = JobPriority::Urgent;
        urgent.windowStart = QTime(8, 0);
        urgent.windowEnd = QTime(8, 30);
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-1"_s, QTime(8, 0), 120), job(u"B"_s, u"DT-2"_s, QTime(8, 0), 300),
                job(u"C"_s, u"DT-2"_s, QTime(13, 0), 240), job(u"D"_s, u"DT-1"_s, QTime(14, 0)),
                urgent, job(u"E"_s)});
        const DayPlan plan = planned(day, {.scope = PlanScope::Repair, .urgent = u"URGENT"_s});
        QCOMPARE(plan.changes.size(), 2U);
        QCOMPARE(changeOf(plan, u"URGENT"_s)->toTechnician, u"DT-1"_s);
        QVERIFY(hasReason(changeOf(plan, u"A"_s), PlanReason::Kind::MakesRoom));
    }

    void movesNothingThatIsPinnedOrTold()
    {
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-1"_s, QTime(9, 0)), job(u"B"_s, u"DT-1"_s, QTime(9, 30))});
        PlanRequest request{.scope = PlanScope::Day, .pinned = {u"A"_s}, .dispatched = {u"B"_s}};
        QVERIFY(planned(day, request).changes.empty());
        request.canMoveDispatched = true;
        const DayPlan plan = planned(day, request);
        QCOMPARE(plan.changes.size(), 1U);
        QCOMPARE(plan.changes[0].job, u"B"_s);
    }

    void keepsTheOrderOfAChain()
    {
        BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, {}, {}, 90), job(u"B"_s, {}, {}, 90), job(u"C"_s, {}, {}, 90)});
        day.jobs[0].tags = {{u"fibre"_s, 1, true}};
        day.technicians[1].tags = {{u"fibre"_s, 1, false}};
        const DayPlan plan = planned(day, {.links = {{u"A"_s, u"B"_s}, {u"B"_s, u"C"_s}}});
        QCOMPARE(plan.changes.size(), 3U);
        QVERIFY(
            changeOf(plan, u"A"_s)->toStart.addSecs(90 * 60) <= changeOf(plan, u"B"_s)->toStart);
        QVERIFY(
            changeOf(plan, u"B"_s)->toStart.addSecs(90 * 60) <= changeOf(plan, u"C"_s)->toStart);

        day.technicians[1].tags.clear(); // nobody can begin: nothing can follow
        const DayPlan stuck = planned(day, {.links = {{u"A"_s, u"B"_s}, {u"B"_s, u"C"_s}}});
        QVERIFY(stuck.changes.empty());
        QCOMPARE(unplannedOf(stuck, u"A"_s)->kind, Unplanned::Kind::NobodyHasSkill);
        QCOMPARE(unplannedOf(stuck, u"B"_s)->kind, Unplanned::Kind::WaitsFor);
        QCOMPARE(unplannedOf(stuck, u"B"_s)->other, u"A"_s);
        const DayPlan circle = planned(day, {.links = {{u"B"_s, u"C"_s}, {u"C"_s, u"B"_s}}});
        QVERIFY(circle.changes.empty());
    }

    void plansCrewsTogether()
    {
        Job crew = job(u"CREW"_s, {}, {}, 120);
        crew.assistants = {u"DT-2"_s};
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {crew, job(u"A"_s, u"DT-2"_s, QTime(8, 0), 180), job(u"B"_s, {}, {}, 180)});
        const DayPlan plan = planned(day);
        QVERIFY(changeOf(plan, u"CREW"_s));
        QVERIFY(changeOf(plan, u"CREW"_s)->toStart >= QTime(11, 0));
        QVERIFY(changeOf(plan, u"B"_s));
    }

    void aCrewWaitsForWhatComesBefore()
    {
        Job crew = job(u"CREW"_s);
        crew.assistants = {u"DT-2"_s};
        const BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {crew, job(u"FIRST"_s, {}, {}, 90), job(u"LAST"_s)});
        const DayPlan plan =
            planned(day, {.links = {{u"FIRST"_s, u"CREW"_s}, {u"CREW"_s, u"OTHER"_s}}});
        QVERIFY(changeOf(plan, u"FIRST"_s));
        QVERIFY(changeOf(plan, u"CREW"_s)->toStart
            >= changeOf(plan, u"FIRST"_s)->toStart.addSecs(90 * 60));
        const DayPlan stuck =
            planned(day, {.pinned = {u"FIRST"_s}, .links = {{u"FIRST"_s, u"CREW"_s}}});
        QCOMPARE(unplannedOf(stuck, u"CREW"_s)->kind, Unplanned::Kind::WaitsFor);
    }

    void givesADateToUndatedOnesOnlyWhenAsked()
    {
        BoardInput day = input({technician(u"DT-1"_s)}, {job(u"A"_s)});
        day.jobs[0].date = {};
        QVERIFY(planned(day).changes.empty());
        const DayPlan plan = planned(day, {.isWithUndated = true});
        QCOMPARE(plan.changes.size(), 1U);
        QVERIFY(!plan.changes[0].fromDate.isValid());
        QCOMPARE(withChanges(day, plan.changes).jobs[0].date, monday);
    }

    void leavesBreaksAndAbsencesFree()
    {
        Technician person = technician(u"DT-1"_s);
        person.extraShifts = {u"20261123T090000;PT1H;absent"_s, u"20261123T120000;PT30M;repas"_s};
        std::vector<Job> jobs;
        for (const char *id : {"A", "B", "C", "D", "E", "F", "G", "H"})
            jobs.push_back(job(QLatin1StringView(id)));
        const DayPlan plan = planned(input({person}, jobs));
        QCOMPARE(plan.changes.size(), 7U); // 8–9, 10–12, 12:30–17
        for (const PlanChange &change : plan.changes) {
            const QTime end = change.toStart.addSecs(3600);
            QVERIFY(end <= QTime(9, 0) || change.toStart >= QTime(10, 0));
            QVERIFY(end <= QTime(12, 0) || change.toStart >= QTime(12, 30));
        }
        QCOMPARE(plan.unplanned.size(), 1U);
        QCOMPARE(plan.after.brokenRules, 0);
    }

    void callsSomebodyOnlyForWhatIsUrgent()
    {
        Technician called = technician(u"CALL"_s);
        called.shifts.clear();
        called.extraShifts = {u"20261123T070000;PT12H;garde"_s};
        Job urgent = job(u"URGENT"_s);
        urgent.priority = JobPriority::Urgent;
        DayPlan plan = planned(input({called}, {urgent, job(u"A"_s)}));
        QCOMPARE(plan.changes.size(), 1U);
        QCOMPARE(plan.changes[0].job, u"URGENT"_s);
        QCOMPARE(unplannedOf(plan, u"A"_s)->kind, Unplanned::Kind::NobodyWorks);
        // Whoever is at work anyway comes first.
        plan = planned(input({called, technician(u"DT-1"_s)}, {urgent, job(u"A"_s)}));
        QCOMPARE(changeOf(plan, u"URGENT"_s)->toTechnician, u"DT-1"_s);
        QCOMPARE(changeOf(plan, u"A"_s)->toTechnician, u"DT-1"_s);
    }

    void comesWhileSomebodyIsAtHome()
    {
        Job home = job(u"A"_s);
        home.notes = u"Client absent avant 10 h. Absent de 11 h à 14 h"_s;
        const BoardInput day =
            input({technician(u"DT-1"_s)}, {home, job(u"B"_s, u"DT-1"_s, QTime(10, 0))});
        QCOMPARE(changeOf(planned(day), u"A"_s)->toStart, QTime(14, 0));
    }

    void sendsNobodyTooFarNorElsewhere()
    {
        const GeoPoint north{46.2, -73.57};
        BoardInput day = input({technician(u"DT-1"_s), technician(u"FAR"_s, north)},
            {job(u"A"_s, {}, {}, 60, north), job(u"B"_s, u"FAR"_s, QTime(8, 0), 240, north),
                job(u"C"_s, u"FAR"_s, QTime(12, 0), 300, north)});
        QCOMPARE(changeOf(planned(day), u"A"_s)->toTechnician, u"DT-1"_s);
        day.rules.maxDriveMinutes = 45;
        QVERIFY(!changeOf(planned(day), u"A"_s));
        day.rules.maxDriveMinutes = 0;
        day.rules.maxHomeKilometres = 45;
        QVERIFY(!changeOf(planned(day), u"A"_s));
        day.rules.maxHomeKilometres = 0;
        day.rules.regions = {u"Nord"_s, u"Sud"_s};
        day.jobs[0].tags = {{u"Nord"_s, 0, false}};
        QVERIFY(changeOf(planned(day), u"A"_s));
        day.technicians[0].tags = {{u"Sud"_s, 0, false}};
        QVERIFY(!changeOf(planned(day), u"A"_s));
    }

    void waitsForWhatIsPlannedOnAnotherDay()
    {
        BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)}, {job(u"A"_s)});
        day.jobs[0].dependsOn = {u"FIRST"_s};
        Job first = job(u"FIRST"_s);
        first.date = monday.addDays(1);
        day.related = {first};
        const DayPlan plan = planned(day);
        QVERIFY(plan.changes.empty());
        QCOMPARE(unplannedOf(plan, u"A"_s)->kind, Unplanned::Kind::WaitsFor);
        QCOMPARE(unplannedOf(plan, u"A"_s)->other, u"FIRST"_s);
        day.related[0].state = JobState::Completed;
        QVERIFY(changeOf(planned(day), u"A"_s));
        // One that was called off never comes to an end.
        day.related.clear();
        first.date = monday;
        first.state = JobState::Cancelled;
        day.jobs.push_back(first);
        QCOMPARE(unplannedOf(planned(day), u"A"_s)->kind, Unplanned::Kind::WaitsFor);
    }

    void aPauseTakesNobodysJobs()
    {
        BoardInput day = input({technician(u"DT-1"_s), technician(u"DT-2"_s)},
            {job(u"A"_s, u"DT-1"_s, QTime(9, 0)), job(u"B"_s, {}, {}, 60)});
        day.technicians[0].status = u"pause"_s;
        const DayPlan plan = planned(day, {.scope = PlanScope::Day});
        QVERIFY(!changeOf(plan, u"A"_s));
        QCOMPARE(changeOf(plan, u"B"_s)->toTechnician, u"DT-2"_s);
        day.technicians[0].status = u"absent"_s;
        QCOMPARE(
            changeOf(planned(day, {.scope = PlanScope::Day}), u"A"_s)->toTechnician, u"DT-2"_s);
    }

    void usesTheWaysItIsGiven()
    {
        const GeoPoint north{45.9, -73.5};
        const GeoPoint south{45.1, -73.5};
        const BoardInput day = input({technician(u"N"_s, north), technician(u"S"_s, south)},
            {job(u"A"_s, {}, {}, 60, north)});
        PlanRequest request;
        request.travel = [&](const GeoPoint &from, const GeoPoint &) {
            return Travel{1, from == south ? 1 : 90, true}; // a tunnel and a queue
        };
        QCOMPARE(planned(day, request).changes.front().toTechnician, u"S"_s);
    }

    void startsFromWhereThePeopleAre()
    {
        const GeoPoint here{45.5, -73.5};
        const GeoPoint there{45.9, -73.5};
        const BoardInput day = input({technician(u"DT-1"_s, there), technician(u"DT-2"_s, there)},
            {job(u"A"_s, {}, {}, 60, here)}, QTime(10, 0));
        const DayPlan plan = planned(day, {.whereabouts = {{u"DT-2"_s, here}}});
        QCOMPARE(plan.changes.front().toTechnician, u"DT-2"_s);
        QCOMPARE(plan.changes.front().toStart, QTime(10, 0));
        QVERIFY(planned(day).changes.front().toStart >= QTime(10, 30));
    }

    void breaksNoRuleOnRandomDays_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<bool>("hasAllRules");
        for (const bool all : {false, true}) {
            const auto row = [all](const char *name, PlanScope scope) {
                QTest::newRow(all ? qPrintable(QLatin1StringView(name) + u", all rules"_s) : name)
                    << int(scope) << all;
            };
            row("unassigned", PlanScope::Unassigned);
            row("day", PlanScope::Day);
            row("technician", PlanScope::Technician);
            row("repair", PlanScope::Repair);
        }
    }
    void breaksNoRuleOnRandomDays()
    {
        QFETCH(int, scope);
        QFETCH(bool, hasAllRules);
        int changes = 0;
        for (quint32 seed = 1; seed <= 40; ++seed) {
            const BoardInput day = randomDay({.seed = seed,
                .technicians = 3 + int(seed % 6),
                .jobs = 10 + int(seed % 31),
                .assigned = int(seed * 13 % 80),
                .now = QTime(5 + int(seed % 11), 40),
                .hasAllRules = hasAllRules});
            PlanRequest request{.scope = PlanScope(scope),
                .technician = u"DT-1"_s,
                .out = scope == int(PlanScope::Repair) ? u"DT-2"_s : QString(),
                .isWithUndated = seed % 2 == 0,
                .links = {{u"DJ-0003"_s, u"DJ-0001"_s}, {u"DJ-0001"_s, u"DJ-0005"_s}},
                .seed = seed};
            request.iterations = 150;
            std::set<QString> still;
            for (const Job &one : day.jobs) {
                if (seed % 7 == 0 && one.id.endsWith(u'2'))
                    request.pinned += one.id;
                if (seed % 5 == 0 && one.id.endsWith(u'4'))
                    request.dispatched += one.id;
                const bool isOut = one.technician == request.out && !one.technician.isEmpty();
                if (one.isPinned || (one.isDispatched && !isOut))
                    still.insert(one.id);
                if (one.state == JobState::InProgress || one.state == JobState::Completed
                    || request.pinned.contains(one.id)
                    || (request.dispatched.contains(one.id) && !one.technician.isEmpty() && !isOut))
                    still.insert(one.id);
            }
            const DayPlan plan = planned(day, request);
            changes += int(plan.changes.size());
            const BoardInput after = withChanges(day, plan.changes);
            const Board board = makeBoard(after);
            const auto where = [&](const char *what) {
                return u"seed %1: %2"_s.arg(seed).arg(QLatin1StringView(what));
            };
            std::set<QString> seen;
            for (const PlanChange &change : plan.changes) {
                QVERIFY2(seen.insert(change.job).second, qPrintable(where("twice")));
                QVERIFY2(!still.contains(change.job), qPrintable(where("moved what stays")));
                QVERIFY2(!change.reasons.empty(), qPrintable(where("no reason")));
                const BoardJob *entry = board.job(change.job);
                QVERIFY(entry);
                Findings findings =
                    checkPlace(board, entry->job, change.toTechnician, change.toStart, after);
                if (change.fromTechnician == change.toTechnician) // a pause takes nobody's jobs
                    std::erase_if(findings, [](const Finding &finding) {
                        return finding.kind == Finding::Kind::TechnicianAway
                            && finding.other == u"pause" && finding.technician.isEmpty();
                    });
                QVERIFY2(findings.empty(),
                    qPrintable(where("rule ")
                        + QString::number(findings.empty() ? 0 : int(findings.front().kind))));
                QVERIFY(request.out.isEmpty() || change.toTechnician != request.out);
            }
            // What stays breaks no rule that it did not break before.
            const Board present = makeBoard(day);
            for (const Lane &lane : board.lanes) {
                for (const BoardJob &entry : lane.jobs) {
                    const Lane *was = present.lane(lane.technician.id);
                    const auto old = std::ranges::find_if(
                        was->jobs, [&](const BoardJob &one) { return one.job.id == entry.job.id; });
                    if (seen.contains(entry.job.id) || old == was->jobs.end()
                        || !entry.job.start.isValid())
                        continue;
                    // Two at one time are in a mess that no way there can be right for.
                    if (std::ranges::contains(
                            old->findings, Finding::Kind::Overlap, &Finding::kind))
                        continue;
                    for (const Finding &finding : entry.findings) {
                        // Between two that stay it was so before, if only behind another.
                        const bool isOurs = finding.kind == Finding::Kind::TooFar
                            ? !std::ranges::contains(old->findings, finding.kind, &Finding::kind)
                            : seen.contains(finding.other);
                        const bool isWorse = isPlanned(finding.kind) && isOurs;
                        QVERIFY2(!isWorse,
                            qPrintable(where("harms ") + entry.job.id + u' '
                                + QString::number(int(finding.kind))));
                    }
                }
            }
            for (const auto &[before, next] : request.links) {
                const BoardJob *first = board.job(before);
                const BoardJob *second = board.job(next);
                if (changeOf(plan, next) && first && second
                    && first->job.state != JobState::Completed)
                    QVERIFY2(first->to <= second->from, qPrintable(where("chain")));
            }
            for (const Unplanned &why : plan.unplanned)
                QVERIFY(seen.insert(why.job).second);
            // Whoever had a technician still has one.
            for (std::size_t i = 0; i < day.jobs.size(); ++i)
                QVERIFY(day.jobs[i].technician.isEmpty() || !after.jobs[i].technician.isEmpty());
            QVERIFY(plan.after.unassigned <= plan.before.unassigned);
            QCOMPARE(plan.after.changes, int(plan.changes.size()));
        }
        QVERIFY2(changes > (hasAllRules ? 2 : 5), qPrintable(QString::number(changes)));
    }

    void theSameSeedMakesTheSamePlan()
    {
        for (quint32 seed = 1; seed <= 6; ++seed) {
            const BoardInput day = randomDay({.seed = seed});
            const PlanRequest request{.scope = PlanScope::Day, .seed = seed};
            QCOMPARE(planned(day, request), planned(day, request));
        }
    }

    void endsWhenAskedToWithAWholePlan()
    {
        const BoardInput day = randomDay({.seed = 4});
        std::stop_source source;
        source.request_stop();
        PlanRequest request{.stop = source.get_token()};
        request.iterations = 1'000'000;
        request.budget = noHurry;
        const DayPlan plan = makePlan(day, request);
        QVERIFY(plan.wasStopped);
        QVERIFY(!plan.changes.empty());
    }

    void keepsTheWallClockOnDaylightSavingDays()
    {
        for (const QDate date : {QDate(2026, 3, 8), QDate(2026, 11, 1)}) {
            BoardInput day = input({technician(u"DT-1"_s)}, {job(u"A"_s), job(u"B"_s)});
            day.date = date;
            day.technicians[0].shifts = {{7, QTime(8, 0), QTime(10, 0)}};
            for (Job &one : day.jobs)
                one.date = date;
            day.now = QDateTime(date, QTime(7, 0), day.zone).toUTC();
            const DayPlan plan = planned(day);
            QCOMPARE(plan.changes.size(), 2U);
            QCOMPARE(plan.changes[0].toStart, QTime(8, 0));
            QCOMPARE(plan.changes[1].toStart, QTime(9, 0));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
