// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/repeatrule.h"

#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

QString weekdayName(int weekday)
{
    static constexpr std::array names{
        "MO"_L1, "TU"_L1, "WE"_L1, "TH"_L1, "FR"_L1, "SA"_L1, "SU"_L1};
    return names.at(std::size_t(weekday - 1));
}

/// Which of its weekday a day is in its month; the fifth is told as the last.
int weekOfMonth(QDate day)
{
    const int week = (day.day() - 1) / 7 + 1;
    return week == 5 ? -1 : week;
}

/// The clock of a day, at noon: no rule of days depends on it.
QDateTime noon(QDate day)
{
    return {day, QTime(12, 0), QTimeZone::UTC};
}

/// Behind the last day that is wanted of any rule: months may be left out, up to seven of eight.
QDate horizonOf(const RepeatRule &rule, QDate first)
{
    constexpr int steps = RepeatRule::most + 2;
    switch (rule.unit) {
    case RepeatRule::Unit::Days:
        return first.addDays(qint64(rule.every) * steps);
    case RepeatRule::Unit::Weeks:
        return first.addDays(qint64(rule.every) * steps * 7);
    case RepeatRule::Unit::Months:
        break;
    }
    return first.addMonths(std::min(rule.every * steps * 8, 12 * 300));
}

bool isFirstOfRule(const RepeatRule &rule, QDate first)
{
    return rule.unit != RepeatRule::Unit::Weeks || rule.weekdays.empty()
        || rule.weekdays.contains(first.dayOfWeek());
}

} // namespace

Recurrence::Parts RepeatRule::parts(QDate first) const
{
    Recurrence::Parts parts{{u"INTERVAL"_s, QString::number(every)}};
    switch (unit) {
    case Unit::Days:
        parts.insert(u"FREQ"_s, u"DAILY"_s);
        break;
    case Unit::Weeks: {
        parts.insert(u"FREQ"_s, u"WEEKLY"_s);
        QStringList names;
        for (const int weekday : weekdays)
            names.append(weekdayName(weekday));
        if (names.isEmpty())
            names.append(weekdayName(first.dayOfWeek()));
        parts.insert(u"BYDAY"_s, names.join(u','));
        break;
    }
    case Unit::Months:
        parts.insert(u"FREQ"_s, u"MONTHLY"_s);
        if (month == Month::ByDate) {
            parts.insert(u"BYMONTHDAY"_s, QString::number(first.day()));
        } else {
            parts.insert(
                u"BYDAY"_s, QString::number(weekOfMonth(first)) + weekdayName(first.dayOfWeek()));
        }
        break;
    }
    return parts;
}

QString RepeatRule::text(QDate first) const
{
    Recurrence::Parts all = parts(first);
    QStringList texts{u"FREQ="_s + all.take(u"FREQ"_s)};
    for (const QString &name : {u"INTERVAL"_s, u"BYDAY"_s, u"BYMONTHDAY"_s}) {
        const QString value = all.value(name);
        if (!value.isEmpty() && !(name == "INTERVAL"_L1 && every == 1))
            texts.append(name + u'=' + value);
    }
    if (times > 0)
        texts.append(u"COUNT="_s + QString::number(times + (isFirstOfRule(*this, first) ? 1 : 0)));
    else if (until.isValid())
        texts.append(u"UNTIL="_s + until.toString(u"yyyyMMdd"_s));
    return texts.join(u';');
}

std::expected<RepeatDates, QString> repeatDates(const RepeatRule &rule, QDate first)
{
    if (!first.isValid() || (rule.times <= 0 && !rule.until.isValid()))
        return std::unexpected(u"UNTIL"_s);
    const std::optional<QDateTime> until =
        rule.times > 0 ? std::nullopt : std::optional(noon(rule.until));
    const auto recurrence = Recurrence::of(rule.parts(first), noon(first), until);
    if (!recurrence)
        return std::unexpected(recurrence.error());
    const QDate horizon = horizonOf(rule, first);
    const std::size_t wanted =
        rule.times > 0 ? std::size_t(std::min(rule.times, RepeatRule::most)) : RepeatRule::most;
    RepeatDates dates{.days = {},
        .isCut = rule.times > RepeatRule::most,
        .isFifthWeek = rule.unit == RepeatRule::Unit::Months
            && rule.month == RepeatRule::Month::ByWeekday && weekOfMonth(first) < 0};
    for (const QDateTime &clock : recurrence->between(noon(first.addDays(1)), noon(horizon))) {
        if (dates.days.size() == wanted) {
            dates.isCut = dates.isCut || rule.times <= 0;
            break;
        }
        dates.days.push_back(clock.date());
    }
    return dates;
}

} // namespace FibreDesk::Dispatch
