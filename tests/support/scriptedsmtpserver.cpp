// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedsmtpserver.h"

#include <memory>

ScriptedSmtpServer::ScriptedSmtpServer(Script script, QObject *parent)
    : QTcpServer(parent)
    , m_script(std::move(script))
{
    setListenBacklogSize(200);
    if (!listen(QHostAddress::LocalHost, 0))
        qFatal("no port for the scripted mail server");
}

void ScriptedSmtpServer::setTls(const QSslConfiguration &configuration, bool isImplicit)
{
    m_tls = configuration;
    m_isImplicit = isImplicit;
}

void ScriptedSmtpServer::incomingConnection(qintptr handle)
{
    auto connection = std::make_shared<Connection>();
    connection->socket = new QSslSocket(this);
    connection->said.connection = ++connectionCount;
    QSslSocket *socket = connection->socket;
    socket->setSocketDescriptor(handle);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QSslSocket::readyRead, this, [this, connection] { read(*connection); });
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    if (m_tls)
        socket->setSslConfiguration(*m_tls);
    if (m_isImplicit) {
        connect(socket, &QSslSocket::encrypted, this, [this, connection] {
            connection->said.isEncrypted = true;
            answer(*connection, "CONNECT", "220 mail.example ESMTP ready\r\n");
        });
        socket->startServerEncryption();
        return;
    }
    connect(socket, &QSslSocket::encrypted, this,
        [connection] { connection->said.isEncrypted = true; });
    answer(*connection, "CONNECT", "220 mail.example ESMTP ready\r\n");
}

QByteArray ScriptedSmtpServer::greetingLines(const Connection &connection) const
{
    QByteArrayList all = extensionLines;
    if (m_tls && !m_isImplicit && !connection.said.isEncrypted)
        all += "STARTTLS";
    QByteArray text = all.isEmpty() ? "250 mail.example\r\n" : "250-mail.example\r\n";
    for (qsizetype i = 0; i < all.size(); ++i)
        text += (i + 1 < all.size() ? "250-" : "250 ") + all[i] + "\r\n";
    return text;
}

bool ScriptedSmtpServer::answer(
    Connection &connection, const QByteArray &what, const QByteArray &usual)
{
    connection.said.what = what;
    Answer said{.bytes = usual};
    if (m_script) {
        if (auto own = m_script(connection.said))
            said = *own;
    }
    if (what == "DOT" && said.isKept) {
        // What the mailbox holds is what counts, whatever the client is told.
        ++mailbox[connection.said.recipient];
        messages += connection.message;
    }
    connection.told = said.bytes;
    QSslSocket *socket = connection.socket;
    if (!said.bytes.isEmpty()) {
        socket->write(said.bytes);
        socket->flush();
    }
    if (said.after == Answer::GoOn)
        return socket->state() == QAbstractSocket::ConnectedState;
    if (said.after == Answer::Reset) {
        socket->abort();
        socket->deleteLater();
    } else {
        socket->disconnectFromHost();
    }
    return false;
}

void ScriptedSmtpServer::read(Connection &connection)
{
    if (connection.isTlsNext)
        return;
    connection.in += connection.socket->readAll();
    while (true) {
        if (connection.isBody && !connection.isBodyBegun && !connection.in.isEmpty()) {
            connection.isBodyBegun = true;
            if (!answer(connection, "BODY", {}))
                return;
        }
        const qsizetype end = connection.in.indexOf("\r\n");
        if (end < 0)
            return;
        const QByteArray line = connection.in.left(end);
        connection.in.remove(0, end + 2);
        if (!connection.isBody) {
            const QPointer<QSslSocket> alive(connection.socket);
            takeCommand(connection, line);
            if (!alive || alive->state() != QAbstractSocket::ConnectedState || connection.isTlsNext)
                return;
        } else if (line == ".") {
            connection.isBody = false;
            if (!answer(connection, "DOT", "250 2.0.0 Ok: queued\r\n"))
                return;
            connection.said.recipient.clear();
            connection.hasSender = connection.hasRecipient = false;
        } else {
            connection.message += (line.startsWith('.') ? line.mid(1) : line) + "\r\n";
        }
    }
}

void ScriptedSmtpServer::takeCommand(Connection &connection, const QByteArray &line)
{
    lines += line;
    connection.said.line = line;
    if (connection.isAuth) {
        connection.isAuth = false;
        answer(connection, "RESPONSE", "235 2.7.0 ok\r\n");
        return;
    }
    const QByteArray verb = line.left(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' '));
    if (verb == "EHLO") {
        answer(connection, verb, greetingLines(connection));
    } else if (verb == "HELO") {
        answer(connection, verb, "250 mail.example\r\n");
    } else if (verb == "STARTTLS") {
        connection.isTlsNext = true;
        if (answer(connection, verb, "220 2.0.0 go ahead\r\n")) {
            connection.socket->startServerEncryption();
            connection.isTlsNext = false;
        }
    } else if (verb == "AUTH") {
        // The script says 334 and sees the next line as "RESPONSE".
        connection.isAuth = line.count(' ') == 1;
        answer(connection, verb, connection.isAuth ? "334 \r\n" : "235 2.7.0 ok\r\n");
    } else if (verb == "MAIL") {
        ++connection.said.mail;
        if (answer(connection, verb,
                connection.hasSender ? "503 5.5.1 nested MAIL\r\n" : "250 2.1.0 Ok\r\n"))
            connection.hasSender |= connection.told.startsWith('2');
    } else if (verb == "RCPT") {
        const qsizetype from = line.indexOf('<') + 1;
        connection.said.recipient = line.mid(from, line.indexOf('>') - from);
        if (answer(connection, verb,
                connection.hasSender ? "250 2.1.5 Ok\r\n" : "503 5.5.1 need MAIL\r\n"))
            connection.hasRecipient = connection.hasSender && connection.told.startsWith('2');
    } else if (verb == "DATA") {
        connection.message.clear();
        connection.isBodyBegun = false;
        if (answer(connection, verb,
                connection.hasRecipient ? "354 End data with <CR><LF>.<CR><LF>\r\n"
                                        : "503 5.5.1 need RCPT\r\n"))
            connection.isBody = connection.told.startsWith("354") || connection.told.isEmpty();
    } else if (verb == "RSET") {
        connection.said.recipient.clear();
        connection.hasSender = connection.hasRecipient = false;
        answer(connection, verb, "250 2.0.0 Ok\r\n");
    } else if (verb == "QUIT") {
        answer(connection, verb, "221 2.0.0 Bye\r\n");
        connection.socket->disconnectFromHost();
    } else {
        answer(connection, verb, "502 5.5.2 unknown command\r\n");
    }
}
