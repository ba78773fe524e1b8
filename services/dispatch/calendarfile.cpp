// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/calendarfile.h"

#include "core/privatefile.h"
#include "core/sitetime.h"
#include "dispatch/daytime.h"

#include <QFile>
#include <QSaveFile>

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype clockTime(const QDateTime &moment, bool isUtc = false)
{
    icaltimetype time = icaltime_null_time();
    time.year = moment.date().year();
    time.month = moment.date().month();
    time.day = moment.date().day();
    time.hour = moment.time().hour();
    time.minute = moment.time().minute();
    time.second = moment.time().second();
    if (isUtc)
        time.zone = icaltimezone_get_utc_timezone();
    return time;
}

icaltimetype dayTime(QDate day)
{
    icaltimetype time = icaltime_null_time();
    time.year = day.year();
    time.month = day.month();
    time.day = day.day();
    time.is_date = 1;
    return time;
}

/// Control characters have no way to be written in such a file.
QByteArray clean(const QString &text)
{
    QString lines = text;
    lines.replace(u"\r\n"_s, u"\n"_s);
    QString kept;
    kept.reserve(lines.size());
    for (const QChar c : std::as_const(lines)) {
        if (c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7f))
            kept += c;
        else if (c == u'\r')
            kept += u'\n';
    }
    return kept.toUtf8();
}

void add(icalcomponent *to, icalproperty *property)
{
    icalcomponent_add_property(to, property);
}

void addNamed(icalcomponent *to, const char *name, const QByteArray &value)
{
    icalproperty *property = icalproperty_new_x(value.constData());
    icalproperty_set_x_name(property, name);
    add(to, property);
}

icalcomponent *observance(const QTimeZone &zone, const QDateTime &clock, int from, int to,
    bool isDst, const QDateTime &at)
{
    icalcomponent *part = isDst ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    add(part, icalproperty_new_dtstart(clockTime(clock)));
    add(part, icalproperty_new_tzoffsetfrom(from));
    add(part, icalproperty_new_tzoffsetto(to));
    const QByteArray name = clean(zone.abbreviation(at));
    if (!name.isEmpty())
        add(part, icalproperty_new_tzname(name.constData()));
    return part;
}

/// Each change of the clock by itself, from the one before the first day to one year after the
/// last: no rule of ours stands between the zone's own table and the reader.
icalcomponent *timeZone(const QTimeZone &zone, QDate first, QDate last)
{
    icalcomponent *component = icalcomponent_new_vtimezone();
    add(component, icalproperty_new_tzid(zone.id().constData()));
    const QDateTime begin(first.addDays(-400), QTime(0, 0), QTimeZone::UTC);
    const QDateTime end(last.addDays(400), QTime(0, 0), QTimeZone::UTC);
    int offset = zone.offsetFromUtc(begin);
    const QDateTime wall = begin.addSecs(offset);
    icalcomponent_add_component(
        component, observance(zone, wall, offset, offset, zone.isDaylightTime(begin), begin));
    const QTimeZone::OffsetDataList changes =
        zone.hasTransitions() ? zone.transitions(begin, end) : QTimeZone::OffsetDataList();
    for (const QTimeZone::OffsetData &change : changes) {
        const QDateTime at = change.atUtc.toTimeZone(QTimeZone::UTC);
        // By the clock that was in use until then.
        icalcomponent_add_component(component,
            observance(zone, at.addSecs(offset), offset, change.offsetFromUtc,
                change.daylightTimeOffset != 0, at.addSecs(1)));
        offset = change.offsetFromUtc;
    }
    return component;
}

/// By the wall clock, with its zone. In the hour that comes twice readers differ in which of them
/// they take, so there it is given as UTC.
icalproperty *timeOf(
    icalproperty *(*make)(icaltimetype), const QDateTime &moment, const QTimeZone &zone)
{
    const QDateTime local = moment.toTimeZone(zone);
    using Resolution = QDateTime::TransitionResolution;
    const bool comesTwice = QDateTime(local.date(), local.time(), zone, Resolution::PreferBefore)
        != QDateTime(local.date(), local.time(), zone, Resolution::PreferAfter);
    if (comesTwice)
        return make(clockTime(moment.toUTC(), true));
    icalproperty *property = make(clockTime(local));
    icalproperty_add_parameter(property, icalparameter_new_tzid(zone.id().constData()));
    return property;
}

void addTimes(icalcomponent *event, const Job &job, const QTimeZone &zone)
{
    if (!job.start.isValid()) {
        add(event, icalproperty_new_dtstart(dayTime(job.date)));
        add(event, icalproperty_new_dtend(dayTime(job.date.addDays(1))));
        return;
    }
    // Jobs keep the wall clock, as on the board. Where the clock skips the beginning, it begins
    // after the gap; it never ends before it begins.
    const int from = job.start.hour() * 60 + job.start.minute();
    const int minutes = std::max(1, job.minutes);
    const QDateTime begin = momentOf(job.date, from, zone);
    QDateTime end = momentOf(job.date, from + minutes, zone);
    if (end <= begin)
        end = begin.addSecs(qint64(minutes) * 60);
    add(event, timeOf(icalproperty_new_dtstart, begin, zone));
    add(event, timeOf(icalproperty_new_dtend, end, zone));
}

QString nameOf(const CalendarInput &input, const QString &technician)
{
    return input.technicians.value(technician, technician);
}

