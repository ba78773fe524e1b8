// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <vector>

namespace FibreDesk::Geo {

/// Along the great circle, on a sphere; within half a percent of the truth.
[[nodiscard]] double metresBetween(const GeoPoint &from, const GeoPoint &to);

/// Of a ring on the sphere, however it winds; it is closed where it is not.
[[nodiscard]] double squareMetresOf(const std::vector<GeoPoint> &ring);

} // namespace FibreDesk::Geo
