// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtppool.h"

#include "mail/dotstuffer.h"

#include <QCoro/QCoroFuture>

#include <QFuture>
#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Mail {

SmtpPool::SmtpPool(SmtpSettings settings, SendLedger ledger, Clock clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_ledger(std::move(ledger))
    , m_clock(std::move(clock))
    , m_limiter(m_settings.ratePerSecond)
{
    m_settings.connections = std::max(1, m_settings.connections);
    m_allowed = m_settings.connections;
    m_elapsed.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SmtpPool::schedule);
}

SmtpPool::~SmtpPool()
{
    abort();
}

std::chrono::nanoseconds SmtpPool::now() const
{
    return std::chrono::nanoseconds(m_elapsed.nsecsElapsed());
}

void SmtpPool::send(OutgoingMail mail, Done done)
{
    auto transaction = std::make_shared<SmtpTransaction>();
    WireBody body = WireBody::from(mail.message);
    transaction->is8Bit = body.is8Bit;
    mail.message = std::move(body.bytes);
    transaction->mail = std::move(mail);
    transaction->done = std::move(done);
    if (!m_ledger.clear)
        transaction->clearance = SmtpTransaction::Clearance::Given;
    m_queue.push_back(std::move(transaction));
    scheduleLater();
}

QCoro::Task<Attempt> SmtpPool::sendOne(OutgoingMail mail)
{
    const auto promise = std::make_shared<QPromise<Attempt>>();
    promise->start();
    send(std::move(mail), [promise](Attempt attempt) {
        promise->addResult(std::move(attempt));
        promise->finish();
    });
    co_return co_await promise->future();
}

QCoro::Task<Attempt> SmtpPool::tryConnection()
{
    const auto promise = std::make_shared<QPromise<Attempt>>();
    promise->start();
    auto transaction = std::make_shared<SmtpTransaction>();
    transaction->isTrial = true;
    transaction->clearance = SmtpTransaction::Clearance::Given;
    transaction->done = [promise](Attempt attempt) {
        promise->addResult(std::move(attempt));
        promise->finish();
    };
    m_queue.push_back(std::move(transaction));
    scheduleLater();
    co_return co_await promise->future();
}

qsizetype SmtpPool::room() const
{
    if (m_isStopping || m_halt)
        return 0;
    // Two in work and two behind them for each connection.
    const qsizetype wanted = 2 * m_allowed + m_settings.clearedAhead;
    const qsizetype capacity = 2 * m_allowed;
    return std::max<qsizetype>(0, wanted + capacity - m_inWork - queued());
}

void SmtpPool::resume()
{
    m_halt.reset();
    m_isStopping = false;
    m_isStopTold = false;
    m_failedConnects = 0;
    m_allowed = m_settings.connections;
    m_hasConnected = false;
    m_nextConnect = {};
    scheduleLater();
    announce();
}

void SmtpPool::stop()
{
    m_isStopping = true;
    m_isStopTold = false;
    giveBack(u"stopped"_s);
    for (SmtpSession *session : std::vector(m_sessions)) {
        if (session->isConnecting())
            session->abort(u"stopped"_s);
        else
            session->finish();
    }
    scheduleLater(); // says stopped() even where there was nothing to end
}

void SmtpPool::abort()
{
    m_isStopping = true;
    for (SmtpSession *session : std::vector(m_sessions))
        session->abort(u"stopped"_s);
    giveBack(u"stopped"_s);
    scheduleLater();
}

void SmtpPool::giveBack(const QString &reason)
{
    const auto queue = std::exchange(m_queue, {});
    for (const SmtpTransactionPtr &mail : queue)
        finishUnsent(mail, reason);
}

void SmtpPool::finishUnsent(const SmtpTransactionPtr &mail, const QString &reason)
{
    mail->attempt.isCounted = false;
    mail->attempt.errorKind = ErrorKind::Cancelled;
    mail->attempt.errorText = reason;
    mail->attempt.ended = m_clock.now();
    if (mail->done)
        std::exchange(mail->done, {})(std::move(mail->attempt));
}

// ---- who sends what when

void SmtpPool::scheduleLater()
{
    if (std::exchange(m_isScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &SmtpPool::schedule, Qt::QueuedConnection);
}

void SmtpPool::wakeAt(std::chrono::nanoseconds delay)
{
    const auto wanted = std::chrono::ceil<std::chrono::milliseconds>(delay);
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wanted)
        m_timer.start(wanted);
}

bool SmtpPool::mayBegin()
{
    if (m_isStopping || m_halt)
        return false;
    const auto wait = m_limiter.wait(now());
    if (wait > 0ns) {
        if (!m_queue.empty())
            wakeAt(wait);
        return false;
    }
    return true;
}

