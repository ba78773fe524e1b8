// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/recurrence.h"

#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

struct Recurrence::Rule {
    icalrecurrencetype value = ICALRECURRENCETYPE_INITIALIZER;
    QDateTime first;
    // The library takes week 53 for week 1 of the year after where there is none, and would count
    // it: of rules by the week the weeks are checked, and counted, here.
    std::set<int> weeks;
    int weekStart = 1; ///< Monday
    int count = 0;
};

namespace {

icaltimetype icalTime(const QDateTime &clock)
{
    icaltimetype time = icaltime_null_time();
    time.year = clock.date().year();
    time.month = clock.date().month();
    time.day = clock.date().day();
    time.hour = clock.time().hour();
    time.minute = clock.time().minute();
    time.second = clock.time().second();
    return time;
}

QDateTime clockOf(const icaltimetype &time)
{
    return {QDate(time.year, time.month, time.day), QTime(time.hour, time.minute, time.second),
        QTimeZone::UTC};
}

using Iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

Iterator iteratorOf(const icalrecurrencetype &rule, const QDateTime &first)
{
    return {icalrecur_iterator_new(rule, icalTime(first)), icalrecur_iterator_free};
}

std::set<int> numbersOf(const QString &list)
{
    std::set<int> numbers;
    for (const QString &number : list.split(u',', Qt::SkipEmptyParts))
        numbers.insert(number.toInt());
    return numbers;
}

int weekdayOf(const QString &name)
{
    static constexpr std::array names{
        "MO"_L1, "TU"_L1, "WE"_L1, "TH"_L1, "FR"_L1, "SA"_L1, "SU"_L1};
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

/// Week 1 is the first that has four of its days in the year.
int weekNumber(QDate day, int weekStart)
{
    const QDate middle = day.addDays(3 - (day.dayOfWeek() - weekStart + 7) % 7);
    return (middle.dayOfYear() - 1) / 7 + 1;
}

bool isInWeeks(QDate day, const std::set<int> &weeks, int weekStart)
{
    const int number = weekNumber(day, weekStart);
    if (weeks.contains(number))
        return true;
    const QDate middle = day.addDays(3 - (day.dayOfWeek() - weekStart + 7) % 7);
    const int last = weekNumber(QDate(middle.year(), 12, 28), weekStart);
    return weeks.contains(number - last - 1);
}

/// Whether any day has what the rule asks of the month, the day of the month and of the year.
bool hasDay(const Recurrence::Parts &parts)
{
    const std::set<int> months = numbersOf(parts.value(u"BYMONTH"_s));
    const std::set<int> monthDays = numbersOf(parts.value(u"BYMONTHDAY"_s));
    const std::set<int> yearDays = numbersOf(parts.value(u"BYYEARDAY"_s));
    const auto isIn = [](const std::set<int> &wanted, int number, int last) {
        return wanted.empty() || wanted.contains(number) || wanted.contains(number - last - 1);
    };
    if (int(!months.empty()) + int(!monthDays.empty()) + int(!yearDays.empty()) < 2)
        return true;
    for (QDate day(2024, 1, 1); day.year() < 2026; day = day.addDays(1)) { // a leap year first
        if ((months.empty() || months.contains(day.month()))
            && isIn(monthDays, day.day(), day.daysInMonth())
            && isIn(yearDays, day.dayOfYear(), day.daysInYear())) {
            return true;
        }
    }
    return false;
}

/// Whether steps of so many hours ever come to one of the hours asked for.
bool hasHour(const Recurrence::Parts &parts, int firstHour)
{
    const std::set<int> hours = numbersOf(parts.value(u"BYHOUR"_s));
    if (hours.empty() || parts.value(u"FREQ"_s) != "HOURLY"_L1)
        return true;
    const int step = std::gcd(parts.value(u"INTERVAL"_s, u"1"_s).toInt(), 24);
    return std::ranges::any_of(
        hours, [&](int hour) { return (hour - firstHour + 24) % step == 0; });
}

/// The part that breaks a rule of the RFC that the library does not mind; empty = none.
QString wrongPart(const Recurrence::Parts &parts, const QDateTime &first)
{
    const auto named = [&parts](QLatin1StringView name) {
        return QString(name + u'=' + parts.value(name));
    };
    const QString frequency = parts.value(u"FREQ"_s);
    if (frequency.isEmpty())
        return u"frequency missing"_s;
    if (frequency == "SECONDLY"_L1 || frequency == "MINUTELY"_L1)
        return named("FREQ"_L1);
    for (const QLatin1StringView number : {"COUNT"_L1, "INTERVAL"_L1}) {
        const int value = parts.value(number, u"1"_s).toInt();
        if (value < 1 || value > 32'767)
            return named(number);
    }
    const bool isByMonthOrYear = frequency == "MONTHLY"_L1 || frequency == "YEARLY"_L1;
    static const QRegularExpression ordinal(u"[0-9]"_s);
    if (parts.value(u"BYDAY"_s).contains(ordinal)
        && (!isByMonthOrYear || parts.contains(u"BYWEEKNO"_s))) {
        return named("BYDAY"_L1);
    }
    const auto isOtherBy = [](const QString &name) {
        return name.startsWith("BY"_L1) && name != "BYSETPOS"_L1;
    };
    if (parts.contains(u"BYSETPOS"_s)
        && std::none_of(parts.keyBegin(), parts.keyEnd(), isOtherBy)) {
        return named("BYSETPOS"_L1);
    }
    if (!hasHour(parts, first.time().hour()))
        return named("BYHOUR"_L1);
    if (!hasDay(parts))
        return parts.contains(u"BYMONTHDAY"_s) ? named("BYMONTHDAY"_L1) : named("BYYEARDAY"_L1);
    return {};
}

} // namespace

std::expected<Recurrence, QString> Recurrence::of(
    const Parts &parts, const QDateTime &first, const std::optional<QDateTime> &until)
{
    if (const QString wrong = wrongPart(parts, first); !wrong.isEmpty())
        return std::unexpected(wrong);
    QStringList texts{u"FREQ="_s + parts.value(u"FREQ"_s)}; // must come first
    for (const auto &[name, value] : parts.asKeyValueRange()) {
        if (name != "FREQ"_L1)
            texts.append(name + u'=' + value);
    }
    const QString text = texts.join(u';');
    auto rule = std::make_shared<Rule>();
    rule->first = first;
    icalerror_clear_errno();
    rule->value = icalrecurrencetype_from_string(text.toUtf8().constData());
    if (rule->value.freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR)
        return std::unexpected(text);
    if (until)
        rule->value.until = icalTime(*until);
    if (parts.contains(u"BYWEEKNO"_s)) {
        rule->weeks = numbersOf(parts.value(u"BYWEEKNO"_s));
        rule->weekStart = std::max(1, weekdayOf(parts.value(u"WKST"_s)));
        std::swap(rule->count, rule->value.count);
    }
    if (!iteratorOf(rule->value, first))
        return std::unexpected(text);
    Recurrence recurrence;
    recurrence.m_rule = std::move(rule);
    return recurrence;
}

std::vector<QDateTime> Recurrence::between(const QDateTime &from, const QDateTime &to) const
{
    std::vector<QDateTime> found;
    const Rule &rule = *m_rule;
    // A rule that counts has to be gone through from its beginning.
    const bool isEntered = rule.value.count == 0 && rule.count == 0 && from > rule.first;
    QDateTime first = rule.first;
    if (isEntered && rule.value.freq == ICAL_HOURLY_RECURRENCE) {
        // The library loses the step when it enters such a rule; one that begins a number of whole
        // steps later is the same.
        const qint64 step = qint64(rule.value.interval) * 3600;
        first = first.addSecs(first.secsTo(from) / step * step);
    }
    const Iterator iterator = iteratorOf(rule.value, first);
    if (!iterator)
        return found;
    if (isEntered && rule.value.freq != ICAL_HOURLY_RECURRENCE)
        icalrecur_iterator_set_start(iterator.get(), icalTime(from));
    int counted = 0;
    for (icaltimetype next = icalrecur_iterator_next(iterator.get());
        icaltime_is_null_time(next) == 0; next = icalrecur_iterator_next(iterator.get())) {
        const QDateTime clock = clockOf(next);
        if (!clock.isValid()) // a leap second
            continue;
        if (clock >= to)
            break;
        if (!rule.weeks.empty() && !isInWeeks(clock.date(), rule.weeks, rule.weekStart))
            continue;
        ++counted;
        if (rule.count > 0 && counted > rule.count)
            break;
        if (clock >= from)
            found.push_back(clock);
    }
    return found;
}

} // namespace FibreDesk::Dispatch
