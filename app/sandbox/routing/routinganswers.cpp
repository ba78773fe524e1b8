// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/routinganswers.h"

#include "routing/polyline.h"

#include <cmath>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Beyond it the map's data end.
constexpr double farthestRoad = 25; // kilometres

using Snap = RoadNetwork::Snap;
using Way = RoadNetwork::Way;

/// A refusal on its way out.
struct Refusal {
    QString code;
    QString message;
};

HttpResponse answer(int status, const QJsonObject &object)
{
    HttpResponse response = HttpResponse::json(status, object);
    response.contentType = "application/json; charset=UTF-8";
    return response;
}

HttpResponse refuse(const Refusal &refusal)
{
    return answer(400, {{u"code"_s, refusal.code}, {u"message"_s, refusal.message}});
}

double tenths(double value)
{
    return std::round(value * 10) / 10;
}

std::vector<GeoPoint> placesOf(QString text)
{
    if (text.endsWith(".json"_L1))
        text.chop(5);
    std::vector<GeoPoint> places;
    qsizetype at = 0;
    for (const QString &pair : text.split(u';')) {
        bool isLon = false;
        bool isLat = false;
        const GeoPoint place{.lat = pair.section(u',', 1, 1).toDouble(&isLat),
            .lon = pair.section(u',', 0, 0).toDouble(&isLon)};
        if (!isLon || !isLat || pair.count(u',') != 1)
            throw Refusal{
                u"InvalidQuery"_s, u"Query string malformed close to position %1"_s.arg(at)};
        // "nan" is a number to Qt, and no place.
        if (!(std::abs(place.lat) <= 90 && std::abs(place.lon) <= 180))
            throw Refusal{u"InvalidValue"_s, u"Invalid coordinate value."_s};
        places.push_back(place);
        at += pair.size() + 1;
    }
    return places;
}

std::vector<Snap> snapsOf(
    const RoadNetwork &roads, const std::vector<GeoPoint> &places, const RoutingMood &mood)
{
    std::vector<Snap> snaps;
    for (const GeoPoint &place : places) {
        const auto snap = roads.snap(Region::toPlane(place), farthestRoad);
        if (!snap || (mood.hasNoRoads && snaps.empty()))
            throw Refusal{u"NoSegment"_s,
                u"Could not find a matching segment for coordinate %1"_s.arg(snaps.size())};
        snaps.push_back(*snap);
    }
    return snaps;
}

/// "0;3;5" or "all", the default.
std::vector<std::size_t> chosen(const HttpRequest &request, QStringView name, std::size_t count)
{
    const QString text = request.query(name);
    std::vector<std::size_t> indexes;
    if (text.isEmpty() || text == "all"_L1) {
        for (std::size_t i = 0; i < count; ++i)
            indexes.push_back(i);
        return indexes;
    }
    for (const QString &part : text.split(u';')) {
        bool isNumber = false;
        const std::size_t index = part.toULong(&isNumber);
        if (!isNumber)
            throw Refusal{u"InvalidQuery"_s,
                u"Query string malformed close to position %1"_s.arg(request.rawPath.size())};
        if (index >= count)
            throw Refusal{
                u"InvalidOptions"_s, u"Source or destination indices are out of bounds"_s};
        indexes.push_back(index);
    }
    return indexes;
}

QJsonObject waypoint(const RoadNetwork &roads, const Snap &snap)
{
    const GeoPoint place = Region::toGeo(snap.point);
    const auto millionths = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
    return {{u"hint"_s, QString()}, {u"distance"_s, snap.kilometres * 1000},
        {u"name"_s, roads.nameOf(snap)},
        {u"location"_s, QJsonArray{millionths(place.lon), millionths(place.lat)}}};
}

HttpResponse nearest(
    const RoadNetwork &roads, const std::vector<GeoPoint> &places, const RoutingMood &mood)
{
    if (places.size() != 1)
        throw Refusal{u"InvalidOptions"_s, u"Only one input coordinate is supported"_s};
    const std::vector<Snap> snaps = snapsOf(roads, places, mood);
    return answer(
        200, {{u"code"_s, u"Ok"_s}, {u"waypoints"_s, QJsonArray{waypoint(roads, snaps.front())}}});
}

