// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/scheduler.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

constexpr std::array statusNames{
    "waiting"_L1, "inflight"_L1, "sent"_L1, "failed"_L1, "uncertain"_L1, "excluded"_L1};

/// A mail that was handed back untried is not handed out again in the same breath.
constexpr Scheduler::Time heldBack = std::chrono::milliseconds(200);
/// So many recipients may wait for a lost connection to come back before no others are tried.
constexpr int leastConnectionRetries = 4;

} // namespace

QString statusName(RowStatus status)
{
    return statusNames[size_t(status)];
}

std::optional<RowStatus> statusFromName(QStringView name)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (statusNames[i] == name)
            return RowStatus(int(i));
    }
    return {};
}

Scheduler::Scheduler(RunRules rules)
    : m_rules(std::move(rules))
{
}

void Scheduler::offer(int row, int attempts)
{
    if (m_known.insert(row).second)
        m_fresh.push_back({.row = row, .attempts = attempts});
}

Scheduler::Action Scheduler::send(const Pending &pending)
{
    m_inFlight.emplace(pending.row, pending);
    return {.kind = Action::Kind::Send, .row = pending.row};
}

std::multimap<Scheduler::Time, Scheduler::Pending>::iterator Scheduler::dueRetry(Time now)
{
    if (m_delayed.empty() || m_delayed.begin()->first > now)
        return m_delayed.end();
    if (!m_isProbing)
        return m_delayed.begin();
    // The one that goes ahead may cost an attempt: the one with most left.
    return std::min_element(m_delayed.begin(), m_delayed.upper_bound(now),
        [](const auto &a, const auto &b) { return a.second.attempts < b.second.attempts; });
}

int Scheduler::retriesWaiting() const
{
    return int(std::ranges::count_if(
        m_delayed, [](const auto &delayed) { return delayed.second.attempts > 0; }));
}

bool Scheduler::mayBeginRow() const
{
    // While the server cannot be reached, those who have begun find out for all.
    return int(m_delayed.size()) < m_rules.retriesHeld
        && m_connectionRetries < std::max(m_rules.inFlight, leastConnectionRetries);
}

Scheduler::Action Scheduler::next(Time now)
{
    using Kind = Action::Kind;
    if (isPaused() || m_isCancelled)
        return {.kind = m_inFlight.empty() ? Kind::Stopped : Kind::AwaitResults};
    if (inFlight() >= m_rules.inFlight || (m_isProbing && !m_inFlight.empty()))
        return {.kind = Kind::AwaitResults};
    const bool hasNone = m_fresh.empty() && m_delayed.empty();
    if (now < m_windowEnd && !(hasNone && m_isExhausted))
        return {.kind = Kind::Wait, .until = m_windowEnd};

    const bool beginsFresh = !m_fresh.empty() && mayBeginRow();
    const auto due = dueRetry(now);
    const bool freshFirst = m_isProbing && beginsFresh && due != m_delayed.end()
        && m_fresh.front().attempts < due->second.attempts;
    if (due != m_delayed.end() && !freshFirst) {
        const Pending pending = due->second;
        m_connectionRetries -= pending.isConnection ? 1 : 0;
        m_delayed.erase(due);
        return send(pending);
    }
    if (beginsFresh) {
        const Pending pending = m_fresh.front();
        m_fresh.pop_front();
        return send(pending);
    }
    if (m_fresh.empty() && !m_isExhausted && mayBeginRow())
        return {.kind = Kind::NeedRows};
    if (!m_delayed.empty())
        return {.kind = Kind::Wait, .until = m_delayed.begin()->first};
    return {.kind = m_inFlight.empty() ? Kind::Finished : Kind::AwaitResults};
}

