// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/route/routingproblem.h"

namespace FibreDesk::Dispatch {

/// A pseudo-random sequence that is the same everywhere (splitmix64).
class RouteRandom {
public:
    explicit RouteRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    double unit() { return double(next() >> 11U) * 0x1.0p-53; }
    int below(int bound) { return int(((next() >> 32U) * std::uint64_t(bound)) >> 32U); }

private:
    std::uint64_t m_state;
};

/// A stop in a route; the first and the last of each route are the vehicle's start and end.
struct RouteNode {
    int stop = nowhere;
    int enter = 0; ///< place
    int leave = 0; ///< place
    double start = 0;
    double depart = 0;
    double earliest =
        0; ///< could depart then; less than `depart` where it waits for its present time
    double latest = 0; ///< arriving later breaks something at it or after it
    double costNext = 0; ///< of the way to the next
};

struct Route {
    std::vector<RouteNode> nodes;
    double cost = 0;
    double load = 0;
    double work = 0; ///< service and ways
};

/// The routes of all vehicles while they are worked on: feasible at any time, each change O(length
/// of the route), each question O(1).
class RouteSet {
public:
    explicit RouteSet(const RoutingProblem &problem);

    struct Place {
        int vehicle = nowhere;
        int position = 0; ///< the new stop comes after this node
        double cost = unlimited; ///< added
    };

    /// The cheapest place for the stop, cheaper than `bound`. With `random`, one place in a hundred
    /// is overlooked.
    [[nodiscard]] Place cheapest(int stop, RouteRandom *random);
    /// The same in one route only.
    void cheapestIn(int stop, int vehicle, RouteRandom *random, Place &best);

    void insert(int stop, const Place &place);
    /// Takes stops out; their successors, and whoever no longer fits then, come out too. Fixed ones
    /// stay.
    void remove(const std::vector<int> &stops);

    [[nodiscard]] const RoutingProblem &problem() const { return m_problem; }
    [[nodiscard]] int stopCount() const { return int(m_problem.stops.size()); }
    [[nodiscard]] int vehicleCount() const { return int(m_problem.vehicles.size()); }
    [[nodiscard]] const Route &route(int vehicle) const { return m_routes[std::size_t(vehicle)]; }
    [[nodiscard]] int vehicleOf(int stop) const { return m_vehicleOf[std::size_t(stop)]; }
    [[nodiscard]] int positionOf(int stop) const;
    [[nodiscard]] bool mayServe(int vehicle, int stop) const
    {
        return m_allowed[std::size_t(stop) * m_problem.vehicles.size() + std::size_t(vehicle)] != 0;
    }
    /// What stands in no route.
    [[nodiscard]] std::vector<int> &pool() { return m_pool; }
    [[nodiscard]] const std::vector<int> &pool() const { return m_pool; }
    [[nodiscard]] double cost() const { return m_routeCost + m_poolCost; }
    [[nodiscard]] double wayCost(int from, int to) const { return m_cost[index(from, to)]; }
    [[nodiscard]] double wayTime(int from, int to) const { return m_time[index(from, to)]; }
    [[nodiscard]] bool hasLinks() const { return m_hasLinks; }

    /// From now on the routes that change are remembered as they were.
    void beginChange();
    void takeBack();

    /// Puts these stops in place of all free and fixed ones of the route; false, and nothing is
    /// changed, where that breaks something or is not cheaper than `bound`.
    bool replace(int vehicle, const std::vector<int> &stops, double bound = unlimited);
    /// The cost of the route with these stops instead; infinite where that breaks something.
    [[nodiscard]] double costOf(int vehicle, const std::vector<int> &stops);

    [[nodiscard]] std::vector<std::vector<int>> sequences() const;
    /// Everything as it is now, to come back to.
    struct Snapshot {
        std::vector<Route> routes{};
        std::vector<int> vehicleOf{};
        std::vector<int> pool{};
        std::vector<TimeSpan> window{};
        double routeCost = 0;
        double poolCost = 0;
    };
    void save(Snapshot &into) const;
    void load(const Snapshot &from);
    [[nodiscard]] RoutingSolution solution() const;

private:
    [[nodiscard]] std::size_t index(int from, int to) const
    {
        return std::size_t(from) * m_stride + std::size_t(to);
    }
    [[nodiscard]] bool isTooFar(int from, int to) const
    {
        return m_hasLimit && m_isTooFar[index(from, to)] != 0;
    }
    [[nodiscard]] const std::vector<TimeSpan> &spansFor(int vehicle, int stop) const;
    [[nodiscard]] double earliestStart(int vehicle, int stop, double arrival) const;
    [[nodiscard]] double latestStart(int vehicle, int stop, double by) const;
    [[nodiscard]] RouteNode nodeOf(int stop) const;
    [[nodiscard]] int schedule(int vehicle, Route &route) const;
    [[nodiscard]] double stopCost(int vehicle, int stop, double start) const;
    [[nodiscard]] double fairness(int vehicle, double work) const;
    [[nodiscard]] double changeCost(int vehicle, int stop) const;
    [[nodiscard]] double onGrid(int stop, double time, bool isUp) const;
    void makeTables();
    void placeFixed();
    void remember(int vehicle);
    void settle(int vehicle, int depth = 0);
    void updateLinkBounds(int stop);
    [[nodiscard]] std::pair<int, int> positionsBetweenLinks(int stop, int vehicle) const;
    void collectSuccessors(int stop, std::vector<int> &all) const;
    void addToPool(int stop);
    void lookIn(int stop, int vehicle, RouteRandom *random, Place &best);
    void chooseCandidate(int stop, Place &best);
    [[nodiscard]] bool fillScratch(int vehicle, const std::vector<int> &stops);

    RoutingProblem m_problem;
    std::size_t m_stride;
    std::vector<double> m_cost; ///< [from][to], with a last place that is nowhere
    std::vector<double> m_costBack; ///< [to][from]
    std::vector<double> m_time;
    std::vector<double> m_timeBack;
    std::vector<char> m_isTooFar; ///< [from][to]; empty where no way is
    bool m_hasLimit = false;
    std::vector<char> m_allowed;
    std::vector<double> m_shift; ///< minutes of each vehicle
    std::vector<int> m_classOf; ///< empty vehicles of one class are the same
    std::vector<char> m_isBounded; ///< has links
    std::vector<TimeSpan> m_window; ///< of each stop, narrowed by its links
    std::vector<std::vector<int>> m_successors;
    bool m_hasLinks = false;
    bool m_isPlain = true; ///< one span each, no grid
    bool m_isRich = false; ///< the cost of a route depends on its times

    std::vector<Route> m_routes;
    std::vector<int> m_vehicleOf;
    std::vector<int> m_pool;
    double m_routeCost = 0;
    double m_poolCost = 0;

    std::vector<std::pair<int, Route>> m_before;
    std::size_t m_beforeCount = 0;
    std::vector<char> m_isRemembered;
    std::vector<int> m_poolBefore;
    double m_routeCostBefore = 0;
    double m_poolCostBefore = 0;
    bool m_isRemembering = false;
    Route m_scratch;
    std::vector<Place> m_candidates; ///< with what they cost at least
    std::vector<int> m_seenClass;
    int m_seenMark = 0;
    int m_blinkIn = 100;
};

} // namespace FibreDesk::Dispatch
