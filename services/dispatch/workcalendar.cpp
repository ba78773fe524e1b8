// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/workcalendar.h"

#include <algorithm>
#include <iterator>

namespace FibreDesk::Dispatch {

namespace {

constexpr int longestBreak = 90;

int minutesOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

/// Minutes before the day are the day before's.
Spans fromMidnight(Spans spans)
{
    std::erase_if(spans, [](const Span &span) { return span.to <= 0; });
    for (Span &span : spans)
        span.from = std::max(0, span.from);
    return spans;
}

} // namespace

WorkCalendar::WorkCalendar(const Technician &technician, const QTimeZone &zone)
{
    std::ranges::copy_if(technician.shifts, std::back_inserter(m_week),
        [](const Shift &shift) { return shift.start.isValid() && shift.end.isValid(); });
    for (const QString &line : technician.extraShifts) {
        if (line.trimmed().isEmpty())
            continue;
        if (auto extra = ExtraShift::parse(line, zone))
            m_extras.push_back(std::move(*extra));
        else
            m_unreadable.append(extra.error().detail);
    }
}

WorkDay WorkCalendar::day(QDate day) const
{
    Spans worked;
    Spans breaks;
    const int weekday = day.dayOfWeek();
    for (const int back : {1, 0}) {
        const int wanted = back == 0 ? weekday : (weekday + 5) % 7 + 1;
        Spans planned;
        for (const Shift &shift : m_week) {
            if (shift.weekday != wanted)
                continue;
            Span span{
                minutesOf(shift.start) - back * 1440, minutesOf(shift.end) - back * 1440, false};
            if (span.to <= span.from)
                span.to += 1440;
            planned.push_back(span);
        }
        planned = joined(std::move(planned));
        for (std::size_t i = 0; i + 1 < planned.size(); ++i) {
            if (planned[i + 1].from - planned[i].to <= longestBreak)
                breaks.push_back({planned[i].to, planned[i + 1].from, false});
        }
        worked.insert(worked.end(), planned.begin(), planned.end());
    }

    WorkDay result;
    Spans meals;
    for (const ExtraShift &extra : m_extras) {
        Spans *into = nullptr;
        switch (extra.kind()) {
        case ShiftKind::Work:
            into = &worked;
            break;
        case ShiftKind::OnCall:
            into = &result.onCall;
            break;
        case ShiftKind::Absence:
            into = &result.absences;
            break;
        case ShiftKind::Break:
            into = &meals;
            break;
        }
        std::ranges::copy(extra.spansOn(day), std::back_inserter(*into));
    }
    result.absences = joined(fromMidnight(std::move(result.absences)));
    worked = joined(fromMidnight(std::move(worked)), true);
    // Who does not work has no meal break either.
    meals = joined(fromMidnight(std::move(meals)));
    std::ranges::copy(without(meals, without(meals, worked)), std::back_inserter(breaks));
    breaks = joined(fromMidnight(std::move(breaks)));
    result.shifts = without(without(worked, breaks), result.absences);
    result.breaks = without(breaks, result.absences);
    result.onCall = without(joined(fromMidnight(std::move(result.onCall))), result.absences);
    return result;
}

} // namespace FibreDesk::Dispatch
