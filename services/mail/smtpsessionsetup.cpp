// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From connecting to the first mail: greeting, EHLO, STARTTLS, AUTH.

#include "mail/smtpsession.h"

#include "core/profile.h"
#include "core/tls.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSslCipher>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

namespace {

constexpr int maximumChallenges = 5;

QString tlsName(const QSslSocket &socket)
{
    QString version = u"TLS"_s;
    switch (socket.sessionProtocol()) {
    case QSsl::TlsV1_2:
        version = u"TLSv1.2"_s;
        break;
    case QSsl::TlsV1_3:
        version = u"TLSv1.3"_s;
        break;
    default:
        break;
    }
    return version + u' ' + socket.sessionCipher().name();
}

} // namespace

void SmtpSession::start(const SmtpTransactionPtr &first)
{
    m_mail = first;
    m_mail->session = this;
    m_mail->attempt.begun = m_clock.now();
    m_state = State::SettingUp;
    m_socket->setSslConfiguration(
        m_settings.tls.value_or(tlsFor(m_settings.host, m_settings.port)));
    m_socket->setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket->setPeerVerifyName(m_settings.host);
    setDeadline(m_settings.timeouts.connect);
    if (m_settings.security == SmtpSettings::Security::Tls)
        m_socket->connectToHostEncrypted(m_settings.host, m_settings.port, m_settings.host);
    else
        m_socket->connectToHost(m_settings.host, m_settings.port);
}

void SmtpSession::handleConnected()
{
    m_setUp = Phase::Connect;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (m_settings.security == SmtpSettings::Security::Tls) {
        m_setUpStep = Phase::Tls;
        setDeadline(m_settings.timeouts.handshake);
    } else {
        m_setUpStep = Phase::Greeting;
        expect(Said::Greeting);
    }
}

void SmtpSession::handleEncrypted()
{
    m_tls = tlsName(*m_socket);
    m_setUp = Phase::Tls;
    record(m_transcript, "-- ", m_tls.toUtf8());
    if (m_settings.security == SmtpSettings::Security::Tls) {
        m_setUpStep = Phase::Greeting;
        expect(Said::Greeting);
    } else {
        // RFC 3207 §4.2: nothing learnt in the clear counts any more.
        m_parser.reset();
        sayEhlo();
    }
    flush();
}

QByteArray SmtpSession::clientName() const
{
    if (!m_settings.clientName.isEmpty())
        return m_settings.clientName;
    const QByteArray name = QHostInfo::localHostName().toLatin1();
    const bool isPlain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.';
    });
    if (isPlain && name.contains('.'))
        return name;
    QHostAddress address = m_socket->localAddress();
    address.setScopeId({});
    const QByteArray literal = address.toString().toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? "[IPv6:" + literal + ']'
                                                               : '[' + literal + ']';
}

bool SmtpSession::isChannelPrivate() const
{
    return m_socket->isEncrypted() || m_socket->peerAddress().isLoopback();
}

void SmtpSession::sayEhlo()
{
    m_can = {};
    m_setUpStep = Phase::Ehlo;
    say(Said::Ehlo, "EHLO " + clientName(), m_transcript);
}

void SmtpSession::handleGreeting(const SmtpReply &reply)
{
    if (reply.code != 220 || reply.isMixed) {
        failSetUp(reply);
        return;
    }
    m_setUp = Phase::Greeting;
    sayEhlo();
    flush();
}

void SmtpSession::handleEhlo(const SmtpReply &reply)
{
    const bool isUnknown = reply.code == 500 || reply.code == 501 || reply.code == 502
        || reply.code == 504 || reply.code == 550;
    const bool needsExtensions = m_settings.credentials.isGiven()
        || (m_settings.security == SmtpSettings::Security::StartTls && !m_socket->isEncrypted());
    if (isUnknown && !reply.isMixed && !needsExtensions) {
        say(Said::Helo, "HELO " + clientName(), m_transcript);
        flush();
        return;
    }
    if (reply.code != 250 || reply.isMixed) {
        failSetUp(reply);
        return;
    }
    m_setUp = m_socket->isEncrypted() ? Phase::Tls : Phase::Ehlo;
    m_can = SmtpCapabilities::fromReply(reply);
    m_can.hasPipelining &= m_settings.isPipelined;
    if (m_settings.security == SmtpSettings::Security::StartTls && !m_socket->isEncrypted()) {
        m_setUpStep = Phase::Tls;
        if (!m_can.hasStartTls) {
            failSetUp(ErrorKind::Tls,
                u"the server does not offer STARTTLS, which the profile requires; nothing was sent"_s,
                true);
            return;
        }
        say(Said::StartTls, "STARTTLS", m_transcript);
        flush();
        return;
    }
    signIn();
}

void SmtpSession::handleHelo(const SmtpReply &reply)
{
    if (reply.code != 250 || reply.isMixed) {
        failSetUp(reply);
        return;
    }
    m_setUp = m_socket->isEncrypted() ? Phase::Tls : Phase::Ehlo;
    m_can = {};
    becomeReady();
}

