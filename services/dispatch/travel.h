// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

namespace FibreDesk::Dispatch {

/// How long the way takes where no routing service says: great circle × a road factor at a steady
/// speed.
struct TravelRules {
    double roadFactor = 1.35;
    double kilometresPerHour = 55;
    int parkingMinutes = 3; ///< added to every drive that is not next door
    double nextDoorMetres = 150;
};

/// Great-circle distance; 0 where one of them is unknown.
[[nodiscard]] double distanceMetres(const GeoPoint &from, const GeoPoint &to);

struct Travel {
    int metres = 0; ///< on the road, estimated
    int minutes = 0;
    bool isKnown = false; ///< false: one end has no position
    bool operator==(const Travel &) const = default;
};

[[nodiscard]] Travel estimateTravel(
    const GeoPoint &from, const GeoPoint &to, const TravelRules &rules = {});

} // namespace FibreDesk::Dispatch
