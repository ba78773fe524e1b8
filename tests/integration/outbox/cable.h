// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <utility>

namespace FibreDesk::Tests {

/// The network between a desk and its server: a proxy on loopback that passes bytes on, until
/// somebody pulls the plug, in the middle of a request or of its answer.
class Cable : public QObject {
public:
    explicit Cable(const QUrl &server)
        : m_host(server.host())
        , m_port(quint16(server.port()))
    {
        connect(&m_server, &QTcpServer::newConnection, this, &Cable::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] bool isOut() const { return m_isOut; }

    void pull()
    {
        m_isOut = true;
        m_beforePull = -1;
        for (const QPointer<QTcpSocket> &socket : std::exchange(m_sockets, {})) {
            if (socket) {
                socket->abort();
            }
        }
    }
    void plugIn() { m_isOut = false; }
    /// Pulls itself after so many more pieces of requests and answers; the last is not passed on.
    void pullAfter(int pieces) { m_beforePull = pieces; }

private:
    void accept()
    {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            if (m_isOut) {
                near->abort();
                near->deleteLater();
                continue;
            }
            auto *far = new QTcpSocket(near);
            m_sockets.append(near);
            m_sockets.append(far);
            pass(near, far);
            pass(far, near);
            connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
            far->connectToHost(m_host, m_port);
        }
    }

    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
            const QByteArray bytes = from->readAll();
            if (m_beforePull > 0 && --m_beforePull == 0) {
                // Later: the sockets are in the middle of this.
                m_isOut = true;
                QMetaObject::invokeMethod(this, &Cable::pull, Qt::QueuedConnection);
            }
            if (!m_isOut) {
                to->write(bytes);
            }
        });
        connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    }

    QString m_host;
    quint16 m_port;
    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_sockets;
    bool m_isOut = false;
    int m_beforePull = -1;
};

} // namespace FibreDesk::Tests
