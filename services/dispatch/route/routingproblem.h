// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

/// Who drives where in which order, as numbers: places, stops and vehicles are counted from 0.
/// Times and distances are in units of the caller's; the day planner uses minutes.
namespace FibreDesk::Dispatch {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
inline constexpr int nowhere = -1;

/// What each way costs; need not be symmetric.
class TravelTable {
public:
    explicit TravelTable(int places = 0)
        : m_places(places)
        , m_ways(std::size_t(places) * std::size_t(places))
    {
    }

    struct Way {
        double distance = 0;
        double time = 0;
    };

    [[nodiscard]] int places() const { return m_places; }
    [[nodiscard]] const Way &way(int from, int to) const { return m_ways[index(from, to)]; }
    void setWay(int from, int to, Way way) { m_ways[index(from, to)] = way; }
    /// Nobody is sent that way; between what stands fixed at both ends it is driven all the same.
    void forbid(int from, int to)
    {
        m_isForbidden.resize(m_ways.size(), 0);
        m_isForbidden[index(from, to)] = 1;
    }
    [[nodiscard]] bool isForbidden(int from, int to) const
    {
        return !m_isForbidden.empty() && m_isForbidden[index(from, to)] != 0;
    }

private:
    [[nodiscard]] std::size_t index(int from, int to) const
    {
        return std::size_t(from) * std::size_t(m_places) + std::size_t(to);
    }

    int m_places;
    std::vector<Way> m_ways;
    std::vector<char> m_isForbidden; ///< empty = none is
};

struct TimeSpan {
    double from = 0;
    double to = unlimited;

    bool operator==(const TimeSpan &) const = default;
};

struct RoutingVehicle {
    int startPlace = nowhere; ///< nowhere = the first way costs nothing
    int endPlace = nowhere;
    std::vector<TimeSpan> spans = {TimeSpan{}}; ///< ascending, apart: what lies between is a break
    std::vector<TimeSpan> callSpans{}; ///< for stops that somebody may be called for; empty = none
    double leavesFrom = -unlimited; ///< does not leave the start before
    /// The ways from the start and to the end lie inside the spans too, as a lorry's day does;
    /// otherwise the first stop may begin with the shift.
    bool isTravelInSpans = true;
    double capacity = unlimited;

    bool operator==(const RoutingVehicle &) const = default;
};

struct RoutingStop {
    int place = 0;
    int leavePlace = nowhere; ///< where it ends, if elsewhere
    TimeSpan window{}; ///< of the beginning; hard
    std::vector<TimeSpan> closed{}; ///< ascending, apart: no part of the service lies in them
    bool mayCall = false; ///< is worth calling somebody: `callSpans` count, not `spans`
    double service = 0;
    double demand = 0;
    double due = unlimited; ///< beginning later is late, which is allowed and costs
    double weight = 1; ///< of leaving it out
    double lateWeight = 1;
    std::vector<int> vehicles{}; ///< who may; empty = all
    std::vector<int>
        after{}; ///< stops that must have ended before, on whichever vehicle; no circles
    int presentVehicle = nowhere; ///< as planned so far
    double presentStart = -unlimited; ///< with any vehicle; it waits for it where that harms nobody
    int hintVehicle = nowhere; ///< where the search may begin with it; else where it is planned
    double hintStart = 0;
    double changeWeight = 1; ///< of moving it away from where it is planned
    /// Stays with its vehicle at its time whatever that breaks. Fixed stops of one vehicle do not
    /// overlap.
    bool isFixed = false;
};

/// What a unit of each costs.
struct RoutingWeights {
    double distance = 0;
    double travel = 1; ///< time on the way
    double late = 0; ///< × late weight of the stop
    double unassigned = 10000; ///< × weight of the stop
    double otherVehicle = 0; ///< for a stop that was planned for another one
    double otherTime = 0; ///< for a stop that does not begin when it was planned to
    double call = 0; ///< for a stop that begins outside the vehicle's `spans`
    double fairness = 0; ///< × work² / shift of each vehicle: least where all are equally busy
};

struct RoutingProblem {
    TravelTable table{};
    std::vector<RoutingVehicle> vehicles{};
    std::vector<RoutingStop> stops{};
    RoutingWeights weights{};
    double grid = 0; ///< stops begin at its multiples; 0 = at any time
};

struct RoutingVisit {
    int stop = 0;
    double start = 0;

    bool operator==(const RoutingVisit &) const = default;
};

struct RoutingSolution {
    std::vector<std::vector<RoutingVisit>> routes{}; ///< by vehicle
    std::vector<int> unassigned{};
    double cost = 0; ///< in the problem's weights
    double distance = 0;
    double travel = 0;
    std::int64_t iterations = 0;
    bool wasStopped = false; ///< by the stop token
};

/// When to end. With a number of iterations the answer depends on the seed alone, unless the
/// deadline comes first.
struct RoutingLimits {
    std::int64_t iterations = 0; ///< 0 = until the deadline
    std::optional<std::chrono::steady_clock::time_point> deadline{};
    std::uint64_t seed = 1;
    double heat = 1; ///< less where the hints are good already: less gets worse on the way
    std::stop_token stop{};
    /// On the solver's thread: how much of the limit is used, and the best cost so far.
    std::function<void(double, double)> progress{};
};

/// Construction by regret insertion, then large-neighbourhood search: strings of neighbouring stops
/// are taken out and put back at the cheapest place, with a few places overlooked at random
/// (Christiaens, Vanden Berghe: Slack Induction by String Removals), under simulated annealing;
/// exchanges of tails and segments at the end. Without any limit only construction and exchanges.
[[nodiscard]] RoutingSolution solveRouting(
    const RoutingProblem &problem, const RoutingLimits &limits);

/// What is wrong with the solution by the problem's hard rules, computed from the problem alone;
/// empty = nothing. For tests and as a last look before an answer is given.
[[nodiscard]] std::vector<std::pair<int, const char *>> routingViolations(
    const RoutingProblem &problem, const RoutingSolution &solution);

} // namespace FibreDesk::Dispatch
