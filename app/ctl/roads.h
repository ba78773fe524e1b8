// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/travel.h"
#include "store/dispatchqueries.h"

#include <QCoroTask>
#include <QStringList>

namespace FibreDesk::Ctl {

class Context;

/// How long drives take between the places of a day.
struct RoadReading {
    Dispatch::TravelRules rules;
    QStringList notes; ///< why they are estimated although there is a routing service
};

/// Asks the routing service where the profile has one, and keeps its answers where the desk keeps
/// them.
[[nodiscard]] QCoro::Task<RoadReading> readRoads(Context *context, std::vector<GeoPoint> places);

/// Where somebody may drive on that day.
[[nodiscard]] std::vector<GeoPoint> placesOf(const Store::DispatchDay &day);

} // namespace FibreDesk::Ctl
