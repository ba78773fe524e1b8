// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/osrmcodec.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Routing {

using namespace Qt::StringLiterals;

namespace {

constexpr auto noSegment = "NoSegment"_L1;
constexpr auto tooBig = "TooBig"_L1;

Error protocolError(const QString &detail, const QString &source)
{
    return {.kind = ErrorKind::Protocol, .detail = detail, .source = source};
}

ErrorKind kindOfCode(const QString &code)
{
    // No way, no road near and no table are answers about the places; the rest is about how we ask.
    if (code == "NoRoute"_L1 || code == "NoTable"_L1 || code == noSegment)
        return ErrorKind::NotFound;
    if (code == "InvalidService"_L1 || code == "InvalidVersion"_L1 || code == "NotImplemented"_L1
        || code == "DisabledDataset"_L1)
        return ErrorKind::Unsupported;
    return ErrorKind::Validation;
}

/// "Ok" may be followed by a refusal in a 200 where a proxy hides the status.
std::optional<Error> refusalIn(const QJsonObject &answer, const QString &source)
{
    const QString code = answer.value("code"_L1).toString();
    if (code == "Ok"_L1)
        return std::nullopt;
    if (code.isEmpty())
        return protocolError(u"an answer without a code"_s, source);
    return Error{.kind = kindOfCode(code),
        .detail = answer.value("message"_L1).toString(code),
        .source = source,
        .type = code};
}

bool isTable(const QJsonArray &table, std::size_t rows, std::size_t columns)
{
    return std::size_t(table.size()) == rows
        && std::ranges::all_of(table, [columns](const QJsonValue &row) {
               return row.isArray() && std::size_t(row.toArray().size()) == columns;
           });
}

GeoPoint pointFromJson(const QJsonValue &location)
{
    const QJsonArray pair = location.toArray();
    return {.latitude = pair.at(1).toDouble(qQNaN()), .longitude = pair.at(0).toDouble(qQNaN())};
}

} // namespace

QString coordinates(const std::vector<GeoPoint> &places)
{
    QStringList pairs;
    pairs.reserve(qsizetype(places.size()));
    for (const GeoPoint &place : places)
        pairs += QString::number(place.longitude, 'f', 6) + u','
            + QString::number(place.latitude, 'f', 6);
    return pairs.join(u';');
}

Result<DriveMatrix> matrixFromJson(
    const QJsonDocument &answer, std::size_t rows, std::size_t columns)
{
    const QString source = u"routing table"_s;
    const QJsonObject object = answer.object();
    if (const auto refusal = refusalIn(object, source))
        return std::unexpected(*refusal);
    const QJsonArray durations = object.value("durations"_L1).toArray();
    const QJsonArray distances = object.value("distances"_L1).toArray();
    if (!isTable(durations, rows, columns))
        return std::unexpected(
            protocolError(u"a table of another size than was asked for"_s, source));
    // Servers before 5.18 know no distances in tables.
    const bool hasDistances = object.contains("distances"_L1);
    if (hasDistances && !isTable(distances, rows, columns))
        return std::unexpected(
            protocolError(u"distances of another size than the table"_s, source));

    DriveMatrix matrix{.columns = columns, .cells = {}};
    matrix.cells.reserve(rows * columns);
    for (qsizetype row = 0; row < durations.size(); ++row) {
        const QJsonArray seconds = durations.at(row).toArray();
        const QJsonArray metres = distances.at(row).toArray();
        for (qsizetype column = 0; column < seconds.size(); ++column) {
            const QJsonValue cell = seconds.at(column);
            if (cell.isNull()) {
                matrix.cells.emplace_back();
                continue;
            }
            if (!cell.isDouble() || cell.toDouble() < 0)
                return std::unexpected(protocolError(u"a duration that is no time"_s, source));
            matrix.cells.emplace_back(
                Drive{.seconds = cell.toDouble(), .metres = metres.at(column).toDouble(qQNaN())});
        }
    }
    return matrix;
}

Result<Route> routeFromJson(const QJsonDocument &answer)
{
    const QString source = u"routing route"_s;
    const QJsonObject object = answer.object();
    if (const auto refusal = refusalIn(object, source))
        return std::unexpected(*refusal);
    const QJsonObject best = object.value("routes"_L1).toArray().first().toObject();
    if (!best.value("duration"_L1).isDouble())
        return std::unexpected(protocolError(u"a route without a duration"_s, source));
    auto line = lineFromPolyline(best.value("geometry"_L1).toString().toLatin1());
    if (!line)
        return std::unexpected(line.error());
    return Route{.drive = {.seconds = best.value("duration"_L1).toDouble(),
                     .metres = best.value("distance"_L1).toDouble(qQNaN())},
        .line = std::move(*line)};
}

Result<NearestRoad> nearestFromJson(const QJsonDocument &answer)
{
    const QString source = u"routing nearest"_s;
    const QJsonObject object = answer.object();
    if (const auto refusal = refusalIn(object, source))
        return std::unexpected(*refusal);
    const QJsonObject first = object.value("waypoints"_L1).toArray().first().toObject();
    const GeoPoint position = pointFromJson(first.value("location"_L1));
    if (!position.isValid())
        return std::unexpected(protocolError(u"a waypoint without a place"_s, source));
    return NearestRoad{.position = position,
        .metres = first.value("distance"_L1).toDouble(),
        .name = first.value("name"_L1).toString()};
}

Result<std::vector<GeoPoint>> lineFromPolyline(const QByteArray &text)
{
    constexpr double precision = 1e6;
    constexpr int mostBits = 35; // ±180 × 10⁶ takes 30
    const Error broken = protocolError(u"a line that cannot be decoded"_s, u"routing route"_s);
    std::vector<GeoPoint> line;
    qint64 sums[2] = {0, 0}; // latitude, longitude
    qsizetype at = 0;
    while (at < text.size()) {
        for (qint64 &sum : sums) {
            quint64 value = 0;
            int shift = 0;
            bool isMore = true;
            while (isMore) {
                if (at == text.size() || shift > mostBits)
                    return std::unexpected(broken);
                const int piece = text.at(at++) - 63;
                if (piece < 0 || piece > 63)
                    return std::unexpected(broken);
                value |= quint64(piece & 0x1f) << shift;
                shift += 5;
                isMore = (piece & 0x20) != 0;
            }
            const auto half = qint64(value >> 1);
            sum += (value & 1) != 0 ? -half - 1 : half;
        }
        const GeoPoint point{
            .latitude = double(sums[0]) / precision, .longitude = double(sums[1]) / precision};
        if (std::abs(point.latitude) > 90 || std::abs(point.longitude) > 180)
            return std::unexpected(broken);
        line.push_back(point);
    }
    return line;
}

void readRefusal(const HttpResponse &response, Error &error)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString code = body.value("code"_L1).toString();
    if (code.isEmpty() || code == "Ok"_L1)
        return;
    error.type = code;
    error.detail = body.value("message"_L1).toString(code);
    if (response.status == 400)
        error.kind = kindOfCode(code);
}

std::optional<std::size_t> coordinateWithoutRoad(const Error &error)
{
    if (error.type != noSegment)
        return std::nullopt;
    static const QRegularExpression index(uR"(coordinate (\d+))"_s);
    bool isNumber = false;
    const auto place = index.match(error.detail).captured(1).toUInt(&isNumber);
    return isNumber ? std::optional(std::size_t(place)) : std::nullopt;
}

bool isTooBig(const Error &error)
{
    return error.type == tooBig;
}

} // namespace FibreDesk::Routing
