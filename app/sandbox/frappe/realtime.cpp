// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/realtime.h"

#include "frappe/frappeservice.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QUrl>
#include <QWebSocket>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

const QString erp = u"erp"_s;
const QString refuse = u"realtime-refuse"_s;
const QString closed = u"realtime-closed"_s;
const QString silent = u"realtime-silent"_s;
const QString half = u"realtime-half"_s;
const QString otherSite = u"realtime-other-site"_s;

/// Without the port.
QString hostOf(const QByteArray &header)
{
    const QString text = QString::fromLatin1(header);
    return text.contains("://"_L1) ? QUrl(text).host() : text.section(u':', 0, 0);
}

QString randomId()
{
    return QString::number(QRandomGenerator::global()->generate64(), 36);
}

QString json(const QJsonValue &value)
{
    return QString::fromUtf8(compact(value));
}

QString keyOf(const QString &doctype, const QString &name)
{
    return doctype + u'/' + name;
}

} // namespace

struct Realtime::Client {
    QWebSocket *socket = nullptr;
    HttpRequest handshake;
    QString space; ///< empty until it was let in
    QString user;
    QSet<QString> rooms;
    QStringList open; ///< documents it looks at

    [[nodiscard]] bool isIn() const { return !space.isEmpty(); }
};

Realtime::Realtime(World &world, FaultBoard &faults, Authenticate authenticate)
    : m_world(world)
    , m_faults(faults)
    , m_authenticate(std::move(authenticate))
    , m_server(u"realtime"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_server.nextPendingConnection())
            welcome(socket);
    });
    connect(&m_faults, &FaultBoard::changed, this, &Realtime::applyFaults);
    connect(&m_ping, &QTimer::timeout, this, &Realtime::ping);
    connect(&m_world, &World::documentChanged, this,
        [this](const QString &doctype, const QString &name, World::Change,
            const QJsonObject &before, const QJsonObject &after) {
            const QJsonObject &known = after.isEmpty() ? before : after;
            emitTo(u"doc:"_s + keyOf(doctype, name), u"doc_update"_s,
                {{u"modified"_s, known.value("modified"_L1)}, {u"doctype"_s, doctype},
                    {u"name"_s, name}});
            emitTo(u"doctype:"_s + doctype, u"list_update"_s,
                {{u"doctype"_s, doctype}, {u"name"_s, name},
                    {u"user"_s, known.value("modified_by"_L1)}});
        });
    m_ping.start(m_pingInterval);
}

Realtime::~Realtime()
{
    closeAll();
}

void Realtime::announceFaults(FaultBoard &faults)
{
    faults.registerKind(
        erp, refuse, u"realtime: the namespace is refused, in the words of \"body\""_s);
    faults.registerKind(
        erp, closed, u"realtime: handshakes get 403, as behind an office proxy; open ones end"_s);
    faults.registerKind(erp, silent, u"realtime: connections stay open and say nothing"_s);
    faults.registerKind(erp, half, u"realtime: frames end in the middle"_s);
    faults.registerKind(
        erp, otherSite, u"realtime: the site is called as \"body\" says, not like its host"_s);
}

bool Realtime::upgrade(const HttpRequest &request, QTcpSocket *socket)
{
    if (request.path != "/socket.io/"_L1 || request.query(u"EIO") != "4"_L1
        || request.query(u"transport") != "websocket"_L1 || m_faults.take(erp, closed)) {
        return false;
    }
    m_handshakes.insert(socket->peerPort(), request);
    m_server.handleConnection(socket);
    return true;
}

HttpResponse Realtime::refusal() const
{
    if (m_faults.peek(erp, closed))
        return HttpResponse::html(403, u"<html><body>WebSocket blocked by policy</body></html>"_s);
    return HttpResponse::json(
        400, QJsonObject{{u"code"_s, 0}, {u"message"_s, u"Transport unknown"_s}});
}

QString Realtime::siteOf(const HttpRequest &request) const
{
    const auto other = m_faults.peek(erp, otherSite);
    if (other && !other->body.isEmpty())
        return other->body;
    const QByteArray origin = request.header("origin");
    return hostOf(origin.isEmpty() ? request.header("host") : origin);
}

void Realtime::setPing(int intervalMs, int timeoutMs)
{
    m_pingInterval = intervalMs;
    m_pingTimeout = timeoutMs;
    m_ping.start(intervalMs);
}

void Realtime::welcome(QWebSocket *socket)
{
    socket->setParent(this);
    auto client = std::make_unique<Client>();
    client->socket = socket;
    client->handshake = m_handshakes.take(socket->peerPort());
    m_clients.push_back(std::move(client));
    Client *raw = m_clients.back().get();
    connect(socket, &QWebSocket::disconnected, this, [this, socket] { leave(socket); });
    connect(socket, &QWebSocket::textMessageReceived, this,
        [this, raw](const QString &frame) { handle(*raw, frame); });
    send(*raw,
        u"0"_s
            + json(QJsonObject{{u"sid"_s, randomId()}, {u"upgrades"_s, QJsonArray()},
                {u"pingInterval"_s, m_pingInterval}, {u"pingTimeout"_s, m_pingTimeout},
                {u"maxPayload"_s, 1'000'000}}));
}

