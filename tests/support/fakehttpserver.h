// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <vector>

class QTcpSocket;

namespace FibreDesk::Tests {

/// A request as it stood on the wire.
struct SeenRequest {
    QByteArray verb;
    QByteArray target; ///< path and query, still encoded
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// What to answer. `raw` goes out as it is; else status, headers and body are framed with a
/// Content-Length.
struct ScriptedAnswer {
    enum class End { KeepOpen, Close, Never, CutBody };

    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray raw{};
    End end = End::KeepOpen;
};

/// An HTTP server on loopback, port 0, that answers by a script: asynchronous, real sockets, every
/// failure of a network.
class FakeHttpServer : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<ScriptedAnswer(const SeenRequest &)>;

    explicit FakeHttpServer(QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const std::vector<SeenRequest> &requests() const { return m_requests; }
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Answers once each, in order, before the handler is asked again.
    void queue(ScriptedAnswer answer) { m_queue.push_back(std::move(answer)); }
    void stop() { m_server.close(); }

    static ScriptedAnswer json(const QByteArray &body, int status = 200)
    {
        return {.status = status, .body = body};
    }
    static ScriptedAnswer html(const QByteArray &body, int status = 200)
    {
        return {.status = status, .contentType = "text/html; charset=utf-8", .body = body};
    }

Q_SIGNALS:
    void requestSeen();

private:
    void handleReadable(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const SeenRequest &request);

    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::vector<SeenRequest> m_requests;
    std::vector<ScriptedAnswer> m_queue;
    Handler m_handler;
    QTcpServer m_server; // last: its sockets still report to the members above while they end
};

} // namespace FibreDesk::Tests
