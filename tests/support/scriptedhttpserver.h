// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <vector>

namespace FibreDesk::Tests {

/// A request as it came over the wire.
struct WireRequest {
    QByteArray verb;
    QByteArray target; ///< path and query, still encoded
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    [[nodiscard]] bool hasHeader(const QByteArray &name) const
    {
        return std::ranges::any_of(headers, [&](const auto &header) {
            return header.first.compare(name, Qt::CaseInsensitive) == 0;
        });
    }
};

/// FakeHttpServer for streams: a server on loopback that hands each request with its socket to the
/// test, which writes the answer byte for byte, in pieces, late, or not at all.
class ScriptedHttpServer : public QTcpServer {
public:
    using Handler = std::function<void(const WireRequest &, QTcpSocket *)>;

    explicit ScriptedHttpServer(Handler handler)
        : m_handler(std::move(handler))
    {
        if (!listen(QHostAddress::LocalHost, 0))
            qFatal("cannot listen on loopback");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                serve(socket);
        });
    }

    [[nodiscard]] QUrl url(const QString &path = {}) const
    {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(serverPort());
        url.setPath(path);
        return url;
    }

    /// Everything that was asked, in order.
    std::vector<WireRequest> requests;
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    /// Takes over a connection that asks for a WebSocket, its request still unread.
    using Upgrader = std::function<void(QTcpSocket *)>;
    void setUpgrader(Upgrader upgrader) { m_upgrader = std::move(upgrader); }

    static void answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &type,
        const QByteArray &body, const QByteArray &moreHeaders = {})
    {
        socket->write("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + moreHeaders + "\r\n" + body);
    }

    /// The head of an event stream that stays open; what follows is written as it is.
    static void openStream(QTcpSocket *socket, const QByteArray &type = "text/event-stream")
    {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n");
    }

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(
            socket, &QTcpSocket::readyRead, this, [this, socket, buffer = QByteArray()]() mutable {
                const QByteArray waiting = socket->peek(8192).toLower();
                if (m_upgrader && buffer.isEmpty() && waiting.contains("upgrade: websocket")) {
                    socket->disconnect();
                    m_upgrader(socket);
                    return;
                }
                buffer += socket->readAll();
                while (takeRequest(buffer, socket)) { }
            });
    }

    bool takeRequest(QByteArray &buffer, QTcpSocket *socket)
    {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return false;
        WireRequest request;
        const QList<QByteArray> lines = buffer.first(headEnd).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        request.verb = words.value(0);
        request.target = words.value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.emplace_back(
                line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return false;
        request.body = buffer.mid(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        requests.push_back(request);
        m_handler(request, socket);
        return true;
    }

    Handler m_handler;
    Upgrader m_upgrader;
};

} // namespace FibreDesk::Tests
