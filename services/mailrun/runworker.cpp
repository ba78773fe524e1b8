// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/runworker.h"

#include "core/logging.h"
#include "mailrun/ledgerchanges.h"
#include "mailrun/ledgerqueries.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::MailRun {

namespace {

constexpr auto snapshotPause = 100ms;
constexpr int lockTries = 10;

/// As many as the pool wants so that no connection waits for one.
RunRules rulesFor(RunRules rules, const Mail::SmtpSettings &smtp)
{
    rules.inFlight = 4 * std::max(1, smtp.connections) + smtp.clearedAhead;
    return rules;
}

} // namespace

RunWorker::RunWorker(Ledger *ledger, QString campaignId, RunSetup setup)
    : m_ledger(ledger)
    , m_campaignId(std::move(campaignId))
    , m_setup(std::move(setup))
    , m_gate(std::make_shared<Gate>())
    , m_scheduler(rulesFor(m_setup.rules, m_setup.smtp))
    , m_timer(this)
    , m_snapshotTimer(this)
{
    m_gate->worker = this;
    m_elapsed.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RunWorker::pump);
    m_snapshotTimer.setSingleShot(true);
    m_snapshotTimer.setInterval(snapshotPause);
    connect(
        &m_snapshotTimer, &QTimer::timeout, this, [this] { Q_EMIT snapshotMade(takeSnapshot()); });
}

RunWorker::~RunWorker()
{
    // Each mail in flight ends by what is known of it, and the ledger keeps that.
    if (m_pool)
        m_pool->abort();
    flushMarks();
    m_pool.reset();
    const std::scoped_lock lock(m_gate->mutex);
    m_gate->worker = nullptr;
}

Scheduler::Time RunWorker::now() const
{
    return Scheduler::Time(m_elapsed.elapsed());
}

// ---- beginning

void RunWorker::start()
{
    if (m_isConcluding || std::exchange(m_isBegun, true))
        return;
    if (m_setup.smtp.host.isEmpty()) {
        fail({.kind = ErrorKind::Validation,
            .detail = u"the profile names no mail server: [smtp] host"_s,
            .source = u"mail run"_s});
        return;
    }
    QCoro::connect(
        m_ledger->read([id = m_campaignId](QSqlDatabase &db) { return campaign(db, id); }), this,
        [this](const Result<CampaignRecord> &found) { handleCampaign(found); });
}

void RunWorker::refuse(const Error &reason)
{
    if (!std::exchange(m_isBegun, true))
        fail(reason);
}

void RunWorker::handleCampaign(const Result<CampaignRecord> &found)
{
    if (m_isConcluding)
        return;
    if (!found) {
        fail(found.error());
        return;
    }
    m_campaign = *found;
    if (m_campaign.state == CampaignState::Cancelled) {
        fail({.kind = ErrorKind::Validation,
            .detail = u"the campaign was cancelled"_s,
            .source = u"mail run"_s});
        return;
    }
    takeLock(lockTries);
}

void RunWorker::takeLock(int triesLeft)
{
    if (m_isConcluding)
        return;
    auto lock = CampaignLock::acquire(m_ledger->file(), m_campaign.key);
    if (!lock && lock.error().kind == ErrorKind::Conflict && triesLeft > 1) {
        // It may only be somebody who looks at what the last process left: over in an instant.
        QTimer::singleShot(50ms, this, [this, triesLeft] { takeLock(triesLeft - 1); });
        return;
    }
    if (!lock) {
        fail(lock.error());
        return;
    }
    m_lock = std::move(*lock);
    auto notes = DotNotes::open(m_ledger->file(), m_campaign.key, m_campaign.recipients);
    if (!notes) {
        fail(notes.error());
        return;
    }
    m_notes = std::move(*notes);
    QCoro::connect(m_ledger->write([key = m_campaign.key, left = m_notes->left(),
                                       at = m_setup.clock.now()](
                                       QSqlDatabase &db) -> Result<RunTotals> {
        return takeUp(db, key, left, at)
            .and_then([&] { return MailRun::setState(db, key, CampaignState::Running, {}, at); })
            .and_then([&] { return totals(db, key, true); });
    }),
        this, [this](const Result<RunTotals> &result) { handleTakenUp(result); });
}

void RunWorker::handleTakenUp(const Result<RunTotals> &result)
{
    if (m_isConcluding)
        return;
    if (!result) {
        fail(result.error());
        return;
    }
    m_totals = *result;
    m_haveAllChanged = true;
    m_notes->begin();
    const std::chrono::milliseconds left(m_setup.clock.now().msecsTo(m_campaign.throttledUntil));
    if (left > 0ms) {
        // Longer than it was opened for it cannot be: then the clock was set back meanwhile.
        m_scheduler.restoreWindow(now() + std::min(left, m_campaign.window), m_campaign.window);
        m_windowSeen = m_scheduler.windowEnd();
    }
    m_pool = std::make_unique<Mail::SmtpPool>(m_setup.smtp,
        Mail::SendLedger{
            .clear =
                [this](std::span<const quint64> mails, std::function<void(Result<void>)> answer) {
                    clear(mails, std::move(answer));
                },
            .dotLeaving = [this](quint64 mail) { m_notes->set(int(mail), DotNotes::dotLeft); }},
        m_setup.clock);
    connect(m_pool.get(), &Mail::SmtpPool::halted, this, [this](const Mail::Attempt &reason) {
        if (!m_scheduler.isPaused())
            m_scheduler.pause(Scheduler::PauseCause::Halt, reason.reason());
        m_isPoolStopped = true;
        pumpLater();
    });
    if (m_state == State::Starting)
        setState(State::Running);
    pump();
}

