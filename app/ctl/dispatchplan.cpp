// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchplan.h"

#include "context.h"
#include "dispatch/plan.h"
#include "dispatchwords.h"
#include "erp/erpclient.h"
#include "liveday.h"
#include "roads.h"
#include "settledwrite.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "supervision.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

Error refusal(const QString &detail)
{
    return ownError(ErrorKind::Validation, detail, u"dispatch"_s);
}

QString timeText(QTime time)
{
    return time.isValid() ? time.toString(u"HH:mm"_s) : QString();
}

QJsonValue timeJson(QTime time)
{
    return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue();
}

Dispatch::BoardInput boardInput(const Context *context, const DayReading &reading, QDate date,
    const Dispatch::TravelRules &roads)
{
    return {.date = date,
        .technicians = reading.day.technicians,
        .jobs = reading.day.jobs,
        .now = context->clock().now(),
        .zone = context->profile().timeZone,
        .rules = {.travel = roads, .regions = Dispatch::regionTags(reading.day.tags)},
        .related = reading.day.related};
}

void sayAge(const Context *context, const DayReading &reading)
{
    for (const QString &note : reading.notes)
        context->say(u"note: "_s + note);
    if (reading.isFromMirror)
        context->say(u"From the mirror, as it was %1 ago."_s.arg(
            ageText(reading.fetchedAt, context->clock().now())));
}

/// The job as the server has it; from the mirror where the server cannot be reached.
QCoro::Task<Result<Job>> findJob(Context *context, QString id)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const auto document = co_await (*erp)->get(map.doctype(Store::Kind::Job), id);
    if (!document && exitCodeOf(document.error()) != ExitCode::Unreachable)
        co_return std::unexpected(document.error());
    if (!document) {
        const auto known = co_await context->mirror()->read(
            [id](QSqlDatabase &db) { return Store::readJob(db, id); });
        if (!known || !*known)
            co_return std::unexpected(document.error());
        co_return **known;
    }
    const QJsonObject fields = map.toOurs(Store::Kind::Job, *document);
    Job job;
    job.id = id;
    job.state = Store::jobState(fields.value("status"_L1).toString());
    job.date = QDate::fromString(fields.value("scheduled_date"_L1).toString(), Qt::ISODate);
    co_return job;
}

QJsonObject suggestionJson(const Dispatch::Suggestion &one, const QString &name)
{
    QJsonArray skills;
    for (const Dispatch::SkillMatch &skill : one.skills)
        skills +=
            QJsonObject{{"tag"_L1, skill.tag}, {"has"_L1, skill.has}, {"needs"_L1, skill.needs}};
    return {{"technician"_L1, one.technician}, {"name"_L1, name}, {"start"_L1, timeText(one.start)},
        {"after"_L1, one.after}, {"before"_L1, one.before},
        {"travel_added_minutes"_L1, one.isTravelKnown ? QJsonValue(one.travelAdded) : QJsonValue()},
        {"metres_added"_L1, one.isTravelKnown ? QJsonValue(one.metresAdded) : QJsonValue()},
        {"lateness_caused_minutes"_L1, one.latenessCaused}, {"skills"_L1, skills},
        {"window_left_minutes"_L1, one.windowLeft >= 0 ? QJsonValue(one.windowLeft) : QJsonValue()},
        {"work_minutes"_L1, one.workMinutes}, {"shift_minutes"_L1, one.shiftMinutes},
        {"cost_minutes"_L1, one.cost}};
}

QString suggestionText(const Dispatch::Suggestion &one, const QString &name)
{
    QStringList why;
    why += one.isTravelKnown ? u"%1 min more on the road"_s.arg(one.travelAdded)
                             : u"the way is unknown: a position is missing"_s;
    for (const Dispatch::SkillMatch &skill : one.skills)
        why += u"%1 at %2 of %3"_s.arg(skill.tag).arg(skill.has).arg(skill.needs);
    if (one.latenessCaused > 0)
        why += u"makes %1 min late"_s.arg(one.latenessCaused);
    if (one.windowLeft >= 0)
        why += u"%1 min before the window ends"_s.arg(one.windowLeft);
    why += u"then %1 of %2 busy"_s.arg(clockText(one.workMinutes), clockText(one.shiftMinutes));
    return u"%1  %2  %3  %4"_s.arg(timeText(one.start), one.technician, name, why.join(u", "_s));
}

