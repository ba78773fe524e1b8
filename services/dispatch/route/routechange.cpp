// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the routes change and change back; what they cost and what fits is in routeset.cpp.

#include "dispatch/route/routeset.h"

#include <algorithm>

namespace FibreDesk::Dispatch {

namespace {

constexpr int linkDepth = 16;

} // namespace

void RouteSet::insert(int stop, const Place &place)
{
    remember(place.vehicle);
    Route &route = m_routes[std::size_t(place.vehicle)];
    route.nodes.insert(route.nodes.begin() + place.position + 1, nodeOf(stop));
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    route.load += what.demand;
    m_vehicleOf[std::size_t(stop)] = place.vehicle;
    const auto at = std::ranges::find(m_pool, stop);
    if (at != m_pool.end()) {
        m_pool.erase(at);
        m_poolCost -= m_problem.weights.unassigned * what.weight;
    }
    if (m_isBounded[std::size_t(stop)] != 0)
        updateLinkBounds(stop);
    settle(place.vehicle);
}

void RouteSet::collectSuccessors(int stop, std::vector<int> &all) const
{
    if (std::ranges::contains(all, stop) || vehicleOf(stop) == nowhere
        || m_problem.stops[std::size_t(stop)].isFixed)
        return;
    all.push_back(stop);
    for (const int next : m_successors[std::size_t(stop)])
        collectSuccessors(next, all);
}

void RouteSet::remove(const std::vector<int> &stops)
{
    std::vector<int> all;
    for (const int stop : stops)
        collectSuccessors(stop, all);
    std::vector<int> changed;
    for (const int stop : all) {
        const int vehicle = vehicleOf(stop);
        remember(vehicle);
        Route &route = m_routes[std::size_t(vehicle)];
        route.nodes.erase(route.nodes.begin() + positionOf(stop));
        route.load -= m_problem.stops[std::size_t(stop)].demand;
        m_vehicleOf[std::size_t(stop)] = nowhere;
        addToPool(stop);
        if (!std::ranges::contains(changed, vehicle))
            changed.push_back(vehicle);
    }
    for (const int vehicle : changed)
        settle(vehicle);
}

/// After the nodes of the route changed: its times, its cost, and what hangs on its times.
void RouteSet::settle(int vehicle, int depth)
{
    Route &route = m_routes[std::size_t(vehicle)];
    m_routeCost -= route.cost;
    while (const int broken = schedule(vehicle, route)) {
        // Without the triangle inequality even less work can take longer.
        const int stop = route.nodes[std::size_t(broken)].stop;
        route.nodes.erase(route.nodes.begin() + broken);
        route.load -= m_problem.stops[std::size_t(stop)].demand;
        m_vehicleOf[std::size_t(stop)] = nowhere;
        addToPool(stop);
    }
    m_routeCost += route.cost;
    if (!m_hasLinks || depth > linkDepth)
        return;
    std::vector<int> others;
    for (const RouteNode &node : route.nodes) {
        if (node.stop == nowhere || m_isBounded[std::size_t(node.stop)] == 0)
            continue;
        for (const auto *linked : {&m_problem.stops[std::size_t(node.stop)].after,
                 &m_successors[std::size_t(node.stop)]}) {
            for (const int other : *linked) {
                const TimeSpan was = m_window[std::size_t(other)];
                updateLinkBounds(other);
                const int there = vehicleOf(other);
                if (there != nowhere && there != vehicle && !(was == m_window[std::size_t(other)])
                    && !std::ranges::contains(others, there))
                    others.push_back(there);
            }
        }
    }
    for (const int other : others) {
        remember(other);
        settle(other, depth + 1);
    }
}

void RouteSet::updateLinkBounds(int stop)
{
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    TimeSpan window = what.window;
    const int vehicle = vehicleOf(stop);
    const auto nodeIn = [&](int other) -> const RouteNode & {
        return route(vehicleOf(other)).nodes[std::size_t(positionOf(other))];
    };
    for (const int before : what.after) {
        if (vehicleOf(before) != nowhere && vehicleOf(before) != vehicle)
            window.from = std::max(window.from, nodeIn(before).depart);
    }
    for (const int after : m_successors[std::size_t(stop)]) {
        if (vehicleOf(after) != nowhere && vehicleOf(after) != vehicle)
            window.to = std::min(window.to, nodeIn(after).start - what.service);
    }
    m_window[std::size_t(stop)] = window;
}

void RouteSet::addToPool(int stop)
{
    m_pool.push_back(stop);
    m_poolCost += m_problem.weights.unassigned * m_problem.stops[std::size_t(stop)].weight;
}

void RouteSet::beginChange()
{
    for (std::size_t i = 0; i < m_beforeCount; ++i)
        m_isRemembered[std::size_t(m_before[i].first)] = 0;
    m_beforeCount = 0;
    m_isRemembering = true;
    m_poolBefore = m_pool;
    m_routeCostBefore = m_routeCost;
    m_poolCostBefore = m_poolCost;
}

void RouteSet::remember(int vehicle)
{
    if (!m_isRemembering || m_isRemembered[std::size_t(vehicle)] != 0)
        return;
    m_isRemembered[std::size_t(vehicle)] = 1;
    if (m_beforeCount == m_before.size())
        m_before.emplace_back();
    auto &[which, kept] = m_before[m_beforeCount++];
    which = vehicle;
    kept = m_routes[std::size_t(vehicle)];
}

void RouteSet::takeBack()
{
    for (std::size_t i = 0; i < m_beforeCount; ++i) {
        for (const RouteNode &node : route(m_before[i].first).nodes) {
            if (node.stop != nowhere)
                m_vehicleOf[std::size_t(node.stop)] = nowhere;
        }
    }
    for (std::size_t i = 0; i < m_beforeCount; ++i) {
        const int vehicle = m_before[i].first;
        std::swap(m_routes[std::size_t(vehicle)], m_before[i].second);
        for (const RouteNode &node : route(vehicle).nodes) {
            if (node.stop != nowhere)
                m_vehicleOf[std::size_t(node.stop)] = vehicle;
        }
    }
    m_pool = m_poolBefore;
    m_routeCost = m_routeCostBefore;
    m_poolCost = m_poolCostBefore;
    for (int stop = 0; m_hasLinks && stop < stopCount(); ++stop) {
        if (m_isBounded[std::size_t(stop)] != 0)
            updateLinkBounds(stop);
    }
    beginChange();
}

bool RouteSet::fillScratch(int vehicle, const std::vector<int> &stops)
{
    const Route &route = m_routes[std::size_t(vehicle)];
    m_scratch.nodes.clear();
    m_scratch.nodes.push_back(route.nodes.front());
    m_scratch.load = 0;
    for (const int stop : stops) {
        const RoutingStop &what = m_problem.stops[std::size_t(stop)];
        if (!mayServe(vehicle, stop) || (what.isFixed && what.presentVehicle != vehicle))
            return false;
        m_scratch.load += what.demand;
        m_scratch.nodes.push_back(nodeOf(stop));
    }
    m_scratch.nodes.push_back(route.nodes.back());
    return m_scratch.load <= m_problem.vehicles[std::size_t(vehicle)].capacity
        && schedule(vehicle, m_scratch) == 0;
}

double RouteSet::costOf(int vehicle, const std::vector<int> &stops)
{
    return fillScratch(vehicle, stops) ? m_scratch.cost : unlimited;
}

bool RouteSet::replace(int vehicle, const std::vector<int> &stops, double bound)
{
    if (!fillScratch(vehicle, stops) || m_scratch.cost >= bound)
        return false;
    remember(vehicle);
    Route &route = m_routes[std::size_t(vehicle)];
    m_routeCost += m_scratch.cost - route.cost;
    std::swap(route, m_scratch);
    for (const int stop : stops)
        m_vehicleOf[std::size_t(stop)] = vehicle;
    return true;
}

std::vector<std::vector<int>> RouteSet::sequences() const
{
    std::vector<std::vector<int>> all(m_routes.size());
    for (std::size_t v = 0; v < m_routes.size(); ++v) {
        for (const RouteNode &node : m_routes[v].nodes) {
            if (node.stop != nowhere)
                all[v].push_back(node.stop);
        }
    }
    return all;
}

void RouteSet::save(Snapshot &into) const
{
    into.routes = m_routes;
    into.vehicleOf = m_vehicleOf;
    into.pool = m_pool;
    into.window = m_window;
    into.routeCost = m_routeCost;
    into.poolCost = m_poolCost;
}

void RouteSet::load(const Snapshot &from)
{
    m_routes = from.routes;
    m_vehicleOf = from.vehicleOf;
    m_pool = from.pool;
    m_window = from.window;
    m_routeCost = from.routeCost;
    m_poolCost = from.poolCost;
    beginChange();
}

RoutingSolution RouteSet::solution() const
{
    RoutingSolution found;
    found.routes.resize(m_routes.size());
    for (std::size_t v = 0; v < m_routes.size(); ++v) {
        const auto &nodes = m_routes[v].nodes;
        found.cost += m_routes[v].cost;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].stop != nowhere)
                found.routes[v].push_back({nodes[i].stop, nodes[i].start});
            const auto none = int(m_stride) - 1;
            if (i == 0 || nodes.size() == 2 || nodes[i - 1].leave == none || nodes[i].enter == none)
                continue;
            const auto &way = m_problem.table.way(nodes[i - 1].leave, nodes[i].enter);
            found.distance += way.distance;
            found.travel += way.time;
        }
    }
    found.unassigned = m_pool;
    std::ranges::sort(found.unassigned);
    found.cost += m_poolCost;
    return found;
}

} // namespace FibreDesk::Dispatch
