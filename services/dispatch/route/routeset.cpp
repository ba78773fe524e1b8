// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatch/route/routeset.h"

#include <algorithm>
#include <cmath>

namespace FibreDesk::Dispatch {

namespace {

/// One place in this many is overlooked, so that the search does not always do the same.
constexpr double blinkEvery = 100;

} // namespace

RouteSet::RouteSet(const RoutingProblem &problem)
    : m_problem(problem)
    , m_stride(std::size_t(problem.table.places()) + 1)
{
    const std::size_t stops = m_problem.stops.size();
    const std::size_t vehicles = m_problem.vehicles.size();
    const RoutingWeights &weights = m_problem.weights;
    m_isRich = weights.fairness > 0 || weights.otherVehicle > 0 || weights.otherTime > 0
        || weights.call > 0
        || (weights.late > 0 && std::ranges::any_of(m_problem.stops, [](const RoutingStop &stop) {
               return stop.due < unlimited;
           }));
    m_isPlain = !m_isRich && m_problem.grid <= 0
        && std::ranges::all_of(m_problem.vehicles,
            [](const RoutingVehicle &vehicle) {
                return vehicle.spans.size() == 1 && vehicle.callSpans.empty()
                    && vehicle.isTravelInSpans;
            })
        && std::ranges::all_of(
            m_problem.stops, [](const RoutingStop &stop) { return stop.closed.empty(); });
    makeTables();

    m_allowed.assign(stops * vehicles, 1);
    m_window.resize(stops);
    m_successors.resize(stops);
    m_isBounded.assign(stops, 0);
    for (std::size_t i = 0; i < stops; ++i) {
        const RoutingStop &stop = m_problem.stops[i];
        m_window[i] = stop.window;
        for (const int before : stop.after) {
            m_successors[std::size_t(before)].push_back(int(i));
            m_isBounded[std::size_t(before)] = m_isBounded[i] = 1;
            m_hasLinks = true;
        }
        if (!stop.vehicles.empty()) {
            std::fill_n(m_allowed.begin() + std::ptrdiff_t(i * vehicles), vehicles, 0);
            for (const int vehicle : stop.vehicles)
                m_allowed[i * vehicles + std::size_t(vehicle)] = 1;
        }
    }
    m_classOf.resize(vehicles);
    m_seenClass.assign(vehicles, 0);
    const auto isSame = [&](std::size_t a, std::size_t b) {
        if (m_isRich || !(m_problem.vehicles[a] == m_problem.vehicles[b]))
            return false;
        for (std::size_t i = 0; i < stops; ++i) {
            if (m_allowed[i * vehicles + a] != m_allowed[i * vehicles + b])
                return false;
        }
        return true;
    };
    for (std::size_t v = 0; v < vehicles; ++v) {
        m_classOf[v] = int(v);
        for (std::size_t other = 0; other < v; ++other) {
            if (m_classOf[other] == int(other) && isSame(other, v)) {
                m_classOf[v] = int(other);
                break;
            }
        }
    }
    m_isRemembered.assign(vehicles, 0);
    placeFixed();
}

void RouteSet::makeTables()
{
    const std::size_t places = m_stride - 1;
    for (auto *table : {&m_cost, &m_costBack, &m_time, &m_timeBack})
        table->assign(m_stride * m_stride, 0);
    for (std::size_t from = 0; from < places; ++from) {
        for (std::size_t to = 0; to < places; ++to) {
            const TravelTable::Way &way = m_problem.table.way(int(from), int(to));
            const double cost =
                m_problem.weights.distance * way.distance + m_problem.weights.travel * way.time;
            m_cost[from * m_stride + to] = m_costBack[to * m_stride + from] = cost;
            m_time[from * m_stride + to] = m_timeBack[to * m_stride + from] = way.time;
            if (!m_problem.table.isForbidden(int(from), int(to)))
                continue;
            m_isTooFar.resize(m_stride * m_stride, 0);
            m_isTooFar[from * m_stride + to] = 1;
            m_hasLimit = true;
        }
    }
    for (const RoutingVehicle &vehicle : m_problem.vehicles) {
        double minutes = 0;
        for (const TimeSpan &span : vehicle.spans.empty() ? vehicle.callSpans : vehicle.spans)
            minutes += span.to - span.from;
        m_shift.push_back(std::max(1.0, minutes));
    }
}

void RouteSet::placeFixed()
{
    const int none = int(m_stride) - 1;
    m_routes.assign(m_problem.vehicles.size(), {});
    m_vehicleOf.assign(m_problem.stops.size(), nowhere);
    m_pool.clear();
    m_routeCost = m_poolCost = 0;
    std::vector<int> fixed;
    for (int i = 0; i < stopCount(); ++i) {
        const RoutingStop &stop = m_problem.stops[std::size_t(i)];
        if (stop.isFixed && stop.presentVehicle != nowhere)
            fixed.push_back(i);
        else
            addToPool(i);
    }
    std::ranges::stable_sort(
        fixed, {}, [&](int i) { return m_problem.stops[std::size_t(i)].presentStart; });
    for (int v = 0; v < vehicleCount(); ++v) {
        const RoutingVehicle &vehicle = m_problem.vehicles[std::size_t(v)];
        Route &route = m_routes[std::size_t(v)];
        RouteNode start;
        start.enter = start.leave = vehicle.startPlace == nowhere ? none : vehicle.startPlace;
        start.earliest = start.depart = vehicle.leavesFrom;
        RouteNode end;
        end.enter = end.leave = vehicle.endPlace == nowhere ? none : vehicle.endPlace;
        end.latest = unlimited;
        if (vehicle.isTravelInSpans && !vehicle.spans.empty()) {
            start.earliest = std::max(start.earliest, vehicle.spans.front().from);
            start.depart = start.earliest;
            end.latest = vehicle.spans.back().to;
        }
        route.nodes.push_back(start);
        for (const int stop : fixed) {
            if (m_problem.stops[std::size_t(stop)].presentVehicle == v) {
                route.nodes.push_back(nodeOf(stop));
                route.load += m_problem.stops[std::size_t(stop)].demand;
                m_vehicleOf[std::size_t(stop)] = v;
            }
        }
        route.nodes.push_back(end);
        std::ignore = schedule(v, route);
        m_routeCost += route.cost;
    }
    for (int i = 0; m_hasLinks && i < stopCount(); ++i)
        updateLinkBounds(i);
    for (int v = 0; m_hasLinks && v < vehicleCount(); ++v)
        std::ignore = schedule(v, m_routes[std::size_t(v)]);
}

RouteNode RouteSet::nodeOf(int stop) const
{
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    RouteNode node;
    node.stop = stop;
    node.enter = what.place;
    node.leave = what.leavePlace == nowhere ? what.place : what.leavePlace;
    return node;
}

double RouteSet::onGrid(int stop, double time, bool isUp) const
{
    if (m_problem.grid <= 0 || !std::isfinite(time))
        return time;
    const double steps = time / m_problem.grid;
    const double moved = (isUp ? std::ceil(steps) : std::floor(steps)) * m_problem.grid;
    // The time it stands at now is as good as one of the grid.
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    const double present = what.presentStart;
    const bool isBetween =
        isUp ? present >= time && present < moved : present <= time && present > moved;
    return isBetween ? present : moved;
}

const std::vector<TimeSpan> &RouteSet::spansFor(int vehicle, int stop) const
{
    const RoutingVehicle &who = m_problem.vehicles[std::size_t(vehicle)];
    return m_problem.stops[std::size_t(stop)].mayCall && !who.callSpans.empty() ? who.callSpans
                                                                                : who.spans;
}

double RouteSet::earliestStart(int vehicle, int stop, double arrival) const
{
    const double from = std::max(arrival, m_window[std::size_t(stop)].from);
    if (m_isPlain)
        return from;
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    const double service = what.service;
    for (const TimeSpan &span : spansFor(vehicle, stop)) {
        double start = onGrid(stop, std::max(from, span.from), true);
        for (const TimeSpan &closed : what.closed) {
            if (start < closed.to && start + service > closed.from)
                start = onGrid(stop, closed.to, true);
        }
        if (start + service <= span.to)
            return start;
    }
    return unlimited;
}

double RouteSet::latestStart(int vehicle, int stop, double by) const
{
    const TimeSpan &window = m_window[std::size_t(stop)];
    by = std::min(by, window.to);
    if (m_isPlain)
        return by;
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    const double service = what.service;
    const auto &spans = spansFor(vehicle, stop);
    for (std::size_t i = spans.size(); i-- > 0;) {
        double start = onGrid(stop, std::min(by, spans[i].to - service), false);
        for (std::size_t c = what.closed.size(); c-- > 0;) {
            if (start < what.closed[c].to && start + service > what.closed[c].from)
                start = onGrid(stop, what.closed[c].from - service, false);
        }
        if (start >= spans[i].from)
            return start >= window.from ? start : -unlimited;
    }
    return -unlimited;
}

double RouteSet::changeCost(int vehicle, int stop) const
{
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    if (what.presentVehicle == nowhere || what.presentVehicle == vehicle)
        return 0;
    return m_problem.weights.otherVehicle * what.changeWeight;
}

double RouteSet::stopCost(int vehicle, int stop, double start) const
{
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    double cost = changeCost(vehicle, stop);
    if (start > what.due)
        cost += m_problem.weights.late * what.lateWeight * (start - what.due);
    if (std::isfinite(what.presentStart) && start != what.presentStart)
        cost += m_problem.weights.otherTime * what.changeWeight;
    const auto isWorked = [start](const TimeSpan &span) {
        return start >= span.from && start < span.to;
    };
    const RoutingVehicle &who = m_problem.vehicles[std::size_t(vehicle)];
    if (what.mayCall && !who.callSpans.empty() && std::ranges::none_of(who.spans, isWorked))
        cost += m_problem.weights.call;
    return cost;
}

double RouteSet::fairness(int vehicle, double work) const
{
    return m_problem.weights.fairness * work * work / m_shift[std::size_t(vehicle)];
}

/// Times and cost of the route. 0, or the position of the first node that breaks something.
int RouteSet::schedule(int vehicle, Route &route) const
{
    std::vector<RouteNode> &nodes = route.nodes;
    for (std::size_t i = nodes.size() - 1; i-- > 1;) {
        RouteNode &node = nodes[i];
        const RoutingStop &stop = m_problem.stops[std::size_t(node.stop)];
        const RouteNode &next = nodes[i + 1];
        const std::size_t way = index(node.leave, next.enter);
        node.costNext = m_cost[way];
        node.latest = stop.isFixed
            ? stop.presentStart
            : latestStart(vehicle, node.stop, next.latest - m_time[way] - stop.service);
    }
    // Who has nothing to do stays at home.
    nodes[0].costNext = nodes.size() == 2 ? 0 : m_cost[index(nodes[0].leave, nodes[1].enter)];
    route.cost = 0;
    route.work = 0;
    int broken = 0;
    bool isAfterFixed = true;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const RouteNode &before = nodes[i - 1];
        RouteNode &node = nodes[i];
        const double way = nodes.size() == 2 ? 0 : m_time[index(before.leave, node.enter)];
        const double arrival = before.earliest + way;
        route.cost += before.costNext;
        route.work += way;
        if (i + 1 == nodes.size()) {
            if (arrival > node.latest && !isAfterFixed && broken == 0)
                broken = int(i) - 1;
            break;
        }
        const RoutingStop &stop = m_problem.stops[std::size_t(node.stop)];
        route.work += stop.service;
        if (broken == 0 && isTooFar(before.leave, node.enter) && !(isAfterFixed && stop.isFixed))
            broken = stop.isFixed ? int(i) - 1 : int(i);
        if (stop.isFixed) {
            if (before.depart + way > stop.presentStart && !isAfterFixed && broken == 0)
                broken = int(i) - 1;
            node.start = stop.presentStart;
            node.earliest = node.depart = node.start + stop.service;
            isAfterFixed = true;
            continue;
        }
        isAfterFixed = false;
        const double soonest = earliestStart(vehicle, node.stop, arrival);
        node.earliest = soonest + stop.service;
        node.start = soonest;
        if (m_isRich) {
            // Waiting for what comes before, and for the time it stands at now where that harms
            // nobody.
            node.start = earliestStart(vehicle, node.stop, before.depart + way);
            if (stop.presentStart > node.start) {
                const double kept =
                    latestStart(vehicle, node.stop, std::min(stop.presentStart, node.latest));
                node.start = std::max(node.start, kept);
            }
            route.cost += stopCost(vehicle, node.stop, node.start);
        }
        node.depart = node.start + stop.service;
        if (node.start > m_window[std::size_t(node.stop)].to && broken == 0)
            broken = int(i);
        else if (node.start == unlimited && broken == 0)
            broken = int(i);
    }
    if (m_isRich)
        route.cost += fairness(vehicle, route.work);
    return broken;
}