QString reasonName(const Dispatch::PlanReason &reason)
{
    using Kind = Dispatch::PlanReason::Kind;
    switch (reason.kind) {
    case Kind::WasUnassigned:
        return u"nobody had it"_s;
    case Kind::HadNoTime:
        return u"had no time"_s;
    case Kind::TechnicianOut:
        return u"%1 is not there"_s.arg(reason.other);
    case Kind::RuleKept:
        return reason.finding ? findingName(*reason.finding) : u"broke a rule"_s;
    case Kind::LessTravel:
        return u"%1 min less on the road"_s.arg(reason.minutes);
    case Kind::MakesRoom:
        return u"makes room for %1"_s.arg(reason.other);
    case Kind::Earlier:
        return u"%1 min earlier"_s.arg(reason.minutes);
    case Kind::FairerLoad:
        return u"%1 has less to do"_s.arg(reason.other);
    case Kind::FitsTheRest:
        return u"fits the rest of the plan"_s;
    }
    return {};
}

QString unplannedName(const Dispatch::Unplanned &why)
{
    using Kind = Dispatch::Unplanned::Kind;
    const QString finding = why.finding ? findingName(*why.finding) : QString();
    switch (why.kind) {
    case Kind::NobodyWorks:
        return u"nobody who may do it is there that day"_s;
    case Kind::NobodyHasSkill:
        return u"nobody has the skill (%1)"_s.arg(finding);
    case Kind::WindowOver:
        return u"the promised window has passed"_s;
    case Kind::DayOver:
        return u"the day has passed"_s;
    case Kind::WaitsFor:
        return finding.isEmpty() ? u"waits for %1, which has no place"_s.arg(why.other) : finding;
    case Kind::NoRoom:
        return finding.isEmpty() ? u"no gap is long enough"_s
                                 : u"no gap without breaking a rule (%1)"_s.arg(finding);
    case Kind::KeepsPlace:
        return finding.isEmpty() ? u"stays where it is"_s
                                 : u"stays where it is (%1)"_s.arg(finding);
    }
    return {};
}

QJsonObject changeJson(const Dispatch::PlanChange &change)
{
    QStringList reasons;
    for (const Dispatch::PlanReason &reason : change.reasons)
        reasons += reasonName(reason);
    return {{"job"_L1, change.job}, {"from_technician"_L1, change.fromTechnician},
        {"from_date"_L1, change.fromDate.toString(Qt::ISODate)},
        {"from_start"_L1, timeJson(change.fromStart)}, {"technician"_L1, change.toTechnician},
        {"start"_L1, timeJson(change.toStart)}, {"travel_minutes"_L1, change.travelMinutes},
        {"reasons"_L1, QJsonArray::fromStringList(reasons)}};
}

QJsonObject totalsJson(const Dispatch::PlanTotals &totals)
{
    return {{"late_minutes"_L1, totals.lateMinutes}, {"travel_minutes"_L1, totals.travelMinutes},
        {"unassigned"_L1, totals.unassigned}, {"broken_rules"_L1, totals.brokenRules},
        {"busiest_minutes"_L1, totals.busiestMinutes}, {"idlest_minutes"_L1, totals.idlestMinutes},
        {"changes"_L1, totals.changes}};
}

std::expected<Dispatch::PlanRequest, QString> requestOf(const Invocation &invocation)
{
    using Scope = Dispatch::PlanScope;
    static const QHash<QString, Scope> scopes{{u"unassigned"_s, Scope::Unassigned},
        {u"day"_s, Scope::Day}, {u"technician"_s, Scope::Technician}, {u"repair"_s, Scope::Repair}};
    Dispatch::PlanRequest request;
    request.technician = invocation.value(u"technician"_s);
    request.out = invocation.value(u"out"_s);
    request.urgent = invocation.value(u"urgent"_s);
    request.isWithUndated = invocation.isSet(u"undated"_s);
    request.pinned = invocation.values(u"pin"_s);
    const bool isRepair = !request.out.isEmpty() || !request.urgent.isEmpty();
    const QString otherwise = isRepair ? u"repair"_s
        : request.technician.isEmpty() ? u"unassigned"_s
                                       : u"technician"_s;
    const auto scope = scopes.constFind(invocation.value(u"scope"_s, otherwise));
    if (scope == scopes.cend())
        return std::unexpected(u"--scope wants unassigned, day, technician or repair"_s);
    request.scope = *scope;
    if (request.scope == Scope::Technician && request.technician.isEmpty())
        return std::unexpected(u"--scope technician wants --technician DT"_s);
    if ((request.scope == Scope::Repair) != isRepair)
        return std::unexpected(
            u"a repair wants --out DT or --urgent DJ, and other scopes want neither"_s);
    return request;
}

