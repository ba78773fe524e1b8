// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/athome.h"
#include "dispatch/board.h"
#include "dispatch/rules.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <functional>

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
    person.home = {45.0, -74.0};
    for (int weekday = 1; weekday <= 5; ++weekday) {
        person.shifts.push_back({weekday, QTime(8, 0), QTime(12, 0)});
        person.shifts.push_back({weekday, QTime(12, 30), QTime(17, 0)});
    }
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

BoardInput dayInput()
{
    BoardInput input;
    input.date = monday;
    input.technicians = {technician(u"DT-1"_s), technician(u"DT-2"_s)};
    input.now = QDateTime(monday, QTime(7, 0), input.zone).toUTC();
    return input;
}

/// What makeBoard() says of a job alone, whatever has happened.
bool isRule(Kind kind)
{
    switch (kind) {
    case Kind::Late:
    case Kind::NotClosed:
    case Kind::NoTime:
    case Kind::UnassignedUrgent:
    case Kind::NoPosition:
    case Kind::WindowAtRisk:
        return false;
    default:
        return true;
    }
}

QString text(const Findings &findings)
{
    QStringList parts;
    for (const Finding &finding : findings)
        parts.append(u"%1(%2 %3 %4/%5 %6)"_s.arg(int(finding.kind))
                .arg(finding.other)
                .arg(finding.minutes)
                .arg(finding.has)
                .arg(finding.needs)
                .arg(finding.technician));
    parts.sort();
    return parts.join(u' ');
}

/// Changes a day and the job that is about to be put on it.
using Setup = std::function<void(BoardInput &, Job &)>;

} // namespace
Q_DECLARE_METATYPE(Setup)

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRuleIsBrokenOrKept_data();
    void aRuleIsBrokenOrKept();
    void tellsSeveralAtOnce();
    void asksForNoTimeWhereThereIsNone();
    void mergesAnAssistantsTroubleIntoTheJobsEntry();
    void urgentWorkFitsIntoOnCallHours();
    void readsWhenTheCustomerIsAway_data();
    void readsWhenTheCustomerIsAway();
    void everyFindingOfARandomDayIsFoundAgain();
};

