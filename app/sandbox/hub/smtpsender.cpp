// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/smtpsender.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox {

SmtpSender::SmtpSender(QObject *parent)
    : QObject(parent)
    , m_socket(new QTcpSocket(this))
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(10'000);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_socket->abort();
        m_step = Step::Closed;
        finish(false, u"Greeting never received or reply timed out (ETIMEDOUT)"_s);
    });
    connect(m_socket, &QTcpSocket::readyRead, this, &SmtpSender::handleBytes);
    connect(m_socket, &QTcpSocket::disconnected, this, &SmtpSender::handleGone);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError) {
            m_step = Step::Closed;
            finish(false, u"connect ECONNREFUSED %1:%2"_s.arg(m_host).arg(m_port));
        } else if (m_socket->state() == QAbstractSocket::UnconnectedState) {
            handleGone();
        }
    });
}

void SmtpSender::setRelay(const QString &host, quint16 port)
{
    m_host = host;
    m_port = port;
}

void SmtpSender::send(OutgoingMail mail)
{
    Q_ASSERT(!m_isBusy);
    m_mail = std::move(mail);
    m_isBusy = true;
    m_timeout.start();
    if (m_step == Step::Idle && m_socket->state() == QAbstractSocket::ConnectedState) {
        command(Step::Sender, "MAIL FROM:<" + m_mail.from.toUtf8() + '>');
        return;
    }
    if (m_step == Step::Reset) {
        return; // goes on when RSET is answered
    }
    m_socket->abort();
    m_buffer.clear();
    m_replyText.clear();
    m_step = Step::Greeting;
    m_socket->connectToHost(m_host, m_port);
}

void SmtpSender::close()
{
    m_step = Step::Closed;
    m_socket->disconnectFromHost();
}

void SmtpSender::handleBytes()
{
    m_buffer += m_socket->readAll();
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.left(end).trimmed();
        m_buffer.remove(0, end + 1);
        m_replyText += (m_replyText.isEmpty() ? u""_s : u" "_s) + QString::fromUtf8(line);
        if (line.size() > 3 && line.at(3) == '-') {
            continue; // more lines of the same reply follow
        }
        handleReply(line.left(3).toInt(), std::exchange(m_replyText, {}));
    }
}

void SmtpSender::handleReply(int code, const QString &text)
{
    const bool isGood = code / 100 == 2;
    switch (m_step) {
    case Step::Greeting:
        isGood ? command(Step::Hello, "EHLO hub.fibre.example") : refuse(text);
        break;
    case Step::Hello:
        isGood ? command(Step::Sender, "MAIL FROM:<" + m_mail.from.toUtf8() + '>') : refuse(text);
        break;
    case Step::Sender:
        isGood ? command(Step::Recipient, "RCPT TO:<" + m_mail.to.toUtf8() + '>') : refuse(text);
        break;
    case Step::Recipient:
        isGood ? command(Step::Data, "DATA") : refuse(text);
        break;
    case Step::Data:
        if (code == 354) {
            QByteArray body = m_mail.data;
            body.replace("\r\n.", "\r\n.."); // RFC 5321, 4.5.2
            command(Step::Body, (body.endsWith("\r\n") ? body : body + "\r\n") + '.');
        } else {
            refuse(text);
        }
        break;
    case Step::Body:
        if (isGood) {
            m_step = Step::Idle;
            finish(true, text);
        } else {
            refuse(text);
        }
        break;
    case Step::Reset:
        m_step = Step::Idle;
        if (m_isBusy) {
            command(Step::Sender, "MAIL FROM:<" + m_mail.from.toUtf8() + '>');
        }
        break;
    case Step::Idle: // e.g. "421 idle timeout": the close follows
    case Step::Closed:
        break;
    }
}

void SmtpSender::handleGone()
{
    m_step = Step::Closed;
    finish(false, u"socket closed unexpectedly (ECONNRESET)"_s);
}

void SmtpSender::command(Step next, const QByteArray &line)
{
    m_step = next;
    m_socket->write(line + "\r\n");
}

void SmtpSender::refuse(const QString &text)
{
    if (text.startsWith("421"_L1) || m_step == Step::Greeting || m_step == Step::Hello) {
        // The relay closes after 421; what it says about the close must not hide its words.
        m_step = Step::Closed;
        finish(false, text);
        if (!m_isBusy) {
            m_socket->abort();
        }
        return;
    }
    command(Step::Reset, "RSET");
    finish(false, text);
}

void SmtpSender::finish(bool isAccepted, const QString &text)
{
    if (!m_isBusy) {
        return;
    }
    m_isBusy = false;
    m_timeout.stop();
    Q_EMIT finished(isAccepted, text);
}

} // namespace FibreDesk::Sandbox
