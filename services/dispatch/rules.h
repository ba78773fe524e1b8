// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

/// All rules of the schedule, for makeBoard() and checkAssignment() alike: what one says of a job
/// in its place, the other says of a job that is about to be put there.
namespace FibreDesk::Dispatch {

[[nodiscard]] bool isOpen(const Job &job);

/// Where a job stands or would stand.
struct Placement {
    int from = 0; ///< minutes since local midnight
    int to = 0;
    bool hasTime = true; ///< false: only the day is asked about
};

/// What the rules of one person's day say: status, hours, others' jobs, travel. The job itself does
/// not count among those of the lane.
[[nodiscard]] Findings personFindings(
    const Job &job, const Lane &lane, Placement place, const BoardInput &input);
/// What overlaps it in the lane; the only rule that holds for closed jobs.
[[nodiscard]] Findings overlapFindings(const Job &job, const Lane &lane, Placement place);

/// What the rules of the job say when `lead` does it: skills of all who come, region, window,
/// customer, chain.
[[nodiscard]] Findings jobFindings(
    const Job &job, const Technician &lead, Placement place, const BoardInput &input);

/// Jobs that wait for `job` and begin before it ends there.
[[nodiscard]] Findings dependentFindings(const Job &job, Placement place, const BoardInput &input);

/// Whether `job` has to wait for `other`.
[[nodiscard]] bool waitsFor(const Job &job, const Job &other);

} // namespace FibreDesk::Dispatch
