// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gps/suspectlog.h"

#include <algorithm>

namespace FibreDesk::Gps {

bool SuspectLog::add(const SuspectFix &suspect)
{
    Ring &ring = m_rings[suspect.fix.deviceId];
    const bool isKnown = std::ranges::any_of(ring.entries, [&suspect](const SuspectFix &known) {
        return suspect.fix.id != 0 ? known.fix.id == suspect.fix.id : known.fix == suspect.fix;
    });
    if (isKnown)
        return false;
    // A parked tracker that sends the same again and again is one line, not a hundred.
    if (suspect.suspicion == Suspicion::Duplicate && !ring.entries.empty()
        && ring.entries.back().suspicion == Suspicion::Duplicate) {
        const int times = ring.entries.back().times + suspect.times;
        ring.entries.back() = suspect;
        ring.entries.back().times = times;
        return true;
    }
    if (ring.entries.size() == m_perDevice) {
        ring.entries.pop_front();
        ring.hasForgotten = true;
    }
    ring.entries.push_back(suspect);
    return true;
}

std::vector<SuspectFix> SuspectLog::of(int deviceId) const
{
    const auto ring = m_rings.constFind(deviceId);
    if (ring == m_rings.cend())
        return {};
    return {ring->entries.rbegin(), ring->entries.rend()};
}

bool SuspectLog::hasForgotten(int deviceId) const
{
    const auto ring = m_rings.constFind(deviceId);
    return ring != m_rings.cend() && ring->hasForgotten;
}

int worryCount(const std::vector<SuspectFix> &suspects)
{
    int count = 0;
    for (const SuspectFix &suspect : suspects)
        count += suspect.suspicion == Suspicion::Duplicate ? 0 : suspect.times;
    return count;
}

} // namespace FibreDesk::Gps
