// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/track.h"

#include <chrono>

namespace FibreDesk::Gps {

struct StopRules {
    double radius = 75; ///< metres around its middle
    std::chrono::seconds atLeast{240}; ///< shorter is traffic
    int strays = 2; ///< fixes in a row that may lie outside before it counts as left
};

/// A place that may have been visited: a job's.
struct Place {
    QString id;
    GeoPoint position;
    double radius = 150; ///< metres: of its geofence

    bool operator==(const Place &) const = default;
};

/// Where a device stood still. The times are of fixes: `seenBefore` and `seenAfter` tell between
/// which it really came and went, where there was a gap.
struct Stop {
    GeoPoint position;
    QDateTime arrived; ///< first fix there
    QDateTime left; ///< last fix there
    QDateTime seenBefore; ///< last fix elsewhere; invalid = none
    QDateTime seenAfter; ///< next fix elsewhere; invalid = it still stood there
    QStringList places; ///< it happened at, nearest first

    [[nodiscard]] bool isOngoing() const { return !seenAfter.isValid(); }
    [[nodiscard]] std::chrono::seconds dwell() const
    {
        return std::chrono::seconds(arrived.secsTo(left));
    }
    bool operator==(const Stop &) const = default;
};

/// All that a day's stops tell of one place.
struct PlaceVisit {
    QString place;
    QDateTime arrived; ///< first arrival
    QDateTime seenBefore; ///< last fix elsewhere before it; invalid = none
    QDateTime left; ///< last fix there
    std::chrono::seconds onSite{}; ///< without the ways between
    int times = 0; ///< how often it was there
    bool isOngoing = false; ///< the last fix known is there

    bool operator==(const PlaceVisit &) const = default;
};

[[nodiscard]] std::vector<Stop> findStops(
    const std::vector<Fix> &fixes, const StopRules &rules = {});

/// Names the places within whose geofence each stop lies. Neighbours within `together` metres of
/// the nearest share the stop: two jobs of one building.
void joinPlaces(std::vector<Stop> &stops, const std::vector<Place> &places, double together = 30);

/// By first arrival.
[[nodiscard]] std::vector<PlaceVisit> visitsOf(const std::vector<Stop> &stops);

} // namespace FibreDesk::Gps
