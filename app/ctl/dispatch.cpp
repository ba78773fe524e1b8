// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "dispatch/board.h"
#include "dispatchcalendar.h"
#include "dispatchplan.h"
#include "dispatchsolve.h"
#include "dispatchwords.h"
#include "erp/erpclient.h"
#include "liveday.h"
#include "nouns.h"
#include "roads.h"
#include "settledwrite.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "supervision.h"

#include <QJsonArray>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

QString clockText(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString findingName(const Dispatch::Finding &finding)
{
    using Kind = Dispatch::Finding::Kind;
    switch (finding.kind) {
    case Kind::Late:
        return u"late by %1 min"_s.arg(finding.minutes);
    case Kind::NotClosed:
        return u"not closed"_s;
    case Kind::Overlap:
        return u"overlaps %1 for %2 min"_s.arg(finding.other).arg(finding.minutes);
    case Kind::TravelTooShort:
        return u"%1 min short for the way from %2"_s.arg(finding.minutes).arg(finding.other);
    case Kind::NoShift:
        return u"no shift that day"_s;
    case Kind::OutsideShift:
        return u"%1 min outside the shift"_s.arg(finding.minutes);
    case Kind::TechnicianAway:
        return u"technician is %1"_s.arg(finding.other);
    case Kind::WindowMissed:
        return u"misses the promised window by %1 min"_s.arg(finding.minutes);
    case Kind::SkillMissing:
        return u"lacks %1"_s.arg(finding.other);
    case Kind::SkillTooLow:
        return u"%1 at %2 of %3"_s.arg(finding.other).arg(finding.has).arg(finding.needs);
    case Kind::NoTime:
        return u"no time"_s;
    case Kind::InPast:
        return u"in the past"_s;
    case Kind::UnassignedUrgent:
        return u"urgent and unassigned"_s;
    case Kind::NoPosition:
        return u"no position"_s;
    case Kind::TechnicianUnknown:
        return u"technician %1 is unknown"_s.arg(finding.other);
    case Kind::Absent:
        return u"not there for %1 min of it"_s.arg(finding.minutes);
    case Kind::DuringBreak:
        return u"%1 min during the break"_s.arg(finding.minutes);
    case Kind::OnlyOnCall:
        return u"only on call for %1 min of it"_s.arg(finding.minutes);
    case Kind::TooFar:
        return u"%1 min to drive of %2 allowed"_s.arg(finding.minutes).arg(finding.needs);
    case Kind::FarFromHome:
        return u"%1 km from home of %2 allowed"_s.arg(finding.has).arg(finding.needs);
    case Kind::OtherRegion:
        return u"in region %1"_s.arg(finding.other);
    case Kind::DependencyOpen:
        return u"waits for %1, neither done nor planned"_s.arg(finding.other);
    case Kind::DependencyAfter:
        return u"waits for %1, which ends %2 min later"_s.arg(finding.other).arg(finding.minutes);
    case Kind::DependentBefore:
        return u"%1 waits for it and begins %2 min too early"_s.arg(finding.other)
            .arg(finding.minutes);
    case Kind::CustomerAway:
        return u"customer away for %1 min of it"_s.arg(finding.minutes);
    case Kind::WindowAtRisk:
        return u"will be %1 min after the promised window"_s.arg(finding.minutes);
    }
    return {};
}

/// Whom it is about stands before it when that is an assistant.
QString findingLine(const Dispatch::Finding &finding)
{
    return finding.technician.isEmpty() ? findingName(finding)
                                        : finding.technician + u": "_s + findingName(finding);
}

QStringList findingNames(const Dispatch::Findings &findings)
{
    QStringList names;
    for (const Dispatch::Finding &finding : findings)
        names += findingLine(finding);
    return names;
}

namespace {

QString findingsText(const Dispatch::Findings &findings)
{
    return findings.empty() ? QString() : u"  ! "_s + findingNames(findings).join(u", "_s);
}

QJsonObject jobJson(const Job &job, const Dispatch::Findings &findings)
{
    return {{"job"_L1, job.id}, {"subject"_L1, job.subject}, {"customer"_L1, job.customer},
        {"customer_name"_L1, job.customerName}, {"address"_L1, job.address},
        {"status"_L1, Store::jobStateText(job.state)}, {"technician"_L1, job.technician},
        {"date"_L1, job.date.toString(Qt::ISODate)},
        {"start"_L1,
            job.start.isValid() ? QJsonValue(job.start.toString(u"HH:mm"_s)) : QJsonValue()},
        {"minutes"_L1, job.minutes}, {"modified"_L1, job.modified},
        {"findings"_L1, QJsonArray::fromStringList(findingNames(findings))}};
}

QString sectionName(Dispatch::TrayEntry::Section section)
{
    switch (section) {
    case Dispatch::TrayEntry::Section::Exception:
        return u"exception"_s;
    case Dispatch::TrayEntry::Section::Unassigned:
        return u"unassigned"_s;
    case Dispatch::TrayEntry::Section::Undated:
        return u"undated"_s;
    }
    return {};
}

QJsonObject laneJson(const Dispatch::Lane &lane)
{
    QJsonArray shifts;
    for (const Dispatch::Span &span : lane.shifts)
        shifts += QJsonArray{clockText(span.from), clockText(span.to)};
    QJsonArray onCall;
    for (const Dispatch::Span &span : lane.onCall)
        onCall += QJsonArray{clockText(span.from), clockText(span.to)};
    QJsonArray jobs;
    for (const Dispatch::BoardJob &entry : lane.jobs) {
        QJsonObject job = jobJson(entry.job, entry.findings);
        job.insert("from"_L1, clockText(entry.from));
        job.insert("to"_L1, clockText(entry.to));
        job.insert("late_minutes"_L1, entry.lateMinutes);
        job.insert("assistant"_L1, entry.isAssistant);
        const Dispatch::Travel &travel = entry.travelBefore;
        job.insert("travel_minutes"_L1, travel.isKnown ? QJsonValue(travel.minutes) : QJsonValue());
        job.insert("travel_estimated"_L1, travel.isEstimated);
        jobs += job;
    }
    return {{"technician"_L1, lane.technician.id}, {"name"_L1, lane.technician.name},
        {"status"_L1, lane.technician.status}, {"shifts"_L1, shifts}, {"on_call"_L1, onCall},
        {"shift_minutes"_L1, lane.shiftMinutes}, {"work_minutes"_L1, lane.workMinutes},
        {"jobs"_L1, jobs}};
}

void show(const Context *context, const Dispatch::Board &board, const DayReading &reading)
{
    const QDateTime now = context->clock().now();
    QJsonArray lanes;
    for (const Dispatch::Lane &lane : board.lanes) {
        lanes += laneJson(lane);
        QStringList shifts;
        for (const Dispatch::Span &span : lane.shifts)
            shifts += clockText(span.from) + u'–' + clockText(span.to);
        context->say(u"%1  %2  %3"_s.arg(lane.technician.id, lane.technician.name,
            shifts.isEmpty() ? u"no shift"_s : shifts.join(u", "_s)));
        for (const Dispatch::BoardJob &entry : lane.jobs)
            context->say(
                u"    %1–%2  %3  %4  %5%6"_s.arg(clockText(entry.from), clockText(entry.to),
                    entry.job.id, Store::jobStateText(entry.job.state).leftJustified(11),
                    entry.job.subject, findingsText(entry.findings)));
    }
    QJsonArray tray;
    for (const Dispatch::TrayEntry &entry : board.tray) {
        QJsonObject job = jobJson(entry.job, entry.findings);
        job.insert("section"_L1, sectionName(entry.section));
        tray += job;
        context->say(u"%1  %2  %3%4"_s.arg(sectionName(entry.section).leftJustified(10),
            entry.job.id, entry.job.subject, findingsText(entry.findings)));
    }
    for (const QString &note : reading.notes)
        context->say(u"note: "_s + note);
    if (reading.isFromMirror)
        context->say(u"From the mirror, as it was %1 ago."_s.arg(ageText(reading.fetchedAt, now)));
    context->document({{"date"_L1, board.date.toString(Qt::ISODate)},
        {"source"_L1, reading.isFromMirror ? u"mirror"_s : u"server"_s},
        {"fetched_at"_L1, reading.fetchedAt.toString(Qt::ISODate)},
        {"notes"_L1, QJsonArray::fromStringList(reading.notes)}, {"lanes"_L1, lanes},
        {"tray"_L1, tray}});
}

} // namespace

std::expected<QDate, QString> dateOption(
    const Context *context, const Invocation &invocation, QDate otherwise)
{
    if (!invocation.isSet(u"date"_s))
        return otherwise;
    const QString text = invocation.value(u"date"_s);
    const QDate date = text == "today"_L1
        ? Dispatch::dayAt(context->clock().now(), context->profile().timeZone)
        : QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        return std::unexpected(u"--date wants a day like 2026-03-17, or today"_s);
    return date;
}

namespace {

QCoro::Task<Result<void>> board(Context *context, Invocation invocation)
{
    const QTimeZone zone = context->profile().timeZone;
    const QDateTime now = context->clock().now();
    const auto date = dateOption(context, invocation, Dispatch::dayAt(now, zone));
    if (!date)
        co_return std::unexpected(usageError(date.error()));
    auto reading = co_await readDay(context, *date);
    if (!reading)
        co_return std::unexpected(reading.error());
    const RoadReading roads = co_await readRoads(context, placesOf(reading->day));
    reading->notes += roads.notes;
    const Dispatch::Board made = Dispatch::makeBoard({.date = *date,
        .technicians = reading->day.technicians,
        .jobs = reading->day.jobs,
        .now = now,
        .zone = zone,
        .rules = {.travel = roads.rules, .regions = Dispatch::regionTags(reading->day.tags)},
        .related = reading->day.related});
    show(context, made, *reading);
    co_return Result<void>();
}

/// Changes a job under our field names, unless somebody else changed it since `before` was read.
QCoro::Task<Result<void>> change(Context *context, QJsonObject before, QJsonObject fields)
{
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const QString job = before.value("name"_L1).toString();
    const QString technician =
        map.toOurs(Store::Kind::Job, before).value("assigned_tech"_L1).toString();
    const auto written = co_await writeAndSettle(
        context, map.doctype(Store::Kind::Job), before, map.toServer(Store::Kind::Job, fields));
    if (!written)
        co_return std::unexpected(written.error());
    const QJsonObject now = map.toOurs(Store::Kind::Job, written->document);
    context->document({{"job"_L1, job}, {"technician"_L1, now.value("assigned_tech"_L1)},
        {"date"_L1, now.value("scheduled_date"_L1)}, {"start"_L1, now.value("start_time"_L1)},
        {"status"_L1, now.value("status"_L1)}, {"was_technician"_L1, technician},
        {"modified"_L1, now.value("modified"_L1)}, {"read_back"_L1, written->wasReadBack}});
    const QString present = now.value("assigned_tech"_L1).toString();
    context->say(u"%1: %2, %3 %4 (was %5)"_s.arg(job, present.isEmpty() ? u"nobody"_s : present,
        now.value("scheduled_date"_L1).toString(), now.value("start_time"_L1).toString(),
        technician.isEmpty() ? u"nobody"_s : technician));
    if (written->wasReadBack)
        context->say(u"No answer came; reading it back shows that it is done."_s);
    co_return Result<void>();
}

Error refusal(const QString &detail)
{
    return ownError(ErrorKind::Validation, detail, u"dispatch"_s);
}

/// The job as the server has it, or why it cannot be planned.
QCoro::Task<Result<QJsonObject>> openJob(Context *context, QString id)
{
    const auto erp = context->erp();
    if (!erp)
        co_return std::unexpected(erp.error());
    const Erp::FieldMap map = Erp::FieldMap::builtIn();
    const auto document = co_await (*erp)->get(map.doctype(Store::Kind::Job), id);
    if (!document)
        co_return std::unexpected(document.error());
    const QString status = map.toOurs(Store::Kind::Job, *document).value("status"_L1).toString();
    const JobState state = Store::jobState(status);
    if (state == JobState::Completed || state == JobState::Cancelled)
        co_return std::unexpected(refusal(u"%1 is closed (%2)."_s.arg(id, status)));
    co_return *document;
}

QCoro::Task<Result<void>> assign(Context *context, Invocation invocation)
{
    const auto may = co_await context->supervision().mayDo(u"assignJobs"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString technician = invocation.positionals.at(1);
    QTime at;
    if (invocation.isSet(u"at"_s)) {
        at = QTime::fromString(invocation.value(u"at"_s), u"H:mm"_s);
        if (!at.isValid())
            co_return std::unexpected(usageError(u"--at wants a time like 10:30"_s));
    }
    const auto date = dateOption(context, invocation, {});
    if (!date)
        co_return std::unexpected(usageError(date.error()));
    const auto job = co_await openJob(context, invocation.positionals.at(0));
    if (!job)
        co_return std::unexpected(job.error());
    const QJsonObject present = Erp::FieldMap::builtIn().toOurs(Store::Kind::Job, *job);
    if (!date->isValid() && present.value("scheduled_date"_L1).toString().isEmpty())
        co_return std::unexpected(refusal(
            u"%1 has no date yet; give one with --date."_s.arg(invocation.positionals.at(0))));
    QJsonObject fields{{"assigned_tech"_L1, technician}};
    if (Store::jobState(present.value("status"_L1).toString()) == JobState::Open)
        fields.insert("status"_L1, Store::jobStateText(JobState::Assigned));
    if (at.isValid())
        fields.insert("start_time"_L1, at.toString(u"HH:mm:ss"_s));
    if (date->isValid())
        fields.insert("scheduled_date"_L1, date->toString(Qt::ISODate));
    co_return co_await change(context, *job, fields);
}

QCoro::Task<Result<void>> unassign(Context *context, Invocation invocation)
{
    const auto may = co_await context->supervision().mayDo(u"assignJobs"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const QString id = invocation.positionals.first();
    const auto job = co_await openJob(context, id);
    if (!job)
        co_return std::unexpected(job.error());
    const QJsonObject present = Erp::FieldMap::builtIn().toOurs(Store::Kind::Job, *job);
    if (present.value("assigned_tech"_L1).toString().isEmpty())
        co_return std::unexpected(refusal(u"%1 is not assigned to anybody."_s.arg(id)));
    if (Store::jobState(present.value("status"_L1).toString()) == JobState::InProgress)
        co_return std::unexpected(refusal(u"%1 is in progress."_s.arg(id)));
    co_return co_await change(context, *job,
        {{"assigned_tech"_L1, QJsonValue::Null},
            {"status"_L1, Store::jobStateText(JobState::Open)}});
}

} // namespace

NounSpec dispatchNoun()
{
    const OptionSpec day{.name = u"date"_s, .value = u"D"_s, .help = {}};
    return {.name = u"dispatch"_s,
        .verbs = {
            {.name = u"board"_s,
                .positionals = {},
                .help = u"A day: technicians with their jobs, and what nobody has yet."_s,
                .options = {{.name = u"date"_s, .value = u"D"_s, .help = u"today by default"_s}},
                .run = board},
            {.name = u"assign"_s,
                .positionals = {u"DJ"_s, u"DT"_s},
                .help = u"Gives a job to a technician, unless somebody changed it meanwhile."_s,
                .options = {{.name = u"at"_s, .value = u"HH:MM"_s, .help = {}}, day},
                .run = assign},
            {.name = u"unassign"_s,
                .positionals = {u"DJ"_s},
                .help = u"Takes a job back."_s,
                .options = {},
                .run = unassign},
            {.name = u"suggest"_s,
                .positionals = {u"DJ"_s},
                .help = u"The best five technicians and times for a job, with the reasons."_s,
                .options =
                    {{.name = u"date"_s, .value = u"D"_s, .help = u"the job's own by default"_s}},
                .run = suggestPlaces},
            {.name = u"plan"_s,
                .positionals = {},
                .help = u"A plan for a day: what would change, and why."_s,
                .options = planOptions(),
                .run = planDay},
            {.name = u"calendar"_s,
                .positionals = {u"[DT]"_s},
                .help = u"A calendar file of a technician's jobs, or of everybody's."_s,
                .options = {{.name = u"from"_s, .value = u"D"_s, .help = u"today by default"_s},
                    {.name = u"to"_s, .value = u"D"_s, .help = u"four weeks later by default"_s},
                    {.name = u"output"_s, .value = u"FILE.ics"_s, .help = {}}},
                .run = writeDays},
            {.name = u"solve"_s,
                .positionals = {u"FILE"_s},
                .help = u"The shortest routes for an instance in Solomon's format."_s,
                .options = {{.name = u"seconds"_s, .value = u"S"_s, .help = u"1 by default"_s}},
                .run = solveFile,
                .isLocal = true},
        }};
}

} // namespace FibreDesk::Ctl
