// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/board.h"
#include "dispatch/suggest.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <stop_token>

namespace FibreDesk::Dispatch {

/// What a plan is measured by, all in minutes on the road: twice the weight, twice as much driving
/// is worth it.
struct PlanWeights {
    /// An urgent job begun three minutes later, and others in proportion. Promised windows are kept
    /// whatever this is.
    double late = 1;
    double travel = 1;
    double unassigned = 400; ///< a job of medium priority that nobody gets
    double fairness = 0.2; ///< the same work spread evenly
    double otherTechnician = 15; ///< a job that changes hands
    double otherTime = 5; ///< a job that is given another time
};

enum class PlanScope {
    Unassigned, ///< gives places to what nobody has and times to what has none; nothing else moves
    Day, ///< whatever may move
    Technician, ///< one technician's own jobs in another order
    Repair, ///< somebody drops out, or something urgent comes in: as few changes as possible
};

struct PlanRequest {
    PlanScope scope = PlanScope::Unassigned;
    QString technician{}; ///< Technician: whose order
    QString out{}; ///< Repair: who drops out; empty = nobody
    QString urgent{}; ///< Repair: the job to be fitted in; empty = none
    bool isWithUndated = false; ///< jobs without a date may get this one
    QStringList pinned{}; ///< jobs that stay as they are
    QStringList dispatched{}; ///< jobs that their technician has been told of
    bool canMoveDispatched = false;
    std::vector<std::pair<QString, QString>>
        links{}; ///< the first must have ended before the second begins
    PlanWeights weights{};
    TravelLookup travel{}; ///< empty = estimated
    std::map<QString, GeoPoint> whereabouts{}; ///< of technicians now, where it is known; else home

    std::uint64_t seed = 1;
    std::int64_t iterations = 5000; ///< the same seed makes the same plan unless the budget ends it
    std::chrono::milliseconds budget{700};
    std::stop_token stop{};
    std::function<void(double)> progress{}; ///< how much is done, on the planning thread
};

/// Why a job changes its place.
struct PlanReason {
    enum class Kind {
        WasUnassigned,
        HadNoTime,
        TechnicianOut, ///< `other` is not there
        RuleKept, ///< its present place breaks `finding`
        LessTravel, ///< `minutes` fewer on the road for this job
        MakesRoom, ///< for job `other`
        Earlier, ///< `minutes` earlier
        FairerLoad, ///< `other` has less to do than its technician so far
        FitsTheRest, ///< others move, and this one with them
    };

    Kind kind = Kind::WasUnassigned;
    QString other = {};
    int minutes = 0;
    std::optional<Finding> finding = {};

    bool operator==(const PlanReason &) const = default;
};

struct PlanChange {
    QString job{};
    QString modified{}; ///< of the document that was planned with
    QString fromTechnician{}; ///< empty = nobody
    QTime fromStart{}; ///< invalid = none
    QDate fromDate{};
    QString toTechnician{};
    QTime toStart{};
    int travelMinutes = 0; ///< the way to it in its new place
    std::vector<PlanReason> reasons{}; ///< at least one

    bool operator==(const PlanChange &) const = default;
};

/// A job that gets no place, and why.
struct Unplanned {
    enum class Kind {
        NobodyWorks, ///< nobody who may do it is there that day
        NobodyHasSkill, ///< `finding` names it
        WindowOver, ///< the promised window has passed
        DayOver, ///< the day has passed
        WaitsFor, ///< job `other`, which has no place before it
        NoRoom, ///< who could do it has no gap that is long enough
        KeepsPlace, ///< stays where it is although that breaks `finding`: there is no better place
    };

    QString job{};
    Kind kind = Kind::NoRoom;
    QString other = {};
    std::optional<Finding> finding = {};

    bool operator==(const Unplanned &) const = default;
};

struct PlanTotals {
    int lateMinutes = 0; ///< begun after the promised window, or late by now
    int travelMinutes = 0; ///< from home and between the jobs
    int unassigned = 0; ///< of those the plan is about
    int brokenRules = 0; ///< findings at open jobs
    int busiestMinutes = 0; ///< work and ways of who has most
    int idlestMinutes = 0; ///< of who has least, among those who work
    int changes = 0;

    bool operator==(const PlanTotals &) const = default;
};

struct DayPlan {
    std::vector<PlanChange> changes{}; ///< by technician, then by time
    std::vector<Unplanned> unplanned{}; ///< by urgency
    PlanTotals before{};
    PlanTotals after{};
    std::int64_t iterations = 0;
    bool wasStopped = false; ///< by the stop token: the best so far

    bool operator==(const DayPlan &) const = default;
};

/// A plan for the board's day that breaks no rule of checkPlace(). What is in progress or
/// done, pinned or told to its technician, or done by several people, never moves; what was
/// promised stays in its window; no job loses its technician unless that one drops out. Takes as
/// long as its budget: not for the interface's thread.
[[nodiscard]] DayPlan makePlan(const BoardInput &input, const PlanRequest &request);

/// A pause ends by itself: nobody loses jobs to it, though nobody gets others meanwhile.
[[nodiscard]] bool isOwnPause(const Job &job, const QString &technician, const Finding &finding);

/// The day as it would be with these changes.
[[nodiscard]] BoardInput withChanges(BoardInput input, const std::vector<PlanChange> &changes);

/// What a job of that priority counts against a medium one.
[[nodiscard]] double priorityWeight(JobPriority priority);

} // namespace FibreDesk::Dispatch