void TestRules::aRuleIsBrokenOrKept_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<QTime>("start"); // of 60 minutes with DT-1
    QTest::addColumn<Findings>("expected");
    const auto row = [](const char *name, const Setup &setup, QTime start, Findings expected) {
        QTest::newRow(name) << setup << start << std::move(expected);
    };
    const QTime ten(10, 0);
    const Setup nothing = [](BoardInput &, Job &) { };
    row("a plain job", nothing, ten, {});

    // Hours
    row("ends with the shift", nothing, QTime(16, 0), {});
    row("outside the shift", nothing, QTime(16, 45), {{.kind = Kind::OutsideShift, .minutes = 45}});
    row("before the shift", nothing, QTime(7, 30), {{.kind = Kind::OutsideShift, .minutes = 30}});
    row("over the break", nothing, QTime(11, 45), {{.kind = Kind::DuringBreak, .minutes = 30}});
    row("up to the break", nothing, QTime(11, 0), {});
    row("from the break on", nothing, QTime(12, 30), {});
    const Setup extra = [](BoardInput &input, Job &) {
        input.technicians[0].extraShifts = {u"20261123T170000;PT2H"_s};
    };
    row("in the extra shift", extra, QTime(16, 45), {});
    row("behind the extra shift", extra, QTime(18, 30),
        {{.kind = Kind::OutsideShift, .minutes = 30}});
    const Setup noShift = [](BoardInput &input, Job &) { input.technicians[0].shifts = {}; };
    row("no shift", noShift, ten, {{.kind = Kind::NoShift}});
    const Setup nightShift = [](BoardInput &input, Job &) {
        input.technicians[0].shifts = {{7, QTime(22, 0), QTime(6, 0)}};
    };
    row("in the night shift of the day before", nightShift, QTime(5, 0),
        {{.kind = Kind::InPast, .minutes = 120}});
    row("over the end of the night shift", nightShift, QTime(5, 30),
        {{.kind = Kind::OutsideShift, .minutes = 30}, {.kind = Kind::InPast, .minutes = 90}});
    const Setup tonight = [](BoardInput &input, Job &) {
        input.technicians[0].shifts = {{1, QTime(22, 0), QTime(6, 0)}};
    };
    row("past midnight in the night shift", tonight, QTime(23, 30), {});

    // On call
    const Setup onCall = [](BoardInput &input, Job &) {
        input.technicians[0].extraShifts = {u"20261123T170000;PT5H;garde"_s};
    };
    const Setup urgentOnCall = [onCall](BoardInput &input, Job &job) {
        onCall(input, job);
        job.priority = JobPriority::Urgent;
    };
    row("only on call", onCall, QTime(18, 0), {{.kind = Kind::OnlyOnCall, .minutes = 60}});
    row("partly only on call", onCall, QTime(16, 40), {{.kind = Kind::OnlyOnCall, .minutes = 40}});
    row("urgent while on call", urgentOnCall, QTime(18, 0), {});
    row("urgent after the call", urgentOnCall, QTime(21, 30),
        {{.kind = Kind::OutsideShift, .minutes = 30}});
    const Setup onlyOnCall = [onCall](BoardInput &input, Job &job) {
        onCall(input, job);
        input.technicians[0].shifts = {};
    };
    row("on call on a day off", onlyOnCall, QTime(18, 0),
        {{.kind = Kind::OnlyOnCall, .minutes = 60}});

    // Absences
    const Setup dentist = [](BoardInput &input, Job &) {
        input.technicians[0].extraShifts = {u"20261123T100000;PT1H;absent"_s};
    };
    row("absent", dentist, QTime(10, 30), {{.kind = Kind::Absent, .minutes = 30}});
    row("back again", dentist, QTime(11, 0), {});
    const Setup vacation = [](BoardInput &input, Job &) {
        input.technicians[0].extraShifts = {u"20261116;P14D;vacances"_s};
    };
    row("on vacation", vacation, ten, {{.kind = Kind::Absent, .minutes = 60}});
    const Setup otherWeek = [](BoardInput &input, Job &) {
        input.technicians[0].extraShifts = {u"20261130;P7D;vacances"_s};
    };
    row("vacation next week", otherWeek, ten, {});
    const auto status = [](const QString &word) {
        return [word](BoardInput &input, Job &) { input.technicians[0].status = word; };
    };
    row("away today", status(u"pause"_s), ten,
        {{.kind = Kind::TechnicianAway, .other = u"pause"_s}});
    row("no status", status({}), ten, {});
    row("away today, planned for another day",
        [](BoardInput &input, Job &) {
            input.technicians[0].status = u"absent"_s;
            input.now = input.now.addDays(-1);
        },
        ten, {});

    // Others' jobs and the way
    const Setup neighbour = [](BoardInput &input, Job &) {
        input.jobs.push_back(job(u"DJ-2"_s, u"DT-1"_s, QTime(9, 0)));
    };
    row("overlap", neighbour, QTime(9, 30),
        {{.kind = Kind::Overlap, .other = u"DJ-2"_s, .minutes = 30}});
    row("one after the other", neighbour, ten, {});
    const auto farAway = [](QTime other) -> Setup {
        return [other](BoardInput &input, Job &subject) {
            subject.position = {45.0, -74.0};
            Job far = job(u"DJ-2"_s, u"DT-1"_s, other);
            far.position = {45.2, -74.0}; // 36 minutes
            input.jobs.push_back(far);
        };
    };
    row("no time for the way", farAway(QTime(8, 45)), ten,
        {{.kind = Kind::TravelTooShort, .other = u"DJ-2"_s, .minutes = 21}});
    row("time for the way", farAway(QTime(8, 24)), ten, {});
    const auto limits = [](int drive, int kilometres) -> Setup {
        return [=](BoardInput &input, Job &subject) {
            subject.position = {45.2, -74.0}; // 22 km and 36 minutes from home
            input.rules.maxDriveMinutes = drive;
            input.rules.maxHomeKilometres = kilometres;
        };
    };
    row("too far to drive", limits(35, 0), ten,
        {{.kind = Kind::TooFar, .minutes = 36, .needs = 35}});
    row("not too far to drive", limits(36, 0), ten, {});
    row("too far from home", limits(0, 22), ten,
        {{.kind = Kind::FarFromHome, .has = 23, .needs = 22}});
    row("not too far from home", limits(0, 23), ten, {});
    row("nobody knows how far",
        [](BoardInput &input, Job &) {
            input.rules.maxDriveMinutes = 1;
            input.rules.maxHomeKilometres = 1;
        },
        ten, {});
    const auto region = [](const QString &theirs, const QString &its) -> Setup {
        return [=](BoardInput &input, Job &subject) {
            input.rules.regions = regionTags({{u"Nord"_s, {}, u"region"_s},
                {u"Sud"_s, {}, u"Region"_s}, {u"Fibre"_s, {}, u"skill"_s}});
            input.technicians[0].tags = {{u"Fibre"_s, 1, false}};
            if (!theirs.isEmpty())
                input.technicians[0].tags.push_back({theirs, 1, false});
            subject.tags = {{its, 0, false}};
        };
    };
    row("another region", region(u"Nord"_s, u"Sud"_s), ten,
        {{.kind = Kind::OtherRegion, .other = u"Sud"_s}});
    row("the same region", region(u"Nord"_s, u"Nord"_s), ten, {});
    row("goes everywhere", region({}, u"Sud"_s), ten, {});
    row("a tag that is no region", region(u"Nord"_s, u"Télé"_s), ten, {});

    // Skills
    const auto skills = [](int lead, int assistant, bool required = true) -> Setup {
        return [=](BoardInput &input, Job &subject) {
            subject.tags = {{u"Fibre"_s, 2, required}};
            if (lead > 0)
                input.technicians[0].tags = {{u"Fibre"_s, lead, false}};
            if (assistant > 0)
                input.technicians[1].tags = {{u"Fibre"_s, assistant, false}};
            if (assistant >= 0)
                subject.assistants = {u"DT-2"_s};
        };
    };
    row("skill missing", skills(0, -1), ten, {{.kind = Kind::SkillMissing, .other = u"Fibre"_s}});
    row("skill too low", skills(1, -1), ten,
        {{.kind = Kind::SkillTooLow, .other = u"Fibre"_s, .has = 1, .needs = 2}});
    row("skilled", skills(2, -1), ten, {});
    row("skill that is only wished for", skills(0, -1, false), ten, {});
    row("the assistant has the skill", skills(0, 2), ten, {});
    row("the assistant has more of it", skills(1, 2), ten, {});
    row("neither has enough of it", skills(0, 1), ten,
        {{.kind = Kind::SkillTooLow, .other = u"Fibre"_s, .has = 1, .needs = 2}});
    row("neither has it", skills(0, 0), ten, {{.kind = Kind::SkillMissing, .other = u"Fibre"_s}});

    // Assistants
    const Setup helped = [](BoardInput &input, Job &subject) {
        subject.assistants = {u"DT-2"_s};
        input.jobs.push_back(job(u"DJ-2"_s, u"DT-2"_s, QTime(9, 0)));
    };
    row("the assistant has another job", helped, QTime(9, 30),
        {{.kind = Kind::Overlap, .other = u"DJ-2"_s, .minutes = 30, .technician = u"DT-2"_s}});
    row("the assistant is free", helped, ten, {});
    const Setup helpedLate = [helped](BoardInput &input, Job &subject) {
        helped(input, subject);
        input.technicians[1].shifts = {{1, QTime(8, 0), QTime(10, 15)}};
    };
    row("the assistant goes home", helpedLate, ten,
        {{.kind = Kind::OutsideShift, .minutes = 45, .technician = u"DT-2"_s}});
    row("nobody knows the assistant",
        [](BoardInput &, Job &subject) { subject.assistants = {u"DT-9"_s}; }, ten,
        {{.kind = Kind::TechnicianUnknown, .other = u"DT-9"_s, .technician = u"DT-9"_s}});

    // Customer
    const Setup window = [](BoardInput &, Job &subject) {
        subject.windowStart = QTime(10, 0);
        subject.windowEnd = QTime(15, 0);
    };
    row("before the window", window, QTime(9, 30), {{.kind = Kind::WindowMissed, .minutes = -30}});
    row("at the beginning of the window", window, ten, {});
    row("at the end of the window", window, QTime(15, 0), {});
    row("after the window", window, QTime(15, 30), {{.kind = Kind::WindowMissed, .minutes = 30}});
    const auto notes = [](const QString &words) -> Setup {
        return [words](BoardInput &, Job &subject) { subject.notes = words; };
    };
    row("nobody at home", notes(u"Client présent seulement l'avant-midi."_s), QTime(14, 0),
        {{.kind = Kind::CustomerAway, .minutes = 60}});
    row("somebody at home", notes(u"Client présent seulement l'avant-midi."_s), ten, {});
    row("notes of other things", notes(u"Prévoir 40 m de câble de descente."_s), ten, {});

    // Chains
    const auto before = [](const std::function<void(Job &)> &change) -> Setup {
        return [change](BoardInput &input, Job &subject) {
            subject.dependsOn = {u"DJ-2"_s};
            Job first = job(u"DJ-2"_s, u"DT-2"_s, QTime(9, 0));
            change(first);
            (first.date == monday ? input.jobs : input.related).push_back(first);
        };
    };
    row("what it waits for is planned before", before([](Job &) { }), ten, {});
    row("what it waits for ends later", before([](Job &) { }), QTime(9, 15),
        {{.kind = Kind::DependencyAfter, .other = u"DJ-2"_s, .minutes = 45}});
    row("what it waits for is on the day after",
        before([](Job &first) { first.date = monday.addDays(1); }), ten,
        {{.kind = Kind::DependencyAfter, .other = u"DJ-2"_s, .minutes = 1440}});
    row("what it waits for is not planned", before([](Job &first) { first.technician.clear(); }),
        ten, {{.kind = Kind::DependencyOpen, .other = u"DJ-2"_s}});
    row("what it waits for was not done yesterday",
        before([](Job &first) { first.date = monday.addDays(-1); }), ten,
        {{.kind = Kind::DependencyOpen, .other = u"DJ-2"_s}});
    row("what it waits for was done yesterday", before([](Job &first) {
        first.date = monday.addDays(-1);
        first.state = JobState::Completed;
    }),
        ten, {});
    row("what it waits for was cancelled",
        before([](Job &first) { first.state = JobState::Cancelled; }), ten,
        {{.kind = Kind::DependencyOpen, .other = u"DJ-2"_s}});
    row("nothing is known of what it waits for",
        [](BoardInput &, Job &subject) { subject.dependsOn = {u"DJ-77"_s}; }, ten, {});
    row("waits for itself", [](BoardInput &, Job &subject) { subject.dependsOn = {subject.id}; },
        ten, {});
    const auto step = [](int its, int other) -> Setup {
        return [=](BoardInput &input, Job &subject) {
            subject.parent = u"DJ-7"_s;
            subject.stepOrder = its;
            Job sibling = job(u"DJ-2"_s, u"DT-2"_s, QTime(10, 30));
            sibling.parent = u"DJ-7"_s;
            sibling.stepOrder = other;
            input.jobs.push_back(sibling);
        };
    };
    row("an earlier step comes later", step(3, 2), ten,
        {{.kind = Kind::DependencyAfter, .other = u"DJ-2"_s, .minutes = 90}});
    row("an earlier step comes before", step(3, 2), QTime(15, 0), {});
    row("a step without a place in the order", step(3, 0), ten, {});
    row("a later step begins too early", step(1, 2), ten,
        {{.kind = Kind::DependentBefore, .other = u"DJ-2"_s, .minutes = 30}});
    row("a later step comes later", step(1, 2), QTime(9, 0), {});
    row("the first step is the parent",
        [](BoardInput &input, Job &subject) {
            subject.parent = u"DJ-7"_s;
            subject.stepOrder = 2;
            Job first = job(u"DJ-7"_s, u"DT-2"_s, QTime(10, 30));
            first.stepOrder = 1;
            input.jobs.push_back(first);
        },
        ten, {{.kind = Kind::DependencyAfter, .other = u"DJ-7"_s, .minutes = 90}});

    row("in the past", [](BoardInput &input, Job &) { input.now = input.now.addSecs(4 * 3600); },
        ten, {{.kind = Kind::InPast, .minutes = 60}});
}