QString description(const CalendarInput &input, const Job &job, const VisitPlace &place)
{
    const CalendarWords &words = input.words;
    QStringList lines{job.subject};
    if (!job.start.isValid())
        lines += words.noTime;
    if (job.windowStart.isValid() && job.windowEnd.isValid()) {
        lines += words.promised.arg(
            job.windowStart.toString(u"HH:mm"_s), job.windowEnd.toString(u"HH:mm"_s));
    }
    if (input.technician != job.technician)
        lines += words.technician.arg(nameOf(input, job.technician));
    QStringList assistants;
    for (const QString &assistant : job.assistants)
        assistants += nameOf(input, assistant);
    if (!assistants.isEmpty())
        lines += words.assistants.arg(assistants.join(u", "_s));
    for (const QString &phone : place.phones)
        lines += words.phone.arg(phone);
    if (!job.ticket.isEmpty())
        lines += words.ticket.arg(job.ticket);
    if (!job.notes.isEmpty())
        lines += job.notes;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString summary(const CalendarInput &input, const Job &job)
{
    QStringList parts{input.words.kinds[std::size_t(job.kind)],
        job.customerName.isEmpty() ? job.customer : job.customerName};
    if (input.technician.isEmpty())
        parts += nameOf(input, job.technician);
    parts.removeAll(QString());
    const QString title = parts.join(u" – "_s);
    return job.state == JobState::Cancelled ? input.words.cancelled.arg(title) : title;
}

icalcomponent *eventOf(const CalendarInput &input, const Job &job)
{
    const VisitPlace place = input.places.value(job.id);
    icalcomponent *event = icalcomponent_new_vevent();
    add(event, icalproperty_new_uid(clean(job.id + u'@' + input.host).constData()));
    QDateTime modified = fromSiteTime(job.modified, input.siteZone).toUTC();
    const QDateTime epoch(QDate(2000, 1, 1), QTime(0, 0), QTimeZone::UTC);
    if (!modified.isValid())
        modified = epoch;
    // When it was last revised, not when this file was made: the same jobs, the same bytes.
    add(event, icalproperty_new_dtstamp(clockTime(modified, true)));
    add(event, icalproperty_new_lastmodified(clockTime(modified, true)));
    // Rises with each revision, and is the same on every desk.
    add(event, icalproperty_new_sequence(int(std::max<qint64>(0, epoch.secsTo(modified)))));
    addTimes(event, job, input.zone);
    add(event, icalproperty_new_summary(clean(summary(input, job)).constData()));
    const QString address = place.address.isEmpty() ? job.address : place.address;
    if (!address.isEmpty())
        add(event, icalproperty_new_location(clean(address).constData()));
    const GeoPoint position = job.position.isValid() ? job.position : place.position;
    if (position.isValid()) {
        icalgeotype geo;
        geo.lat = position.latitude;
        geo.lon = position.longitude;
        add(event, icalproperty_new_geo(geo));
    }
    add(event, icalproperty_new_description(clean(description(input, job, place)).constData()));
    add(event,
        icalproperty_new_categories(clean(input.words.kinds[std::size_t(job.kind)]).constData()));
    add(event,
        icalproperty_new_status(
            job.state == JobState::Cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    if (job.priority >= JobPriority::High)
        add(event, icalproperty_new_priority(job.priority == JobPriority::Urgent ? 1 : 3));
    return event;
}

} // namespace

CalendarWords::CalendarWords()
    : kinds{u"Installation"_s, u"Repair"_s, u"Maintenance"_s, u"Removal"_s, u"Other work"_s}
{
}

std::vector<Job> calendarJobs(const std::vector<Job> &jobs, const QString &technician)
{
    std::vector<Job> kept;
    for (const Job &job : jobs) {
        const bool isOurs = technician.isEmpty()
            ? !job.technician.isEmpty()
            : job.technician == technician || job.assistants.contains(technician);
        if (isOurs && job.date.isValid())
            kept.push_back(job);
    }
    std::ranges::sort(kept, [](const Job &a, const Job &b) {
        return std::tie(a.date, a.start, a.id) < std::tie(b.date, b.start, b.id);
    });
    return kept;
}

QByteArray calendarFile(const CalendarInput &input)
{
    const std::vector<Job> jobs = calendarJobs(input.jobs, input.technician);
    const Component calendar(icalcomponent_new_vcalendar(), icalcomponent_free);
    add(calendar.get(), icalproperty_new_version("2.0"));
    add(calendar.get(), icalproperty_new_prodid("-//FibreDesk//Dispatch//EN"));
    add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
    addNamed(calendar.get(), "X-WR-CALNAME", clean(input.name));
    addNamed(calendar.get(), "X-WR-TIMEZONE", input.zone.id());
    if (!jobs.empty())
        icalcomponent_add_component(
            calendar.get(), timeZone(input.zone, jobs.front().date, jobs.back().date));
    for (const Job &job : jobs)
        icalcomponent_add_component(calendar.get(), eventOf(input, job));
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar.get()),
        [](void *buffer) { icalmemory_free_buffer(buffer); });
    return text.get();
}

Result<bool> writeCalendar(const QString &path, const QByteArray &bytes)
{
    const auto failure = [&path](const QString &reason) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = path + u": "_s + reason,
            .source = u"calendar file"_s});
    };
    {
        QFile present(path);
        if (present.size() == bytes.size() && present.open(QIODevice::ReadOnly)
            && present.readAll() == bytes) {
            return false;
        }
    }
    // Whom the user has let read the old one may read the new one: calendars are subscribed to.
    const bool isNew = !QFile::exists(path);
    QSaveFile file(path);
    if (isNew ? !openPrivate(file) : !file.open(QIODevice::WriteOnly))
        return failure(file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return failure(file.errorString());
    return true;
}

} // namespace FibreDesk::Dispatch
