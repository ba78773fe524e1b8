// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/server.h"

#include <QTimer>

#include <memory>

namespace FibreDesk::Sandbox {

/// One client connection: reads one request at a time, leaves what follows (pipelining) in the
/// socket until the answer is out, and plays the faults.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(HttpServer *server, QTcpSocket *socket);
    ~HttpConnection() override;

    void drop();

private:
    friend class Exchange;
    enum class State { Head, Body, Busy, Dead, Done };

    void read();
    bool readHead();
    bool readBody();
    bool readChunked();
    void refuse(int status);
    void dispatch();
    void carryOut();
    bool playEnding(const Fault &fault);
    void startExchange();
    void handOver();

    void send(const HttpResponse &response);
    void beginStream(const QByteArray &contentType, const QList<HttpHeader> &headers, int status);
    void writeChunk(const QByteArray &data);
    void finish();
    void trickle();
    void reset();
    [[nodiscard]] QByteArray headOf(const HttpResponse &response, const QByteArray &framing) const;
    [[nodiscard]] qint64 pending() const;

    HttpServer *m_server;
    QTcpSocket *m_socket;
    State m_state = State::Head;
    HttpRequest m_request;
    Service *m_service = nullptr;
    qint64 m_headSize = 0;
    qint64 m_bodyLeft = 0;
    bool m_chunkedRequest = false;
    bool m_keepAlive = true;
    bool m_http10 = false;
    bool m_upgrade = false;
    bool m_chunkedResponse = false;
    std::optional<Fault> m_ending;
    std::weak_ptr<Exchange> m_exchange;
    QTimer m_latency;
    QTimer m_trickle;
    QByteArray m_trickleData;
    qsizetype m_trickleStep = 1;
};

} // namespace FibreDesk::Sandbox