/// What became of the writing of one change.
struct Outcome {
    QString state = u"not tried"_s;
    QString reason = {};
};

QCoro::Task<Result<void>> applyOne(Context *context, Dispatch::PlanChange change, QDate date)
{
    Erp::ErpClient *erp = *context->erp();
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const QString doctype = map.doctype(Store::Kind::Job);
    const auto document = co_await erp->get(doctype, change.job);
    if (!document)
        co_return std::unexpected(document.error());
    if (document->value("modified"_L1).toString() != change.modified)
        co_return std::unexpected(ownError(ErrorKind::Conflict,
            u"%1 was changed by %2 after the plan was made."_s.arg(
                change.job, document->value("modified_by"_L1).toString()),
            u"dispatch plan"_s));
    const QJsonObject present = map.toOurs(Store::Kind::Job, *document);
    QJsonObject fields{{"assigned_tech"_L1, change.toTechnician},
        {"start_time"_L1, change.toStart.toString(u"HH:mm:ss"_s)},
        {"scheduled_date"_L1, date.toString(Qt::ISODate)}};
    if (Store::jobState(present.value("status"_L1).toString()) == JobState::Open)
        fields.insert("status"_L1, Store::jobStateText(JobState::Assigned));
    const auto written = co_await writeAndSettle(
        context, doctype, *document, map.toServer(Store::Kind::Job, fields));
    if (!written)
        co_return std::unexpected(written.error());
    co_return Result<void>();
}

/// Writes them one by one. A conflict concerns its own job alone; what may or may not have
/// happened, and a server that is gone, end it.
QCoro::Task<std::optional<Error>> applyAll(Context *context,
    const std::vector<Dispatch::PlanChange> *changes, QDate date, std::vector<Outcome> *outcomes)
{
    std::optional<Error> worst;
    for (std::size_t i = 0; i < changes->size(); ++i) {
        const auto done = co_await applyOne(context, (*changes)[i], date);
        if (done) {
            (*outcomes)[i] = {u"applied"_s, {}};
            continue;
        }
        const int code = exitCodeOf(done.error());
        (*outcomes)[i] = {code == ExitCode::Conflict ? u"conflict"_s
                : code == ExitCode::Uncertain        ? u"uncertain"_s
                                                     : u"failed"_s,
            sentenceOf(done.error())};
        if (!worst || code == ExitCode::Uncertain || code == ExitCode::Unreachable)
            worst = done.error();
        if (code == ExitCode::Uncertain || code == ExitCode::Unreachable)
            break;
    }
    co_return worst;
}

void sayPlan(const Context *context, const Dispatch::DayPlan &plan,
    const std::vector<Outcome> &outcomes, bool isApplied)
{
    for (std::size_t i = 0; i < plan.changes.size(); ++i) {
        const Dispatch::PlanChange &change = plan.changes[i];
        QStringList reasons;
        for (const Dispatch::PlanReason &reason : change.reasons)
            reasons += reasonName(reason);
        context->say(u"%1  %2 %3  (was %4 %5)  %6%7"_s.arg(change.job, change.toTechnician,
            timeText(change.toStart),
            change.fromTechnician.isEmpty() ? u"nobody"_s : change.fromTechnician,
            change.fromStart.isValid() ? timeText(change.fromStart) : u"without a time"_s,
            reasons.join(u", "_s),
            isApplied ? u"  "_s + outcomes[i].state + u' ' + outcomes[i].reason : QString()));
    }
    for (const Dispatch::Unplanned &why : plan.unplanned)
        context->say((
            why.kind == Dispatch::Unplanned::Kind::KeepsPlace ? u"%1  %2"_s : u"%1  no place: %2"_s)
                .arg(why.job, unplannedName(why)));
    context->say(
        u"%1 changes; unassigned %2 → %3, travel %4 → %5 min, late %6 → %7 min, broken rules %8 → %9"_s
            .arg(plan.changes.size())
            .arg(plan.before.unassigned)
            .arg(plan.after.unassigned)
            .arg(plan.before.travelMinutes)
            .arg(plan.after.travelMinutes)
            .arg(plan.before.lateMinutes)
            .arg(plan.after.lateMinutes)
            .arg(plan.before.brokenRules)
            .arg(plan.after.brokenRules));
}

} // namespace

