// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/region.h"

#include "region/regionbuilder.h"

#include <algorithm>
#include <numbers>

namespace FibreDesk::Sandbox {

namespace {

constexpr double kmPerDegree = 111.32;

double kmPerDegreeLon()
{
    return kmPerDegree * std::cos(Region::originLat * std::numbers::pi / 180);
}

} // namespace

Region::Region(quint64 seed)
{
    RegionBuilder(*this, seed).build();
}

GeoPoint Region::toGeo(QPointF km)
{
    return {originLat + km.y() / kmPerDegree, originLon + km.x() / kmPerDegreeLon()};
}

QPointF Region::toPlane(GeoPoint point)
{
    return {(point.lon - originLon) * kmPerDegreeLon(), (point.lat - originLat) * kmPerDegree};
}

bool Region::isWater(QPointF km) const
{
    return std::ranges::any_of(m_waters, [km](const Water &w) {
        return w.bounds.contains(km) && w.outline.containsPoint(km, Qt::OddEvenFill);
    });
}

QString Region::addressLine(const Lot &lot) const
{
    return QString::number(lot.civicNumber) + u' ' + m_roads[std::size_t(lot.road)].name;
}

} // namespace FibreDesk::Sandbox