void TestRules::aRuleIsBrokenOrKept()
{
    QFETCH(const Setup, setup);
    QFETCH(const QTime, start);
    QFETCH(const Findings, expected);
    BoardInput input = dayInput();
    Job subject = job(u"DJ-1"_s, {}, {});
    setup(input, subject);
    input.jobs.push_back(subject);
    const Findings asked = checkAssignment(makeBoard(input), subject, u"DT-1"_s, start, input);
    QCOMPARE(text(asked), text(expected));

    // In its place the board says the same, each in the lane of whom it is about.
    input.jobs.back().technician = u"DT-1"_s;
    input.jobs.back().start = start;
    const Board board = makeBoard(input);
    Findings shown;
    for (const Lane &lane : board.lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (entry.job.id != subject.id)
                continue;
            for (Finding finding : entry.findings) {
                if (entry.isAssistant)
                    finding.technician = lane.technician.id;
                if (isRule(finding.kind))
                    shown.push_back(finding);
            }
        }
    }
    Findings wanted = expected;
    std::erase_if(wanted, [](const Finding &finding) {
        return finding.kind == Kind::InPast || finding.kind == Kind::DependentBefore;
    });
    QCOMPARE(text(shown), text(wanted));
    // Putting it where it stands changes nothing.
    QCOMPARE(
        text(checkAssignment(board, input.jobs.back(), u"DT-1"_s, start, input)), text(expected));
}

