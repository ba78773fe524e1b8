// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/eta.h"

#include <algorithm>

namespace FibreDesk::Gps {

Eta etaTo(const DeviceState &state, const GeoPoint &place, const QDateTime &now,
    const TravelMinutes &travel, double geofence, const PresenceRules &rules)
{
    const Presence presence = presenceOf(state, now, rules);
    if (presence == Presence::Unknown || presence == Presence::Silent || !place.isValid())
        return {};
    const Fix &fix = *state.last;
    const double metres = distanceBetween(fix.position, place);
    if (metres <= geofence)
        return {.basis = Eta::Basis::There, .at = fix.time};
    const std::optional<double> minutes = travel(fix.position, place);
    if (!minutes)
        return {};
    if (presence == Presence::Stopped)
        return {.basis = Eta::Basis::Standing, .at = now.addSecs(qint64(*minutes * 60))};
    // Nobody gets there faster than straight at the speed they drive now, or at a road's usual one.
    constexpr double usualSpeed = 90; // km/h
    const double least = metres / (std::max(fix.speed, usualSpeed) / 3.6);
    const double seconds = std::max(*minutes * 60, least);
    // Driving on since the fix; but not there before something has said so.
    return {.basis = Eta::Basis::Driving,
        .at = std::max(fix.time.addSecs(qint64(seconds)), now.addSecs(60))};
}

} // namespace FibreDesk::Gps
