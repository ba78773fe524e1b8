// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpsession.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk::Mail {

namespace {

constexpr qsizetype maximumTranscript = 16 * 1024;

} // namespace

SmtpSession::SmtpSession(SmtpSettings settings, Clock clock, Host *host, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(std::move(clock))
    , m_host(host)
    , m_socket(new QSslSocket(this))
    , m_server(u"%1:%2"_s.arg(m_settings.host).arg(m_settings.port))
    , m_secrets(m_settings.credentials.secrets())
{
    m_out.reserve(2 * blockSize);
    m_now.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SmtpSession::handleDeadline);
    connect(m_socket, &QSslSocket::connected, this, &SmtpSession::handleConnected);
    connect(m_socket, &QSslSocket::encrypted, this, &SmtpSession::handleEncrypted);
    connect(m_socket, &QSslSocket::readyRead, this, &SmtpSession::handleReadyRead);
    connect(m_socket, &QSslSocket::bytesWritten, this, [this] {
        if (!m_socket->isEncrypted())
            handleBytesLeft();
    });
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, [this](qint64) {
        if (m_socket->isEncrypted())
            handleBytesLeft();
    });
    // An error can come from inside our own write: it waits until we are out of it.
    connect(m_socket, &QSslSocket::errorOccurred, this, &SmtpSession::handleSocketError,
        Qt::QueuedConnection);
    connect(m_socket, &QSslSocket::disconnected, this, &SmtpSession::handleSocketError,
        Qt::QueuedConnection);
    connect(m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList words;
        for (const QSslError &error : errors)
            words += error.errorString();
        m_tlsProblem = words.join(u"; "_s);
    });
}

SmtpSession::~SmtpSession()
{
    m_socket->disconnect(this);
}

void SmtpSession::handleClearance(const SmtpTransactionPtr &mail)
{
    if (mail == m_mail)
        advance();
}

void SmtpSession::wake()
{
    if (m_state != State::Ready || !m_isIdle)
        return;
    // The machine may have slept: the clock went on and the connection did not.
    if (m_idleSince.msecsTo(m_clock.now()) > m_settings.timeouts.idle.count())
        m_isFinishing = true;
    advance();
}

void SmtpSession::finish()
{
    m_isFinishing = true;
    advance();
}

void SmtpSession::abort(const QString &reason)
{
    if (m_state == State::Ended)
        return;
    readReplies();
    if (m_state == State::Ended)
        return;
    if (m_state == State::SettingUp)
        failSetUp(ErrorKind::Cancelled, reason, false);
    else
        lose(ErrorKind::Cancelled, reason);
}

// ---- what there is to do

void SmtpSession::advance()
{
    if (m_isBusy) {
        m_isAgain = true;
        return;
    }
    m_isBusy = true;
    do {
        m_isAgain = false;
        if (m_state == State::Ready)
            advanceOnce();
    } while (m_isAgain && m_state == State::Ready);
    if (m_state != State::Ended)
        flush();
    m_isBusy = false;
    // Writing to TLS can unpack what has come, and tells of it only then, while we do not listen.
    if (m_state != State::Ended && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &SmtpSession::handleReadyRead, Qt::QueuedConnection);
}

bool SmtpSession::isFull() const
{
    return m_settings.mailsPerConnection > 0 && m_mails >= m_settings.mailsPerConnection;
}

void SmtpSession::advanceOnce()
{
    if (m_mail && m_mail->isReady && !m_mail->isDotGone)
        sendBody();
    while (
        m_state == State::Ready && !m_mail && m_expected.empty() && !m_isFinishing && !isFull()) {
        const SmtpTransactionPtr mail = m_host->nextMail(false);
        if (!mail)
            break;
        mail->session = this;
        mail->attempt.begun = m_clock.now();
        // Not in m_mail while it is refused: whoever hears of it may end all, and this one has
        // ended.
        if (!refuseHindered(mail))
            m_mail = mail;
    }
    if (m_state != State::Ready)
        return;
    if (m_mail && !m_mail->isSaid && m_expected.empty()) {
        m_isIdle = false;
        say(m_mail);
    }
    if (!m_mail && m_expected.empty()) {
        if (m_isFinishing || isFull()) {
            quit();
        } else if (!m_isIdle) {
            m_isIdle = true;
            m_idleSince = m_clock.now();
            setDeadline(m_settings.timeouts.idle);
            m_host->sessionIdle(this);
        }
    }
}

