// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/fix.h"
#include "gps/positionfilter.h"

#include <vector>

namespace FibreDesk::Gps {

/// What one device reported in a stretch of time: where it plausibly was, and what was set aside.
struct Track {
    int deviceId = 0;
    std::vector<Fix> fixes; ///< ascending in time
    std::vector<SuspectFix> setAside; ///< in the order of time they claim

    bool operator==(const Track &) const = default;
};

/// Judges a history. Each fix is judged by the clock of the moment the server got it: one that was
/// dated ahead then is no truth now. Knowing what came after, it also tells which side of a jump
/// was wrong: a first fix from nowhere does not push the real day aside.
[[nodiscard]] Track judgedTrack(int deviceId, std::vector<Fix> reports, const QDateTime &now,
    const PositionFilter::Limits &limits = {});

} // namespace FibreDesk::Gps
