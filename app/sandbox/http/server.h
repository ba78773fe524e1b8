// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/service.h"

#include <QObject>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QSslConfiguration;
class QTcpServer;
class QTcpSocket;
QT_END_NAMESPACE

namespace FibreDesk::Sandbox {

/// One port of the sandbox: HTTP/1.1 with keep-alive, written on the bare socket so that every way
/// of failing can be played. Services answer by path prefix, the longest one wins.
class HttpServer : public QObject {
    Q_OBJECT
public:
    HttpServer(const QString &name, FaultBoard *faults, QObject *parent = nullptr);
    ~HttpServer() override;

    /// HTTPS from the next connection on; the first time before listen().
    void setTls(const QSslConfiguration &configuration);
    /// Listens on 127.0.0.1; port 0 lets the system choose.
    bool listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString errorString() const;

    /// The service is not owned.
    void route(const QByteArray &prefix, Service *service);
    /// Seen for every complete request, before faults: for counting and logging.
    void setObserver(std::function<void(const HttpRequest &)> observer);
    [[nodiscard]] int connectionCount() const;
    [[nodiscard]] qint64 requestCount() const { return m_requests; }
    /// Resets every open connection, upgraded ones too.
    void dropAll();

private:
    friend class HttpConnection;
    void accept();
    void applyDown();
    [[nodiscard]] Service *serviceFor(const HttpRequest &request) const;
    void forget(HttpConnection *connection);

    struct Route {
        QByteArray prefix;
        Service *service;
    };
    QString m_name;
    FaultBoard *m_faults;
    QTcpServer *m_server;
    quint16 m_port = 0;
    std::vector<Route> m_routes;
    std::vector<HttpConnection *> m_connections;
    std::vector<QPointer<QTcpSocket>> m_upgraded;
    std::function<void(const HttpRequest &)> m_observer;
    qint64 m_requests = 0;
};

} // namespace FibreDesk::Sandbox
