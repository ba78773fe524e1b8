// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/message.h"
#include "routing/roadnetwork.h"

#include <functional>

namespace FibreDesk::Sandbox {

/// What the control API has made of the service for one answer.
struct RoutingMood {
    int mostPlaces = 100; ///< the most in a table is this squared, as osrm-routed counts it
    bool hasNoWays = false;
    bool hasNoRoads = false; ///< near the first place
};

/// OSRM's HTTP API, version 1: nearest, route and table over the region's roads. Pure: safe to call
/// from several threads at once.
[[nodiscard]] HttpResponse routingAnswer(
    const RoadNetwork &roads, const HttpRequest &request, const RoutingMood &mood);

} // namespace FibreDesk::Sandbox
