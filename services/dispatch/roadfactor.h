// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/travel.h"

#include <QTimeZone>

#include <vector>

namespace FibreDesk::Dispatch {

/// One drive as it really was.
struct DriveSample {
    GeoPoint from;
    GeoPoint to;
    double minutes = 0; ///< door to door, with parking
    int departure = -1; ///< minutes since local midnight; -1 = not known
    double metres = qQNaN(); ///< by the tracker; NaN = not known
};

/// What past drives teach about estimates.
struct RoadFactor {
    int samples = 0; ///< drives it is learnt from; 0 = too few, nothing was learnt
    double timeFactor = 1; ///< of the rules' own estimate
    std::array<double, dayPeriods> periodFactors{}; ///< 0 = too few at that time of the day
    double roadFactor = 0; ///< road over great circle; 0 = too few with a measured distance

    bool operator==(const RoadFactor &) const = default;
};

/// The median of real time over estimated time, within bounds. Drives that tell nothing are left
/// out: next door, with an hour's break in between, at a speed nobody drives.
[[nodiscard]] RoadFactor learnRoadFactor(
    const std::vector<DriveSample> &samples, const TravelRules &rules = {});

/// The drives between one job's end and the next one's start, by the jobs' actual times: same
/// technician, same day, in the order in which they were done.
[[nodiscard]] std::vector<DriveSample> drivesBetween(std::vector<Job> jobs, const QTimeZone &zone);

/// The rules with what was learnt put in.
[[nodiscard]] TravelRules withLearnt(TravelRules rules, const RoadFactor &learnt);

} // namespace FibreDesk::Dispatch
