// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traccar/traccarpart.h"

#include "traccar/traccarjson.h"

#include <QJsonDocument>
#include <QWebSocket>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickMs = 1000;
constexpr int keepAliveMs = 20'000;
constexpr qint64 minute = 60'000;
constexpr int firstHour = 7; ///< of a working day
constexpr qint64 onlineFor = 2 * minute;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

TraccarPart::TraccarPart()
    : m_webSockets(u"traccar"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets.nextPendingConnection())
            welcome(socket);
    });
    connect(&m_tick, &QTimer::timeout, this, &TraccarPart::tick);
    connect(&m_keepAlive, &QTimer::timeout, this, [this] { tellAll({}); });
}

TraccarPart::~TraccarPart()
{
    closeSockets();
}

QString TraccarPart::name() const
{
    return u"traccar"_s;
}

void TraccarPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(u"traccar"_s, u"no-websocket"_s,
        u"WebSocket handshakes get 403, as behind an office proxy; open ones are closed"_s);
    faults.registerKind(u"traccar"_s, u"ws-silence"_s, u"WebSockets stay open and say nothing"_s);
}

bool TraccarPart::start(Sandbox &sandbox, QString *error)
{
    m_faults = &sandbox.faults();
    m_world = &sandbox.world();
    m_speed = sandbox.options().gpsSpeed;
    m_token = u"traccar-sandbox-%1"_s.arg(sandbox.options().seed);
    m_tokens = {m_token};
    connect(m_faults, &FaultBoard::changed, this, [this] {
        if (m_faults->peek(u"traccar"_s, u"no-websocket"_s))
            closeSockets();
    });

    m_fleet = std::make_unique<Fleet>(sandbox.region(), sandbox.options().seed);
    m_siteStart = m_world->clock().now().toMSecsSinceEpoch();
    m_running.start();
    readPeople();
    readVisits();
    m_fleet->warmUp(siteTime(), QDateTime::currentMSecsSinceEpoch(), isWorkingDay(siteTime()),
        sinceMorning(siteTime()));
    connect(m_world, &World::documentChanged, this, [this](const QString &doctype) {
        m_areVisitsStale = m_areVisitsStale || doctype == "Dispatch Job"_L1;
    });
    m_tick.start(tickMs);
    m_keepAlive.start(keepAliveMs);

    HttpServer &server = sandbox.server(u"traccar"_s);
    m_url = server.url();
    server.route("/api/", this);
    return true;
}

void TraccarPart::addToProfile(QSettings &profile) const
{
    profile.setValue("traccar/url"_L1, m_url);
    profile.setValue("traccar/token"_L1, m_token);
}

QJsonObject TraccarPart::state() const
{
    return {{u"devices"_s, qint64(m_fleet ? m_fleet->vehicles().size() : 0)},
        {u"sockets"_s, qint64(m_clients.size())}, {u"speed"_s, m_speed}};
}

std::optional<HttpResponse> TraccarPart::control(const QString &command, const QJsonObject &body)
{
    if (command == "position"_L1)
        return inject(body);
    if (command == "drop-sockets"_L1) {
        closeSockets();
        return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
    }
    return std::nullopt;
}

qint64 TraccarPart::siteTime() const
{
    return m_siteStart + qint64(double(m_running.elapsed()) * m_speed);
}

bool TraccarPart::isWorkingDay(qint64 site) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(site).toTimeZone(m_world->clock().zone());
    return time.time().hour() >= firstHour && time.time().hour() < 18;
}

qint64 TraccarPart::sinceMorning(qint64 site) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(site).toTimeZone(m_world->clock().zone());
    const qint64 gone = time.time().msecsSinceStartOfDay() - (firstHour * 60 * minute);
    return isWorkingDay(site) ? std::max(60 * minute, gone) : 60 * minute;
}

void TraccarPart::readPeople()
{
    const QByteArray sql = "SELECT name, full_name, phone, traccar_device_id, home_latitude, "
                           "home_longitude, status FROM "
        + docType(u"Dispatch Technician")->table()
        + " WHERE coalesce(traccar_device_id, 0) > 0 ORDER BY name";
    std::vector<Vehicle::Person> people;
    for (const QJsonObject &row : m_world->query(sql)) {
        people.push_back({.technician = row["name"_L1].toString(),
            .name = row["full_name"_L1].toString(),
            .phone = row["phone"_L1].toString(),
            .deviceId = row["traccar_device_id"_L1].toInt(),
            .home = Region::toPlane(
                {row["home_latitude"_L1].toDouble(), row["home_longitude"_L1].toDouble()}),
            .isAway = row["status"_L1].toString() == "absent"_L1});
    }
    m_fleet->setPeople(people);
}

