// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/outages.h"

#include "geo/measure.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace FibreDesk::Geo {

namespace {

using State = NetworkPoint::State;

/// Offline points by squares of one neighbourhood's size.
class Neighbourhood {
public:
    Neighbourhood(const std::vector<NetworkPoint> &points, double metres)
        : m_points(points)
        , m_metres(metres)
    {
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i].state == State::Offline && points[i].position.isValid())
                m_cells[cellOf(points[i].position)].push_back(i);
        }
    }

    [[nodiscard]] std::vector<std::size_t> around(std::size_t middle) const
    {
        std::vector<std::size_t> found;
        const GeoPoint &at = m_points[middle].position;
        const auto [column, row] = cellOf(at);
        // Squares are as wide as their own latitude makes them: beside a seam they may be two off.
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                const auto cell = m_cells.constFind({column + dx, row + dy});
                if (cell == m_cells.constEnd())
                    continue;
                for (const std::size_t other : *cell) {
                    if (metresBetween(at, m_points[other].position) <= m_metres)
                        found.push_back(other);
                }
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::pair<int, int> cellOf(const GeoPoint &point) const
    {
        constexpr double degree = 111195;
        const int row = int(std::floor(point.latitude * degree / m_metres));
        const double latitude = row * m_metres / degree * std::numbers::pi / 180;
        const double wide = degree * std::max(0.01, std::cos(latitude));
        return {int(std::floor(point.longitude * wide / m_metres)), row};
    }

    const std::vector<NetworkPoint> &m_points;
    double m_metres;
    QHash<std::pair<int, int>, std::vector<std::size_t>> m_cells;
};

/// Where they are and since when `needed` of them are offline.
void describe(Outage &outage, const std::vector<NetworkPoint> &points, std::size_t needed)
{
    double latitude = 0;
    double longitude = 0;
    int placed = 0;
    std::vector<QDateTime> times;
    for (const std::size_t member : outage.members) {
        const NetworkPoint &point = points[member];
        if (point.since.isValid())
            times.push_back(point.since);
        if (point.position.isValid()) {
            latitude += point.position.latitude;
            longitude += point.position.longitude;
            ++placed;
        }
    }
    if (placed > 0) {
        outage.centre = {latitude / placed, longitude / placed};
        for (const std::size_t member : outage.members) {
            if (points[member].position.isValid())
                outage.radius =
                    std::max(outage.radius, metresBetween(outage.centre, points[member].position));
        }
    }
    std::ranges::sort(times);
    if (needed > 0 && times.size() >= needed)
        outage.since = times[needed - 1];
}

std::vector<Outage> portOutages(const std::vector<NetworkPoint> &points, const OutageRules &rules)
{
    QMap<QString, Outage> ports;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const NetworkPoint &point = points[i];
        if (point.port.isEmpty())
            continue;
        Outage &port = ports[point.port];
        port.port = point.port;
        if (point.state == State::Unknown) {
            ++port.unknown;
            continue;
        }
        ++port.known;
        if (point.state == State::Offline) {
            ++port.offline;
            port.members.push_back(i);
        }
    }
    std::vector<Outage> found;
    for (Outage &port : ports) {
        const int needed = std::max(rules.least, int(std::ceil(rules.portShare * port.known)));
        if (port.offline < needed)
            continue;
        describe(port, points, std::size_t(needed));
        found.push_back(std::move(port));
    }
    return found;
}

std::vector<Outage> areaOutages(const std::vector<NetworkPoint> &points, const OutageRules &rules)
{
    const Neighbourhood neighbourhood(points, rules.metres);
    std::vector<bool> isSeen(points.size());
    std::vector<Outage> found;
    for (std::size_t start = 0; start < points.size(); ++start) {
        const NetworkPoint &point = points[start];
        if (isSeen[start] || point.state != State::Offline || !point.position.isValid())
            continue;
        std::vector<std::size_t> queue = neighbourhood.around(start);
        if (int(queue.size()) < rules.least)
            continue; // an edge of another one perhaps, which then reaches it
        Outage area;
        area.kind = Outage::Kind::Area;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::size_t member = queue[next];
            if (isSeen[member])
                continue;
            isSeen[member] = true;
            area.members.push_back(member);
            const std::vector<std::size_t> more = neighbourhood.around(member);
            if (int(more.size()) < rules.least)
                continue;
            for (const std::size_t other : more)
                queue.push_back(other);
        }
        if (int(area.members.size()) < rules.least)
            continue;
        std::ranges::sort(area.members);
        area.offline = int(area.members.size());
        area.known = area.offline;
        describe(area, points, std::size_t(rules.least));
        found.push_back(std::move(area));
    }
    return found;
}

} // namespace

std::vector<Outage> findOutages(const std::vector<NetworkPoint> &points, const OutageRules &rules)
{
    std::vector<Outage> found = portOutages(points, rules);
    std::vector<bool> isTold(points.size());
    for (const Outage &port : found) {
        for (const std::size_t member : port.members)
            isTold[member] = true;
    }
    const auto bySize = [](const Outage &a, const Outage &b) { return a.offline > b.offline; };
    std::ranges::stable_sort(found, bySize);
    std::vector<Outage> areas = areaOutages(points, rules);
    std::erase_if(areas, [&isTold, &rules](const Outage &area) {
        return std::ranges::count_if(area.members, [&isTold](std::size_t member) {
            return !isTold[member];
        }) < rules.least;
    });
    for (Outage &area : areas) {
        QMap<QString, int> ports;
        for (const std::size_t member : area.members)
            ++ports[points[member].port];
        const auto most = std::ranges::max_element(ports);
        if (most != ports.end() && *most * 2 > area.offline)
            area.port = most.key();
    }
    std::ranges::stable_sort(areas, bySize);
    std::ranges::move(areas, std::back_inserter(found));
    return found;
}

} // namespace FibreDesk::Geo
