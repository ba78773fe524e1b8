// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"
#include "mailrun/runworker.h"

#include <QCoroTask>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

/// How a run ends, what the user may want of it, and what it tells.
namespace FibreDesk::MailRun {

namespace {

constexpr size_t mostChangedRows = 2000;
constexpr qint64 paceSpan = 5000; ///< milliseconds the rate is taken over

} // namespace

// ---- ending

void RunWorker::checkForEnd()
{
    if (std::exchange(m_isReading, true))
        return;
    m_endedMeanwhile.clear();
    flushMarks();
    // On the writing thread, behind every result: rows that were taken up again meanwhile show.
    QCoro::connect(
        m_ledger->write([key = m_campaign.key, at = m_setup.clock.now()](QSqlDatabase &db)
                            -> Result<std::pair<RunTotals, std::vector<RowRecord>>> {
            auto waiting = waitingRows(db, key, 0, rowsAtOnce);
            if (!waiting)
                return std::unexpected(waiting.error());
            if (waiting->empty()) {
                if (const auto set = MailRun::setState(db, key, CampaignState::Done, {}, at); !set)
                    return std::unexpected(set.error());
            }
            return totals(db, key, true).transform([&waiting](const RunTotals &counted) {
                return std::pair(counted, std::move(*waiting));
            });
        }),
        this, [this](const Result<std::pair<RunTotals, std::vector<RowRecord>>> &end) {
            handleEnd(end);
        });
}

void RunWorker::handleEnd(const Result<std::pair<RunTotals, std::vector<RowRecord>>> &end)
{
    m_isReading = false;
    if (!end) {
        m_scheduler.pause(Scheduler::PauseCause::Storage, end.error().detail);
        pump();
        return;
    }
    m_totals = end->first;
    m_haveAllChanged = true;
    if (!end->second.empty()) {
        m_nextRow = 0;
        m_isFirstPass = false;
        m_scheduler.setExhausted(false);
        handleRows(end->second);
        return;
    }
    conclude(State::Done);
}

void RunWorker::handleStopped()
{
    if (m_state == State::Stopping) {
        if (std::exchange(m_isReading, true))
            return;
        // The lock is kept until the last results are written: whoever takes it next would find
        // them in flight.
        flushMarks([this](const Result<void> &) { conclude(State::Stopped); });
        return;
    }
    if (m_scheduler.isCancelled()) {
        if (std::exchange(m_isReading, true))
            return;
        flushMarks();
        QCoro::connect(m_ledger->write([key = m_campaign.key, at = m_setup.clock.now()](
                                           QSqlDatabase &db) -> Result<RunTotals> {
            return excludeWaiting(db, key, at)
                .and_then([&](int) {
                    return MailRun::setState(db, key, CampaignState::Cancelled, {}, at);
                })
                .and_then([&] { return totals(db, key, true); });
        }),
            this, [this](const Result<RunTotals> &counted) {
                m_isReading = false;
                if (!counted) {
                    fail(counted.error());
                    return;
                }
                m_totals = *counted;
                m_haveAllChanged = true;
                conclude(State::Cancelled);
            });
        return;
    }
    if (m_state != State::Paused)
        setState(State::Paused);
}

void RunWorker::conclude(State state)
{
    if (std::exchange(m_isConcluding, true))
        return;
    m_timer.stop();
    if (state == State::Done && m_wasPaused) {
        // After the last row was settled: there is nothing left that could wait.
        recordState(CampaignState::Done, {}, [this] { leave(State::Done); });
        return;
    }
    leave(state);
}

void RunWorker::leave(State state)
{
    m_state = state;
    if (m_scheduler.inFlight() == 0) {
        // All is written: nobody has to wait until the connections have taken their leave.
        m_notes.reset();
        m_lock.reset();
    }
    const auto end = [this] {
        m_notes.reset();
        m_lock.reset();
        m_snapshotTimer.stop();
        Q_EMIT snapshotMade(takeSnapshot());
    };
    if (!m_pool) {
        end();
        return;
    }
    connect(m_pool.get(), &Mail::SmtpPool::stopped, this, end, Qt::SingleShotConnection);
    m_isPoolStopped = true;
    m_pool->stop();
}

// ---- what the user wants

void RunWorker::pause()
{
    if (m_isConcluding || m_scheduler.isCancelled())
        return;
    m_scheduler.pause(Scheduler::PauseCause::Operator, {});
    if (m_state != State::Paused)
        setState(State::Pausing);
    pump();
}

void RunWorker::resume()
{
    if (m_isConcluding || m_scheduler.isCancelled() || !m_scheduler.isPaused())
        return;
    m_scheduler.resume();
    m_nextRow = 0; // rows may wait again that did not before
    m_isFirstPass = false;
    m_scheduler.setExhausted(false);
    if (std::exchange(m_wasPaused, false))
        recordState(CampaignState::Running, {});
    setState(State::Running);
    pump();
}

void RunWorker::cancel()
{
    if (m_isConcluding)
        return;
    m_scheduler.cancel();
    setState(State::Cancelling);
    pump();
}

void RunWorker::stop()
{
    if (m_isConcluding)
        return;
    if (!m_scheduler.isCancelled()) // which ends the run as well, and must not be forgotten
        setState(State::Stopping);
    if (!m_pool && !m_lock)
        conclude(State::Stopped);
    else
        pump();
}

// ---- telling

void RunWorker::touch(int row)
{
    if (m_changed.size() < mostChangedRows)
        m_changed.push_back(row);
    else
        m_haveAllChanged = true;
    announce();
}

void RunWorker::setState(State state)
{
    m_state = state;
    announce();
}

void RunWorker::announce()
{
    if (!m_snapshotTimer.isActive() && !m_isConcluding)
        m_snapshotTimer.start();
}

RunSnapshot RunWorker::takeSnapshot()
{
    RunSnapshot made;
    made.state = m_state;
    made.title = m_campaign.title();
    made.totals = m_totals;
    made.inFlight = m_scheduler.inFlight();
    made.totals.inFlight = made.inFlight;
    made.retriesWaiting = m_scheduler.retriesWaiting();
    if (now() < m_scheduler.windowEnd())
        made.throttledUntil = m_campaign.throttledUntil;
    made.pauseCause = m_scheduler.pauseCause();
    made.pauseReason = m_scheduler.pauseReason();
    made.error = m_error;
    made.haveAllChanged = std::exchange(m_haveAllChanged, false);
    made.changedRows = std::exchange(m_changed, {});
    if (made.haveAllChanged)
        made.changedRows.clear();

    const qint64 at = m_elapsed.elapsed();
    m_pace.emplace_back(at, m_totals.sent);
    while (m_pace.size() > 2 && at - m_pace.front().first > paceSpan)
        m_pace.pop_front();
    if (const qint64 span = at - m_pace.front().first; span > 0)
        made.sentPerSecond = double(m_totals.sent - m_pace.front().second) * 1000.0 / double(span);
    if (made.sentPerSecond > 0)
        made.timeLeft =
            std::chrono::seconds(qint64(std::ceil(double(m_totals.waiting) / made.sentPerSecond)));
    return made;
}

} // namespace FibreDesk::MailRun
