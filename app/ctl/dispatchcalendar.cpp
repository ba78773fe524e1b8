// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchcalendar.h"

#include "context.h"
#include "dispatch/calendarfile.h"
#include "dispatch/daytime.h"
#include "liveday.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QJsonArray>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

std::expected<QDate, QString> dayOption(
    const Invocation &invocation, const QString &name, QDate today, QDate otherwise)
{
    if (!invocation.isSet(name))
        return otherwise;
    const QString text = invocation.value(name);
    const QDate date = text == "today"_L1 ? today : QDate::fromString(text, Qt::ISODate);
    if (!date.isValid())
        return std::unexpected(u"--%1 wants a day like 2026-03-17, or today"_s.arg(name));
    return date;
}

QHash<QString, Dispatch::VisitPlace> placesOf(const RangeReading &range)
{
    QHash<QString, Dispatch::VisitPlace> places;
    for (const Job &job : range.jobs) {
        const Store::VisitFacts facts = range.facts.value(job.id);
        places.insert(job.id,
            {.address = Store::visitAddress(job, facts),
                .phones = Store::visitPhones(facts),
                .position = facts.location.position});
    }
    return places;
}

} // namespace

QCoro::Task<Result<void>> writeDays(Context *context, Invocation invocation)
{
    const QTimeZone zone = context->profile().timeZone;
    const QDate today = Dispatch::dayAt(context->clock().now(), zone);
    const auto first = dayOption(invocation, u"from"_s, today, today);
    if (!first)
        co_return std::unexpected(usageError(first.error()));
    const auto last = dayOption(invocation, u"to"_s, today, first->addDays(28));
    if (!last)
        co_return std::unexpected(usageError(last.error()));
    if (*last < *first)
        co_return std::unexpected(usageError(u"--to comes before --from"_s));
    const QString path = invocation.value(u"output"_s);
    if (path.isEmpty())
        co_return std::unexpected(usageError(u"--output wants the file to write"_s));
    const auto range = co_await readRange(context, *first, *last);
    if (!range)
        co_return std::unexpected(range.error());
    const QString technician = invocation.positionals.value(0);
    if (!technician.isEmpty() && !range->technicians.contains(technician)) {
        co_return std::unexpected(ownError(ErrorKind::NotFound,
            u"%1 is not among the technicians."_s.arg(technician), u"dispatch"_s));
    }
    const auto siteZone =
        co_await context->mirror()->read([](QSqlDatabase &db) { return Store::siteTimeZone(db); });
    const Dispatch::CalendarInput input{.name = technician.isEmpty()
            ? context->profile().name
            : range->technicians.value(technician),
        .host = context->profile().erp.url.host(),
        .zone = zone,
        .siteZone = siteZone.value_or(zone),
        .technician = technician,
        .jobs = range->jobs,
        .technicians = range->technicians,
        .places = placesOf(*range)};
    const auto written = Dispatch::writeCalendar(path, Dispatch::calendarFile(input));
    if (!written)
        co_return std::unexpected(written.error());
    const int events = int(Dispatch::calendarJobs(range->jobs, technician).size());
    for (const QString &note : range->notes)
        context->say(u"note: "_s + note);
    if (range->isFromMirror) {
        context->say(u"From the mirror, as it was %1 ago."_s.arg(
            ageText(range->fetchedAt, context->clock().now())));
    }
    context->say(*written ? u"%1: %2 job(s)."_s.arg(path).arg(events)
                          : u"%1: %2 job(s), as it was already."_s.arg(path).arg(events));
    context->document({{"file"_L1, path}, {"technician"_L1, technician},
        {"from"_L1, first->toString(Qt::ISODate)}, {"to"_L1, last->toString(Qt::ISODate)},
        {"jobs"_L1, events}, {"written"_L1, *written},
        {"source"_L1, range->isFromMirror ? u"mirror"_s : u"server"_s},
        {"fetched_at"_L1, range->fetchedAt.toString(Qt::ISODate)},
        {"notes"_L1, QJsonArray::fromStringList(range->notes)}});
    co_return Result<void>();
}

} // namespace FibreDesk::Ctl