void RunWorker::fail(const Error &error)
{
    m_error = error;
    conclude(State::Broken);
}

// ---- what to do next

void RunWorker::pumpLater()
{
    if (!std::exchange(m_isPumpDue, true))
        QMetaObject::invokeMethod(this, &RunWorker::pump, Qt::QueuedConnection);
}

void RunWorker::pump()
{
    m_isPumpDue = false;
    if (!m_pool || m_isConcluding)
        return;
    openWindow();
    recordWish();
    const bool mustStop = m_scheduler.isPaused() || m_scheduler.isCancelled()
        || m_state == State::Stopping || now() < m_scheduler.windowEnd();
    if (mustStop)
        stopPool();
    else
        startPool();
    using Kind = Scheduler::Action::Kind;
    for (bool goesOn = true; goesOn;) {
        if (m_state == State::Stopping && m_scheduler.inFlight() == 0) {
            handleStopped();
            break;
        }
        if (m_state == State::Stopping)
            break;
        const Scheduler::Action action = m_scheduler.next(now());
        goesOn = action.kind == Kind::Send;
        switch (action.kind) {
        case Kind::Send:
            handOver(action.row);
            break;
        case Kind::NeedRows:
            fetchRows();
            break;
        case Kind::Wait:
            m_timer.start(std::max(1ms, action.until - now()));
            break;
        case Kind::AwaitResults:
            break;
        case Kind::Stopped:
            handleStopped();
            break;
        case Kind::Finished:
            checkForEnd();
            break;
        }
    }
    flushMarks();
    if (m_state == State::Running && now() < m_scheduler.windowEnd())
        setState(State::Throttled);
    else if (m_state == State::Throttled && now() >= m_scheduler.windowEnd())
        setState(State::Running);
}

void RunWorker::recordWish()
{
    // Not only once what is in flight has ended: a process that is killed before would go on with
    // the campaign at its next start.
    if (m_scheduler.isCancelled()) {
        if (!std::exchange(m_wasCancelled, true))
            recordState(CampaignState::Cancelled, {});
    } else if (m_scheduler.isPaused() && !std::exchange(m_wasPaused, true)) {
        recordState(CampaignState::Paused, m_scheduler.pauseReason());
    }
}

void RunWorker::openWindow()
{
    if (m_scheduler.windowEnd() <= m_windowSeen)
        return;
    m_windowSeen = m_scheduler.windowEnd();
    const auto left = m_windowSeen - now();
    const QDateTime until = m_setup.clock.now().addMSecs(left.count());
    m_campaign.throttledUntil = until;
    // Kept, so that a program that is started again does not hammer.
    QCoro::connect(
        m_ledger->write([key = m_campaign.key, until, length = m_scheduler.windowLength()](
                            QSqlDatabase &db) { return setWindow(db, key, until, length); }),
        this, [](const Result<void> &written) {
            if (!written)
                qCWarning(lcStore).noquote() << "mail run:" << written.error().detail;
        });
}

void RunWorker::stopPool()
{
    if (!std::exchange(m_isPoolStopped, true))
        m_pool->stop();
}

void RunWorker::startPool()
{
    if (std::exchange(m_isPoolStopped, false))
        m_pool->resume();
}

void RunWorker::handOver(int row)
{
    const auto record = m_rows.constFind(row);
    auto mail = record == m_rows.cend()
        ? Result<Mail::OutgoingMail>(std::unexpected(Error{.kind = ErrorKind::Storage,
              .detail = u"the row is not at hand"_s,
              .source = u"mail run"_s}))
        : m_setup.makeMail(m_campaign, *record);
    if (!mail) {
        m_scheduler.settleUnmade(row, mail.error().detail);
        addMark(row, Mark::Unmade{.reason = mail.error().detail, .at = m_setup.clock.now()});
        noteSettled(row, RowStatus::Failed);
        return;
    }
    addMark(row, Mark::Begun{.at = m_setup.clock.now()});
    mail->id = quint64(row);
    m_pool->send(std::move(*mail),
        [this, row](const Mail::Attempt &attempt) { handleAttempt(row, attempt); });
}