void TestRules::tellsSeveralAtOnce()
{
    BoardInput input = dayInput();
    Job subject = job(u"DJ-1"_s, {}, {}, 120);
    subject.tags = {{u"Fibre"_s, 2, true}, {u"Hauteur"_s, 1, true}};
    subject.windowEnd = QTime(9, 0);
    subject.notes = u"Dispo 8 h à 11 h"_s;
    subject.dependsOn = {u"DJ-2"_s, u"DJ-3"_s};
    input.technicians[0].tags = {{u"Fibre"_s, 1, false}};
    input.technicians[0].status = u"pause"_s;
    input.jobs = {subject, job(u"DJ-2"_s, u"DT-1"_s, QTime(11, 0)), job(u"DJ-3"_s, {}, {})};
    const Findings found =
        checkAssignment(makeBoard(input), subject, u"DT-1"_s, QTime(10, 30), input);
    QCOMPARE(text(found),
        text({{.kind = Kind::TechnicianAway, .other = u"pause"_s},
            {.kind = Kind::DuringBreak, .minutes = 30},
            {.kind = Kind::Overlap, .other = u"DJ-2"_s, .minutes = 60},
            {.kind = Kind::SkillTooLow, .other = u"Fibre"_s, .has = 1, .needs = 2},
            {.kind = Kind::SkillMissing, .other = u"Hauteur"_s},
            {.kind = Kind::WindowMissed, .minutes = 90},
            {.kind = Kind::CustomerAway, .minutes = 90},
            {.kind = Kind::DependencyAfter, .other = u"DJ-2"_s, .minutes = 90},
            {.kind = Kind::DependencyOpen, .other = u"DJ-3"_s}}));
}

