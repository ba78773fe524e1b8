// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/presence.h"

#include <functional>
#include <optional>

namespace FibreDesk::Gps {

/// Minutes of the way between two places; nothing where it cannot be told. Handed in: how ways are
/// estimated is not this area's business.
using TravelMinutes =
    std::function<std::optional<double>(const GeoPoint &from, const GeoPoint &to)>;

/// When a technician will be at a place, and what that rests on.
struct Eta {
    enum class Basis {
        Unknown, ///< no position, an old one, or no way to it
        There, ///< is within the place's geofence
        Driving, ///< on the move: the way from where it must be by now
        Standing, ///< if it left now
    };

    Basis basis = Basis::Unknown;
    QDateTime at; ///< UTC

    bool operator==(const Eta &) const = default;
};

[[nodiscard]] Eta etaTo(const DeviceState &state, const GeoPoint &place, const QDateTime &now,
    const TravelMinutes &travel, double geofence = 150, const PresenceRules &rules = {});

} // namespace FibreDesk::Gps
