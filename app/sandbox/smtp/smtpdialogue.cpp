// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smtp/smtpdialogue.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

namespace {

constexpr qsizetype kLongestLine = 4096;

/// The address in "FROM:<a@b> SIZE=…"; empty where there is none (a null sender).
QString addressIn(const QByteArray &argument)
{
    const qsizetype open = argument.indexOf('<');
    const qsizetype close = argument.indexOf('>', open + 1);
    if (open < 0 || close < 0) {
        return {};
    }
    return QString::fromUtf8(argument.mid(open + 1, close - open - 1));
}

QString headerValue(const QByteArray &data, QByteArrayView name)
{
    const qsizetype end = data.indexOf("\r\n\r\n");
    const QByteArray head = "\r\n" + data.left(end < 0 ? data.size() : end);
    const qsizetype at = head.toLower().indexOf("\r\n" + name.toByteArray().toLower() + ':');
    if (at < 0) {
        return {};
    }
    const qsizetype from = at + 2 + name.size() + 1;
    const qsizetype to = head.indexOf("\r\n", from);
    return QString::fromUtf8(head.mid(from, to < 0 ? -1 : to - from)).trimmed();
}

} // namespace

SmtpDialogue::SmtpDialogue(SmtpSink *sink, QTcpSocket *socket)
    : QObject(socket)
    , m_sink(sink)
    , m_socket(socket)
{
    connect(socket, &QTcpSocket::readyRead, this, &SmtpDialogue::handleBytes);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    reply("220 relay.fibre.example ESMTP ready");
}

void SmtpDialogue::handleBytes()
{
    m_buffer += m_socket->readAll();
    while (!m_isWaiting && !m_isClosed) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0) {
            if (m_buffer.size() > kLongestLine && !m_inData) {
                m_buffer.clear();
                reply("500 5.5.2 Line too long");
            }
            return;
        }
        QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (m_inData) {
            handleDataLine(line);
        } else {
            handleLine(line);
        }
    }
}

void SmtpDialogue::handleLine(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = line.left(space < 0 ? line.size() : space).toUpper();
    const QByteArray argument = space < 0 ? QByteArray() : line.mid(space + 1).trimmed();

    if (verb == "EHLO") {
        reset();
        reply("250-relay.fibre.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 26214400\r\n"
              "250 ENHANCEDSTATUSCODES");
    } else if (verb == "HELO") {
        reset();
        reply("250 relay.fibre.example");
    } else if (verb == "MAIL") {
        if (!argument.toUpper().startsWith("FROM:")) {
            reply("501 5.5.4 Syntax: MAIL FROM:<address>");
        } else if (m_hasSender) {
            reply("503 5.5.1 Nested MAIL command");
        } else {
            m_from = addressIn(argument);
            m_hasSender = true;
            reply("250 2.1.0 Ok");
        }
    } else if (verb == "RCPT") {
        handleRecipient(argument);
    } else if (verb == "DATA") {
        if (m_recipients.isEmpty()) {
            reply("554 5.5.1 No valid recipients");
        } else {
            m_inData = true;
            reply("354 End data with <CR><LF>.<CR><LF>");
        }
    } else if (verb == "RSET") {
        reset();
        reply("250 2.0.0 Ok");
    } else if (verb == "NOOP") {
        reply("250 2.0.0 Ok");
    } else if (verb == "QUIT") {
        reply("221 2.0.0 Bye");
        m_isClosed = true;
        m_socket->disconnectFromHost();
    } else {
        reply("502 5.5.2 Command not recognized");
    }
}

void SmtpDialogue::handleRecipient(const QByteArray &argument)
{
    const QString address = addressIn(argument);
    if (!m_hasSender) {
        reply("503 5.5.1 Need MAIL command");
        return;
    }
    if (!argument.toUpper().startsWith("TO:") || !address.contains('@'_L1)) {
        reply("501 5.1.3 Bad recipient address syntax");
        return;
    }
    const SmtpVerdict verdict = m_sink->judge(address);
    const QByteArray text = SmtpSink::replyText(verdict).toUtf8();
    switch (verdict) {
    case SmtpVerdict::CloseInDialogue:
        m_isClosed = true;
        m_socket->abort();
        return;
    case SmtpVerdict::Throttled:
        reply(text);
        m_isClosed = true;
        m_socket->disconnectFromHost();
        return;
    case SmtpVerdict::Slow:
        m_recipients.append(address);
        replyAfter(m_sink->m_slowMs, text);
        return;
    case SmtpVerdict::KeptUnsaid:
    case SmtpVerdict::LostUnsaid:
        m_dotVerdict = verdict;
        m_recipients.append(address);
        break;
    case SmtpVerdict::Accept:
        m_recipients.append(address);
        break;
    default:
        break;
    }
    if (m_sink->m_answerMs > 0) {
        replyAfter(m_sink->m_answerMs, text);
    } else {
        reply(text);
    }
}

void SmtpDialogue::handleDataLine(const QByteArray &line)
{
    if (line != ".") {
        // RFC 5321, 4.5.2: a leading dot was doubled by the sender.
        m_data += line.startsWith('.') ? line.mid(1) : line;
        m_data += "\r\n";
        return;
    }
    m_inData = false;
    ReceivedMail mail;
    mail.from = m_from;
    mail.to = m_recipients;
    mail.subject = headerValue(m_data, "Subject");
    mail.customId = headerValue(m_data, "X-MJ-CustomID");
    mail.size = m_data.size();
    mail.at = QDateTime::currentDateTimeUtc();
    mail.data = std::move(m_data);
    const SmtpVerdict verdict = m_dotVerdict;
    reset();
    if (verdict != SmtpVerdict::LostUnsaid)
        m_sink->keep(std::move(mail));
    if (verdict != SmtpVerdict::Accept) {
        m_isClosed = true;
        m_socket->abort();
        return;
    }
    reply("250 2.0.0 Ok: queued as "
        + QByteArray::number(0x4A0000 + m_sink->receivedCount(), 16).toUpper());
}

void SmtpDialogue::reply(const QByteArray &line)
{
    m_socket->write(line + "\r\n");
}

void SmtpDialogue::replyAfter(int ms, const QByteArray &line)
{
    m_isWaiting = true;
    QTimer::singleShot(ms, this, [this, line] {
        m_isWaiting = false;
        reply(line);
        handleBytes();
    });
}

void SmtpDialogue::reset()
{
    m_from.clear();
    m_hasSender = false;
    m_recipients.clear();
    m_data.clear();
    m_dotVerdict = SmtpVerdict::Accept;
}

} // namespace FibreDesk::Sandbox
