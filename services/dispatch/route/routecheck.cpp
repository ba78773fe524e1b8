// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/routingproblem.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

namespace {

constexpr double rounding = 1e-6;

/// One vehicle's day, followed as it would be driven.
class Drive {
public:
    Drive(const RoutingProblem &problem, int vehicle,
        std::vector<std::pair<int, const char *>> &found)
        : m_problem(problem)
        , m_vehicle(problem.vehicles[std::size_t(vehicle)])
        , m_number(vehicle)
        , m_found(found)
    {
        m_time = m_vehicle.leavesFrom;
        if (m_vehicle.isTravelInSpans && !m_vehicle.spans.empty())
            m_time = std::max(m_time, m_vehicle.spans.front().from);
        m_at = m_vehicle.startPlace;
    }

    void visit(const RoutingVisit &visit)
    {
        const RoutingStop &stop = m_problem.stops[std::size_t(visit.stop)];
        const double arrival = m_time + wayTo(stop.place);
        const auto refuse = [&](const char *why) { m_found.emplace_back(visit.stop, why); };
        if (m_at != nowhere && m_problem.table.isForbidden(m_at, stop.place)
            && !(m_isAfterFixed && stop.isFixed))
            refuse("too far");
        if (!stop.vehicles.empty() && !std::ranges::contains(stop.vehicles, m_number))
            refuse("vehicle");
        if (stop.isFixed) {
            if (stop.presentVehicle != m_number || visit.start != stop.presentStart)
                refuse("fixed");
            if (!m_isAfterFixed && visit.start < arrival - rounding)
                refuse("way");
        } else {
            if (visit.start < arrival - rounding)
                refuse("way");
            if (visit.start < stop.window.from - rounding
                || visit.start > stop.window.to + rounding)
                refuse("window");
            const bool isCalled = stop.mayCall && !m_vehicle.callSpans.empty();
            const auto &spans = isCalled ? m_vehicle.callSpans : m_vehicle.spans;
            const bool isInside = std::ranges::any_of(spans, [&](const TimeSpan &span) {
                return visit.start >= span.from - rounding
                    && visit.start + stop.service <= span.to + rounding;
            });
            if (!isInside)
                refuse("span");
            const bool isClosed = std::ranges::any_of(stop.closed, [&](const TimeSpan &span) {
                return visit.start < span.to - rounding
                    && visit.start + stop.service > span.from + rounding;
            });
            if (isClosed)
                refuse("closed");
        }
        m_load += stop.demand;
        m_time = visit.start + stop.service;
        m_at = stop.leavePlace == nowhere ? stop.place : stop.leavePlace;
        m_isAfterFixed = stop.isFixed;
        m_last = visit.stop;
    }

    void end()
    {
        if (m_load > m_vehicle.capacity + rounding)
            m_found.emplace_back(m_last, "capacity");
        if (m_vehicle.isTravelInSpans && !m_isAfterFixed && m_last != nowhere
            && m_time + wayTo(m_vehicle.endPlace) > m_vehicle.spans.back().to + rounding)
            m_found.emplace_back(m_last, "end");
    }

private:
    [[nodiscard]] double wayTo(int place) const
    {
        return m_at == nowhere || place == nowhere ? 0 : m_problem.table.way(m_at, place).time;
    }

    const RoutingProblem &m_problem;
    const RoutingVehicle &m_vehicle;
    int m_number;
    std::vector<std::pair<int, const char *>> &m_found;
    double m_time = 0;
    double m_load = 0;
    int m_at = nowhere;
    int m_last = nowhere;
    bool m_isAfterFixed =
        true; ///< or at the start: a fixed stop too early for the way is not our doing
};

} // namespace

std::vector<std::pair<int, const char *>> routingViolations(
    const RoutingProblem &problem, const RoutingSolution &solution)
{
    std::vector<std::pair<int, const char *>> found;
    std::vector<int> seen(problem.stops.size(), 0);
    std::vector<double> starts(problem.stops.size(), unlimited);
    for (std::size_t v = 0; v < solution.routes.size(); ++v) {
        Drive drive(problem, int(v), found);
        for (const RoutingVisit &visit : solution.routes[v]) {
            ++seen[std::size_t(visit.stop)];
            starts[std::size_t(visit.stop)] = visit.start;
            drive.visit(visit);
        }
        drive.end();
    }
    for (const int stop : solution.unassigned)
        ++seen[std::size_t(stop)];
    for (std::size_t i = 0; i < problem.stops.size(); ++i) {
        if (seen[i] != 1)
            found.emplace_back(int(i), "count");
        for (const int before : problem.stops[i].after) {
            const auto b = std::size_t(before);
            if (starts[i] < unlimited
                && !(starts[b] + problem.stops[b].service <= starts[i] + rounding))
                found.emplace_back(int(i), "after");
        }
    }
    return found;
}

} // namespace FibreDesk::Dispatch
