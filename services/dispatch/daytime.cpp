// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/daytime.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

int minutesOfDay(const QDateTime &moment, QDate day, const QTimeZone &zone)
{
    const QDateTime local = moment.toTimeZone(zone);
    return int(day.daysTo(local.date())) * 1440 + local.time().hour() * 60 + local.time().minute();
}

QDate dayAt(const QDateTime &moment, const QTimeZone &zone)
{
    return moment.toTimeZone(zone).date();
}

QDateTime momentOf(QDate day, int minutes, const QTimeZone &zone)
{
    const int days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440;
    const int rest = minutes - days * 1440;
    return {day.addDays(days), QTime(rest / 60, rest % 60), zone,
        QDateTime::TransitionResolution::RelativeToBefore};
}

int elapsedMinutes(const Spans &spans, QDate day, const QTimeZone &zone)
{
    qint64 seconds = 0;
    for (const Span &span : spans) {
        const int from = std::clamp(span.from, 0, 1440);
        const int to = std::clamp(span.to, 0, 1440);
        if (from < to)
            seconds += momentOf(day, from, zone).secsTo(momentOf(day, to, zone));
    }
    return int(seconds / 60);
}

Spans joined(Spans spans, bool keepsKinds)
{
    std::erase_if(spans, [](const Span &span) { return span.to <= span.from; });
    std::ranges::sort(spans, {}, &Span::from);
    Spans whole;
    for (Span span : spans) {
        if (!whole.empty() && span.from <= whole.back().to) {
            Span &last = whole.back();
            if (!keepsKinds || span.isExtra == last.isExtra) {
                last.to = std::max(last.to, span.to);
                continue;
            }
            // The minutes that both have belong to the earlier one.
            span.from = last.to;
            if (span.to <= span.from)
                continue;
        }
        whole.push_back(span);
    }
    return whole;
}

Spans without(const Spans &spans, const Spans &minus)
{
    const Spans holes = joined(minus);
    Spans left;
    for (Span span : spans) {
        for (const Span &hole : holes) {
            if (hole.to <= span.from || hole.from >= span.to)
                continue;
            if (hole.from > span.from)
                left.push_back({span.from, hole.from, span.isExtra});
            span.from = hole.to;
            if (span.from >= span.to)
                break;
        }
        if (span.from < span.to)
            left.push_back(span);
    }
    return left;
}

int coveredMinutes(const Spans &spans, int from, int to)
{
    int minutes = 0;
    for (const Span &span : spans)
        minutes += std::max(0, std::min(to, span.to) - std::max(from, span.from));
    return minutes;
}

} // namespace FibreDesk::Dispatch