void SmtpSession::takeFollower()
{
    while (m_can.hasPipelining && !m_isDataApart && !m_isFinishing && !isFull()) {
        const SmtpTransactionPtr mail = m_host->nextMail(true);
        if (!mail)
            return;
        mail->session = this;
        mail->attempt.begun = m_clock.now();
        if (refuseHindered(mail))
            continue;
        m_follower = mail;
        say(mail);
        return;
    }
}

// ---- what the server said

void SmtpSession::handleReadyRead()
{
    readReplies();
    advance();
}

void SmtpSession::readReplies()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    std::array<char, 8192> buffer; // NOLINT: filled by read()
    qint64 count = 0;
    while (m_state != State::Ended && m_socket->isOpen()
        && (count = m_socket->read(buffer.data(), qint64(buffer.size()))) > 0) {
        QByteArrayView bytes(buffer.data(), count);
        while (!bytes.isEmpty() && m_state != State::Ended) {
            const auto result = m_parser.parse(bytes, m_reply);
            if (result == SmtpReplyParser::Result::Garbage) {
                lose(ErrorKind::Protocol, u"the server said what is no reply of SMTP"_s);
            } else if (result == SmtpReplyParser::Result::Reply) {
                m_unread = bytes.size();
                if (m_reply.isTruncated)
                    redactCut(m_reply.raw, m_secrets);
                else
                    redact(m_reply.raw, m_secrets);
                handleReply(m_reply);
            }
        }
    }
    m_isBusy = false;
}

bool SmtpSession::isTelling(Said said, const SmtpReply &reply) const
{
    if (said != Said::Auth || reply.code != 334)
        return false;
    const QByteArray challenge = QByteArray::fromBase64(reply.line(0).toByteArray());
    QByteArray kept = challenge;
    redact(kept, m_secrets);
    return kept != challenge;
}

void SmtpSession::handleReply(const SmtpReply &reply)
{
    if (m_expected.empty()) {
        handleUnaskedReply(reply);
        return;
    }
    const Said said = m_expected.front();
    m_expected.pop_front();
    m_deadline = -1;
    armForReply();
    if (m_state == State::SettingUp)
        record(m_transcript, "S: ", isTelling(said, reply) ? "334 <redacted>"_ba : reply.raw);
    switch (said) {
    case Said::Greeting:
        handleGreeting(reply);
        break;
    case Said::Ehlo:
        handleEhlo(reply);
        break;
    case Said::Helo:
        handleHelo(reply);
        break;
    case Said::StartTls:
        handleStartTls(reply);
        break;
    case Said::Auth:
        handleAuth(reply);
        break;
    case Said::Rset:
    case Said::Mail:
    case Said::Rcpt:
    case Said::Data:
    case Said::Dot:
        if (m_mail)
            handleMailReply(said, reply);
        break;
    case Said::EmptyDot:
        if (!reply.isRefusal() || reply.code == 421)
            lose(ErrorKind::Protocol, u"the server took a mail without a recipient"_s);
        break;
    case Said::Quit:
        end();
        break;
    }
}

void SmtpSession::handleUnaskedReply(const SmtpReply &reply)
{
    // 421 before it closes, in the middle of our message, or out of step: nothing that is said here
    // later can be told apart any more.
    if (m_mail && m_mail->isReady && !m_mail->isDotGone && reply.isRefusal()) {
        const SmtpTransactionPtr mail = std::exchange(m_mail, {});
        record(mail->attempt.mailTranscript, "S: ", reply.raw);
        settle(mail, reply);
    }
    lose(ErrorKind::Protocol, u"the server spoke out of turn"_s, &reply);
}

// ---- ends

void SmtpSession::settle(const SmtpTransactionPtr &mail, const SmtpReply &reply)
{
    mail->attempt.code = reply.code;
    mail->attempt.enhanced = reply.enhanced;
    mail->attempt.text = reply.text();
    mail->attempt.isReplyUnclear = reply.isMixed;
    close(mail);
}

