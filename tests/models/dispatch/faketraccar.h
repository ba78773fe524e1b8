// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/traccarclient.h"
#include "support/scriptedhttpserver.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTimeZone>
#include <QUrlQuery>

#include <memory>

namespace FibreDesk::Tests {

using namespace Qt::StringLiterals;

/// A Traccar that answers histories from a list, and polls with the latest; no WebSocket.
class FakeTraccar {
public:
    explicit FakeTraccar(QDate day)
        : http([this](const WireRequest &request, QTcpSocket *socket) { serve(request, socket); })
        , network(makeNetworkAccessManager())
        , client(network.get(), {.url = http.url(), .credentials = {}})
        , m_day(day)
    {
    }
    ~FakeTraccar() { QCoreApplication::processEvents(); }
    Q_DISABLE_COPY_MOVE(FakeTraccar)

    /// A report of a device at a time of the morning.
    void add(int device, const QString &time, GeoPoint at, double knots = 0,
        const QJsonObject &otherwise = {})
    {
        QJsonObject report{{u"id"_s, ++m_lastId}, {u"deviceId"_s, device},
            {u"protocol"_s, u"osmand"_s}, {u"fixTime"_s, utc(time)}, {u"serverTime"_s, utc(time)},
            {u"latitude"_s, at.latitude}, {u"longitude"_s, at.longitude}, {u"speed"_s, knots},
            {u"valid"_s, true}, {u"accuracy"_s, 8.0}};
        for (auto field = otherwise.begin(); field != otherwise.end(); ++field)
            report.insert(field.key(), field.value());
        reports.append(report);
    }
    void stand(int device, const QString &from, int minutes, GeoPoint at)
    {
        const QTime start = QTime::fromString(from, u"HH:mm"_s);
        for (int i = 0; i <= minutes; ++i)
            add(device, start.addSecs(i * 60).toString(u"HH:mm"_s), at);
    }
    [[nodiscard]] QStringList historyAsked() const
    {
        QStringList spans;
        for (const WireRequest &request : http.requests) {
            const QUrlQuery query(QUrl::fromEncoded(request.target));
            if (query.hasQueryItem(u"deviceId"_s)) {
                spans.append(query.queryItemValue(u"deviceId"_s) + u' '
                    + query.queryItemValue(u"from"_s, QUrl::FullyDecoded) + u' '
                    + query.queryItemValue(u"to"_s, QUrl::FullyDecoded));
            }
        }
        return spans;
    }

    ScriptedHttpServer http;
    std::unique_ptr<QNetworkAccessManager> network;
    Gps::TraccarClient client;
    QJsonArray reports;
    QJsonArray latest;
    bool isDown = false;
    bool isSlow = false;

private:
    [[nodiscard]] QString utc(const QString &time) const
    {
        const QDateTime local(
            m_day, QTime::fromString(time, u"HH:mm"_s), QTimeZone("America/Toronto"));
        return local.toUTC().toString(Qt::ISODateWithMs);
    }

    void serve(const WireRequest &request, QTcpSocket *socket)
    {
        const QUrlQuery query(QUrl::fromEncoded(request.target));
        QJsonArray answer = latest;
        if (isSlow)
            return;
        if (isDown) {
            ScriptedHttpServer::answer(
                socket, "502 Bad Gateway", "text/plain", "upstream is not there");
            return;
        }
        if (request.target.startsWith("/api/devices")) {
            answer = {};
        } else if (!request.target.startsWith("/api/positions")) {
            ScriptedHttpServer::answer(socket, "403 Forbidden", "text/html", "proxy says no");
            return;
        }
        if (query.hasQueryItem(u"deviceId"_s)) {
            answer = {};
            const QString from = query.queryItemValue(u"from"_s, QUrl::FullyDecoded);
            const QString to = query.queryItemValue(u"to"_s, QUrl::FullyDecoded);
            const int device = query.queryItemValue(u"deviceId"_s).toInt();
            for (const QJsonValue &report : std::as_const(reports)) {
                const QString time = report["fixTime"_L1].toString();
                if (report["deviceId"_L1].toInt() == device && time >= from && time <= to)
                    answer.append(report);
            }
        }
        ScriptedHttpServer::answer(
            socket, "200 OK", "application/json", QJsonDocument(answer).toJson());
    }

    QDate m_day;
    int m_lastId = 0;
};

} // namespace FibreDesk::Tests