void TestRules::asksForNoTimeWhereThereIsNone()
{
    BoardInput input = dayInput();
    Job subject = job(u"DJ-1"_s, {}, {});
    subject.windowEnd = QTime(8, 0);
    subject.dependsOn = {u"DJ-2"_s};
    Job later = job(u"DJ-2"_s, u"DT-2"_s, QTime(9, 0));
    later.date = monday.addDays(2);
    input.related = {later};
    QCOMPARE(text(checkAssignment(makeBoard(input), subject, u"DT-1"_s, {}, input)),
        text({{.kind = Kind::DependencyAfter, .other = u"DJ-2"_s, .minutes = 2880}}));
    input.technicians[0].extraShifts = {u"20261123;absent"_s};
    input.related = {};
    QCOMPARE(text(checkAssignment(makeBoard(input), subject, u"DT-1"_s, {}, input)),
        text({{.kind = Kind::Absent, .minutes = 60}}));
}

void TestRules::mergesAnAssistantsTroubleIntoTheJobsEntry()
{
    BoardInput input = dayInput();
    Job shared = job(u"DJ-1"_s, u"DT-1"_s, QTime(8, 0));
    shared.assistants = {u"DT-2"_s};
    shared.windowEnd = QTime(7, 30);
    Job second = job(u"DJ-2"_s, u"DT-1"_s, QTime(14, 0));
    second.assistants = {u"DT-2"_s};
    Job third = job(u"DJ-3"_s, {}, {}); // a helper, and nobody who leads
    third.start = QTime(14, 30);
    third.assistants = {u"DT-2"_s};
    input.technicians[1].extraShifts = {u"20261123T080000;PT1H;absent"_s};
    input.jobs = {shared, second, third};
    const Board board = makeBoard(input);
    QMap<QString, QString> exceptions;
    for (const TrayEntry &entry : board.tray) {
        QVERIFY(!exceptions.contains(entry.job.id));
        QCOMPARE(entry.section, TrayEntry::Section::Exception);
        exceptions.insert(entry.job.id, text(entry.findings));
    }
    QCOMPARE(exceptions.value(u"DJ-1"_s),
        text({{.kind = Kind::WindowMissed, .minutes = 30},
            {.kind = Kind::Absent, .minutes = 60, .technician = u"DT-2"_s}}));
    QCOMPARE(exceptions.value(u"DJ-2"_s),
        text(
            {{.kind = Kind::Overlap, .other = u"DJ-3"_s, .minutes = 30, .technician = u"DT-2"_s}}));
    QVERIFY(exceptions.contains(u"DJ-3"_s));
    QCOMPARE(exceptions.size(), 3);
}

