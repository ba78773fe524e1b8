// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/shapes.h"

#include "geo/geojson.h"
#include "geo/geopackage.h"

#include <QFile>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

namespace {

bool isInRing(const Shape::Ring &ring, const WorldPoint &point)
{
    bool isInside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const WorldPoint &a = ring[i];
        const WorldPoint &b = ring[j];
        if ((a.y > point.y) != (b.y > point.y)
            && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            isInside = !isInside;
    }
    return isInside;
}

bool isInPart(const std::vector<Shape::Ring> &part, const WorldPoint &point)
{
    if (part.empty() || !isInRing(part.front(), point))
        return false;
    return std::none_of(part.begin() + 1, part.end(),
        [&point](const Shape::Ring &hole) { return isInRing(hole, point); });
}

/// Twice the area, by the shoelace.
double extent(const Shape::Ring &ring)
{
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return std::abs(sum);
}

/// The middle of the widest run inside the part along a horizontal line.
std::optional<std::pair<double, WorldPoint>> widestAlong(
    const std::vector<Shape::Ring> &part, double y)
{
    std::vector<double> crossings;
    for (const Shape::Ring &ring : part) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const WorldPoint &a = ring[i];
            const WorldPoint &b = ring[j];
            if ((a.y > y) != (b.y > y))
                crossings.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
        }
    }
    std::ranges::sort(crossings);
    std::optional<std::pair<double, WorldPoint>> widest;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const double width = crossings[i + 1] - crossings[i];
        if (!widest || width > widest->first)
            widest = {width, {(crossings[i] + crossings[i + 1]) / 2, y}};
    }
    return widest;
}

} // namespace

bool Shape::contains(const WorldPoint &point) const
{
    return kind == Kind::Area
        && std::ranges::any_of(parts, [&point](const auto &part) { return isInPart(part, point); });
}

WorldPoint Shape::labelPoint() const
{
    const std::vector<Ring> *largest = nullptr;
    for (const auto &part : parts) {
        if (part.empty() || part.front().empty())
            continue;
        if (!largest || (kind == Kind::Area && extent(part.front()) > extent(largest->front())))
            largest = &part;
    }
    if (!largest)
        return {};
    const Ring &outline = largest->front();
    if (kind != Kind::Area)
        return outline[outline.size() / 2];
    const auto [low, high] =
        std::ranges::minmax_element(outline, {}, [](const WorldPoint &point) { return point.y; });
    std::optional<std::pair<double, WorldPoint>> best;
    // A little beside the corners that files like to have at round places.
    for (const double share : {0.5013, 0.3517, 0.6511}) {
        const auto found = widestAlong(*largest, low->y + (high->y - low->y) * share);
        if (found && (!best || found->first > best->first * 1.4))
            best = found;
    }
    return best ? best->second : outline.front();
}

ShapeResult readShapeFile(const QString &file, const ShapeLimits &limits)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        return std::unexpected(
            ShapeFault{.problem = ShapeFault::Problem::Unreadable, .detail = opened.errorString()});
    if (opened.peek(15) == "SQLite format 3")
        return readGeoPackage(file, limits);
    if (opened.size() > limits.bytes)
        return std::unexpected(ShapeFault{.problem = ShapeFault::Problem::TooLarge,
            .detail = QString::number(limits.bytes / (1024 * 1024))});
    // Not by its size: a pipe or a device has none.
    const QByteArray bytes = opened.read(limits.bytes + 1);
    return readGeoJson(bytes, limits);
}

} // namespace FibreDesk::Geo
