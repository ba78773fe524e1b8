// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/density.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Geo {

DensityGrid densityOf(const std::vector<WeightedPoint> &points, WorldPoint corner, double cell,
    int columns, int rows, double radius)
{
    DensityGrid grid{.columns = std::max(0, columns), .rows = std::max(0, rows), .values = {}};
    grid.values.resize(std::size_t(grid.columns) * std::size_t(grid.rows));
    if (grid.values.empty() || cell <= 0 || radius <= 0)
        return grid;
    const double reach = radius / cell;
    for (const WeightedPoint &point : points) {
        // Cells are asked at their middle.
        const double x = (point.at.x - corner.x) / cell - 0.5;
        const double y = (point.at.y - corner.y) / cell - 0.5;
        if (x < -reach || y < -reach || x > grid.columns + reach || y > grid.rows + reach)
            continue;
        const int left = std::max(0, int(std::ceil(x - reach)));
        const int right = std::min(grid.columns - 1, int(std::floor(x + reach)));
        const int top = std::max(0, int(std::ceil(y - reach)));
        const int bottom = std::min(grid.rows - 1, int(std::floor(y + reach)));
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                const double dx = (column - x) / reach;
                const double dy = (row - y) / reach;
                const double near = 1 - dx * dx - dy * dy;
                if (near > 0)
                    grid.values[std::size_t(row) * std::size_t(grid.columns)
                        + std::size_t(column)] += float(point.weight * near * near);
            }
        }
    }
    grid.peak = std::ranges::max(grid.values);
    return grid;
}

} // namespace FibreDesk::Geo