QCoro::Task<Result<void>> suggestPlaces(Context *context, Invocation invocation)
{
    const QString id = invocation.positionals.first();
    const QDate today = Dispatch::dayAt(context->clock().now(), context->profile().timeZone);
    const auto asked = dateOption(context, invocation, {});
    if (!asked)
        co_return std::unexpected(usageError(asked.error()));
    const auto found = co_await findJob(context, id);
    if (!found)
        co_return std::unexpected(found.error());
    if (found->state == JobState::Completed || found->state == JobState::Cancelled)
        co_return std::unexpected(refusal(u"%1 is closed."_s.arg(id)));
    const QDate own = found->date.isValid() ? found->date : today;
    const QDate date = asked->isValid() ? *asked : own;
    auto reading = co_await readDay(context, date);
    if (!reading)
        co_return std::unexpected(reading.error());
    const RoadReading roads = co_await readRoads(context, placesOf(reading->day));
    reading->notes += roads.notes;
    const Dispatch::BoardInput day = boardInput(context, *reading, date, roads.rules);
    auto job = std::ranges::find(day.jobs, id, &Job::id);
    Job wanted;
    if (job != day.jobs.end()) {
        wanted = *job;
    } else { // of another day
        const auto there = co_await readDay(context, own);
        if (!there)
            co_return std::unexpected(there.error());
        const auto &jobs = there->day.jobs;
        const auto other = std::ranges::find(jobs, id, &Job::id);
        if (other == jobs.end())
            co_return std::unexpected(refusal(u"%1 is not among the jobs of its day."_s.arg(id)));
        wanted = *other;
    }
    QElapsedTimer timer;
    timer.start();
    const Dispatch::Board board = Dispatch::makeBoard(day);
    const Dispatch::Suggestions places = Dispatch::suggest(board, wanted, day);
    const double took = double(timer.nsecsElapsed()) / 1e6;

    QJsonArray best;
    for (const Dispatch::Suggestion &one : places.best) {
        const QString name = board.lane(one.technician)->technician.name;
        best += suggestionJson(one, name);
        context->say(suggestionText(one, name));
    }
    QJsonArray refusals;
    for (const Dispatch::Refusal &one : places.refusals) {
        const QStringList why =
            one.findings.empty() ? QStringList{u"no gap"_s} : findingNames(one.findings);
        refusals += QJsonObject{
            {"technician"_L1, one.technician}, {"findings"_L1, QJsonArray::fromStringList(why)}};
        if (places.best.empty())
            context->say(u"not %1: %2"_s.arg(one.technician, why.join(u", "_s)));
    }
    sayAge(context, *reading);
    context->document({{"job"_L1, id}, {"date"_L1, date.toString(Qt::ISODate)},
        {"source"_L1, reading->isFromMirror ? u"mirror"_s : u"server"_s}, {"suggestions"_L1, best},
        {"refusals"_L1, refusals}, {"notes"_L1, QJsonArray::fromStringList(reading->notes)},
        {"milliseconds"_L1, took}});
    if (places.best.empty())
        co_return std::unexpected(
            refusal(u"%1 fits nowhere on %2."_s.arg(id, date.toString(Qt::ISODate))));
    co_return Result<void>();
}

