// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/routeexchange.h"
#include "dispatch/route/routeset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace FibreDesk::Dispatch {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double averageRemoved = 10;
constexpr double longestString = 10;
/// Annealing begins at what one stop costs on average, and ends at this part of it.
constexpr double coldShare = 1.0 / 30;
/// Regret looks at each stop in each route again and again: above this the cheapest place does.
constexpr std::size_t regretLimit = 40'000;
constexpr double splitShare = 0.5; ///< of the strings: some stops in their middle stay
constexpr double splitDeeper = 0.01;
constexpr std::size_t retried = 10; ///< of those without a place, in each iteration
constexpr std::int64_t lookEvery = 16; ///< iterations between two looks at the clock

class Search {
public:
    Search(const RoutingProblem &problem, const RoutingLimits &limits)
        : m_routes(problem)
        , m_limits(limits)
        , m_random(limits.seed)
        , m_began(Clock::now())
    {
        findNeighbours();
    }

    RoutingSolution run()
    {
        construct();
        const auto isOver = [this] { return this->isOver(); };
        m_routes.save(m_best);
        m_bestCost = m_routes.cost();
        if (m_limits.iterations > 0 || m_limits.deadline)
            anneal();
        m_routes.load(m_best);
        exchangeStops(m_routes, isOver);
        RoutingSolution found = m_routes.solution();
        found.iterations = m_iterations;
        found.wasStopped = m_wasStopped;
        return found;
    }

private:
    [[nodiscard]] const RoutingStop &stopAt(int stop) const
    {
        return m_routes.problem().stops[std::size_t(stop)];
    }

    [[nodiscard]] bool isOver() const
    {
        return m_limits.stop.stop_requested()
            || (m_limits.deadline && Clock::now() >= *m_limits.deadline);
    }

    void findNeighbours()
    {
        const int count = m_routes.stopCount();
        for (int i = 0; i < count; ++i) {
            if (!stopAt(i).isFixed)
                m_free.push_back(i);
        }
        m_isWeighted = std::ranges::any_of(
            m_free, [&](int stop) { return stopAt(stop).weight != stopAt(m_free.front()).weight; });
        m_depth.assign(std::size_t(count), 0);
        for (int round = 0; m_routes.hasLinks() && round < count; ++round) {
            for (int i = 0; i < count; ++i) {
                for (const int before : stopAt(i).after)
                    m_depth[std::size_t(i)] = std::min(
                        count, std::max(m_depth[std::size_t(i)], 1 + m_depth[std::size_t(before)]));
            }
        }
        m_neighbours.resize(std::size_t(count));
        std::vector<std::pair<double, int>> near;
        for (const int stop : m_free) {
            near.clear();
            for (const int other : m_free)
                near.emplace_back(m_routes.wayCost(stopAt(stop).place, stopAt(other).place), other);
            std::ranges::sort(near);
            for (const auto &[distance, other] : near)
                m_neighbours[std::size_t(stop)].push_back(other);
        }
    }

    /// What has a place already keeps it where it can; the rest by regret: who loses most by not
    /// getting the best route is next.
    void construct()
    {
        struct Begin {
            double start = 0;
            int stop = 0;
            int vehicle = nowhere;
        };
        std::vector<Begin> planned;
        for (const int stop : m_routes.pool()) {
            const RoutingStop &what = stopAt(stop);
            if (what.hintVehicle != nowhere)
                planned.push_back({what.hintStart, stop, what.hintVehicle});
            else if (what.presentVehicle != nowhere)
                planned.push_back({what.presentStart, stop, what.presentVehicle});
        }
        std::ranges::stable_sort(planned, {}, &Begin::start);
        for (const Begin &one : planned) {
            RouteSet::Place place;
            m_routes.cheapestIn(one.stop, one.vehicle, nullptr, place);
            if (place.vehicle != nowhere && place.cost < unassignedCost(one.stop))
                m_routes.insert(one.stop, place);
        }
        const std::size_t vehicles = std::size_t(m_routes.vehicleCount());
        if (m_routes.pool().size() * vehicles <= regretLimit)
            insertByRegret(vehicles);
        if (m_isShort || m_routes.pool().size() * vehicles > regretLimit) {
            m_out = m_routes.pool();
            m_seed = m_out.front();
            recreate();
        }
    }

