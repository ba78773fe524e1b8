// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/extrashift.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

std::unexpected<Error> unreadable(const QString &what, const QString &line)
{
    return std::unexpected(Error{.kind = ErrorKind::Validation,
        .detail = what + u" in “"_s + line + u"”"_s,
        .source = u"extra shift"_s});
}

/// "20261123T170000", "20261123T170000Z", "2026-11-23T17:00", "20261123".
QDateTime readDateTime(QString text, const QTimeZone &zone)
{
    const bool isUtc = text.endsWith(u'Z');
    if (isUtc)
        text.chop(1);
    text.remove(u'-').remove(u':');
    const QDate date = QDate::fromString(text.left(8), u"yyyyMMdd"_s);
    if (!date.isValid())
        return {};
    QTime time(0, 0);
    if (text.size() > 8) {
        if (text.at(8) != u'T' && text.at(8) != u' ')
            return {};
        const QString rest = text.mid(9);
        time = QTime::fromString(rest, rest.size() == 4 ? u"HHmm"_s : u"HHmmss"_s);
        if (!time.isValid())
            return {};
    }
    if (isUtc)
        return QDateTime(date, time, QTimeZone::UTC).toTimeZone(zone);
    return {date, time, zone};
}

/// Minutes of an RFC 5545 duration ("PT4H", "PT1H30M", "P1D"); 0 where it is none.
int readDuration(const QString &text)
{
    static const QRegularExpression pattern(
        u"^P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return 0;
    return match.captured(1).toInt() * 7 * 1440 + match.captured(2).toInt() * 1440
        + match.captured(3).toInt() * 60 + match.captured(4).toInt();
}

int readWeekday(QStringView text)
{
    static constexpr std::array<QLatin1StringView, 7> names{
        "MO"_L1, "TU"_L1, "WE"_L1, "TH"_L1, "FR"_L1, "SA"_L1, "SU"_L1};
    const auto found =
        std::ranges::find_if(names, [text](QLatin1StringView name) { return text == name; });
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

/// Drops an optional name: "DTSTART:…", "DTSTART=…", "DTSTART;TZID" does not occur in these lines.
QString withoutName(const QString &part, QLatin1StringView name)
{
    if (part.startsWith(name) && part.size() > name.size()
        && (part.at(name.size()) == u':' || part.at(name.size()) == u'=')) {
        return part.mid(name.size() + 1);
    }
    return part;
}

} // namespace

Result<ExtraShift> ExtraShift::parse(const QString &line, const QTimeZone &zone)
{
    QStringList parts;
    for (const QString &part : line.split(u';', Qt::SkipEmptyParts))
        parts.append(part.trimmed().toUpper());
    if (parts.size() < 2)
        return unreadable(u"start or duration missing"_s, line);

    ExtraShift shift;
    const QDateTime start = readDateTime(withoutName(parts.at(0), "DTSTART"_L1), zone);
    if (!start.isValid())
        return unreadable(u"start"_s, line);
    shift.m_first = start.date();
    shift.m_from = start.time().hour() * 60 + start.time().minute();
    shift.m_minutes = readDuration(withoutName(parts.at(1), "DURATION"_L1));
    if (shift.m_minutes <= 0)
        return unreadable(u"duration"_s, line);

    for (qsizetype i = 2; i < parts.size(); ++i) {
        const QString rule = withoutName(parts.at(i), "RRULE"_L1);
        const qsizetype equals = rule.indexOf(u'=');
        const QString key = rule.left(equals);
        const QString value = equals < 0 ? QString() : rule.mid(equals + 1);
        if (key == "FREQ"_L1 && value == "DAILY"_L1) {
            shift.m_frequency = Frequency::Daily;
        } else if (key == "FREQ"_L1 && value == "WEEKLY"_L1) {
            shift.m_frequency = Frequency::Weekly;
        } else if (key == "INTERVAL"_L1 && value.toInt() > 0) {
            shift.m_interval = value.toInt();
        } else if (key == "COUNT"_L1 && value.toInt() > 0) {
            shift.m_count = value.toInt();
        } else if (key == "UNTIL"_L1 && readDateTime(value, zone).isValid()) {
            shift.m_until = readDateTime(value, zone).date();
        } else if (key == "BYDAY"_L1) {
            for (const QString &name : value.split(u',')) {
                const int weekday = readWeekday(name);
                if (weekday == 0)
                    return unreadable(rule, line);
                shift.m_weekdays.push_back(weekday);
            }
        } else if (key != "WKST"_L1 || value != "MO"_L1) {
            return unreadable(rule, line);
        }
    }
    if (shift.m_frequency == Frequency::Once && parts.size() > 2)
        return unreadable(u"frequency missing"_s, line);
    return shift;
}

bool ExtraShift::matches(QDate day) const
{
    const auto isListed = [this](int weekday) {
        return m_weekdays.empty() ? weekday == m_first.dayOfWeek()
                                  : std::ranges::contains(m_weekdays, weekday);
    };
    switch (m_frequency) {
    case Frequency::Once:
        return day == m_first;
    case Frequency::Daily:
        return m_first.daysTo(day) % m_interval == 0
            && (m_weekdays.empty() || isListed(day.dayOfWeek()));
    case Frequency::Weekly: {
        const QDate firstMonday = m_first.addDays(1 - m_first.dayOfWeek());
        return (firstMonday.daysTo(day) / 7) % m_interval == 0 && isListed(day.dayOfWeek());
    }
    }
    return false;
}

bool ExtraShift::occursOn(QDate day) const
{
    if (day < m_first || (m_until.isValid() && day > m_until) || !matches(day))
        return false;
    if (m_count == 0)
        return true;
    int seen = 0;
    for (QDate earlier = m_first; earlier < day; earlier = earlier.addDays(1)) {
        if (matches(earlier) && ++seen >= m_count)
            return false;
    }
    return true;
}

} // namespace FibreDesk::Dispatch
