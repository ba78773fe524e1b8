// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/faults.h"
#include "http/message.h"

#include <QObject>
#include <QPointer>

#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace FibreDesk::Sandbox {

class HttpConnection;

/// The answer to one request. It may be given at once or later; when the last pointer goes without
/// one, the connection is closed. Everything is a no-op once the client has gone.
class Exchange : public QObject {
    Q_OBJECT
public:
    explicit Exchange(HttpConnection *connection);
    ~Exchange() override;

    void send(const HttpResponse &response);
    void sendJson(int status, const QJsonObject &object);

    /// Starts a response of unknown length (chunked; plain until close for HTTP/1.0 clients).
    void beginStream(
        const QByteArray &contentType, const QList<HttpHeader> &headers = {}, int status = 200);
    void write(const QByteArray &data);
    void end();
    /// Resets the connection, whatever was sent.
    void abort();

    [[nodiscard]] bool isOpen() const;
    /// Bytes written but not yet taken by the network: a slow reader of a stream.
    [[nodiscard]] qint64 bytesToWrite() const;

Q_SIGNALS:
    /// The client has gone before the answer was complete.
    void closed();

private:
    friend class HttpConnection;
    QPointer<HttpConnection> m_connection;
    bool m_answered = false;
    bool m_streaming = false;
};

using ExchangePtr = std::shared_ptr<Exchange>;

/// What answers below a path prefix of a server.
class Service {
public:
    Service() = default;
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;
    virtual ~Service() = default;

    virtual void handle(const HttpRequest &request, const ExchangePtr &exchange) = 0;
    /// A WebSocket handshake for this prefix. Return true to own the socket; the request is still
    /// unread in it, as QWebSocketServer::handleConnection wants it.
    virtual bool upgrade(const HttpRequest &request, QTcpSocket *socket) { return false; }
    /// The service's own error shape for the faults "status", "rate-limit" and "unauthorized".
    [[nodiscard]] virtual HttpResponse faultResponse(
        int status, const Fault &fault, const HttpRequest &request) const;
};

} // namespace FibreDesk::Sandbox