HttpResponse table(const RoadNetwork &roads, const HttpRequest &request,
    const std::vector<GeoPoint> &places, const RoutingMood &mood)
{
    if (places.size() < 2)
        throw Refusal{u"InvalidOptions"_s, u"Number of coordinates needs to be at least two."_s};
    const auto sources = chosen(request, u"sources", places.size());
    const auto destinations = chosen(request, u"destinations", places.size());
    const auto most = std::size_t(mood.mostPlaces);
    if (sources.size() * destinations.size() > most * most)
        throw Refusal{u"TooBig"_s, u"Too many table coordinates"_s};
    const std::vector<Snap> snaps = snapsOf(roads, places, mood);
    const QString annotations = request.query(u"annotations");

    std::vector<Snap> goals;
    QJsonArray to;
    for (const std::size_t index : destinations) {
        goals.push_back(snaps[index]);
        to.append(waypoint(roads, snaps[index]));
    }
    QJsonArray from;
    QJsonArray durations;
    QJsonArray distances;
    for (const std::size_t index : sources) {
        from.append(waypoint(roads, snaps[index]));
        QJsonArray seconds;
        QJsonArray metres;
        for (const std::optional<Way> &way : roads.ways(snaps[index], goals)) {
            const bool isWay = way && !mood.hasNoWays;
            seconds.append(isWay ? QJsonValue(tenths(way->seconds)) : QJsonValue());
            metres.append(isWay ? QJsonValue(tenths(way->kilometres * 1000)) : QJsonValue());
        }
        durations.append(seconds);
        distances.append(metres);
    }
    QJsonObject object{{u"code"_s, u"Ok"_s}, {u"sources"_s, from}, {u"destinations"_s, to}};
    if (annotations.isEmpty() || annotations.contains("duration"_L1))
        object.insert(u"durations"_s, durations);
    if (annotations.contains("distance"_L1))
        object.insert(u"distances"_s, distances);
    return answer(200, object);
}

HttpResponse route(const RoadNetwork &roads, const HttpRequest &request,
    const std::vector<GeoPoint> &places, const RoutingMood &mood)
{
    if (places.size() < 2)
        throw Refusal{u"InvalidOptions"_s, u"Number of coordinates needs to be at least two."_s};
    const std::vector<Snap> snaps = snapsOf(roads, places, mood);
    Way whole;
    std::vector<GeoPoint> line;
    QJsonArray legs;
    QJsonArray waypoints{waypoint(roads, snaps.front())};
    for (std::size_t i = 1; i < snaps.size(); ++i) {
        const std::optional<Way> way = roads.ways(snaps[i - 1], {snaps[i]}).front();
        if (!way || mood.hasNoWays)
            throw Refusal{u"NoRoute"_s, u"Impossible route between points"_s};
        whole.seconds += way->seconds;
        whole.kilometres += way->kilometres;
        legs.append(QJsonObject{{u"steps"_s, QJsonArray()}, {u"summary"_s, QString()},
            {u"duration"_s, tenths(way->seconds)}, {u"weight"_s, tenths(way->seconds)},
            {u"distance"_s, tenths(way->kilometres * 1000)}});
        waypoints.append(waypoint(roads, snaps[i]));
        for (const QPointF &point : roads.line(snaps[i - 1], snaps[i]))
            line.push_back(Region::toGeo(point));
    }
    QJsonObject best{{u"legs"_s, legs}, {u"weight_name"_s, u"routability"_s},
        {u"weight"_s, tenths(whole.seconds)}, {u"duration"_s, tenths(whole.seconds)},
        {u"distance"_s, tenths(whole.kilometres * 1000)}};
    const QString geometries = request.query(u"geometries");
    if (geometries == "geojson"_L1) {
        QJsonArray points;
        for (const GeoPoint &point : line)
            points.append(QJsonArray{point.lon, point.lat});
        best.insert(
            u"geometry"_s, QJsonObject{{u"type"_s, u"LineString"_s}, {u"coordinates"_s, points}});
    } else if (request.query(u"overview") != "false"_L1) {
        const double precision = geometries == "polyline6"_L1 ? 1e6 : 1e5;
        best.insert(u"geometry"_s, QString::fromLatin1(polyline(line, precision)));
    }
    return answer(
        200, {{u"code"_s, u"Ok"_s}, {u"routes"_s, QJsonArray{best}}, {u"waypoints"_s, waypoints}});
}

} // namespace

HttpResponse routingAnswer(
    const RoadNetwork &roads, const HttpRequest &request, const RoutingMood &mood)
{
    // service / v1 / profile / coordinates
    const QStringList path = request.segments();
    if (request.method != "GET" || path.size() != 4)
        return refuse({u"InvalidUrl"_s, u"URL string malformed close to position 1"_s});
    if (path[1] != "v1"_L1)
        return refuse(
            {u"InvalidVersion"_s, u"Service %1 version %2 not found!"_s.arg(path[0], path[1])});
    try {
        if (path[0] == "nearest"_L1)
            return nearest(roads, placesOf(path[3]), mood);
        if (path[0] == "table"_L1)
            return table(roads, request, placesOf(path[3]), mood);
        if (path[0] == "route"_L1)
            return route(roads, request, placesOf(path[3]), mood);
    } catch (const Refusal &refusal) {
        return refuse(refusal);
    }
    return refuse({u"InvalidService"_s, u"Service %1 not found!"_s.arg(path[0])});
}

} // namespace FibreDesk::Sandbox