int RouteSet::positionOf(int stop) const
{
    const int vehicle = vehicleOf(stop);
    if (vehicle == nowhere)
        return 0;
    const auto &nodes = route(vehicle).nodes;
    return int(std::ranges::find(nodes, stop, &RouteNode::stop) - nodes.begin());
}

std::pair<int, int> RouteSet::positionsBetweenLinks(int stop, int vehicle) const
{
    int first = 0;
    int last = int(route(vehicle).nodes.size()) - 2;
    for (const int before : m_problem.stops[std::size_t(stop)].after) {
        if (vehicleOf(before) == nowhere)
            return {0, -1};
        if (vehicleOf(before) == vehicle)
            first = std::max(first, positionOf(before));
    }
    for (const int after : m_successors[std::size_t(stop)]) {
        if (vehicleOf(after) == vehicle)
            last = std::min(last, positionOf(after) - 1);
    }
    return {first, last};
}

void RouteSet::cheapestIn(int stop, int vehicle, RouteRandom *random, Place &best)
{
    m_candidates.clear();
    lookIn(stop, vehicle, random, best);
    chooseCandidate(stop, best);
}

/// Where times cost something, finding out how much takes a walk through the route: the most
/// promising place is walked first, and those that cannot be cheaper never.
void RouteSet::chooseCandidate(int stop, Place &best)
{
    const auto isDearer = [](const Place &a, const Place &b) { return a.cost > b.cost; };
    std::ranges::make_heap(m_candidates, isDearer);
    while (!m_candidates.empty() && m_candidates.front().cost < best.cost) {
        std::ranges::pop_heap(m_candidates, isDearer);
        Place place = m_candidates.back();
        m_candidates.pop_back();
        const Route &route = m_routes[std::size_t(place.vehicle)];
        const auto after = route.nodes.begin() + place.position + 1;
        m_scratch.nodes.assign(route.nodes.begin(), after);
        m_scratch.nodes.push_back(nodeOf(stop));
        m_scratch.nodes.insert(m_scratch.nodes.end(), after, route.nodes.end());
        if (schedule(place.vehicle, m_scratch) != 0)
            continue;
        place.cost = m_scratch.cost - route.cost;
        if (place.cost < best.cost)
            best = place;
    }
}

