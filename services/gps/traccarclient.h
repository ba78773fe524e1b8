// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/httpclient.h"
#include "core/profile.h"
#include "gps/fix.h"

namespace FibreDesk::Gps {

struct ServerInfo {
    QString version; ///< empty = it does not say
    QDateTime serverTime; ///< from the Date header; invalid = not given
};

/// Traccar's REST interface. Works with a token (bearer) or with user and password (basic); the
/// live socket alone needs the cookie of a session, see signIn().
class TraccarClient : public QObject {
    Q_OBJECT

public:
    TraccarClient(
        QNetworkAccessManager *network, Profile::Service service, QObject *parent = nullptr);

    [[nodiscard]] QCoro::Task<Result<std::vector<Device>>> devices(RequestScope *scope = nullptr);
    /// The latest position of each device.
    [[nodiscard]] QCoro::Task<Result<std::vector<Fix>>> positions(RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<std::vector<Fix>>> history(
        int deviceId, QDateTime from, QDateTime to, RequestScope *scope = nullptr);
    [[nodiscard]] QCoro::Task<Result<ServerInfo>> server(RequestScope *scope = nullptr);

    /// Opens a session and gives its cookie ("JSESSIONID=…"), a secret, for the socket's handshake.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> signIn(RequestScope *scope = nullptr);

    /// The handshake request of /api/socket, with our credentials and this cookie.
    [[nodiscard]] QNetworkRequest socketRequest(const QByteArray &cookie) const;

    [[nodiscard]] HttpClient *http() { return &m_http; }

private:
    [[nodiscard]] HttpRequest request(const QStringList &segments, const QString &source,
        const QList<std::pair<QString, QString>> &query = {}) const;

    HttpClient m_http;
    HttpClient m_session; ///< without credentials: a session is asked for by its own means
    Profile::Service m_service;
};

} // namespace FibreDesk::Gps