void SmtpSession::handleStartTls(const SmtpReply &reply)
{
    if (reply.code != 220 || reply.isMixed) {
        failSetUp(reply);
        return;
    }
    // Whatever came along in the clear would be read as if it had come through TLS.
    if (m_unread > 0 || m_socket->bytesAvailable() > 0) {
        failSetUp(ErrorKind::Tls,
            u"plain text followed the answer to STARTTLS: somebody is putting words in"_s, true);
        return;
    }
    m_can = {};
    setDeadline(m_settings.timeouts.handshake);
    m_socket->startClientEncryption();
}

void SmtpSession::signIn()
{
    if (!m_settings.credentials.isGiven()) {
        // A user without a password: the mail would go out unsigned, or be refused one by one.
        if (!m_settings.credentials.user.isEmpty())
            failSetUp(ErrorKind::Unauthorized,
                Profile::missingSecret(u"[smtp] password"_s, {}).detail, true);
        else
            becomeReady();
        return;
    }
    m_setUpStep = Phase::Auth;
    m_mechanisms = mechanismsToTry(m_can.mechanisms, m_settings.credentials, isChannelPrivate());
    if (m_mechanisms.isEmpty()) {
        const QString offered = QString::fromLatin1(m_can.mechanisms.join(", "));
        QString text = u"the server offers no sign-in"_s;
        if (!offered.isEmpty() && !isChannelPrivate())
            text = u"the server offers sign-in by %1, which in the clear would give the password "
                   "away; it was not sent"_s.arg(offered);
        else if (!offered.isEmpty())
            text = u"the server offers sign-in by %1 only"_s.arg(offered);
        failSetUp(ErrorKind::Unauthorized, text, true);
        return;
    }
    tryNextMechanism();
}

void SmtpSession::tryNextMechanism()
{
    m_auth.emplace(m_mechanisms.takeFirst(), m_settings.credentials);
    m_challenges = 0;
    const QByteArray name = "AUTH " + mechanismName(m_auth->mechanism());
    const QByteArray line = m_auth->command();
    say(Said::Auth, line, m_transcript, line == name ? name : name + " <redacted>");
    flush();
}

void SmtpSession::handleAuth(const SmtpReply &reply)
{
    if (reply.isMixed) {
        failSetUp(reply);
        return;
    }
    if (reply.code == 334) {
        const bool isEnough = ++m_challenges > maximumChallenges;
        const QByteArray answer = isEnough ? QByteArray("*") : m_auth->answer(reply.line(0));
        // A server that repeats it: a digest is one guess away from a weak password.
        if (m_auth->mechanism() == AuthMechanism::CramMd5 && answer.size() > 1)
            m_secrets.prepend(answer);
        say(Said::Auth, answer, m_transcript,
            answer.isEmpty() || answer == "*" ? QByteArrayView(answer) : "<redacted>");
        flush();
        if (m_challenges > maximumChallenges + 1)
            failSetUp(ErrorKind::Protocol, u"the sign-in does not come to an end"_s, true);
        return;
    }
    if (reply.code == 235) {
        m_auth.reset();
        m_setUp = Phase::Auth;
        becomeReady();
        return;
    }
    // The mechanism is what is refused, not the password: another one is no second guess at it.
    if ((reply.code == 504 || reply.code == 534) && !m_mechanisms.isEmpty()) {
        tryNextMechanism();
        return;
    }
    if (m_mail && reply.code >= 500) {
        m_mail->attempt.errorKind = ErrorKind::Unauthorized;
        QByteArray detail = m_auth->failureDetail();
        redact(detail, m_secrets);
        m_mail->attempt.errorText = readable(detail);
    }
    failSetUp(reply);
}

void SmtpSession::becomeReady()
{
    m_state = State::Ready;
    m_setUpStep = Phase::Mail;
    m_host->sessionReady(this);
    if (const SmtpTransactionPtr mail = std::exchange(m_mail, {}); mail && !refuseHindered(mail))
        m_mail = mail;
    // advance() follows when the reply has been dealt with.
}

void SmtpSession::failSetUp(const SmtpReply &reply)
{
    const SmtpTransactionPtr mail = std::exchange(m_mail, {});
    if (mail) {
        mail->attempt.code = reply.code;
        mail->attempt.enhanced = reply.enhanced;
        mail->attempt.text = reply.text();
        mail->attempt.isReplyUnclear = !reply.isRefusal();
        close(mail);
    }
    if (m_state == State::Ended)
        return;
    if (reply.code == 421 || !reply.isRefusal())
        end();
    else
        quit();
}

void SmtpSession::failSetUp(ErrorKind kind, const QString &text, bool isRefusedByUs)
{
    const SmtpTransactionPtr mail = std::exchange(m_mail, {});
    if (mail) {
        tellPart(mail->attempt, m_transcript);
        record(m_transcript, "-- ", text.toUtf8());
        if (kind == ErrorKind::Cancelled)
            mail->attempt.isCounted = false;
        settle(mail, kind, text, isRefusedByUs);
    }
    if (m_state != State::Ended)
        end();
}

} // namespace FibreDesk::Mail
