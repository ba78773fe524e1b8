// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One mail on a session that is set up: MAIL, RCPT, DATA, the message, the dot.

#include "mail/smtpsession.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Mail {

// ---- what is said

bool SmtpSession::refuseHindered(const SmtpTransactionPtr &mail)
{
    const auto refuse = [&](ErrorKind kind, const QString &text) {
        settle(mail, kind, text, true);
        return true;
    };
    if (mail->isTrial)
        return refuse(ErrorKind::Cancelled, u"only the connection was tried"_s);
    const qint64 size = mail->mail.message.size();
    if (m_can.maximumSize > 0 && size > m_can.maximumSize)
        return refuse(ErrorKind::Validation,
            u"the mail has %1 octets, the server takes %2"_s.arg(size).arg(m_can.maximumSize));
    if (mail->mail.needsSmtpUtf8() && !m_can.hasSmtpUtf8)
        return refuse(ErrorKind::Unsupported,
            u"the address or a header has letters beyond ASCII, and the server does not take such "
            "mail (no SMTPUTF8)"_s);
    if (mail->is8Bit && !m_can.has8BitMime)
        return refuse(ErrorKind::Unsupported,
            u"the mail has octets beyond 7 bits, and the server does not take them (no 8BITMIME)"_s);
    return false;
}

void SmtpSession::say(const SmtpTransactionPtr &mail)
{
    mail->isSaid = true;
    mail->attempt.mailOfConnection = ++m_mails;
    mail->attempt.mailTranscript.reserve(384);
    if (mail->clearance == SmtpTransaction::Clearance::NotAsked)
        m_host->askClearance(mail);
    if (m_needsReset) {
        m_needsReset = false;
        say(Said::Rset, "RSET", mail->attempt.mailTranscript);
        if (!m_can.hasPipelining)
            return;
    }
    sayMail(*mail);
    if (!m_can.hasPipelining)
        return;
    sayRcpt(*mail);
    if (!m_isDataApart)
        sayData(*mail);
}

void SmtpSession::sayMail(SmtpTransaction &mail)
{
    m_line.resize(0);
    m_line += "MAIL FROM:<";
    m_line += mail.mail.from;
    m_line += '>';
    if (m_can.hasSize) {
        m_line += " SIZE=";
        m_line += QByteArray::number(mail.mail.message.size());
    }
    if (mail.is8Bit)
        m_line += " BODY=8BITMIME";
    if (mail.mail.needsSmtpUtf8())
        m_line += " SMTPUTF8";
    say(Said::Mail, m_line, mail.attempt.mailTranscript);
}

void SmtpSession::sayRcpt(SmtpTransaction &mail)
{
    m_line.resize(0);
    m_line += "RCPT TO:<";
    m_line += mail.mail.to;
    m_line += '>';
    say(Said::Rcpt, m_line, mail.attempt.mailTranscript);
}

void SmtpSession::sayData(SmtpTransaction &mail)
{
    say(Said::Data, "DATA", mail.attempt.mailTranscript);
}

void SmtpSession::sendBody()
{
    using Clearance = SmtpTransaction::Clearance;
    const QByteArray &message = m_mail->mail.message;
    if (m_mail->clearance == Clearance::Denied) {
        // DATA is open, and only the end of the connection takes it back.
        const SmtpTransactionPtr mail = std::exchange(m_mail, {});
        mail->attempt.isCounted = false;
        settle(mail, ErrorKind::Storage, mail->denial, false);
        lose(ErrorKind::Cancelled, mail->denial);
        return;
    }
    const auto pending = [this] {
        return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
    };
    while (message.size() - m_mail->bodySent > blockSize) {
        if (pending() > blockSize) {
            setDeadline(m_settings.timeouts.block);
            return;
        }
        m_out += QByteArrayView(message).sliced(m_mail->bodySent, blockSize);
        m_mail->bodySent += blockSize;
        if (!flush())
            return;
    }
    if (m_mail->clearance != Clearance::Given) {
        m_deadline = -1; // it is our ledger that is awaited
        return;
    }
    // The dot is written once all before it is out: until then the server cannot have the mail.
    if (m_mail->bodySent > 0 && pending() > 0) {
        setDeadline(m_settings.timeouts.block);
        return;
    }
    sendLastBlock();
}