void TestRules::urgentWorkFitsIntoOnCallHours()
{
    BoardInput input = dayInput();
    input.technicians[0].extraShifts = {u"20261123T170000;PT5H;garde"_s};
    const Board board = makeBoard(input);
    Job candidate = job(u"DJ-9"_s, {}, {});
    QVERIFY(!firstFreeStart(board.lanes[0], candidate, QTime(16, 15)).isValid());
    candidate.priority = JobPriority::Urgent;
    QCOMPARE(firstFreeStart(board.lanes[0], candidate, QTime(16, 15)), QTime(17, 0));
    QCOMPARE(firstFreeStart(board.lanes[0], candidate, QTime(9, 0)), QTime(9, 0));
    QCOMPARE(firstFreeStart(board.lanes[0], candidate, QTime(11, 15)), QTime(12, 30));
}

void TestRules::readsWhenTheCustomerIsAway_data()
{
    QTest::addColumn<QString>("notes");
    QTest::addColumn<QString>("away"); // "from-to …" in minutes; the day goes on to 2880
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("morning only") << u"Client présent seulement l'avant-midi."_s << u"720-2880"_s;
    QTest::newRow("afternoon only")
        << u"Disponible seulement en après-midi"_s << u"0-720 1020-2880"_s;
    QTest::newRow("evening") << u"Client disponible en soirée"_s << u"0-1020"_s;
    QTest::newRow("between") << u"Dispo: 13 h – 17 h 30"_s << u"0-780 1050-2880"_s;
    QTest::newRow("two times") << u"Dispo 8h à 10h; dispo 15h-17h"_s
                               << u"0-480 600-900 1020-2880"_s;
    QTest::newRow("after") << u"Présente après 15h30"_s << u"0-930"_s;
    QTest::newRow("away until") << u"Absent jusqu'à midi"_s << u"0-720"_s;
    QTest::newRow("typographic apostrophe") << u"Absente jusqu’à 15:30."_s << u"0-930"_s;
    QTest::newRow("not at home") << u"Customer is not home between 12:00 and 13:30"_s
                                 << u"720-810"_s;
    QTest::newRow("English hours") << u"Customer at home after 5 p.m."_s << u"0-1020"_s;
    QTest::newRow("among other notes")
        << u"Chien méchant.\nPas disponible avant 9h. Porte 1234"_s << u"0-540"_s;
    for (const char16_t *note :
        {u"2e visite: la première fois, personne sur place.", u"Customer prefers English.",
            u"Présent d'un nouveau voisin: 2-3 jours", u"Équipement disponible au dépôt 3",
            u"Absent", u"Dispo 17h-13h", u"Dispo 25h-27h", u"Le client a absent 3 fois"}) {
        QTest::addRow("no time: %s", qPrintable(QString::fromUtf16(note)))
            << QString::fromUtf16(note) << QString();
    }
}

void TestRules::readsWhenTheCustomerIsAway()
{
    QFETCH(const QString, notes);
    QStringList spans;
    for (const Span &span : customerAway(notes))
        spans.append(u"%1-%2"_s.arg(span.from).arg(span.to));
    QTEST(spans.join(u' '), "away");
}

