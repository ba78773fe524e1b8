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

DayPeriod periodOf(int minutes)
{
    const int minute = ((minutes % 1440) + 1440) % 1440;
    if (minute < 6 * 60 + 30 || minute >= 19 * 60)
        return DayPeriod::Quiet;
    if (minute < 9 * 60)
        return DayPeriod::Morning;
    return minute < 15 * 60 ? DayPeriod::Midday : DayPeriod::Afternoon;
}

Travel estimateTravel(
    const GeoPoint &from, const GeoPoint &to, const TravelRules &rules, int departure)
{
    if (!from.isValid() || !to.isValid())
        return {};
    const double straight = distanceMetres(from, to);
    if (straight < rules.nextDoorMetres)
        return {.metres = int(straight), .minutes = 0, .isKnown = true, .isEstimated = false};
    double road = straight * rules.roadFactor;
    double minutes = 0;
    const std::optional<RoadLeg> leg = rules.known ? rules.known(from, to) : std::nullopt;
    if (leg) {
        road = std::isnan(leg->metres) ? road : leg->metres;
        minutes = leg->seconds / 60;
    } else {
        const double ofPeriod =
            departure < 0 ? 0 : rules.periodFactors[std::size_t(periodOf(departure))];
        minutes = road / 1000 / rules.kilometresPerHour * 60
            * (ofPeriod > 0 ? ofPeriod : rules.timeFactor);
    }
    return {.metres = int(road),
        .minutes = int(std::ceil(minutes)) + rules.parkingMinutes,
        .isKnown = true,
        .isEstimated = !leg};
}

TravelLookup estimatedTravel(const TravelRules &rules)
{
    return [rules](const GeoPoint &from, const GeoPoint &to) {
        return estimateTravel(from, to, rules);
    };
}

} // namespace FibreDesk::Dispatch
