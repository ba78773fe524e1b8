// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"

namespace FibreDesk::Dispatch {

/// A skill that the job asks for and the technician has.
struct SkillMatch {
    QString tag{};
    int has = 0;
    int needs = 0;

    bool operator==(const SkillMatch &) const = default;
};

/// A place for a job that breaks no rule, and what speaks for and against it.
struct Suggestion {
    QString technician{};
    QTime start{};
    QString after{}; ///< the job before it in the lane; empty = the first of the day
    QString before{}; ///< the job after it; empty = the last
    int travelAdded = 0; ///< minutes more on the road than without the job; may be less
    int metresAdded = 0;
    bool isTravelKnown = true; ///< false: a position is unknown, the way counts as nothing
    int latenessCaused = 0; ///< minutes by which this and later jobs would be late by now
    std::vector<SkillMatch> skills{};
    int windowLeft =
        -1; ///< minutes between the start and the end of the window; -1 = none promised
    int workMinutes = 0; ///< of the technician's day, with the job
    int shiftMinutes = 0;
    double cost = 0; ///< in minutes; what the order is by

    bool operator==(const Suggestion &) const = default;
};

/// Why a technician is not suggested.
struct Refusal {
    QString technician{};
    Findings findings{}; ///< empty: all rules could be kept, but no gap is long enough

    bool operator==(const Refusal &) const = default;
};

struct Suggestions {
    std::vector<Suggestion> best{}; ///< cheapest first
    std::vector<Refusal> refusals{}; ///< in the order of the lanes
};

struct SuggestOptions {
    int count = 5;
    int perTechnician = 2; ///< so that there is a choice of people too
    QTime notBefore{}; ///< invalid = any time that has not passed
    TravelLookup travel{}; ///< empty = estimated
    double lateWeight = 3; ///< minutes on the road that a late minute is worth
    double loadWeight = 20; ///< that a full day is worth against an empty one
};

/// checkAssignment() without what it cannot know better: a job without a time stands nowhere yet,
/// and with ways of our own the estimated ones do not matter.
[[nodiscard]] Findings checkPlace(const Board &board, const Job &job, const QString &technician,
    QTime start, const BoardInput &context, bool hasOwnWays = false);

/// The best technicians and times for the job on the board's day, by all rules checkAssignment()
/// knows, for the job and for those who help.
[[nodiscard]] Suggestions suggest(const Board &board, const Job &job, const BoardInput &context,
    const SuggestOptions &options = {});

} // namespace FibreDesk::Dispatch
