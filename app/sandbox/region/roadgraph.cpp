// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "region/roadgraph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace FibreDesk::Sandbox {

namespace {

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

constexpr double fastest = 100; // km/h, the bound of the search's estimate
constexpr double walkIn = 25; // km/h between a door and the road

} // namespace

QPointF RoadRoute::at(double second, double *course, double *speed) const
{
    if (course)
        *course = 0;
    if (speed)
        *speed = 0;
    if (line.empty())
        return {};
    if (line.size() == 1 || second >= seconds.back())
        return line.back();
    const auto next = std::ranges::upper_bound(seconds, std::max(0.0, second));
    const auto i = std::size_t(std::max<std::ptrdiff_t>(1, next - seconds.begin()));
    const QPointF a = line[i - 1];
    const QPointF b = line[i];
    const double span = seconds[i] - seconds[i - 1];
    const double t = span > 0 ? (std::max(0.0, second) - seconds[i - 1]) / span : 0;
    if (course) {
        const double degrees = std::atan2(b.x() - a.x(), b.y() - a.y()) * 180 / M_PI;
        *course = degrees < 0 ? degrees + 360 : degrees;
    }
    if (speed && span > 0)
        *speed = distance(a, b) / span * 3600;
    return a + (b - a) * t;
}

int RoadGraph::addNode(QPointF km)
{
    m_nodes.push_back(km);
    m_edges.emplace_back();
    return int(m_nodes.size()) - 1;
}

void RoadGraph::addEdge(int a, int b, double kmPerHour)
{
    if (a == b)
        return;
    const double seconds = distance(node(a), node(b)) / kmPerHour * 3600;
    m_edges[std::size_t(a)].push_back({b, seconds});
    m_edges[std::size_t(b)].push_back({a, seconds});
}

int RoadGraph::nearestNode(QPointF km) const
{
    int best = -1;
    double bestDistance = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const double d = distance(m_nodes[i], km);
        if (d < bestDistance && !m_edges[i].empty()) {
            bestDistance = d;
            best = int(i);
        }
    }
    return best;
}

RoadRoute RoadGraph::route(QPointF from, QPointF to) const
{
    const int start = nearestNode(from);
    const int goal = nearestNode(to);
    std::vector<int> path;
    std::vector<double> cost(m_nodes.size(), std::numeric_limits<double>::max());
    if (start >= 0) {
        const auto estimate = [this, goal](
                                  int n) { return distance(node(n), node(goal)) / fastest * 3600; };
        std::vector<int> previous(m_nodes.size(), -1);
        using Entry = std::pair<double, int>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        cost[std::size_t(start)] = 0;
        open.emplace(estimate(start), start);
        while (!open.empty()) {
            const auto [total, n] = open.top();
            open.pop();
            if (n == goal)
                break;
            if (total > cost[std::size_t(n)] + estimate(n) + 1e-9)
                continue;
            for (const Edge &e : m_edges[std::size_t(n)]) {
                const double c = cost[std::size_t(n)] + e.seconds;
                if (c < cost[std::size_t(e.to)]) {
                    cost[std::size_t(e.to)] = c;
                    previous[std::size_t(e.to)] = n;
                    open.emplace(c + estimate(e.to), e.to);
                }
            }
        }
        if (goal == start || previous[std::size_t(goal)] >= 0) {
            for (int n = goal; n >= 0; n = previous[std::size_t(n)])
                path.push_back(n);
            std::ranges::reverse(path);
        }
    }

    RoadRoute route;
    const auto append = [&route](QPointF p, double seconds) {
        if (!route.line.empty())
            route.kilometres += distance(route.line.back(), p);
        route.line.push_back(p);
        route.seconds.push_back(seconds);
    };
    append(from, 0);
    if (!path.empty()) {
        const double lead = distance(from, node(start)) / walkIn * 3600;
        for (const int n : path)
            append(node(n), lead + cost[std::size_t(n)]);
    }
    append(to, route.seconds.back() + distance(route.line.back(), to) / walkIn * 3600);
    return route;
}

} // namespace FibreDesk::Sandbox
