// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "fakehttpserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <cmath>
#include <set>
#include <vector>

namespace FibreDesk::Tests {

/// Answers tables as OSRM does, by a formula that is another one there than back.
class TableServer {
public:
    TableServer()
    {
        server.setHandler([this](const SeenRequest &request) { return answer(request); });
    }

    static double seconds(const GeoPoint &from, const GeoPoint &to)
    {
        return std::round(std::abs(from.latitude - to.latitude) * 1e5
                   + std::abs(from.longitude - to.longitude) * 2e5)
            + (from.latitude < to.latitude ? 7 : 0);
    }

    ScriptedAnswer answer(const SeenRequest &request)
    {
        const QUrl url = QUrl::fromEncoded(request.target);
        const QString path = url.path();
        longest = std::max(longest, request.target.size());
        std::vector<GeoPoint> places;
        for (const QString &pair : path.section(u'/', -1).split(u';')) {
            places.push_back(
                {pair.section(u',', 1, 1).toDouble(), pair.section(u',', 0, 0).toDouble()});
        }
        most = std::max(most, places.size());
        if (places.size() > limit)
            return refusal("TooBig", "Too many table coordinates");
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (std::abs(places[i].latitude - roadless) < 1e-9)
                return refusal("NoSegment",
                    "Could not find a matching segment for coordinate " + QByteArray::number(i));
        }
        const QUrlQuery query(url);
        const QStringList sources = query.queryItemValue(QStringLiteral("sources")).split(u';');
        const QStringList targets =
            query.queryItemValue(QStringLiteral("destinations")).split(u';');
        QJsonArray durations;
        QJsonArray distances;
        for (const QString &source : sources) {
            QJsonArray seconds;
            QJsonArray metres;
            for (const QString &target : targets) {
                const GeoPoint &from = places.at(source.toULong());
                const GeoPoint &to = places.at(target.toULong());
                const bool isIsland = std::abs(to.latitude - island) < 1e-9;
                const double time = TableServer::seconds(from, to);
                seconds.append(isIsland ? QJsonValue() : QJsonValue(time));
                metres.append(isIsland ? QJsonValue() : QJsonValue(time * 12));
                ++cells;
            }
            durations.append(seconds);
            distances.append(metres);
        }
        return FakeHttpServer::json(QJsonDocument(
            QJsonObject{{QStringLiteral("code"), QStringLiteral("Ok")},
                {QStringLiteral("durations"), durations}, {QStringLiteral("distances"), distances}})
                .toJson(QJsonDocument::Compact));
    }

    static ScriptedAnswer refusal(const QByteArray &code, const QByteArray &message)
    {
        return FakeHttpServer::json(
            R"({"code":")" + code + R"(","message":")" + message + R"("})", 400);
    }

    FakeHttpServer server;
    std::size_t limit = 100;
    std::size_t most = 0; ///< places in one request so far
    qsizetype longest = 0; ///< bytes of an address so far
    int cells = 0;
    double roadless = -1; ///< places of this latitude have no road near
    double island = -1; ///< places of this latitude cannot be reached
};

} // namespace FibreDesk::Tests