/// The best place of the route, or, where times cost something, all that may be.
void RouteSet::lookIn(int stop, int vehicle, RouteRandom *random, Place &best)
{
    if (!mayServe(vehicle, stop))
        return;
    const Route &route = m_routes[std::size_t(vehicle)];
    const RoutingStop &what = m_problem.stops[std::size_t(stop)];
    if (route.load + what.demand > m_problem.vehicles[std::size_t(vehicle)].capacity)
        return;
    const RouteNode node = nodeOf(stop);
    const TimeSpan window = m_window[std::size_t(stop)];
    const double *costTo = &m_costBack[index(node.enter, 0)];
    const double *timeTo = &m_timeBack[index(node.enter, 0)];
    const double *costFrom = &m_cost[index(node.leave, 0)];
    const double *timeFrom = &m_time[index(node.leave, 0)];
    const double change = m_isRich ? changeCost(vehicle, stop) : 0;
    int first = 0;
    int last = int(route.nodes.size()) - 2;
    if (m_isBounded[std::size_t(stop)] != 0)
        std::tie(first, last) = positionsBetweenLinks(stop, vehicle);
    for (int i = first; i <= last; ++i) {
        const RouteNode &before = route.nodes[std::size_t(i)];
        const RouteNode &after = route.nodes[std::size_t(i) + 1];
        if (before.earliest > window.to)
            break;
        if (isTooFar(before.leave, node.enter) || isTooFar(node.leave, after.enter))
            continue;
        double cost = costTo[before.leave] + costFrom[after.enter] - before.costNext;
        if (m_isRich) {
            const double time = timeTo[before.leave] + timeFrom[after.enter]
                - m_time[index(before.leave, after.enter)];
            cost += change + fairness(vehicle, route.work + time + what.service)
                - fairness(vehicle, route.work);
        }
        if (cost >= best.cost)
            continue;
        if (random && --m_blinkIn <= 0) {
            m_blinkIn = 1 + int(std::log(1 - random->unit()) / std::log(1 - 1 / blinkEvery));
            continue;
        }
        const double start = earliestStart(vehicle, stop, before.earliest + timeTo[before.leave]);
        if (start > window.to || start + what.service + timeFrom[after.enter] > after.latest)
            continue;
        if (start == unlimited)
            continue;
        if (m_isRich)
            m_candidates.push_back({vehicle, i, cost});
        else
            best = {vehicle, i, cost};
    }
}

RouteSet::Place RouteSet::cheapest(int stop, RouteRandom *random)
{
    Place best;
    m_candidates.clear();
    ++m_seenMark;
    for (int vehicle = 0; vehicle < vehicleCount(); ++vehicle) {
        if (m_routes[std::size_t(vehicle)].nodes.size() == 2) {
            int &seen = m_seenClass[std::size_t(m_classOf[std::size_t(vehicle)])];
            if (seen == m_seenMark)
                continue;
            seen = m_seenMark;
        }
        lookIn(stop, vehicle, random, best);
    }
    chooseCandidate(stop, best);
    return best;
}

} // namespace FibreDesk::Dispatch