SmtpTransactionPtr SmtpPool::take(bool isFresh)
{
    while (true) {
        const auto found = std::ranges::find_if(m_queue,
            [isFresh](const auto &mail) { return isFresh || !mail->needsFreshConnection; });
        if (found == m_queue.end() || !mayBegin())
            return {};
        const SmtpTransactionPtr mail = *found;
        m_queue.erase(found);
        const QString problem = mail->isTrial ? QString() : mail->mail.envelopeProblem();
        if (problem.isEmpty()) {
            m_limiter.take(now());
            ++m_inWork;
            announce();
            return mail;
        }
        mail->attempt.begun = mail->attempt.ended = m_clock.now();
        mail->attempt.verdict = Verdict::Refused;
        mail->attempt.scope = Scope::Recipient;
        mail->attempt.step = Phase::Mail;
        mail->attempt.errorKind = ErrorKind::Validation;
        mail->attempt.errorText = problem;
        if (mail->done)
            std::exchange(mail->done, {})(std::move(mail->attempt));
    }
}

SmtpTransactionPtr SmtpPool::nextMail(bool isFollower)
{
    if (isFollower) {
        // A mail behind another one is for when all connections work.
        const auto idle = std::ranges::count_if(m_sessions, &SmtpSession::isIdle);
        const auto unopened = std::max<qsizetype>(0, m_allowed - qsizetype(m_sessions.size()));
        if (queued() <= idle + (m_failedConnects == 0 ? unopened : 0))
            return {};
    }
    return take(false);
}

void SmtpPool::schedule()
{
    m_isScheduled = false;
    if (m_isStopping || m_halt) {
        giveBack(m_halt ? u"held back: %1"_s.arg(m_halt->reason()) : u"stopped"_s);
        if (m_isStopping && m_sessions.empty() && !std::exchange(m_isStopTold, true))
            Q_EMIT stopped();
        return;
    }
    for (SmtpSession *session : std::vector(m_sessions)) {
        if (m_queue.empty())
            break;
        if (session->isIdle())
            session->wake();
    }
    connectMore();
    announce();
}

void SmtpPool::connectMore()
{
    const auto isConnecting = [this] {
        return std::ranges::any_of(m_sessions, &SmtpSession::isConnecting);
    };
    while (!m_queue.empty() && qsizetype(m_sessions.size()) < m_allowed) {
        // Those that are idle were woken and take what they may.
        const bool hasFresh = std::ranges::any_of(m_queue, &SmtpTransaction::needsFreshConnection);
        if (!hasFresh && std::ranges::any_of(m_sessions, &SmtpSession::isIdle))
            return;
        // The first one finds out for all: a wrong password is said once, not by each of them, and
        // costs one recipient an answer.
        if (m_failedConnects > 0 || !m_hasConnected) {
            if (isConnecting())
                return;
            if (const auto wait = m_nextConnect - now(); wait > 0ns) {
                wakeAt(wait);
                return;
            }
        }
        const SmtpTransactionPtr mail = take(true);
        if (!mail)
            return;
        auto *session = new SmtpSession(m_settings, m_clock, this, this);
        m_sessions.push_back(session);
        session->start(mail);
    }
}

void SmtpPool::announce()
{
    if (m_isRoomTold || room() <= 0)
        return;
    m_isRoomTold = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isRoomTold = false;
            if (room() > 0)
                Q_EMIT roomMade();
        },
        Qt::QueuedConnection);
}

// ---- the ledger

void SmtpPool::askClearance(const SmtpTransactionPtr &mail)
{
    mail->clearance = SmtpTransaction::Clearance::Asked;
    m_asking.push_back(mail);
    // Later: the other connections that have something to read get into the same commit.
    if (m_isCommitting || std::exchange(m_isClearingLater, true))
        return;
    QMetaObject::invokeMethod(this, &SmtpPool::clearNow, Qt::QueuedConnection);
}

void SmtpPool::clearNow()
{
    using Clearance = SmtpTransaction::Clearance;
    m_isClearingLater = false;
    if (m_isCommitting || m_asking.empty())
        return;
    std::vector<SmtpTransactionPtr> batch = std::exchange(m_asking, {});
    int ahead = 0;
    for (const SmtpTransactionPtr &mail : m_queue) {
        if (ahead++ >= m_settings.clearedAhead)
            break;
        if (mail->clearance == Clearance::NotAsked) {
            mail->clearance = Clearance::Asked;
            batch.push_back(mail);
        }
    }
    std::vector<quint64> ids;
    ids.reserve(batch.size());
    for (const SmtpTransactionPtr &mail : batch)
        ids.push_back(mail->mail.id);
    m_isCommitting = true;
    m_ledger.clear(
        ids, [self = QPointer(this), batch = std::move(batch)](const Result<void> &result) {
            if (self)
                self->handleCleared(batch, result);
        });
}