void SmtpSession::sendLastBlock()
{
    const SmtpTransactionPtr mail = m_mail;
    const QByteArray &message = mail->mail.message;
    flush(); // what stands before it, apart from it
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    record(mail->attempt.mailTranscript,
        "C: ", "<message of " + QByteArray::number(message.size()) + " octets>\n.");
    m_out += QByteArrayView(message).sliced(mail->bodySent);
    m_out += ".\r\n";
    const qsizetype bodySent = std::exchange(mail->bodySent, message.size());
    expect(Said::Dot);
    takeFollower();
    if (m_state != State::Ready || mail != m_mail)
        return;
    mail->attempt.dotLeft = m_clock.now();
    mail->isDotGone = true;
    m_hasLeft = false;
    m_host->dotLeaving(*mail);
    flush();
    if (!m_hasLeft && m_socket->state() != QAbstractSocket::ConnectedState) {
        // The network refused the very first byte: the dot is still here.
        mail->isDotGone = false;
        mail->bodySent = bodySent;
        mail->attempt.dotLeft = {};
    }
}

// ---- what the server said to it

void SmtpSession::handleMailReply(Said said, const SmtpReply &reply)
{
    SmtpTransaction &mail = *m_mail;
    record(mail.attempt.mailTranscript, "S: ", reply.raw);
    if (said == Said::Rset) {
        if (!reply.isPositive())
            lose(ErrorKind::Protocol, u"RSET was refused: %1"_s.arg(reply.text()));
        else if (!m_can.hasPipelining)
            sayMail(mail);
        return;
    }
    if (said == Said::Dot) {
        handleDotReply(reply);
        return;
    }
    if (reply.code == 421 && !reply.isMixed) {
        // The server is closing. Said of a connection that had rested, it is no word on the mail.
        const bool isOldConnection = said == Said::Mail && mail.attempt.mailOfConnection > 1
            && !(reply.enhanced.isGiven() && reply.enhanced.subject == 7);
        if (!isOldConnection && !mail.refusal) {
            const SmtpTransactionPtr done = std::exchange(m_mail, {});
            settle(done, reply);
        }
        lose(ErrorKind::Offline, u"the server closes the connection: %1"_s.arg(reply.text()));
        return;
    }
    mail.hasReply = true;
    if (said == Said::Data) {
        handleDataReply(reply);
        return;
    }
    if (reply.isPositive()) {
        if (said == Said::Mail)
            mail.isMailTaken = true;
        else
            mail.isRcptTaken = mail.isMailTaken;
        if (!m_can.hasPipelining && said == Said::Mail)
            sayRcpt(mail);
        else if (said == Said::Rcpt && (!m_can.hasPipelining || m_isDataApart) && !mail.refusal)
            sayData(mail);
    } else if (reply.isRefusal()) {
        // The first refusal is the reason; those behind it follow from it.
        if (!mail.refusal)
            mail.refusal = reply;
    } else {
        lose(ErrorKind::Protocol, u"the reply makes no sense here"_s, &reply);
        return;
    }
    if (mail.refusal && m_expected.empty()) {
        const SmtpTransactionPtr done = std::exchange(m_mail, {});
        m_needsReset = done->isMailTaken;
        settle(done, *done->refusal);
    }
}

void SmtpSession::handleDataReply(const SmtpReply &reply)
{
    SmtpTransaction &mail = *m_mail;
    const bool isGo = reply.code == 354 && !reply.isMixed;
    if (isGo && !mail.refusal) {
        mail.isReady = true;
        return;
    }
    if (isGo && !mail.isMailTaken) {
        // Without a sender and yet ready for a message: whatever we said now could be a mail.
        lose(ErrorKind::Protocol, u"the server wants a message whose sender it refused"_s, &reply);
        return;
    }
    if (!isGo && !reply.isRefusal()) {
        lose(ErrorKind::Protocol, u"the reply to DATA makes no sense"_s, &reply);
        return;
    }
    const SmtpTransactionPtr done = std::exchange(m_mail, {});
    if (isGo) {
        // RFC 2920 §3.1: DATA was taken without a recipient; the empty message is refused.
        m_isDataApart = true;
        say(Said::EmptyDot, ".", done->attempt.mailTranscript);
    } else {
        m_needsReset = done->isMailTaken;
    }
    settle(done, done->refusal ? *done->refusal : reply);
}

void SmtpSession::handleDotReply(const SmtpReply &reply)
{
    const bool isClosing = reply.code == 421;
    if (!reply.isPositive() && !reply.isRefusal()) {
        lose(ErrorKind::Protocol, u"the answer to the message makes no sense"_s, &reply);
        return;
    }
    const SmtpTransactionPtr done = std::exchange(m_mail, std::exchange(m_follower, {}));
    settle(done, reply);
    if (isClosing && m_state == State::Ready)
        lose(ErrorKind::Offline, u"the server closes the connection"_s);
}

} // namespace FibreDesk::Mail
