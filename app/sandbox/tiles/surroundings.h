// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

namespace FibreDesk::Sandbox {

/// What lies around the region, for the map only: woods and lakes as far as one sees at level 6,
/// and the way on of the highway and the river, which would end at the region's border otherwise.
struct Surroundings {
    explicit Surroundings(const Region &region);

    std::vector<QPolygonF> woods; ///< kilometres, like the region
    std::vector<QPolygonF> lakes;
    std::vector<Water> rivers;
    std::vector<Road> highways;
};

} // namespace FibreDesk::Sandbox