void SmtpPool::handleCleared(
    const std::vector<SmtpTransactionPtr> &batch, const Result<void> &result)
{
    using Clearance = SmtpTransaction::Clearance;
    m_isCommitting = false;
    for (const SmtpTransactionPtr &mail : batch) {
        mail->clearance = result ? Clearance::Given : Clearance::Denied;
        if (!result)
            mail->denial = u"the ledger could not be written: %1"_s.arg(result.error().detail);
    }
    if (!result && !m_halt) {
        Attempt reason;
        reason.isCounted = false;
        reason.scope = Scope::Account;
        reason.errorKind = ErrorKind::Storage;
        reason.errorText = batch.empty() ? QString() : batch.front()->denial;
        m_halt = reason;
        Q_EMIT halted(reason);
    }
    for (const SmtpTransactionPtr &mail : batch) {
        if (mail->session)
            mail->session->handleClearance(mail);
    }
    if (m_halt)
        scheduleLater();
    if (!m_asking.empty() && !m_isCommitting && !std::exchange(m_isClearingLater, true))
        QMetaObject::invokeMethod(this, &SmtpPool::clearNow, Qt::QueuedConnection);
}

void SmtpPool::dotLeaving(const SmtpTransaction &mail)
{
    if (m_ledger.dotLeaving)
        m_ledger.dotLeaving(mail.mail.id);
}

// ---- what sessions tell

void SmtpPool::mailFinished(const SmtpTransactionPtr &mail)
{
    --m_inWork;
    const bool isHalt = nextStep(mail->attempt) == NextStep::Halt;
    const bool isConnectFailure =
        mail->attempt.step < Phase::Mail && mail->attempt.mailOfConnection == 0;
    if (isConnectFailure && isCrowded(mail->attempt) && !m_isStopping && !m_halt) {
        // Without this one, which is still among those that connect.
        const auto inside = std::ranges::count_if(m_sessions,
            [](const SmtpSession *one) { return one->isReady() || one->isConnecting(); });
        m_allowed = std::max<qsizetype>(1, inside - 1);
        mail->attempt = {};
        mail->needsFreshConnection = false;
        requeue(mail);
        return;
    }
    if (isConnectFailure && mail->attempt.verdict != Verdict::Refused) {
        const auto delay =
            m_settings.timeouts.reconnect * std::min(1 << std::min(m_failedConnects, 5), 20);
        ++m_failedConnects;
        m_nextConnect = now() + delay;
    }
    if (isHalt && !m_halt) {
        m_halt = mail->attempt;
        Q_EMIT halted(*m_halt);
    }
    if (mail->done)
        std::exchange(mail->done, {})(std::move(mail->attempt));
    if (m_halt && !m_queue.empty())
        scheduleLater();
    announce();
}

void SmtpPool::mailReturned(const SmtpTransactionPtr &mail)
{
    --m_inWork;
    if (m_isStopping || m_halt) {
        finishUnsent(mail, m_halt ? u"held back: %1"_s.arg(m_halt->reason()) : u"stopped"_s);
        return;
    }
    mail->needsFreshConnection = true;
    mail->isSaid = false;
    mail->attempt.mailOfConnection = 0;
    requeue(mail);
}

/// A server that has let others in says 421 to one more, or hangs up on it: Postfix
/// smtpd_client_connection_count_limit, Exim smtp_accept_max_per_host.
bool SmtpPool::isCrowded(const Attempt &attempt) const
{
    const bool isTurnedAway = attempt.step <= Phase::Ehlo
        && (attempt.verdict == Verdict::Throttled || attempt.verdict == Verdict::NotBegun);
    return isTurnedAway && std::ranges::any_of(m_sessions, &SmtpSession::isReady);
}

void SmtpPool::requeue(const SmtpTransactionPtr &mail)
{
    m_queue.push_front(mail);
    scheduleLater();
}

void SmtpPool::sessionReady(SmtpSession *)
{
    m_hasConnected = true;
    m_failedConnects = 0;
    scheduleLater();
}

void SmtpPool::sessionIdle(SmtpSession *)
{
    if (!m_queue.empty())
        scheduleLater();
}

void SmtpPool::sessionEnded(SmtpSession *session)
{
    std::erase(m_sessions, session);
    session->deleteLater();
    scheduleLater();
}

} // namespace FibreDesk::Mail
