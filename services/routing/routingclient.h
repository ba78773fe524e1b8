// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"
#include "core/profile.h"
#include "routing/drive.h"

#include <chrono>

namespace FibreDesk::Routing {

/// Asks an OSRM-compatible service for ways by road.
class RoutingClient : public QObject {
    Q_OBJECT

public:
    /// The address may have a path of its own, before "/table/v1/…".
    RoutingClient(
        QNetworkAccessManager *network, Profile::Service service, QObject *parent = nullptr);

    /// From each of `from` to each of `to`, in as many requests as the server's limit makes
    /// necessary. A place without a road near it has no ways, and does not spoil those of the
    /// others.
    [[nodiscard]] QCoro::Task<Result<DriveMatrix>> matrix(
        std::vector<GeoPoint> from, std::vector<GeoPoint> to, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<Route>> route(
        GeoPoint from, GeoPoint to, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<NearestRoad>> nearest(
        GeoPoint place, RequestScope *scope = nullptr);

    /// Places in one table: OSRM's own limit, until the server says that its is lower.
    [[nodiscard]] int mostPlaces() const { return m_mostPlaces; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    [[nodiscard]] HttpClient *http() { return &m_http; }

private:
    [[nodiscard]] HttpRequest request(const QString &service, const QString &coordinates,
        const QString &query, const QString &source) const;

    HttpClient m_http;
    Profile::Service m_service;
    int m_mostPlaces = 100;
    std::chrono::milliseconds m_timeout = std::chrono::seconds(20);
};

} // namespace FibreDesk::Routing
