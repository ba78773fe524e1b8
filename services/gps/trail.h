// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/stops.h"

namespace FibreDesk::Gps {

struct TrailRules {
    double tolerance = 12; ///< metres that the line may pass beside a fix
    std::chrono::seconds gap{300}; ///< without a fix for longer, nobody knows the way taken
};

struct TrailPoint {
    GeoPoint position;
    QDateTime time;
    bool isAfterGap = false; ///< the way to it is not known

    bool operator==(const TrailPoint &) const = default;
};

/// The way of a day, thinned by shape: turns stay, what lies on a straight line goes; each stop is
/// two points at its middle instead of the scribble of a standing receiver.
[[nodiscard]] std::vector<TrailPoint> trailOf(
    const std::vector<Fix> &fixes, const std::vector<Stop> &stops, const TrailRules &rules = {});

/// Where the device was at a moment: between two fixes on the line between them, in a gap at the
/// last fix before it.
struct Moment {
    GeoPoint position;
    double course = qQNaN();
    double speed = 0; ///< km/h
    bool isGap = false; ///< nothing was heard around then
    QDateTime since; ///< of the last fix
};

[[nodiscard]] std::optional<Moment> momentAt(
    const std::vector<Fix> &fixes, const QDateTime &time, const TrailRules &rules = {});

} // namespace FibreDesk::Gps