void Realtime::handle(Client &client, const QString &frame)
{
    if (frame.startsWith("40"_L1)) {
        joinSpace(client, frame.mid(2).section(u',', 0, 0));
    } else if (client.isIn() && frame.startsWith("42"_L1)) {
        const QByteArray event = frame.mid(frame.indexOf(u'[')).toUtf8();
        handleEvent(client, QJsonDocument::fromJson(event).array());
    } else if (frame == "41"_L1 || frame == "1"_L1) {
        client.socket->close();
    }
}

void Realtime::joinSpace(Client &client, const QString &space)
{
    const auto refused = [&](const QString &words) {
        send(client, u"44"_s + space + u',' + json(QJsonObject{{u"message"_s, words}}));
    };
    const HttpRequest &request = client.handshake;
    if (const auto fault = m_faults.take(erp, refuse)) {
        refused(fault->body.isEmpty() ? u"Invalid namespace"_s : fault->body);
        return;
    }
    if (space != u'/' + siteOf(request)) {
        refused(u"Invalid namespace"_s);
        return;
    }
    if (hostOf(request.header("host")) != hostOf(request.header("origin"))) {
        refused(u"Invalid origin"_s);
        return;
    }
    const QByteArray cookie = request.header("cookie");
    if (cookie.isEmpty()) {
        refused(u"No cookie transmitted."_s);
        return;
    }
    if (!cookie.contains("sid=") && request.header("authorization").isEmpty()) {
        refused(u"No authentication method used. Use cookie or authorization header."_s);
        return;
    }
    try {
        client.user = m_authenticate(request);
    } catch (const ErpError &error) {
        refused(u"Unauthorized: "_s + error.message);
        return;
    }
    client.space = space;
    send(client, u"40"_s + space + u',' + json(QJsonObject{{u"sid"_s, randomId()}}));
}

void Realtime::handleEvent(Client &client, QJsonArray event)
{
    const QString what = event.first().toString();
    const QString doctype = event.at(1).toString();
    const QString document = keyOf(doctype, event.at(2).toString());
    if (what == "doctype_subscribe"_L1) {
        client.rooms.insert(u"doctype:"_s + doctype);
    } else if (what == "doctype_unsubscribe"_L1) {
        client.rooms.remove(u"doctype:"_s + doctype);
    } else if (what == "doc_subscribe"_L1) {
        client.rooms.insert(u"doc:"_s + document);
    } else if (what == "doc_unsubscribe"_L1) {
        client.rooms.remove(u"doc:"_s + document);
    } else if (what == "doc_open"_L1) {
        client.rooms.insert(u"open_doc:"_s + document);
        client.open.append(document);
        tellViewers(document, client.user);
    } else if (what == "doc_close"_L1) {
        client.rooms.remove(u"open_doc:"_s + document);
        client.open.removeAll(document);
        tellViewers(document, client.user);
    }
}

void Realtime::leave(QWebSocket *socket)
{
    const auto found = std::ranges::find(m_clients, socket, &Client::socket);
    if (found == m_clients.end())
        return;
    const std::unique_ptr<Client> gone = std::move(*found);
    m_clients.erase(found);
    socket->deleteLater();
    for (const QString &document : std::as_const(gone->open))
        tellViewers(document, gone->user);
}

void Realtime::look(
    const QString &doctype, const QString &name, const QString &user, bool isLeaving)
{
    const QString document = keyOf(doctype, name);
    QStringList &users = m_colleagues[document];
    users.removeAll(user);
    if (!isLeaving)
        users.append(user);
    tellViewers(document, user);
}

void Realtime::tellViewers(const QString &document, const QString &actor)
{
    const QString room = u"open_doc:"_s + document;
    QStringList users = m_colleagues.value(document);
    for (const auto &client : m_clients) {
        if (client->rooms.contains(room))
            users.append(client->user);
    }
    // As Frappe has it: who is alone is not told so of what they did themselves.
    if (users == QStringList{actor})
        return;
    users.removeDuplicates();
    emitTo(room, u"doc_viewers"_s,
        {{u"doctype"_s, document.section(u'/', 0, 0)}, {u"docname"_s, document.section(u'/', 1)},
            {u"users"_s, QJsonArray::fromStringList(users)}});
}

void Realtime::emitTo(const QString &room, const QString &event, const QJsonObject &data)
{
    for (const auto &client : m_clients) {
        if (client->isIn() && client->rooms.contains(room))
            send(*client, u"42"_s + client->space + u',' + json(QJsonArray{event, data}));
    }
}

void Realtime::send(Client &client, const QString &frame)
{
    if (m_faults.peek(erp, silent))
        return;
    const bool isCut = m_faults.take(erp, half).has_value();
    client.socket->sendTextMessage(isCut ? frame.left(frame.size() / 2) : frame);
}

void Realtime::ping()
{
    for (const auto &client : m_clients)
        send(*client, u"2"_s);
}

void Realtime::applyFaults()
{
    if (m_faults.peek(erp, closed))
        closeAll();
}

void Realtime::closeAll()
{
    const auto clients = std::exchange(m_clients, {});
    for (const auto &client : clients) {
        client->socket->disconnect(this);
        client->socket->abort();
        client->socket->deleteLater();
    }
}

QJsonObject Realtime::state() const
{
    QJsonArray clients;
    for (const auto &client : m_clients) {
        QStringList rooms(client->rooms.cbegin(), client->rooms.cend());
        rooms.sort();
        clients.append(QJsonObject{{u"user"_s, client->user}, {u"namespace"_s, client->space},
            {u"rooms"_s, QJsonArray::fromStringList(rooms)}});
    }
    return {{u"clients"_s, clients}};
}

} // namespace FibreDesk::Sandbox