Scheduler::Decision Scheduler::settle(int row, const Mail::Attempt &attempt, Time now)
{
    const auto found = m_inFlight.find(row);
    if (found == m_inFlight.end())
        return {.status = RowStatus::Uncertain};
    Pending pending = found->second;
    m_inFlight.erase(found);

    // A dot that left decides, counted or not.
    if (!attempt.isCounted && attempt.verdict != Mail::Verdict::Uncertain
        && attempt.verdict != Mail::Verdict::Sent) {
        delay(now + heldBack, pending);
        return {
            .status = RowStatus::Waiting, .attempts = pending.attempts, .retryAt = now + heldBack};
    }

    ++pending.attempts;
    Decision decision{.attempts = pending.attempts};
    hearOfServer(attempt, now);
    if (attempt.verdict == Mail::Verdict::Sent || attempt.verdict == Mail::Verdict::Uncertain) {
        const bool isSent = attempt.verdict == Mail::Verdict::Sent;
        decision.status = isSent ? RowStatus::Sent : RowStatus::Uncertain;
        m_known.erase(row);
        count(!isSent, attempt.reason());
        return decision;
    }

    const Mail::NextStep step = Mail::nextStep(attempt);
    const bool mayTry = step == Mail::NextStep::TryAgain || step == Mail::NextStep::TryAfterWindow;
    if (mayTry && pending.attempts < m_rules.attempts()) {
        const Time pause = m_rules.delays[size_t(pending.attempts - 1)];
        pending.isConnection = attempt.scope == Mail::Scope::Connection;
        const Time at = step == Mail::NextStep::TryAfterWindow ? std::max(now + pause, m_windowEnd)
                                                               : now + pause;
        delay(at, pending);
        decision.status = RowStatus::Waiting;
        decision.retryAt = at;
        return decision;
    }
    decision.status = RowStatus::Failed;
    m_known.erase(row);
    count(true, attempt.reason());
    if (step == Mail::NextStep::Halt)
        pause(PauseCause::Halt, attempt.reason());
    return decision;
}

void Scheduler::settleUnmade(int row, const QString &reason)
{
    m_inFlight.erase(row);
    m_known.erase(row);
    count(true, reason);
}

void Scheduler::delay(Time at, const Pending &pending)
{
    m_connectionRetries += pending.isConnection ? 1 : 0;
    m_delayed.emplace(at, pending);
}

void Scheduler::hearOfServer(const Mail::Attempt &attempt, Time now)
{
    if (attempt.verdict == Mail::Verdict::Throttled) {
        throttle(now);
        return;
    }
    if (now < m_windowEnd)
        return; // begun before the window
    m_isProbing = false;
    if (attempt.verdict == Mail::Verdict::Sent && now >= m_windowEnd + m_window)
        m_window = Time::zero();
}

void Scheduler::throttle(Time now)
{
    if (now < m_windowEnd)
        return; // several connections were told at once
    m_window = m_window == Time::zero() ? m_rules.firstWindow
                                        : std::min(m_window * 2, m_rules.longestWindow);
    m_windowEnd = now + m_window;
    m_isProbing = true;
}

void Scheduler::restoreWindow(Time end, Time length)
{
    m_windowEnd = end;
    m_window = std::min(length, m_rules.longestWindow);
    m_isProbing = true;
}

void Scheduler::count(bool isFailure, const QString &reason)
{
    m_last.push_back(isFailure);
    m_failures += isFailure ? 1 : 0;
    if (int(m_last.size()) > m_rules.ofLast) {
        m_failures -= m_last.front() ? 1 : 0;
        m_last.pop_front();
    }
    if (isFailure && m_rules.failures > 0 && m_failures >= m_rules.failures) {
        pause(PauseCause::Failures,
            u"%1 of the last %2 recipients were not reached; the last one: %3"_s.arg(m_failures)
                .arg(m_last.size())
                .arg(reason));
    }
}

void Scheduler::pause(PauseCause cause, const QString &reason)
{
    if (isPaused() && (cause == PauseCause::Operator || m_cause == PauseCause::Halt))
        return; // the first reason is the one to know
    m_cause = cause;
    m_reason = reason;
}

void Scheduler::resume()
{
    m_cause = PauseCause::None;
    m_reason.clear();
    m_last.clear();
    m_failures = 0;
}

void Scheduler::cancel()
{
    m_isCancelled = true;
}

} // namespace FibreDesk::MailRun