void SmtpSession::settle(
    const SmtpTransactionPtr &mail, ErrorKind kind, const QString &text, bool isRefusedByUs)
{
    mail->attempt.errorKind = kind;
    mail->attempt.errorText = text;
    close(mail, isRefusedByUs);
}

void SmtpSession::close(const SmtpTransactionPtr &mail, bool isRefusedByUs)
{
    Attempt &attempt = mail->attempt;
    if (mail->isDotGone) {
        attempt.completed = attempt.step = Phase::AfterDot;
    } else if (mail->isReady) {
        const bool isWhole = mail->bodySent == mail->mail.message.size();
        attempt.completed = isWhole ? Phase::Body : Phase::Data;
        attempt.step = Phase::Body;
    } else if (mail->isRcptTaken) {
        attempt.completed = Phase::Rcpt;
        attempt.step = Phase::Data;
    } else if (mail->isMailTaken) {
        attempt.completed = Phase::Mail;
        attempt.step = Phase::Rcpt;
    } else {
        attempt.completed = m_setUp;
        attempt.step = m_state == State::SettingUp ? m_setUpStep : Phase::Mail;
    }
    attempt.verdict = verdictOf(
        attempt.completed, attempt.code, attempt.enhanced, attempt.isReplyUnclear, isRefusedByUs);
    attempt.scope = scopeOf(attempt.step, attempt.verdict, attempt.code);
    // Too big, or letters the server does not take: that is this mail's own.
    if (isRefusedByUs && m_state != State::SettingUp)
        attempt.scope = Scope::Recipient;
    attempt.ended = m_clock.now();
    attempt.server = m_server;
    attempt.tls = m_tls;
    attempt.sessionTranscript = m_transcript;
    mail->session = nullptr;
    m_host->mailFinished(mail);
}

void SmtpSession::loseMail(
    const SmtpTransactionPtr &mail, ErrorKind kind, const QString &text, const SmtpReply *unclear)
{
    if (mail->refusal) {
        settle(mail, *mail->refusal);
        return;
    }
    const bool isOurs = kind == ErrorKind::Cancelled || kind == ErrorKind::Storage;
    if (!mail->hasReply && mail->attempt.mailOfConnection > 1 && !isOurs) {
        record(mail->attempt.mailTranscript, "-- ", text.toUtf8());
        mail->session = nullptr;
        m_host->mailReturned(mail);
        return;
    }
    Attempt &attempt = mail->attempt;
    if (unclear) {
        attempt.code = unclear->code;
        attempt.enhanced = unclear->enhanced;
        attempt.text = unclear->text();
        attempt.isReplyUnclear = true;
    } else {
        tellPart(attempt, attempt.mailTranscript);
    }
    if (isOurs && !mail->isDotGone)
        attempt.isCounted = false;
    record(attempt.mailTranscript, "-- ", text.toUtf8());
    settle(mail, kind, text, false);
}

void SmtpSession::tellPart(Attempt &attempt, QByteArray &transcript) const
{
    if (!m_parser.isMidReply())
        return;
    QByteArray part = m_parser.partial();
    redactCut(part, m_secrets);
    attempt.text = readable(part);
    attempt.isReplyUnclear = true;
    record(transcript, "S: ", part);
}

void SmtpSession::lose(ErrorKind kind, const QString &text, const SmtpReply *unclear)
{
    if (m_state == State::Ended)
        return;
    if (m_state == State::SettingUp) {
        failSetUp(kind, text, false);
        return;
    }
    const SmtpTransactionPtr mail = std::exchange(m_mail, {});
    const SmtpTransactionPtr follower = std::exchange(m_follower, {});
    m_state = State::Ended;
    if (mail)
        loseMail(mail, kind, text, unclear);
    if (follower)
        loseMail(follower, kind, text, nullptr);
    end();
}

void SmtpSession::quit()
{
    m_state = State::Quitting;
    m_isIdle = false;
    QByteArray unkept;
    say(Said::Quit, "QUIT", unkept);
    setDeadline(m_settings.timeouts.quit);
    flush();
}

void SmtpSession::end()
{
    m_state = State::Ended;
    m_isIdle = false;
    m_timer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    m_host->sessionEnded(this);
}

