// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/measure.h"

#include <cmath>
#include <numbers>

namespace FibreDesk::Geo {

namespace {

constexpr double earthRadius = 6371008.8;
constexpr double radians = std::numbers::pi / 180;

} // namespace

double metresBetween(const GeoPoint &from, const GeoPoint &to)
{
    const double up = std::sin((to.latitude - from.latitude) * radians / 2);
    const double along = std::sin((to.longitude - from.longitude) * radians / 2);
    const double chord = up * up
        + std::cos(from.latitude * radians) * std::cos(to.latitude * radians) * along * along;
    return 2 * earthRadius * std::asin(std::sqrt(std::min(1.0, chord)));
}

double squareMetresOf(const std::vector<GeoPoint> &ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeoPoint &a = ring[i];
        const GeoPoint &b = ring[(i + 1) % ring.size()];
        sum += (b.longitude - a.longitude) * radians
            * (2 + std::sin(a.latitude * radians) + std::sin(b.latitude * radians));
    }
    return std::abs(sum * earthRadius * earthRadius / 2);
}

} // namespace FibreDesk::Geo
