// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/fix.h"

#include <chrono>

namespace FibreDesk::Gps {

/// What a device is doing, as far as it can be known.
enum class Presence { Unknown, Stopped, Moving, Silent };

struct PresenceRules {
    double walkingPace = 4; ///< km/h; slower is standing
    double wander = 60; ///< metres that a standing receiver's fixes lie apart
    std::chrono::seconds trafficLight{90}; ///< standing for less is still a drive
    std::chrono::seconds silentAfter{180};
};

/// Keeps `anchor` and `stillSince` of a device with each plausible fix.
void keepAnchor(DeviceState &state, const Fix &fix, const PresenceRules &rules = {});

/// On the move at its last fix: a stop at a traffic light is still a drive, a receiver that
/// wanders while its van is parked is none.
[[nodiscard]] bool isMoving(const DeviceState &state, const PresenceRules &rules = {});

[[nodiscard]] Presence presenceOf(
    const DeviceState &state, const QDateTime &now, const PresenceRules &rules = {});

} // namespace FibreDesk::Gps