// ---- the line

void SmtpSession::handleSocketError()
{
    if (m_state == State::Ended)
        return;
    readReplies(); // the last words
    if (m_state == State::Ended)
        return;
    if (m_state == State::Quitting) {
        end();
        return;
    }
    QString text = m_socket->errorString();
    ErrorKind kind = ErrorKind::Offline;
    bool isRefusedByUs = false;
    switch (m_socket->error()) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        kind = ErrorKind::Tls;
        isRefusedByUs = true;
        if (!m_tlsProblem.isEmpty())
            text = u"the server's certificate is not trusted: %1"_s.arg(m_tlsProblem);
        break;
    case QAbstractSocket::SocketTimeoutError:
        kind = ErrorKind::Timeout;
        break;
    default:
        break;
    }
    if (m_state == State::SettingUp)
        failSetUp(kind, text, isRefusedByUs);
    else
        lose(kind, text);
}

void SmtpSession::handleBytesLeft()
{
    m_hasLeft = true;
    if (m_mail && m_mail->isReady && !m_mail->isDotGone && m_mail->bodySent > 0)
        QMetaObject::invokeMethod(this, &SmtpSession::advance, Qt::QueuedConnection);
}

void SmtpSession::expect(Said said)
{
    m_expected.push_back(said);
    if (m_expected.size() == 1)
        armForReply();
}

void SmtpSession::say(Said said, QByteArrayView line, QByteArray &transcript, QByteArrayView shown)
{
    m_out += line;
    m_out += "\r\n";
    record(transcript, "C: ", shown.isEmpty() ? line : shown);
    expect(said);
}

bool SmtpSession::flush()
{
    if (m_out.isEmpty())
        return true;
    const bool isWritten = m_socket->write(m_out.constData(), m_out.size()) == m_out.size();
    m_out.resize(0);
    m_socket->flush();
    return isWritten && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SmtpSession::armForReply()
{
    if (m_expected.empty())
        return;
    switch (m_expected.front()) {
    case Said::Greeting:
        setDeadline(m_settings.timeouts.greeting);
        break;
    case Said::Data:
        setDeadline(m_settings.timeouts.data);
        break;
    case Said::Dot:
    case Said::EmptyDot:
        setDeadline(m_settings.timeouts.dot);
        break;
    case Said::Quit:
        setDeadline(m_settings.timeouts.quit);
        break;
    default:
        setDeadline(m_settings.timeouts.command);
    }
}

void SmtpSession::setDeadline(std::chrono::milliseconds time)
{
    // The timer is left alone where it fires early enough anyway: starting it for each mail costs
    // more than firing once in vain.
    const qint64 now = m_now.elapsed();
    m_deadline = now + time.count();
    m_isDeadlinePast = false;
    if (m_timer.isActive() && m_timerAt <= m_deadline)
        return;
    m_timerAt = m_deadline;
    m_timer.start(time);
}

void SmtpSession::handleDeadline()
{
    if (m_deadline < 0 || m_state == State::Ended)
        return;
    const qint64 left = m_deadline - m_now.elapsed();
    if (left > 0) {
        m_timerAt = m_deadline;
        m_timer.start(std::chrono::milliseconds(left));
        return;
    }
    if (!std::exchange(m_isDeadlinePast, true)) {
        // This process may have been held up while the answer lay waiting: look once more.
        m_timer.start(0ms);
        return;
    }
    m_deadline = -1;
    if (m_state == State::Quitting)
        end();
    else if (m_isIdle)
        quit();
    else if (m_state == State::SettingUp)
        failSetUp(ErrorKind::Timeout, u"no answer in time"_s, false);
    else
        lose(ErrorKind::Timeout, u"no answer in time"_s);
}

void SmtpSession::record(QByteArray &transcript, const char *who, QByteArrayView text) const
{
    if (transcript.size() > maximumTranscript)
        return;
    qsizetype start = 0;
    while (true) {
        const qsizetype end = text.indexOf('\n', start);
        transcript += who;
        transcript += end < 0 ? text.sliced(start) : text.sliced(start, end - start);
        transcript += '\n';
        if (end < 0)
            break;
        start = end + 1;
    }
}

} // namespace FibreDesk::Mail
