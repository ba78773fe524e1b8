// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace FibreDesk::Geo {

/// A place in Web Mercator, the world being the unit square, y down.
struct WorldPoint {
    double x = 0;
    double y = 0;
    bool operator==(const WorldPoint &) const = default;
};

[[nodiscard]] inline WorldPoint toWorld(const GeoPoint &point)
{
    constexpr double limit = 85.05112877980659;
    const double sine =
        std::sin(std::clamp(point.latitude, -limit, limit) * std::numbers::pi / 180);
    return {point.longitude / 360 + 0.5,
        0.5 - 0.25 * std::log((1 + sine) / (1 - sine)) / std::numbers::pi};
}

[[nodiscard]] inline GeoPoint toGeo(const WorldPoint &point)
{
    return {
        360 / std::numbers::pi * std::atan(std::exp((0.5 - point.y) * 2 * std::numbers::pi)) - 90,
        (point.x - 0.5) * 360};
}

/// Width of the world in pixels at a zoom level, with tiles of 256 pixels.
[[nodiscard]] inline double worldPixels(double zoom)
{
    return 256 * std::exp2(zoom);
}

} // namespace FibreDesk::Geo
