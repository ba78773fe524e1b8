// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/syncengine.h"

#include "core/logging.h"

#include <QCoroSignal>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Sync {

namespace {

constexpr auto StateInterval = 150ms;
constexpr auto LongestBackoff = 10s;
constexpr int PatienceOfOneRun = 4;
constexpr int NoteEverySeconds = 10;

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled, .detail = u"stopped"_s, .source = u"sync"_s};
}

} // namespace

SyncEngine::SyncEngine(
    Erp::ErpClient *erp, Store::Mirror *mirror, SyncOptions options, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_mirror(mirror)
    , m_options(options)
    , m_map(Erp::FieldMap::builtIn())
    , m_backoff(500ms, LongestBackoff)
    , m_patience(options.patience)
{
    qRegisterMetaType<SyncState>();
    for (const KindPlan &plan : plans()) {
        m_state.kinds += KindProgress{.kind = plan.kind, .lastSuccess = {}, .error = {}};
    }
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(StateInterval);
    connect(&m_stateTimer, &QTimer::timeout, this, [this] { Q_EMIT stateChanged(m_state); });
    m_pulseTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_pulseTimer, &QTimer::timeout, this, &SyncEngine::handlePulse);
    connect(&m_roundTimer, &QTimer::timeout, this, &SyncEngine::handleRound);
    connect(&m_sweepTimer, &QTimer::timeout, this, &SyncEngine::handleSweep);
    connect(m_mirror, &Store::Mirror::emptied, this, [this] {
        for (KindProgress &kind : m_state.kinds) {
            kind = KindProgress{.kind = kind.kind, .lastSuccess = {}, .error = {}};
        }
        m_state.lastSuccess = {};
        touch();
    });
    connect(m_mirror, &Store::Mirror::rebuilt, this, [this] {
        if (m_isRunning) {
            stop();
            start();
        }
    });
}

SyncEngine::~SyncEngine()
{
    ++m_run;
    m_scope.abort();
}

void SyncEngine::begin()
{
    ++m_run;
    m_isRunning = true;
    m_backoff.reset();
    m_notBefore = {};
    m_following.clear();
    m_hinted.clear();
    m_lastChanges.clear();
    m_marks.clear();
    m_rates.clear();
    m_fillQueue.clear();
    m_fillError.reset();
    m_fieldsAsked.clear();
    m_allFields.clear();
    m_allFieldsTried.clear();
    m_absentTried = m_clock.now();
    m_isSweeping = false;
    m_isRounding = false;
    m_isRoundDue = false;
    m_state.phase = SyncState::Phase::Connecting;
    m_state.error.reset();
    m_state.nextTry = {};
    touch();
}

void SyncEngine::end(SyncState::Phase phase)
{
    ++m_run;
    m_isRunning = false;
    m_pulseTimer.stop();
    m_roundTimer.stop();
    m_sweepTimer.stop();
    m_scope.abort();
    m_state.phase = phase;
    m_state.nextTry = {};
    touch();
}

void SyncEngine::recall()
{
    if (!m_isRunning) {
        launch(recallKinds(), u"recall"_s);
    }
}

void SyncEngine::start()
{
    const bool isPausing = m_state.phase == SyncState::Phase::Waiting
        && !(m_state.error && m_state.error->kind == ErrorKind::RateLimited);
    if (m_isRunning && !isPausing) {
        return;
    }
    if (m_isRunning) {
        stop();
    }
    m_patience = m_options.patience;
    m_precedence = Store::Precedence::KeepNewer;
    begin();
    launch(run(), u"run"_s);
}

void SyncEngine::stop()
{
    end(SyncState::Phase::Stopped);
}

void SyncEngine::pause()
{
    end(SyncState::Phase::Paused);
}

QCoro::Task<Result<void>> SyncEngine::runOnce(bool full)
{
    stop();
    m_patience = m_options.patience < 0 ? PatienceOfOneRun : m_options.patience;
    m_precedence = full ? Store::Precedence::TakeAll : Store::Precedence::KeepNewer;
    begin();
    const Guard alive = guard();
    Result<void> done;
    if (full) {
        done = co_await m_mirror->write([](QSqlDatabase &db) { return Store::forgetCursors(db); });
    }
    if (alive && done) {
        done = co_await connectToServer();
    }
    if (alive && done) {
        done = co_await fillAll();
    }
    if (alive && done) {
        QStringList kinds;
        for (const KindPlan &plan : plans()) {
            kinds += plan.kind;
        }
        done = co_await followAll(kinds);
    }
    if (alive && done && full) {
        done = co_await sweepAll();
    }
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    if (done && m_fillError) {
        done = std::unexpected(*m_fillError);
    }
    if (!done) {
        m_state.error = done.error();
    }
    end(SyncState::Phase::Stopped);
    Q_EMIT stateChanged(m_state);
    co_return done;
}

QCoro::Task<Result<void>> SyncEngine::run()
{
    const Guard alive = guard();
    if (const auto done = co_await connectToServer(); !alive || !done) {
        co_return done;
    }
    startTimers();
    const auto filled = co_await fillAll();
    if (!alive || !filled) {
        co_return filled;
    }
    m_state.phase = SyncState::Phase::Current;
    touch();
    co_return co_await round();
}

void SyncEngine::startTimers()
{
    m_pulseTimer.start(m_isBoardVisible ? m_options.fastPulse : m_options.slowPulse);
    m_roundTimer.start(m_options.round);
    m_sweepTimer.start(m_options.sweep);
}