QCoro::Task<Result<void>> planDay(Context *context, Invocation invocation)
{
    const QDate today = Dispatch::dayAt(context->clock().now(), context->profile().timeZone);
    const auto date = dateOption(context, invocation, today);
    if (!date)
        co_return std::unexpected(usageError(date.error()));
    const auto request = requestOf(invocation);
    if (!request)
        co_return std::unexpected(usageError(request.error()));
    auto reading = co_await readDay(context, *date);
    if (!reading)
        co_return std::unexpected(reading.error());
    const bool isApplied = invocation.isSet(u"apply"_s);
    if (isApplied && reading->isFromMirror)
        co_return std::unexpected(ownError(ErrorKind::Offline,
            u"The server cannot be reached, so nothing can be applied: %1"_s.arg(
                reading->notes.join(u' ')),
            u"dispatch plan"_s));
    if (isApplied) {
        // Not once per job.
        const auto may = co_await context->supervision().mayDo(u"assignJobs"_s);
        if (!may)
            co_return std::unexpected(may.error());
    }
    for (const QString &who : {request->technician, request->out}) {
        if (!who.isEmpty()
            && !std::ranges::contains(reading->day.technicians, who, &Technician::id))
            co_return std::unexpected(refusal(u"There is no technician %1."_s.arg(who)));
    }
    if (!request->urgent.isEmpty()
        && !std::ranges::contains(reading->day.jobs, request->urgent, &Job::id))
        co_return std::unexpected(
            refusal(u"%1 is not among the jobs of that day."_s.arg(request->urgent)));

    const RoadReading roads = co_await readRoads(context, placesOf(reading->day));
    reading->notes += roads.notes;
    QElapsedTimer timer;
    timer.start();
    const Dispatch::DayPlan plan =
        Dispatch::makePlan(boardInput(context, *reading, *date, roads.rules), *request);
    const double took = double(timer.nsecsElapsed()) / 1e6;
    std::vector<Outcome> outcomes(plan.changes.size());
    std::optional<Error> worst;
    if (isApplied)
        worst = co_await applyAll(context, &plan.changes, *date, &outcomes);

    sayPlan(context, plan, outcomes, isApplied);
    sayAge(context, *reading);
    QJsonArray changes;
    for (std::size_t i = 0; i < plan.changes.size(); ++i) {
        QJsonObject change = changeJson(plan.changes[i]);
        if (isApplied) {
            change.insert("outcome"_L1, outcomes[i].state);
            change.insert("outcome_reason"_L1, outcomes[i].reason);
        }
        changes += change;
    }
    QJsonArray unplanned;
    for (const Dispatch::Unplanned &why : plan.unplanned)
        unplanned += QJsonObject{{"job"_L1, why.job}, {"reason"_L1, unplannedName(why)}};
    context->document({{"date"_L1, date->toString(Qt::ISODate)},
        {"source"_L1, reading->isFromMirror ? u"mirror"_s : u"server"_s}, {"changes"_L1, changes},
        {"unplanned"_L1, unplanned}, {"before"_L1, totalsJson(plan.before)},
        {"after"_L1, totalsJson(plan.after)}, {"applied"_L1, isApplied},
        {"notes"_L1, QJsonArray::fromStringList(reading->notes)}, {"milliseconds"_L1, took}});
    if (worst)
        co_return std::unexpected(*worst);
    co_return Result<void>();
}

std::vector<OptionSpec> planOptions()
{
    return {{.name = u"date"_s, .value = u"D"_s, .help = u"today by default"_s},
        {.name = u"apply"_s, .value = {}, .help = u"write the changes, each conflict-checked"_s},
        {.name = u"scope"_s,
            .value = u"S"_s,
            .help = u"unassigned (default), day, technician or repair"_s},
        {.name = u"technician"_s, .value = u"DT"_s, .help = u"whose day to put in order"_s},
        {.name = u"out"_s, .value = u"DT"_s, .help = u"who drops out"_s},
        {.name = u"urgent"_s, .value = u"DJ"_s, .help = u"the job to make room for"_s},
        {.name = u"pin"_s,
            .value = u"DJ"_s,
            .help = u"a job that stays as it is"_s,
            .isRepeatable = true},
        {.name = u"undated"_s, .value = {}, .help = u"jobs without a date too"_s}};
}

} // namespace FibreDesk::Ctl
