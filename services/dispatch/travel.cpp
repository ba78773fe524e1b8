// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/travel.h"

#include <cmath>
#include <numbers>

namespace FibreDesk::Dispatch {

double distanceMetres(const GeoPoint &from, const GeoPoint &to)
{
    if (!from.isValid() || !to.isValid())
        return 0;
    constexpr double earthRadius = 6371008.8;
    constexpr double radians = std::numbers::pi / 180;
    const double dLat = (to.latitude - from.latitude) * radians;
    const double dLon = (to.longitude - from.longitude) * radians;
    const double a = std::pow(std::sin(dLat / 2), 2)
        + std::cos(from.latitude * radians) * std::cos(to.latitude * radians)
            * std::pow(std::sin(dLon / 2), 2);
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(a)));
}

Travel estimateTravel(const GeoPoint &from, const GeoPoint &to, const TravelRules &rules)
{
    if (!from.isValid() || !to.isValid())
        return {};
    const double straight = distanceMetres(from, to);
    if (straight < rules.nextDoorMetres)
        return {int(straight), 0, true};
    const double road = straight * rules.roadFactor;
    const double minutes = road / 1000 / rules.kilometresPerHour * 60;
    return {int(road), int(std::ceil(minutes)) + rules.parkingMinutes, true};
}

} // namespace FibreDesk::Dispatch
