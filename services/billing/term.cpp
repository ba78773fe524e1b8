// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billing/term.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Billing {

namespace {

/// Whole months from one day to a later one: the 31st of January to the 28th of February is one,
/// since there is no later day in that month.
int wholeMonths(QDate from, QDate to)
{
    if (!from.isValid() || !to.isValid() || to <= from) {
        return 0;
    }
    constexpr int monthsOfYear = 12;
    int months = (to.year() - from.year()) * monthsOfYear + to.month() - from.month();
    if (from.addMonths(months) > to) {
        --months;
    }
    return months;
}

int begunMonths(QDate from, QDate to)
{
    const int whole = wholeMonths(from, to);
    return from.isValid() && to.isValid() && from.addMonths(whole) < to ? whole + 1 : whole;
}

double share(QDate start, QDate end, QDate at)
{
    const auto days = static_cast<double>(start.daysTo(end));
    return days <= 0 ? 0 : std::clamp(static_cast<double>(start.daysTo(at)) / days, 0.0, 1.0);
}

bool isWord(const QString &status, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&status](QStringView word) {
        return status.trimmed().startsWith(word, Qt::CaseInsensitive);
    });
}

} // namespace

Term termOf(const TermDates &dates, QDate today)
{
    Term term{.start = dates.start, .end = dates.end};
    if (!term.start.isValid()) {
        return term;
    }
    if (!term.end.isValid() && dates.months > 0) {
        term.end = term.start.addMonths(dates.months);
    }
    if (term.end.isValid() && term.end < term.start) {
        term.state = Term::State::Contradictory;
        return term;
    }
    // An end is written as the last day or as the first day after: both are the same months.
    term.total = wholeMonths(term.start, term.end.addDays(1));
    term.isDurationOff = dates.end.isValid() && dates.months > 0
        && std::abs(begunMonths(term.start, term.end) - dates.months) > 1;
    const bool isTerminated =
        dates.terminated.isValid() || isWord(dates.status, {u"résili", u"resili", u"terminat"});
    const bool isCompleted = isWord(dates.status, {u"complét", u"complet"});
    // A termination that is announced stops nothing yet.
    const bool isStopped =
        isTerminated && (!dates.terminated.isValid() || dates.terminated <= today);
    QDate until = today;
    if (isStopped) {
        term.state = Term::State::Terminated;
        term.stopped = dates.terminated;
        until = dates.terminated.isValid() ? dates.terminated : std::min(today, term.end);
        if (!until.isValid()) {
            until = today;
        }
    } else if (isCompleted || (term.end.isValid() && term.end < today)) {
        term.state = Term::State::Ended;
        until = term.end.isValid() ? term.end : today;
    } else if (isWord(dates.status, {u"en attente", u"pending", u"draft", u"brouillon"})) {
        term.state = Term::State::Waiting;
        until = term.start;
    } else if (term.start > today) {
        term.state = Term::State::Future;
        until = term.start;
    } else {
        term.state = term.end.isValid() ? Term::State::Running : Term::State::OpenEnded;
        term.stopped = dates.terminated;
    }
    term.elapsed = term.state == Term::State::Ended ? term.total : wholeMonths(term.start, until);
    term.left = term.state == Term::State::Running ? begunMonths(today, term.end) : 0;
    term.progress = term.state == Term::State::Ended ? 1.0
        : term.end.isValid()                         ? share(term.start, term.end, until)
                                                     : 0.0;
    return term;
}

} // namespace FibreDesk::Billing