void TestRules::everyFindingOfARandomDayIsFoundAgain()
{
    static const QStringList extras{u"20261123T170000;PT5H;garde"_s,
        u"20261102T220000;PT9H;FREQ=DAILY"_s, u"20261123T100000;PT90M;absent"_s,
        u"20261123;absent"_s, u"20261101T120000;PT1H;FREQ=DAILY;TYPE=BREAK"_s,
        u"20260308T013000;PT3H;FREQ=WEEKLY;BYDAY=SU;INTERVAL=2"_s, u"nonsense"_s};
    static const QList<QDate> days{monday, QDate(2026, 3, 8), QDate(2026, 11, 1)};
    QRandomGenerator random(5);
    const auto below = [&random](int limit) { return int(random.bounded(limit)); };
    for (int round = 0; round < 400; ++round) {
        BoardInput input;
        input.date = days.at(below(3));
        input.now =
            QDateTime(input.date.addDays(below(3) - 1), QTime(below(24), below(60)), input.zone);
        input.rules.maxDriveMinutes = below(3) == 0 ? 40 : 0;
        input.rules.maxHomeKilometres = below(3) == 0 ? 30 : 0;
        input.rules.regions = {u"Nord"_s, u"Sud"_s};
        for (int i = 0; i < 4; ++i) {
            Technician person = technician(u"DT-%1"_s.arg(i));
            person.shifts.push_back({7, QTime(below(24), 0), QTime(below(24), 0)});
            person.home = {45 + random.generateDouble(), -74};
            person.status = below(4) == 0 ? u"absent"_s : u"available"_s;
            while (below(2) == 0)
                person.extraShifts.append(extras.at(below(int(extras.size()))));
            person.tags = {{u"Fibre"_s, below(3), false}, {u"Nord"_s, 1, false}};
            if (below(2) == 0)
                input.fixes[person.id] = {.position = {45.5, -74},
                    .at = input.now.addSecs(below(1800) - 900),
                    .isMoving = below(2) == 0};
            input.technicians.push_back(person);
        }
        const int count = below(30);
        for (int i = 0; i < count; ++i) {
            Job value = job(u"DJ-%1"_s.arg(i), below(4) == 0 ? QString() : u"DT-%1"_s.arg(below(5)),
                below(7) == 0 ? QTime() : QTime(below(24), 15 * below(4)), 15 * (1 + below(12)));
            value.date = input.date.addDays(below(8) == 0 ? below(3) - 1 : 0);
            value.state = JobState(below(5));
            value.priority = JobPriority(below(4));
            if (below(2) == 0)
                value.position = {45 + random.generateDouble(), -74 + random.generateDouble()};
            if (below(2) == 0)
                value.tags = {{u"Fibre"_s, below(4), below(2) == 0}, {u"Sud"_s, 0, false}};
            if (below(3) == 0)
                value.assistants = {u"DT-%1"_s.arg(below(5)), u"DT-%1"_s.arg(below(4))};
            if (below(3) == 0)
                value.dependsOn = {u"DJ-%1"_s.arg(below(30))};
            if (below(3) == 0) {
                value.parent = u"DJ-%1"_s.arg(below(4));
                value.stepOrder = below(5);
            }
            if (below(3) == 0)
                value.windowEnd = QTime(below(24), 0);
            if (below(4) == 0)
                value.notes = u"Client absent avant %1h"_s.arg(below(24));
            if (value.state == JobState::InProgress)
                value.actualStart = input.now.addSecs(-60 * below(200));
            (below(6) == 0 ? input.related : input.jobs).push_back(value);
        }
        const Board board = makeBoard(input);
        QCOMPARE(makeBoard(input), board);
        for (const Lane &lane : board.lanes) {
            QVERIFY(lane.shiftMinutes >= 0 && lane.shiftMinutes <= 25 * 60);
            for (const Spans &spans : {lane.shifts, lane.breaks, lane.absences}) {
                int end = -1;
                for (const Span &span : spans) {
                    QVERIFY(span.from >= end && span.from >= 0 && span.to > span.from);
                    end = span.to;
                }
            }
            for (const BoardJob &entry : lane.jobs) {
                QVERIFY(entry.realTo >= entry.realFrom);
                QVERIFY(entry.arrival == -1 || entry.arrival >= board.nowMinutes);
                if (!entry.job.start.isValid() || !isOpen(entry.job)
                    || board.lane(entry.job.technician) == nullptr) {
                    continue;
                }
                const Findings again =
                    checkAssignment(board, entry.job, entry.job.technician, entry.job.start, input);
                for (Finding finding : entry.findings) {
                    if (!isRule(finding.kind))
                        continue;
                    if (entry.isAssistant)
                        finding.technician = lane.technician.id;
                    QVERIFY2(std::ranges::contains(again, finding),
                        qPrintable(u"round %1, %2 in %3: %4 is not in %5"_s.arg(round).arg(
                            entry.job.id, lane.technician.id, text({finding}), text(again))));
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
