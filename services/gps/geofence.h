// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/stops.h"

#include <QHash>

namespace FibreDesk::Gps {

struct GeofenceRules {
    double leaveFactor =
        1.5; ///< out is farther than in: a fix at the fence moves nobody to and fro
    std::chrono::seconds enterAfter{60}; ///< inside for this long: driving past is no arrival
    std::chrono::seconds leaveAfter{120};
};

struct GeofenceEvent {
    enum class Kind { Entered, Left };

    int deviceId = 0;
    QString place;
    Kind kind = Kind::Entered;
    QDateTime at; ///< the first fix inside, or outside: not when it was sure
    bool isSeen = true; ///< false: when first heard of it was inside, for who knows how long

    bool operator==(const GeofenceEvent &) const = default;
};

/// Tells from live fixes when a device came to one of its places and when it left.
class GeofenceWatch {
public:
    explicit GeofenceWatch(const GeofenceRules &rules = {})
        : m_rules(rules)
    {
    }

    /// The places that matter for a device; what is known of those that stay is kept.
    void setPlaces(int deviceId, const std::vector<Place> &places);
    /// Events of plausible fixes in their order.
    std::vector<GeofenceEvent> take(const Fix &fix);
    /// True between Entered and Left.
    [[nodiscard]] bool isInside(int deviceId, const QString &place) const;

private:
    struct Fence {
        Place place;
        bool isInside = false;
        bool wasElsewhere = false; ///< some fix was outside
        QDateTime otherSince; ///< first fix on the other side of the fence than `isInside`
    };

    GeofenceRules m_rules;
    QHash<int, std::vector<Fence>> m_fences;
};

} // namespace FibreDesk::Gps