void RunWorker::fetchRows()
{
    if (std::exchange(m_isReading, true))
        return;
    m_endedMeanwhile.clear();
    const auto window = [key = m_campaign.key, from = m_nextRow](
                            QSqlDatabase &db) { return waitingRows(db, key, from, rowsAtOnce); };
    const auto handle = [this](const Result<std::vector<RowRecord>> &found) { handleRows(found); };
    if (m_isFirstPass) {
        // Rows beyond the last one read: none of them was ever begun by this run.
        QCoro::connect(m_ledger->read(window), this, handle);
    } else {
        // Behind every result, or a row just refused would still seem to wait.
        flushMarks();
        QCoro::connect(m_ledger->write(window), this, handle);
    }
}

void RunWorker::handleRows(const Result<std::vector<RowRecord>> &found)
{
    m_isReading = false;
    if (!found) {
        m_scheduler.pause(Scheduler::PauseCause::Storage, found.error().detail);
        pump();
        return;
    }
    for (const RowRecord &record : *found) {
        m_nextRow = record.row + 1;
        // What has ended since it was read does not wait any more, whatever was read.
        if (!m_rows.contains(record.row) && !m_endedMeanwhile.contains(record.row)) {
            m_rows.insert(record.row, record);
            m_scheduler.offer(record.row, record.attempts);
        }
    }
    if (found->size() < size_t(rowsAtOnce))
        m_scheduler.setExhausted(true);
    pump();
}

// ---- results and the ledger

void RunWorker::noteSettled(int row, RowStatus status)
{
    m_rows.remove(row);
    m_settled.emplace_back(row, status);
    if (m_isReading)
        m_endedMeanwhile.insert(row);
}

void RunWorker::handleAttempt(int row, const Mail::Attempt &attempt)
{
    if (attempt.dotLeft.isValid() && attempt.verdict != Mail::Verdict::Uncertain) {
        // At once: the ledger may write it a moment later, and the process end in between.
        const bool isTaken = attempt.verdict == Mail::Verdict::Sent;
        m_notes->set(row, isTaken ? DotNotes::Note(attempt.code) : DotNotes::nothing);
    }
    const Scheduler::Decision decision = m_scheduler.settle(row, attempt, now());
    addMark(row,
        Mark::Ended{.status = decision.status, .attempts = decision.attempts, .attempt = attempt});
    if (decision.status != RowStatus::Waiting) {
        noteSettled(row, decision.status);
    } else {
        m_rows[row].status = RowStatus::Waiting;
        touch(row);
    }
    pumpLater();
}

void RunWorker::clear(std::span<const quint64> mails, std::function<void(Result<void>)> answer)
{
    for (const quint64 mail : mails) {
        // A mail that was refused before its turn came is not in flight any more, or anew.
        const auto record = m_rows.find(int(mail));
        if (record == m_rows.end() || record->status == RowStatus::InFlight
            || !m_scheduler.isInFlight(int(mail)))
            continue;
        record->status = RowStatus::InFlight;
        m_notes->set(int(mail), DotNotes::nothing);
        addMark(int(mail), Mark::Cleared{});
    }
    flushMarks(std::move(answer));
}

void RunWorker::addMark(int row, decltype(Mark::what) what)
{
    m_marks.push_back({.campaign = m_campaign.key, .row = row, .what = std::move(what)});
}

std::function<void(std::function<void(RunWorker &)>)> RunWorker::poster() const
{
    return [gate = m_gate](std::function<void(RunWorker &)> call) {
        const std::scoped_lock lock(gate->mutex);
        if (RunWorker *worker = gate->worker) {
            QMetaObject::invokeMethod(
                worker, [worker, call = std::move(call)] { call(*worker); }, Qt::QueuedConnection);
        }
    };
}

void RunWorker::flushMarks(std::function<void(const Result<void> &)> done)
{
    if (m_marks.empty() && !done)
        return;
    m_ledger->mark(std::exchange(m_marks, {}),
        [post = poster(), settled = std::exchange(m_settled, {}), done = std::move(done)](
            const Result<void> &result) {
            if (result && settled.empty() && !done)
                return;
            post([settled, done, result](RunWorker &worker) {
                worker.handleWritten(settled, result);
                if (done)
                    done(result);
            });
        });
}

void RunWorker::handleWritten(
    const std::vector<std::pair<int, RowStatus>> &settled, const Result<void> &result)
{
    if (!result) {
        m_haveAllChanged = true;
        m_scheduler.pause(Scheduler::PauseCause::Storage, result.error().detail);
        pumpLater();
    }
    for (const auto &[row, status] : settled) {
        if (result) {
            m_totals.add(RowStatus::Waiting, -1, true);
            m_totals.add(status, 1, true);
        }
        touch(row);
    }
}

void RunWorker::recordState(CampaignState state, const QString &reason, std::function<void()> then)
{
    QCoro::connect(m_ledger->write([key = m_campaign.key, state, reason, at = m_setup.clock.now()](
                                       QSqlDatabase &db) -> Result<RunTotals> {
        return MailRun::setState(db, key, state, reason, at).and_then([&] {
            return totals(db, key, true);
        });
    }),
        this, [this, then = std::move(then)](const Result<RunTotals> &counted) {
            if (counted)
                m_totals = *counted; // with what was settled beside the run
            announce();
            if (then)
                then();
        });
}

} // namespace FibreDesk::MailRun
