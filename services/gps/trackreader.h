// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gps/traccarclient.h"

#include <chrono>
#include <functional>

namespace FibreDesk::Gps {

struct TrackPages {
    std::chrono::seconds longest = std::chrono::hours(1); ///< asked for at once …
    std::chrono::seconds shortest = std::chrono::minutes(7); ///< … halved down to this on a timeout
};

/// What a device reported from one moment to another, unjudged, page after page: a whole day in one
/// answer makes Traccar time out where a tracker reports each second. `progress` hears how much of
/// the stretch is there, from 0 to 1. `scope` may go away: then the answer is Cancelled.
[[nodiscard]] QCoro::Task<Result<std::vector<Fix>>> readTrack(TraccarClient *client, int deviceId,
    QDateTime from, QDateTime to, RequestScope *scope, std::function<void(double)> progress = {},
    TrackPages pages = {});

} // namespace FibreDesk::Gps