    void insertByRegret(std::size_t vehicles)
    {
        std::vector<RouteSet::Place> table(std::size_t(m_routes.stopCount()) * vehicles);
        const auto look = [&](int stop, int vehicle) {
            RouteSet::Place place;
            m_routes.cheapestIn(stop, vehicle, nullptr, place);
            table[std::size_t(stop) * vehicles + std::size_t(vehicle)] = place;
        };
        for (const int stop : m_routes.pool()) {
            for (int v = 0; v < m_routes.vehicleCount(); ++v)
                look(stop, v);
        }
        while (!m_routes.pool().empty()) {
            // Long routes take long: whoever has no time has a place for each, if not the best.
            m_isShort = isOver();
            if (m_isShort)
                break;
            int next = nowhere;
            RouteSet::Place where;
            double most = -unlimited;
            for (const int stop : m_routes.pool()) {
                RouteSet::Place first;
                double second = unassignedCost(stop);
                for (std::size_t v = 0; v < vehicles; ++v) {
                    const auto &place = table[std::size_t(stop) * vehicles + v];
                    if (place.cost < first.cost) {
                        second = std::min(second, first.cost);
                        first = place;
                    } else {
                        second = std::min(second, place.cost);
                    }
                }
                if (first.vehicle == nowhere || first.cost >= unassignedCost(stop))
                    continue;
                const double regret = second - first.cost;
                if (regret > most) {
                    most = regret;
                    next = stop;
                    where = first;
                }
            }
            if (next == nowhere)
                break;
            m_routes.insert(next, where);
            for (const int stop : m_routes.pool()) {
                if (m_routes.hasLinks()) {
                    for (int v = 0; v < m_routes.vehicleCount(); ++v)
                        look(stop, v);
                } else {
                    look(stop, where.vehicle);
                }
            }
        }
    }

    [[nodiscard]] double unassignedCost(int stop) const
    {
        return m_routes.problem().weights.unassigned * stopAt(stop).weight;
    }

    /// False when it is time to end; else how much of the limit is used.
    bool look(double &share)
    {
        if (m_limits.stop.stop_requested()) {
            m_wasStopped = true;
            return false;
        }
        const auto now = Clock::now();
        if (m_limits.deadline && now >= *m_limits.deadline)
            return false;
        if (m_limits.iterations > 0) {
            share = double(m_iterations) / double(m_limits.iterations);
            return m_iterations < m_limits.iterations;
        }
        share = std::chrono::duration<double>(now - m_began)
            / std::chrono::duration<double>(*m_limits.deadline - m_began);
        return true;
    }

    void anneal()
    {
        if (m_free.empty())
            return;
        // In proportion to what one stop costs, so that the units of the caller do not matter.
        const double hot = std::max(1e-9, m_limits.heat * routedCost() / double(m_free.size()));
        double temperature = hot;
        double present = m_routes.cost();
        double share = 0;
        while (true) {
            if (m_iterations % lookEvery == 0) {
                if (!look(share))
                    return;
                temperature = hot * std::pow(coldShare, share);
                if (m_limits.progress && m_iterations % (lookEvery * 16) == 0)
                    m_limits.progress(share, m_bestCost);
            }
            ++m_iterations;
            m_routes.beginChange();
            ruin();
            recreate();
            const double cost = m_routes.cost();
            if (cost < present - temperature * std::log(1 - m_random.unit())) {
                present = cost;
                if (cost < m_bestCost - 1e-9) {
                    m_bestCost = cost;
                    m_routes.save(m_best);
                }
            } else {
                m_routes.takeBack();
            }
        }
    }

    [[nodiscard]] double routedCost() const
    {
        double cost = m_routes.cost();
        for (const int stop : m_routes.pool())
            cost -= unassignedCost(stop);
        return cost;
    }

    void ruin()
    {
        m_out.clear();
        m_ruined.assign(std::size_t(m_routes.vehicleCount()), 0);
        double routed = 0;
        double used = 0;
        for (int v = 0; v < m_routes.vehicleCount(); ++v) {
            const auto size = m_routes.route(v).nodes.size() - 2;
            routed += double(size);
            used += size > 0 ? 1 : 0;
        }
        if (used == 0)
            return;
        const double longest = std::min(longestString, routed / used);
        const double mostStrings = 4 * averageRemoved / (1 + longest) - 1;
        const int strings = int(m_random.unit() * mostStrings) + 1;
        // Half of the time room is made for one that has no place.
        const auto &waiting = m_routes.pool();
        const bool isForOne = !waiting.empty() && m_random.below(2) == 0;
        const auto &from = isForOne ? waiting : m_free;
        m_seed = from[std::size_t(m_random.below(int(from.size())))];
        int taken = 0;
        for (const int stop : m_neighbours[std::size_t(m_seed)]) {
            const int vehicle = m_routes.vehicleOf(stop);
            if (vehicle == nowhere || m_ruined[std::size_t(vehicle)] != 0
                || (isForOne && !m_routes.mayServe(vehicle, m_seed)))
                continue;
            m_ruined[std::size_t(vehicle)] = 1;
            takeString(vehicle, stop, longest);
            if (++taken == strings)
                break;
        }
        m_routes.remove(m_out);
    }

