// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace FibreDesk::Dispatch {

/// When roads are as full as each other.
enum class DayPeriod { Quiet, Morning, Midday, Afternoon };
constexpr std::size_t dayPeriods = 4;
/// Of minutes since local midnight.
[[nodiscard]] DayPeriod periodOf(int minutes);

/// What a routing service says of one pair.
struct RoadLeg {
    double metres = qQNaN(); ///< NaN = it does not tell
    double seconds = 0;
};

/// How long the way takes: by what the routing service said where it was asked, else great circle ×
/// a road factor at a steady speed.
struct TravelRules {
    double roadFactor = 1.35;
    double kilometresPerHour = 55;
    int parkingMinutes = 3; ///< added to every drive that is not next door
    double nextDoorMetres = 150;
    /// What estimates are multiplied with, as learnt from past drives: over the day, and by period
    /// (0 = too few of them).
    double timeFactor = 1;
    std::array<double, dayPeriods> periodFactors{};
    /// Asked first, from any thread; nothing = not known.
    std::function<std::optional<RoadLeg>(const GeoPoint &, const GeoPoint &)> known{};
};

/// Great-circle distance; 0 where one of them is unknown.
[[nodiscard]] double distanceMetres(const GeoPoint &from, const GeoPoint &to);

struct Travel {
    int metres = 0; ///< on the road
    int minutes = 0;
    bool isKnown = false; ///< false: one end has no position
    bool isEstimated = false; ///< not by a routing service
    bool operator==(const Travel &) const = default;
};

/// `departure` in minutes since local midnight lets an estimate follow the traffic; -1 = any time.
[[nodiscard]] Travel estimateTravel(
    const GeoPoint &from, const GeoPoint &to, const TravelRules &rules = {}, int departure = -1);

/// How long the way from one point to another takes.
using TravelLookup = std::function<Travel(const GeoPoint &, const GeoPoint &)>;

/// estimateTravel() by these rules, at any time of the day: for whoever plans, on any thread.
[[nodiscard]] TravelLookup estimatedTravel(const TravelRules &rules);

} // namespace FibreDesk::Dispatch
