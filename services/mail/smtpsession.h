// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/attempt.h"
#include "mail/outgoingmail.h"
#include "mail/smtpcapabilities.h"
#include "mail/smtpsettings.h"

#include "core/clock.h"

#include <QElapsedTimer>
#include <QSslSocket>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk::Mail {

class SmtpSession;

/// One mail on its way through pool and session.
struct SmtpTransaction {
    OutgoingMail mail{};
    std::function<void(Attempt)> done{};
    bool is8Bit = false;
    bool isTrial = false; ///< ends when the connection is ready for it, with nothing said of it

    enum class Clearance { NotAsked, Asked, Given, Denied };
    /// Whether the ledger has on disk that the final dot may leave.
    Clearance clearance = Clearance::NotAsked;
    QString denial{};

    SmtpSession *session = nullptr; ///< who has it in work
    bool needsFreshConnection = false; ///< met a dead one before; the next try counts

    // Where its session stands with it.
    bool hasReply = false; ///< the server has said something about it
    bool isSaid = false;
    bool isMailTaken = false;
    bool isRcptTaken = false;
    bool isReady = false; ///< 354 came
    bool isDotGone = false;
    std::optional<SmtpReply> refusal{};
    qsizetype bodySent = 0;
    Attempt attempt{};
};
using SmtpTransactionPtr = std::shared_ptr<SmtpTransaction>;

/// One connection, from connecting to its end; used for one connection only. Says MAIL, RCPT and
/// DATA of the next mail behind the final dot of the one before where the server can pipeline: one
/// round trip a mail. Made and driven by SmtpPool.
class SmtpSession : public QObject {
    Q_OBJECT

public:
    /// What a session needs from its pool. All calls come from the session's own event handling.
    class Host {
    public:
        Host() = default;
        virtual ~Host() = default;
        Q_DISABLE_COPY_MOVE(Host)

        /// The next mail for this connection; null = none at present. A follower waits behind the
        /// mail in work: not where another connection is free for it.
        virtual SmtpTransactionPtr nextMail(bool isFollower) = 0;
        /// Asks for leave to send the final dot; answered by handleClearance().
        virtual void askClearance(const SmtpTransactionPtr &mail) = 0;
        /// The final dot goes to the network with the next instruction.
        virtual void dotLeaving(const SmtpTransaction &mail) = 0;
        /// `attempt` is complete.
        virtual void mailFinished(const SmtpTransactionPtr &mail) = 0;
        /// The connection was dead before anything was said of this mail: no attempt.
        virtual void mailReturned(const SmtpTransactionPtr &mail) = 0;
        virtual void sessionReady(SmtpSession *session) = 0;
        virtual void sessionIdle(SmtpSession *session) = 0;
        /// Nothing comes from this session any more; it may be deleted later.
        virtual void sessionEnded(SmtpSession *session) = 0;
    };

    SmtpSession(SmtpSettings settings, Clock clock, Host *host, QObject *parent);
    ~SmtpSession() override;

    /// Connects; the result of connecting is the result of this mail if it fails.
    void start(const SmtpTransactionPtr &first);
    /// There may be a mail again.
    void wake();
    void handleClearance(const SmtpTransactionPtr &mail);
    /// Ends what is begun, then QUIT.
    void finish();
    /// Drops the connection. What was begun ends now, by what is known of it.
    void abort(const QString &reason);

    [[nodiscard]] bool isIdle() const { return m_isIdle && !m_isFinishing; }
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    [[nodiscard]] bool isConnecting() const { return m_state < State::Ready; }
    [[nodiscard]] bool isEnded() const { return m_state == State::Ended; }

private:
    /// A message leaves in blocks of this size; the last one takes the dot along.
    static constexpr qsizetype blockSize = 64 * 1024;

    enum class State { New, SettingUp, Ready, Quitting, Ended };
    /// What a reply is the answer to.
    enum class Said {
        Greeting, ///< nothing: the server speaks first
        Ehlo,
        Helo,
        StartTls,
        Auth,
        Rset,
        Mail,
        Rcpt,
        Data,
        Dot,
        EmptyDot, ///< no recipient was taken, yet the server wants a message
        Quit,
    };
    void handleConnected();
    void handleEncrypted();
    void handleSocketError();
    void handleReadyRead();
    void handleBytesLeft();
    void handleDeadline();

