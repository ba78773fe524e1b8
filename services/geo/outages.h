// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace FibreDesk::Geo {

/// One device in the network as far as somebody knows.
struct NetworkPoint {
    enum class State : std::uint8_t { Unknown, Online, Offline };

    QString id;
    QString port; ///< of the OLT; empty = nobody knows
    GeoPoint position;
    State state = State::Unknown;
    QDateTime since; ///< of being offline; invalid = nobody knows
};

struct OutageRules {
    double metres = 350; ///< neighbours are not farther than this
    int least = 3; ///< offline devices that are no accident
    double portShare = 0.5; ///< of those of a port whose state is known
};

/// Devices that are offline together: on one port, or side by side.
struct Outage {
    enum class Kind : std::uint8_t { Port, Area };

    Kind kind = Kind::Port;
    QString port; ///< of a port; of an area the port of most of them
    int offline = 0;
    int known = 0; ///< of a port: devices whose state is known
    int unknown = 0; ///< and those of which nobody knows
    /// When so many were offline that it was an outage: one that was dark for weeks does not make
    /// it old. Invalid = nobody knows.
    QDateTime since;
    GeoPoint centre; ///< in the middle of the offline ones; not valid where none has a position
    double radius = 0; ///< metres, around all of them
    std::vector<std::size_t> members; ///< the offline ones

    bool operator==(const Outage &) const = default;
};

/// Ports first, most offline first. An area that is a port's outage seen again is left out. What
/// is unknown is never counted as offline.
[[nodiscard]] std::vector<Outage> findOutages(
    const std::vector<NetworkPoint> &points, const OutageRules &rules = {});

} // namespace FibreDesk::Geo
