// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oidc/stafftokens.h"
#include "sandbox.h"
#include "traccar/fleet.h"
#include "world/world.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>
#include <QWebSocketServer>

namespace FibreDesk::Sandbox {

/// Traccar: REST below /api and the WebSocket /api/socket.
class TraccarPart : public Part, public Service {
    Q_OBJECT
public:
    TraccarPart();
    ~TraccarPart() override;

    /// Who signed in is let in by a proxy in front, without a session.
    void setStaff(std::shared_ptr<const StaffTokens> staff) { m_staff = std::move(staff); }
    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;
    bool upgrade(const HttpRequest &request, QTcpSocket *socket) override;

private:
    void readPeople();
    void readVisits();
    void tick();
    void tellStatusChanges();
    void welcome(QWebSocket *socket);
    void tellAll(const QJsonObject &message);
    void closeSockets();
    [[nodiscard]] qint64 siteTime() const;
    [[nodiscard]] bool isWorkingDay(qint64 site) const;
    /// How much of the working day is gone; the last hour at least.
    [[nodiscard]] qint64 sinceMorning(qint64 site) const;

    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    [[nodiscard]] HttpResponse session(const HttpRequest &request);
    [[nodiscard]] HttpResponse positions(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse inject(const QJsonObject &body);
    [[nodiscard]] bool isSignedIn(const HttpRequest &request) const;
    [[nodiscard]] bool hasCookie(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse signedIn();

    [[nodiscard]] QJsonObject deviceJson(const Vehicle &vehicle) const;
    [[nodiscard]] QJsonArray devices() const;
    [[nodiscard]] QString statusOf(const Vehicle &vehicle) const;

    std::shared_ptr<const StaffTokens> m_staff;
    FaultBoard *m_faults = nullptr;
    World *m_world = nullptr;
    std::unique_ptr<Fleet> m_fleet;
    QWebSocketServer m_webSockets;
    QList<QWebSocket *> m_clients;
    QTimer m_tick;
    QTimer m_keepAlive;
    QElapsedTimer m_running;
    qint64 m_siteStart = 0;
    double m_speed = 1;
    bool m_areVisitsStale = false;
    QHash<int, QString> m_statuses;
    QSet<QByteArray> m_cookies;
    QSet<QString> m_tokens;
    QString m_token;
    QString m_url;
};

} // namespace FibreDesk::Sandbox