    void readReplies();
    void handleReply(const SmtpReply &reply);
    /// A challenge of the sign-in that repeats a secret, packed up in base64.
    [[nodiscard]] bool isTelling(Said said, const SmtpReply &reply) const;
    void handleUnaskedReply(const SmtpReply &reply);
    void handleGreeting(const SmtpReply &reply);
    void handleEhlo(const SmtpReply &reply);
    void handleHelo(const SmtpReply &reply);
    void handleStartTls(const SmtpReply &reply);
    void handleAuth(const SmtpReply &reply);
    void handleMailReply(Said said, const SmtpReply &reply);
    void handleDataReply(const SmtpReply &reply);
    void handleDotReply(const SmtpReply &reply);

    void sayEhlo();
    void signIn();
    void tryNextMechanism();
    void becomeReady();
    [[nodiscard]] QByteArray clientName() const;
    [[nodiscard]] bool isChannelPrivate() const;

    /// Goes on with what can be done, and writes it.
    void advance();
    void advanceOnce();
    void takeFollower();
    [[nodiscard]] bool isFull() const;
    /// Begins the mail: all of MAIL, RCPT and DATA where the server pipelines.
    void say(const SmtpTransactionPtr &mail);
    void sayMail(SmtpTransaction &mail);
    void sayRcpt(SmtpTransaction &mail);
    void sayData(SmtpTransaction &mail);
    /// Refuses the mail where this server cannot be given it.
    [[nodiscard]] bool refuseHindered(const SmtpTransactionPtr &mail);
    void sendBody();
    void sendLastBlock();

    void expect(Said said);
    void say(Said said, QByteArrayView line, QByteArray &transcript, QByteArrayView shown = {});
    bool flush();
    void setDeadline(std::chrono::milliseconds time);
    void armForReply();

    void quit();
    void end();
    /// Setting up failed, for the mail that waits for it.
    void failSetUp(const SmtpReply &reply);
    void failSetUp(ErrorKind kind, const QString &text, bool isRefusedByUs);
    /// The connection is gone or of no use any more.
    void lose(ErrorKind kind, const QString &text, const SmtpReply *unclear = nullptr);
    void loseMail(const SmtpTransactionPtr &mail, ErrorKind kind, const QString &text,
        const SmtpReply *unclear);
    /// The end of one mail. The caller has taken it out of m_mail or m_follower.
    void settle(const SmtpTransactionPtr &mail, const SmtpReply &reply);
    /// What came of a reply that was cut off.
    void tellPart(Attempt &attempt, QByteArray &transcript) const;
    void settle(
        const SmtpTransactionPtr &mail, ErrorKind kind, const QString &text, bool isRefusedByUs);
    void close(const SmtpTransactionPtr &mail, bool isRefusedByUs = false);
    void record(QByteArray &transcript, const char *who, QByteArrayView text) const;

    SmtpSettings m_settings;
    Clock m_clock;
    Host *m_host;
    QSslSocket *m_socket;
    QTimer m_timer;
    QElapsedTimer m_now;
    qint64 m_deadline = -1; ///< on m_now; -1 = none
    qint64 m_timerAt = 0;
    bool m_isDeadlinePast = false;

    State m_state = State::New;
    Phase m_setUp = Phase::None; ///< last phase of setting up that was completed
    Phase m_setUpStep = Phase::Connect;
    SmtpReplyParser m_parser;
    SmtpReply m_reply;
    qsizetype m_unread = 0; ///< bytes that came with a reply and stand behind it
    SmtpCapabilities m_can;
    QList<AuthMechanism> m_mechanisms;
    std::optional<SmtpAuth> m_auth;
    int m_challenges = 0;
    QString m_tls;
    QString m_tlsProblem;
    QString m_server;
    QByteArrayList m_secrets;
    QByteArray m_transcript; ///< up to AUTH
    QByteArray m_out;
    QByteArray m_line;
    std::deque<Said> m_expected;

    SmtpTransactionPtr m_mail; ///< whose replies come first
    SmtpTransactionPtr m_follower; ///< said behind the dot of m_mail
    int m_mails = 0; ///< begun on this connection
    bool m_needsReset = false;
    bool m_isFinishing = false;
    bool m_isIdle = false;
    bool m_isBusy = false; ///< inside event handling: a second call only leaves a note
    bool m_isAgain = false;
    bool m_hasLeft = false; ///< something went to the network since this was cleared
    bool m_isDataApart = false; ///< this server says 354 without a recipient: DATA waits for RCPT
    QDateTime m_idleSince;
};

} // namespace FibreDesk::Mail