void TraccarPart::readVisits()
{
    m_areVisitsStale = false;
    const QDate today = m_world->clock().today();
    const QByteArray sql =
        "SELECT name, assigned_tech, latitude, longitude, start_time, duration_h "
        "FROM "
        + docType(u"Dispatch Job")->table()
        + " WHERE scheduled_date = ? AND coalesce(assigned_tech, '') <> '' "
          "AND coalesce(latitude, 0) <> 0 AND start_time IS NOT NULL "
          "AND lower(status) <> 'cancelled' ORDER BY start_time, name";
    QHash<QString, std::vector<Visit>> visits;
    for (const QJsonObject &row : m_world->query(sql, QJsonArray{today.toString(Qt::ISODate)})) {
        const QStringList clock = row["start_time"_L1].toString().split(u':');
        const QTime time(clock.value(0).toInt(), clock.value(1).toInt());
        if (!time.isValid())
            continue;
        const qint64 start = QDateTime(today, time, m_world->clock().zone()).toMSecsSinceEpoch();
        const double hours = std::max(0.25, row["duration_h"_L1].toDouble());
        visits[row["assigned_tech"_L1].toString()].push_back({.job = row["name"_L1].toString(),
            .place =
                Region::toPlane({row["latitude"_L1].toDouble(), row["longitude"_L1].toDouble()}),
            .start = start,
            .end = start + qint64(hours * 60) * minute});
    }
    for (std::vector<Visit> &day : visits) {
        std::ranges::stable_sort(day, {}, &Visit::start);
    }
    m_fleet->setVisits(visits);
}

void TraccarPart::tick()
{
    if (m_areVisitsStale)
        readVisits();
    const qint64 site = siteTime();
    const std::vector<Fix> fixes =
        m_fleet->advance(site, QDateTime::currentMSecsSinceEpoch(), isWorkingDay(site));
    if (!fixes.empty()) {
        QJsonArray list;
        for (const Fix &fix : fixes)
            list.append(toJson(fix));
        tellAll({{u"positions"_s, list}});
    }
    tellStatusChanges();
}

void TraccarPart::tellStatusChanges()
{
    QJsonArray changed;
    for (const Vehicle &vehicle : m_fleet->vehicles()) {
        const QString status = statusOf(vehicle);
        QString &known = m_statuses[vehicle.person().deviceId];
        if (status != known) {
            known = status;
            changed.append(deviceJson(vehicle));
        }
    }
    if (!changed.isEmpty())
        tellAll({{u"devices"_s, changed}});
}

void TraccarPart::welcome(QWebSocket *socket)
{
    socket->setParent(this);
    m_clients.append(socket);
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_clients.removeOne(socket);
        socket->deleteLater();
    });
    QJsonArray latest;
    for (const Fix &fix : m_fleet->latest())
        latest.append(toJson(fix));
    socket->sendTextMessage(QString::fromUtf8(compact({{u"positions"_s, latest}})));
    socket->sendTextMessage(QString::fromUtf8(compact({{u"devices"_s, devices()}})));
}

void TraccarPart::tellAll(const QJsonObject &message)
{
    if (m_clients.isEmpty() || m_faults->peek(u"traccar"_s, u"ws-silence"_s))
        return;
    const QString text = QString::fromUtf8(compact(message));
    for (QWebSocket *socket : std::as_const(m_clients))
        socket->sendTextMessage(text);
}

void TraccarPart::closeSockets()
{
    const QList<QWebSocket *> sockets = std::exchange(m_clients, {});
    for (QWebSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

QString TraccarPart::statusOf(const Vehicle &vehicle) const
{
    const std::optional<Fix> fix = m_fleet->latest(vehicle.person().deviceId);
    if (!fix)
        return u"unknown"_s;
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - fix->serverTime;
    return age < onlineFor ? u"online"_s : u"offline"_s;
}

QJsonObject TraccarPart::deviceJson(const Vehicle &vehicle) const
{
    return toJson(vehicle.person(), m_fleet->latest(vehicle.person().deviceId), statusOf(vehicle));
}

QJsonArray TraccarPart::devices() const
{
    QJsonArray list;
    for (const Vehicle &vehicle : m_fleet->vehicles())
        list.append(deviceJson(vehicle));
    return list;
}

} // namespace FibreDesk::Sandbox
