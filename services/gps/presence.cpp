// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/presence.h"

#include <algorithm>

namespace FibreDesk::Gps {

void keepAnchor(DeviceState &state, const Fix &fix, const PresenceRules &rules)
{
    const double accuracy = qIsNaN(fix.accuracy) ? 0 : fix.accuracy;
    const double near = std::max(rules.wander, std::min(accuracy, rules.wander * 2));
    if (state.anchor.isValid() && distanceBetween(state.anchor, fix.position) <= near)
        return;
    state.hasDriven = state.anchor.isValid();
    state.anchor = fix.position;
    state.stillSince = fix.time;
}

bool isMoving(const DeviceState &state, const PresenceRules &rules)
{
    if (!state.last)
        return false;
    const Fix &fix = *state.last;
    const bool isFast =
        fix.isMoving.value_or(fix.speed > rules.walkingPace) && fix.speed > rules.walkingPace / 2;
    const qint64 still = state.stillSince.isValid() ? state.stillSince.secsTo(fix.time) : 0;
    if (still >= rules.trafficLight.count() * 2)
        return false; // whatever its speed says: it has not got anywhere
    // Standing for a moment after a drive: the anchor moved with the drive, and is young.
    return isFast || (state.hasDriven && still < rules.trafficLight.count());
}

Presence presenceOf(const DeviceState &state, const QDateTime &now, const PresenceRules &rules)
{
    if (!state.last)
        return Presence::Unknown;
    if (state.last->time.secsTo(now) > rules.silentAfter.count())
        return Presence::Silent;
    return isMoving(state, rules) ? Presence::Moving : Presence::Stopped;
}

} // namespace FibreDesk::Gps
