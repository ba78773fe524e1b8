// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/ratelimiter.h"
#include "mail/smtpsession.h"

#include <QCoro/QCoroTask>

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace FibreDesk::Mail {

/// What the ledger hears before a final dot can leave.
struct SendLedger {
    /// Leave for these mails together: one commit for all connections. The dots of none of them
    /// leave before `answer` was called, once, on the pool's thread, now or later; an error
    /// sends none of them and halts the pool. While one commit runs, the next batch gathers.
    /// A mail cleared here may still end as not begun; its Attempt says so.
    std::function<void(std::span<const quint64> mails, std::function<void(Result<void>)> answer)>
        clear{};
    /// This mail's dot goes to the network with the next instruction: for a cheap note that
    /// survives the process (not the machine), so that after a crash only mails with this note
    /// are uncertain, and not all that were cleared.
    std::function<void(quint64 mail)> dotLeaving{};
};

/// Sends mails over up to N connections to one server. Every mail handed in ends in exactly one
/// Attempt, whatever happens. Never sends a mail twice: the one replay it makes by itself is of a
/// mail of which nothing was said before its connection turned out to be dead.
///
/// Lives on the thread that made it; nothing of it may be called from another. Callbacks come from
/// the event loop or from abort(), and may call every function of the pool again.
class SmtpPool : public QObject, private SmtpSession::Host {
    Q_OBJECT

public:
    using Done = std::function<void(Attempt)>;

    explicit SmtpPool(
        SmtpSettings settings, SendLedger ledger = {}, Clock clock = {}, QObject *parent = nullptr);
    /// As abort().
    ~SmtpPool() override;

    /// Hands a mail in. `done` is called once, never from inside this call.
    void send(OutgoingMail mail, Done done);
    /// The same to be awaited; for single mails.
    [[nodiscard]] QCoro::Task<Attempt> sendOne(OutgoingMail mail);

    /// Connects and signs in as for a mail, and sends none. It went well where the attempt's step
    /// is Phase::Mail; else the attempt says what was in the way.
    [[nodiscard]] QCoro::Task<Attempt> tryConnection();

    /// How many mails should be handed in now so that no connection waits for one.
    [[nodiscard]] qsizetype room() const;
    [[nodiscard]] qsizetype queued() const { return qsizetype(m_queue.size()); }
    [[nodiscard]] qsizetype inWork() const { return m_inWork; }
    [[nodiscard]] bool isIdle() const { return m_queue.empty() && m_inWork == 0; }
    [[nodiscard]] qsizetype connections() const { return qsizetype(m_sessions.size()); }
    /// As many as the settings say, or fewer where the server turned one away while others were in:
    /// then it takes no more, and the mail that hit on it goes by one of those, uncounted.
    [[nodiscard]] qsizetype allowedConnections() const { return m_allowed; }
    [[nodiscard]] const SmtpSettings &settings() const { return m_settings; }

    /// Ends a stop and a halt.
    void resume();
    /// Why nothing is sent: the server or the account refuses every mail. No mail is tried before
    /// resume(), so that a wrong password does not lock the account.
    [[nodiscard]] const std::optional<Attempt> &halt() const { return m_halt; }

    /// Fair stop: mails in work are ended properly, those that wait come back uncounted at once,
    /// connections are closed with QUIT; then stopped(). Mails handed in later come back too, until
    /// resume().
    void stop();
    /// Drops every connection now: each mail in work ends by what is known of it.
    void abort();

Q_SIGNALS:
    /// room() is above zero again. Coalesced.
    void roomMade();
    void halted(const FibreDesk::Mail::Attempt &reason);
    void stopped();

private:
    SmtpTransactionPtr nextMail(bool isFollower) override;
    void askClearance(const SmtpTransactionPtr &mail) override;
    void dotLeaving(const SmtpTransaction &mail) override;
    void mailFinished(const SmtpTransactionPtr &mail) override;
    void mailReturned(const SmtpTransactionPtr &mail) override;
    void sessionReady(SmtpSession *session) override;
    void sessionIdle(SmtpSession *session) override;
    void sessionEnded(SmtpSession *session) override;

    void scheduleLater();
    void schedule();
    void connectMore();
    [[nodiscard]] bool mayBegin();
    [[nodiscard]] SmtpTransactionPtr take(bool isFresh);
    void wakeAt(std::chrono::nanoseconds delay);
    void clearNow();
    void handleCleared(const std::vector<SmtpTransactionPtr> &batch, const Result<void> &result);
    void giveBack(const QString &reason);
    [[nodiscard]] bool isCrowded(const Attempt &attempt) const;
    void requeue(const SmtpTransactionPtr &mail);
    void finishUnsent(const SmtpTransactionPtr &mail, const QString &reason);
    void announce();
    [[nodiscard]] std::chrono::nanoseconds now() const;

    SmtpSettings m_settings;
    SendLedger m_ledger;
    Clock m_clock;
    RateLimiter m_limiter;
    QElapsedTimer m_elapsed;
    QTimer m_timer; ///< a rate or a failed connection lets the next mail wait

    std::deque<SmtpTransactionPtr> m_queue;
    std::vector<SmtpSession *> m_sessions;
    std::vector<SmtpTransactionPtr> m_asking; ///< of the next commit
    qsizetype m_inWork = 0;
    bool m_isCommitting = false;
    bool m_isScheduled = false;
    bool m_isClearingLater = false;
    bool m_isRoomTold = false;
    bool m_isStopping = false;
    bool m_isStopTold = false;
    std::optional<Attempt> m_halt;
    bool m_hasConnected = false; ///< a server was reached and let us in
    int m_failedConnects = 0;
    qsizetype m_allowed = 1;
    std::chrono::nanoseconds m_nextConnect{};
};

} // namespace FibreDesk::Mail
