// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/geofence.h"

#include <algorithm>

namespace FibreDesk::Gps {

void GeofenceWatch::setPlaces(int deviceId, const std::vector<Place> &places)
{
    const std::vector<Fence> before = m_fences.take(deviceId);
    if (places.empty())
        return;
    std::vector<Fence> fences;
    for (const Place &place : places) {
        const auto known = std::ranges::find(before, place, &Fence::place);
        fences.push_back(known == before.end()
                ? Fence{.place = place, .isInside = false, .wasElsewhere = false, .otherSince = {}}
                : *known);
    }
    m_fences.insert(deviceId, std::move(fences));
}

std::vector<GeofenceEvent> GeofenceWatch::take(const Fix &fix)
{
    std::vector<GeofenceEvent> events;
    const auto fences = m_fences.find(fix.deviceId);
    if (fences == m_fences.end())
        return events;
    for (Fence &fence : *fences) {
        const double metres = distanceBetween(fix.position, fence.place.position);
        const double accuracy = qIsNaN(fix.accuracy) ? 0 : fix.accuracy;
        // Between the two, and where a fix is too vague to tell, everything stays as it was.
        const bool isOther = fence.isInside
            ? metres - accuracy > fence.place.radius * m_rules.leaveFactor
            : metres <= fence.place.radius && accuracy <= fence.place.radius;
        if (!isOther) {
            fence.wasElsewhere =
                fence.wasElsewhere || (!fence.isInside && accuracy <= fence.place.radius);
            fence.otherSince = {};
            continue;
        }
        if (!fence.otherSince.isValid())
            fence.otherSince = fix.time;
        const auto needed = fence.isInside ? m_rules.leaveAfter : m_rules.enterAfter;
        if (fence.otherSince.secsTo(fix.time) < needed.count())
            continue;
        fence.isInside = !fence.isInside;
        events.push_back({.deviceId = fix.deviceId,
            .place = fence.place.id,
            .kind = fence.isInside ? GeofenceEvent::Kind::Entered : GeofenceEvent::Kind::Left,
            .at = fence.otherSince,
            .isSeen = fence.isInside ? fence.wasElsewhere : true});
        fence.otherSince = {};
    }
    return events;
}

bool GeofenceWatch::isInside(int deviceId, const QString &place) const
{
    const auto fences = m_fences.constFind(deviceId);
    if (fences == m_fences.cend())
        return false;
    return std::ranges::any_of(*fences,
        [&place](const Fence &fence) { return fence.place.id == place && fence.isInside; });
}

} // namespace FibreDesk::Gps
