// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QString>

#include <optional>
#include <vector>

/// What a routing service says of the roads.
namespace FibreDesk::Routing {

/// The fastest way by road between two places, without looking for a parking place.
struct Drive {
    double seconds = 0;
    double metres = qQNaN(); ///< NaN = the service did not tell
};

/// Ways from each of some places to each of others.
struct DriveMatrix {
    std::size_t columns = 0;
    std::vector<std::optional<Drive>> cells; ///< row by row; nothing = no way by road

    [[nodiscard]] const std::optional<Drive> &at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns + column];
    }
};

/// One way with its line on the map.
struct Route {
    Drive drive;
    std::vector<GeoPoint> line;
};

/// The road next to a place.
struct NearestRoad {
    GeoPoint position;
    double metres = 0; ///< from the place asked for
    QString name; ///< empty = it has none
};

} // namespace FibreDesk::Routing