void SyncEngine::setBoardVisible(bool visible)
{
    m_isBoardVisible = visible;
    if (m_pulseTimer.isActive()) {
        startTimers();
    }
    if (visible) {
        pulse();
    }
}

void SyncEngine::pulse()
{
    if (m_pulseTimer.isActive()) {
        handlePulse();
    }
}

bool SyncEngine::isTimeToRest() const
{
    return m_notBefore.isValid() && m_clock.now() < m_notBefore;
}

void SyncEngine::handlePulse()
{
    if (isTimeToRest()) {
        return;
    }
    for (const KindPlan &plan : plans()) {
        // Before the first page there is nothing whose changes could be followed.
        if (plan.isHot && m_marks.contains(plan.kind) && !m_following.contains(plan.kind)) {
            launch(followKind(plan.kind), u"changes of "_s + plan.kind);
        }
    }
}

void SyncEngine::handleRound()
{
    if (!isTimeToRest() && !m_isRounding) {
        launch(round(), u"round"_s);
    }
}

void SyncEngine::noteContact()
{
    if (isTimeToRest() && m_state.error && m_state.error->kind == ErrorKind::RateLimited) {
        return; // an answer that was on its way does not end the rest the server asked for
    }
    m_backoff.reset();
    m_notBefore = {};
    if (m_state.phase == SyncState::Phase::Waiting
        || m_state.phase == SyncState::Phase::Connecting) {
        const bool isComplete = std::ranges::all_of(m_state.kinds, [](const KindProgress &kind) {
            return kind.phase != KindProgress::Phase::Waiting
                && kind.phase != KindProgress::Phase::Filling;
        });
        m_state.phase = isComplete ? SyncState::Phase::Current : SyncState::Phase::Filling;
        m_state.error.reset();
        m_state.nextTry = {};
        touch();
    }
}

QCoro::Task<Result<void>> SyncEngine::rest(Error error, std::chrono::milliseconds atLeast)
{
    const Guard alive = guard();
    auto wait = std::max(atLeast, m_backoff.next());
    wait = std::max<std::chrono::milliseconds>(wait, std::chrono::seconds(error.retryAfterSeconds));
    m_notBefore = m_clock.now().addMSecs(wait.count());
    m_state.phase = SyncState::Phase::Waiting;
    m_state.error = error;
    m_state.nextTry = m_notBefore;
    touch();
    qCInfo(lcSync).noquote() << error.source << kindName(error.kind) << error.detail << "- again in"
                             << wait.count() << "ms";
    // A stop ends the wait: nobody would come back to a coroutine left asleep.
    co_await qCoro(&m_scope, &RequestScope::aborted, wait);
    if (!alive) {
        co_return std::unexpected(cancelled());
    }
    co_return Result<void>();
}

KindPlan SyncEngine::planOf(const QString &kind) const
{
    KindPlan plan = *findPlan(kind);
    if (m_options.pageSize > 0) {
        plan.pageSize = m_options.pageSize;
    }
    return plan;
}

KindProgress &SyncEngine::progress(const QString &kind)
{
    const auto found = std::ranges::find(m_state.kinds, kind, &KindProgress::kind);
    Q_ASSERT(found != m_state.kinds.end());
    return *found;
}

void SyncEngine::fail(const QString &kind, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        return;
    }
    KindProgress &entry = progress(kind);
    entry.error = error;
    if (entry.phase != KindProgress::Phase::Current) {
        const bool isAbsent =
            error.kind == ErrorKind::NotFound && error.type == "DoesNotExistError"_L1;
        entry.phase = isAbsent ? KindProgress::Phase::Absent : KindProgress::Phase::Failed;
    }
    if (needsLogin(error)) {
        m_state.phase = SyncState::Phase::Waiting;
        m_state.error = error;
        m_notBefore = m_clock.now().addSecs(15);
        m_state.nextTry = m_notBefore;
    }
    touch();
    qCWarning(lcSync).noquote() << kind << kindName(error.kind) << error.code << error.detail;
    launch(m_mirror->write(
               [kind, error](QSqlDatabase &db) { return Store::noteFailure(db, kind, error); }),
        u"note"_s);
}

void SyncEngine::noteDone(const QString &kind)
{
    const QDateTime now = m_clock.now();
    KindProgress &entry = progress(kind);
    entry.lastSuccess = now;
    entry.error.reset();
    m_state.lastSuccess = now;
    touch();
    // The pulse would write twice a second otherwise; the age of a row is told in minutes.
    const QDateTime noted = m_noted.value(kind);
    if (!noted.isValid() || noted.secsTo(now) >= NoteEverySeconds) {
        m_noted.insert(kind, now);
        launch(m_mirror->write(
                   [kind, now](QSqlDatabase &db) { return Store::noteSuccess(db, kind, now); }),
            u"note"_s);
    }
}

void SyncEngine::touch()
{
    if (!m_stateTimer.isActive()) {
        m_stateTimer.start();
    }
}

void SyncEngine::launch(VoidTask task, const QString &what)
{
    QCoro::connect(std::move(task), this, [what](Result<void> done) {
        if (!done && done.error().kind != ErrorKind::Cancelled) {
            qCWarning(lcSync).noquote()
                << what << kindName(done.error().kind) << done.error().detail;
        }
    });
}

} // namespace FibreDesk::Sync