    void takeString(int vehicle, int stop, double longest)
    {
        const auto &nodes = m_routes.route(vehicle).nodes;
        const int size = int(nodes.size()) - 2;
        const int most = int(std::min(double(size), longest));
        const int length = 1 + m_random.below(std::max(1, most));
        int kept = 0;
        if (length > 1 && length < size && m_random.unit() < splitShare) {
            kept = 1;
            while (length + kept < size && m_random.unit() > splitDeeper)
                ++kept;
        }
        const int window = length + kept;
        const int at = m_routes.positionOf(stop);
        const int lowest = std::max(1, at - window + 1);
        const int highest = std::min(at, size - window + 1);
        const int begin = lowest + m_random.below(std::max(1, highest - lowest + 1));
        const int keepFrom = kept == 0 ? -1 : begin + m_random.below(length + 1);
        for (int i = begin; i < begin + window; ++i) {
            if (kept > 0 && i >= keepFrom && i < keepFrom + kept)
                continue;
            const int out = nodes[std::size_t(i)].stop;
            if (!stopAt(out).isFixed)
                m_out.push_back(out);
        }
    }

    void recreate()
    {
        m_order = m_routes.pool();
        // What found no place so far is tried again, but not all of it each time.
        while (m_order.size() > m_out.size() + retried) {
            const auto others = m_order.size() - m_out.size();
            m_order.erase(m_order.begin() + m_random.below(int(others)));
        }
        if (m_routes.vehicleOf(m_seed) == nowhere && !std::ranges::contains(m_order, m_seed))
            m_order.push_back(m_seed);
        sortOrder();
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            const int stop = m_order[i];
            if (m_routes.vehicleOf(stop) != nowhere)
                continue;
            const RouteSet::Place place = m_routes.cheapest(stop, &m_random);
            if (place.vehicle != nowhere && place.cost < unassignedCost(stop))
                m_routes.insert(stop, place);
        }
    }

    void sortOrder()
    {
        for (std::size_t i = m_order.size(); i > 1; --i)
            std::swap(m_order[i - 1], m_order[std::size_t(m_random.below(int(i)))]);
        static constexpr std::array<int, 7> shares{4, 4, 2, 1, 2, 2, 2};
        int drawn = m_random.below(17);
        int kind = 0;
        while (drawn >= shares[std::size_t(kind)])
            drawn -= shares[std::size_t(kind++)];
        const auto key = [&](int stop) {
            const RoutingStop &what = stopAt(stop);
            switch (kind) {
            case 1:
                return -what.demand - what.service / 1e6;
            case 2:
                return -fromStart(what);
            case 3:
                return fromStart(what);
            case 4:
                return what.window.to - what.window.from;
            case 5:
                return what.window.from;
            case 6:
                return -what.window.to;
            default:
                return 0.0;
            }
        };
        if (kind > 0)
            std::ranges::stable_sort(m_order, {}, key);
        if (m_isWeighted && m_random.below(2) == 0) {
            std::ranges::stable_sort(
                m_order, std::greater(), [&](int stop) { return stopAt(stop).weight; });
        }
        if (m_routes.hasLinks()) {
            std::ranges::stable_sort(
                m_order, {}, [&](int stop) { return m_depth[std::size_t(stop)]; });
        }
    }

    [[nodiscard]] double fromStart(const RoutingStop &stop) const
    {
        const auto &vehicles = m_routes.problem().vehicles;
        if (vehicles.empty() || vehicles.front().startPlace == nowhere)
            return 0;
        return m_routes.wayCost(vehicles.front().startPlace, stop.place);
    }

    RouteSet m_routes;
    const RoutingLimits &m_limits;
    RouteRandom m_random;
    Clock::time_point m_began;
    std::vector<int> m_free;
    std::vector<int> m_depth; ///< how many must come before
    std::vector<std::vector<int>> m_neighbours;
    RouteSet::Snapshot m_best;
    double m_bestCost = 0;
    std::int64_t m_iterations = 0;
    bool m_wasStopped = false;
    bool m_isShort = false; ///< the time was over before the construction
    std::vector<int> m_out;
    int m_seed = 0; ///< what the present iteration is about
    bool m_isWeighted = false; ///< some matter more than others
    std::vector<int> m_order;
    std::vector<char> m_ruined;
};

} // namespace

RoutingSolution solveRouting(const RoutingProblem &problem, const RoutingLimits &limits)
{
    return Search(problem, limits).run();
}

} // namespace FibreDesk::Dispatch
