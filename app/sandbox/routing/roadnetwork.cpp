// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routing/roadnetwork.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace FibreDesk::Sandbox {

namespace {

constexpr double cellSize = 0.5; // kilometres
constexpr double infinite = std::numeric_limits<double>::infinity();

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

int squareOf(double km)
{
    return int(std::floor(km / cellSize));
}

qint64 pairOf(int a, int b)
{
    return (qint64(std::min(a, b)) << 32) | qint64(std::max(a, b));
}

} // namespace

RoadNetwork::RoadNetwork(const Region &region)
    : m_region(region)
{
    const RoadGraph &graph = region.graph();
    for (int node = 0; node < graph.nodeCount(); ++node) {
        for (const RoadGraph::Edge &edge : graph.edges(node)) {
            if (edge.to > node) // each piece once
                m_pieces.push_back({.first = node,
                    .second = edge.to,
                    .seconds = edge.seconds,
                    .kilometres = distance(graph.node(node), graph.node(edge.to))});
        }
    }
    for (std::size_t road = 0; road < region.roads().size(); ++road) {
        const std::vector<int> &nodes = region.roads()[road].nodes;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            m_roadOf.insert(pairOf(nodes[i - 1], nodes[i]), int(road));
    }
    sortIntoCells();
}

qint64 RoadNetwork::cell(int column, int row)
{
    return (qint64(column) << 32) | quint32(row);
}

void RoadNetwork::sortIntoCells()
{
    const RoadGraph &graph = m_region.graph();
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const QRectF box =
            QRectF(graph.node(m_pieces[i].first), graph.node(m_pieces[i].second)).normalized();
        for (int column = squareOf(box.left()); column <= squareOf(box.right()); ++column) {
            for (int row = squareOf(box.top()); row <= squareOf(box.bottom()); ++row) {
                m_cells[cell(column, row)].push_back(int(i));
            }
        }
    }
}

std::optional<RoadNetwork::Snap> RoadNetwork::snap(QPointF km, double within) const
{
    const RoadGraph &graph = m_region.graph();
    Snap best;
    best.kilometres = within;
    const int column = squareOf(km.x());
    const int row = squareOf(km.y());
    const auto lookAt = [&](int x, int y) {
        const auto pieces = m_cells.constFind(cell(x, y));
        if (pieces == m_cells.cend())
            return;
        for (const int index : *pieces) {
            const Piece &piece = m_pieces[std::size_t(index)];
            const QPointF a = graph.node(piece.first);
            const QPointF d = graph.node(piece.second) - a;
            const double length = QPointF::dotProduct(d, d);
            const double share =
                length > 0 ? std::clamp(QPointF::dotProduct(km - a, d) / length, 0.0, 1.0) : 0.0;
            const QPointF point = a + d * share;
            const double away = distance(point, km);
            if (away < best.kilometres)
                best = {.piece = index, .share = share, .point = point, .kilometres = away};
        }
    };
    // Square rings outwards, until the next one is farther away than what was found.
    const int last = int(std::ceil(within / cellSize)) + 1;
    for (int ring = 0; ring <= last && (ring - 1) * cellSize < best.kilometres; ++ring) {
        for (int x = column - ring; x <= column + ring; ++x) {
            const bool isSide = x == column - ring || x == column + ring;
            for (int y = row - ring; y <= row + ring; y += isSide ? 1 : std::max(1, 2 * ring))
                lookAt(x, y);
        }
    }
    return best.piece >= 0 ? std::optional(best) : std::nullopt;
}

RoadNetwork::Search RoadNetwork::search(const Snap &from, const std::vector<Snap> &to) const
{
    const RoadGraph &graph = m_region.graph();
    Search result{.best = std::vector<Way>(std::size_t(graph.nodeCount()), Way{infinite, infinite}),
        .previous = std::vector<int>(std::size_t(graph.nodeCount()), -1)};
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const Piece &start = m_pieces[std::size_t(from.piece)];
    for (const auto &[node, share] :
        {std::pair(start.first, from.share), std::pair(start.second, 1 - from.share)}) {
        result.best[std::size_t(node)] = {start.seconds * share, start.kilometres * share};
        open.emplace(start.seconds * share, node);
    }
    // Ends as soon as both ends of every piece asked for are reached.
    std::vector<bool> isWanted(std::size_t(graph.nodeCount()), false);
    int wanted = 0;
    for (const Snap &snap : to) {
        for (const int node :
            {m_pieces[std::size_t(snap.piece)].first, m_pieces[std::size_t(snap.piece)].second}) {
            wanted += isWanted[std::size_t(node)] ? 0 : 1;
            isWanted[std::size_t(node)] = true;
        }
    }
    while (!open.empty() && wanted > 0) {
        const auto [seconds, node] = open.top();
        open.pop();
        const Way here = result.best[std::size_t(node)];
        if (seconds > here.seconds)
            continue;
        if (isWanted[std::size_t(node)]) {
            isWanted[std::size_t(node)] = false;
            --wanted;
        }
        for (const RoadGraph::Edge &edge : graph.edges(node)) {
            Way &there = result.best[std::size_t(edge.to)];
            const double total = here.seconds + edge.seconds;
            if (total < there.seconds) {
                there = {total, here.kilometres + distance(graph.node(node), graph.node(edge.to))};
                result.previous[std::size_t(edge.to)] = node;
                open.emplace(total, edge.to);
            }
        }
    }
    return result;
}

std::optional<RoadNetwork::Way> RoadNetwork::arrival(
    const Search &search, const Snap &from, const Snap &to, int *lastNode) const
{
    const Piece &goal = m_pieces[std::size_t(to.piece)];
    std::optional<Way> best;
    for (const auto &[node, share] :
        {std::pair(goal.first, to.share), std::pair(goal.second, 1 - to.share)}) {
        const Way &reached = search.best[std::size_t(node)];
        const Way whole{
            reached.seconds + goal.seconds * share, reached.kilometres + goal.kilometres * share};
        if (std::isfinite(whole.seconds) && (!best || whole.seconds < best->seconds)) {
            best = whole;
            if (lastNode)
                *lastNode = node;
        }
    }
    if (from.piece == to.piece) {
        const double share = std::abs(from.share - to.share);
        const Way along{goal.seconds * share, goal.kilometres * share};
        if (!best || along.seconds <= best->seconds) {
            best = along;
            if (lastNode)
                *lastNode = -1; // without a node between
        }
    }
    return best;
}

std::vector<std::optional<RoadNetwork::Way>> RoadNetwork::ways(
    const Snap &from, const std::vector<Snap> &to) const
{
    const Search found = search(from, to);
    std::vector<std::optional<Way>> result;
    result.reserve(to.size());
    for (const Snap &snap : to)
        result.push_back(arrival(found, from, snap));
    return result;
}

std::vector<QPointF> RoadNetwork::line(const Snap &from, const Snap &to) const
{
    const Search found = search(from, {to});
    int node = -1;
    if (!arrival(found, from, to, &node))
        return {};
    std::vector<QPointF> points{to.point};
    for (; node >= 0; node = found.previous[std::size_t(node)])
        points.push_back(m_region.graph().node(node));
    points.push_back(from.point);
    std::ranges::reverse(points);
    return points;
}

QString RoadNetwork::nameOf(const Snap &snap) const
{
    const Piece &piece = m_pieces[std::size_t(snap.piece)];
    const auto road = m_roadOf.constFind(pairOf(piece.first, piece.second));
    return road == m_roadOf.cend() ? QString() : m_region.roads()[std::size_t(*road)].name;
}

} // namespace FibreDesk::Sandbox
