// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/mercator.h"

#include <vector>

namespace FibreDesk::Geo {

struct WeightedPoint {
    WorldPoint at;
    float weight = 1;
    bool operator==(const WeightedPoint &) const = default;
};

/// How much lies around each place of a piece of the map.
struct DensityGrid {
    int columns = 0;
    int rows = 0;
    std::vector<float> values; ///< row by row; a point alone counts its weight in its own place
    float peak = 0;

    [[nodiscard]] float at(int column, int row) const
    {
        return values[std::size_t(row) * std::size_t(columns) + std::size_t(column)];
    }
};

/// Of a piece `columns` × `rows` cells from `corner` on, each `cell` wide in world units. A point
/// reaches `radius` (world units) far, with a quartic kernel; those outside the piece reach in.
[[nodiscard]] DensityGrid densityOf(const std::vector<WeightedPoint> &points, WorldPoint corner,
    double cell, int columns, int rows, double radius);

} // namespace FibreDesk::Geo
