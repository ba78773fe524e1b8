// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/server.h"

#include "http/connection.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

HttpServer::HttpServer(const QString &name, FaultBoard *faults, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_faults(faults)
    , m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
    connect(m_faults, &FaultBoard::changed, this, &HttpServer::applyDown);
}

HttpServer::~HttpServer()
{
    dropAll();
}

void HttpServer::setTls(const QSslConfiguration &configuration)
{
    auto *server = qobject_cast<QSslServer *>(m_server);
    if (!server) {
        delete m_server;
        server = new QSslServer(this);
        // Its connections are ready when the handshake is over, which newConnection is not said of.
        connect(server, &QTcpServer::pendingConnectionAvailable, this, &HttpServer::accept);
        m_server = server;
    }
    server->setSslConfiguration(configuration);
}

bool HttpServer::listen(quint16 port)
{
    m_server->setListenBacklogSize(128);
    if (!m_server->listen(QHostAddress::LocalHost, port))
        return false;
    m_port = m_server->serverPort();
    return true;
}

QString HttpServer::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

QString HttpServer::errorString() const
{
    return m_server->errorString();
}

void HttpServer::route(const QByteArray &prefix, Service *service)
{
    m_routes.push_back({prefix, service});
    std::ranges::stable_sort(
        m_routes, std::ranges::greater{}, [](const Route &r) { return r.prefix.size(); });
}

void HttpServer::setObserver(std::function<void(const HttpRequest &)> observer)
{
    m_observer = std::move(observer);
}

int HttpServer::connectionCount() const
{
    return int(m_connections.size());
}

void HttpServer::dropAll()
{
    const auto connections = std::exchange(m_connections, {});
    for (HttpConnection *c : connections)
        c->drop();
    const auto upgraded = std::exchange(m_upgraded, {});
    for (const QPointer<QTcpSocket> &socket : upgraded) {
        if (socket)
            socket->abort();
    }
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (m_faults->take(m_name, u"drop-connect"_s)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_connections.push_back(new HttpConnection(this, socket));
    }
}

void HttpServer::applyDown()
{
    const bool down = m_faults->peek(m_name, u"down"_s).has_value();
    if (down && m_server->isListening()) {
        m_server->close();
        dropAll();
    } else if (!down && !m_server->isListening() && m_port != 0) {
        m_server->listen(QHostAddress::LocalHost, m_port);
    }
}

Service *HttpServer::serviceFor(const HttpRequest &request) const
{
    for (const Route &r : m_routes) {
        if (request.rawPath.startsWith(r.prefix))
            return r.service;
    }
    return nullptr;
}

void HttpServer::forget(HttpConnection *connection)
{
    std::erase(m_connections, connection);
    std::erase_if(m_upgraded, [](const QPointer<QTcpSocket> &s) { return s.isNull(); });
}

} // namespace FibreDesk::Sandbox
