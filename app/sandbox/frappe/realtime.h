// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/faults.h"
#include "http/message.h"
#include "world/world.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTimer>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace FibreDesk::Sandbox {

/// Frappe's realtime server, as nginx puts it below /socket.io/ of the same address: Socket.IO 4
/// over a WebSocket, one namespace a site, and rooms of those who asked to be told.
class Realtime : public QObject {
    Q_OBJECT
public:
    /// Gives the user of a request; throws ErpError where its credentials are wrong.
    using Authenticate = std::function<QString(const HttpRequest &)>;

    Realtime(World &world, FaultBoard &faults, Authenticate authenticate);
    ~Realtime() override;

    static void announceFaults(FaultBoard &faults);
    bool upgrade(const HttpRequest &request, QTcpSocket *socket);
    /// What a handshake gets that upgrade() did not take.
    [[nodiscard]] HttpResponse refusal() const;
    /// How the site behind a request is called: its host, unless a fault says otherwise.
    [[nodiscard]] QString siteOf(const HttpRequest &request) const;
    /// A colleague's browser opens a document, or leaves it.
    void look(const QString &doctype, const QString &name, const QString &user, bool isLeaving);
    void setPing(int intervalMs, int timeoutMs);
    [[nodiscard]] QJsonObject state() const;

private:
    struct Client;

    void welcome(QWebSocket *socket);
    void handle(Client &client, const QString &frame);
    void joinSpace(Client &client, const QString &space);
    void handleEvent(Client &client, QJsonArray event);
    void leave(QWebSocket *socket);
    void tellViewers(const QString &document, const QString &actor);
    void emitTo(const QString &room, const QString &event, const QJsonObject &data);
    void send(Client &client, const QString &frame);
    void closeAll();
    void applyFaults();
    void ping();

    World &m_world;
    FaultBoard &m_faults;
    Authenticate m_authenticate;
    QWebSocketServer m_server;
    std::vector<std::unique_ptr<Client>> m_clients;
    QHash<quint16, HttpRequest> m_handshakes; ///< by the port they come from
    QHash<QString, QStringList> m_colleagues; ///< who has it open elsewhere, by document
    QTimer m_ping;
    int m_pingInterval = 25'000;
    int m_pingTimeout = 20'000;
};

} // namespace FibreDesk::Sandbox
