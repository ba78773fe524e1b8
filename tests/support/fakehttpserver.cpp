// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpserver.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tests {

FakeHttpServer::FakeHttpServer(QObject *parent)
    : QObject(parent)
{
    m_server.listen(QHostAddress::LocalHost, 0);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(
                socket, &QTcpSocket::readyRead, this, [this, socket] { handleReadable(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl FakeHttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void FakeHttpServer::handleReadable(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    SeenRequest request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    request.verb = start.value(0);
    request.target = start.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_requests.push_back(request);
    answer(socket, request);
    Q_EMIT requestSeen();
}

void FakeHttpServer::answer(QTcpSocket *socket, const SeenRequest &request)
{
    ScriptedAnswer answer;
    if (!m_queue.empty()) {
        answer = m_queue.front();
        m_queue.erase(m_queue.begin());
    } else if (m_handler) {
        answer = m_handler(request);
    } else {
        answer = json("{}", 404);
    }
    if (answer.end == ScriptedAnswer::End::Never)
        return;
    if (answer.end == ScriptedAnswer::End::Close && answer.raw.isEmpty()) {
        socket->abort();
        return;
    }
    QByteArray bytes = answer.raw;
    if (bytes.isEmpty()) {
        bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
        bytes += "Content-Type: " + answer.contentType + "\r\n";
        for (const auto &[name, value] : answer.headers)
            bytes += name + ": " + value + "\r\n";
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
        const bool isCut = answer.end == ScriptedAnswer::End::CutBody;
        if (request.verb != "HEAD")
            bytes += isCut ? answer.body.left(answer.body.size() / 2) : answer.body;
    }
    socket->write(bytes);
    if (answer.end == ScriptedAnswer::End::CutBody || answer.end == ScriptedAnswer::End::Close)
        socket->disconnectFromHost();
}

} // namespace FibreDesk::Tests
