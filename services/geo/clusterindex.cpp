// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/clusterindex.h"

#include <algorithm>

namespace FibreDesk::Geo {

namespace {

// A cluster's id: its level in the low bits, its row in that level above them.
constexpr std::uint32_t levelBits = 5;

std::uint32_t clusterId(std::size_t row, int zoom)
{
    return (std::uint32_t(row) << levelBits) | std::uint32_t(zoom);
}

} // namespace

void ClusterIndex::Level::buildGrid()
{
    if (nodes.empty())
        return;
    double x1 = nodes.front().position.x;
    double y1 = nodes.front().position.y;
    originX = x1;
    originY = y1;
    for (const Node &node : nodes) {
        originX = std::min(originX, node.position.x);
        originY = std::min(originY, node.position.y);
        x1 = std::max(x1, node.position.x);
        y1 = std::max(y1, node.position.y);
    }
    const double width = std::max(x1 - originX, 1e-12);
    const double height = std::max(y1 - originY, 1e-12);
    const double wanted = std::max<double>(1, double(nodes.size()));
    cell = std::max({std::sqrt(width * height / wanted), width / 4096, height / 4096});
    columns = int(width / cell) + 1;
    rows = int(height / cell) + 1;

    const auto cellOf = [this](const Node &node) {
        const int column = int((node.position.x - originX) / cell);
        const int row = int((node.position.y - originY) / cell);
        return std::size_t(std::min(row, rows - 1)) * std::size_t(columns)
            + std::size_t(std::min(column, columns - 1));
    };
    std::vector<std::uint32_t> cells(nodes.size());
    firstInCell.assign(std::size_t(columns) * std::size_t(rows) + 1, 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        cells[i] = std::uint32_t(cellOf(nodes[i]));
        ++firstInCell[cells[i] + 1];
    }
    for (std::size_t i = 1; i < firstInCell.size(); ++i)
        firstInCell[i] += firstInCell[i - 1];
    ordered.resize(nodes.size());
    std::vector<std::uint32_t> next(firstInCell.begin(), firstInCell.end() - 1);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        ordered[next[cells[i]]++] = std::uint32_t(i);
}

template <typename Visit>
void ClusterIndex::Level::visit(double x0, double y0, double x1, double y1, Visit visit) const
{
    if (nodes.empty())
        return;
    const auto clampTo = [](double value, int limit) {
        return int(std::clamp(std::floor(value), 0.0, double(limit - 1)));
    };
    if (x1 < originX || y1 < originY || x0 > originX + cell * columns
        || y0 > originY + cell * rows) {
        return;
    }
    const int column0 = clampTo((x0 - originX) / cell, columns);
    const int column1 = clampTo((x1 - originX) / cell, columns);
    const int row0 = clampTo((y0 - originY) / cell, rows);
    const int row1 = clampTo((y1 - originY) / cell, rows);
    for (int row = row0; row <= row1; ++row) {
        // The cells of one row lie side by side: one run of `ordered`.
        const std::size_t base = std::size_t(row) * std::size_t(columns);
        const std::uint32_t begin = firstInCell[base + std::size_t(column0)];
        const std::uint32_t end = firstInCell[base + std::size_t(column1) + 1];
        for (std::uint32_t i = begin; i < end; ++i) {
            const Node &node = nodes[ordered[i]];
            if (node.position.x >= x0 && node.position.x <= x1 && node.position.y >= y0
                && node.position.y <= y1) {
                visit(ordered[i]);
            }
        }
    }
}

ClusterIndex::ClusterIndex(std::span<const Point> points, Options options)
    : m_options(options)
{
    Level leaves;
    leaves.nodes.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i].position.isValid())
            continue;
        leaves.nodes.push_back({.position = toWorld(points[i].position),
            .count = 1,
            .point = std::int32_t(i),
            .id = 0,
            .severity = points[i].severity});
    }
    m_pointCount = leaves.nodes.size();
    leaves.buildGrid();

    const int levels = m_options.maxZoom - m_options.minZoom + 2;
    m_levels.resize(std::size_t(levels));
    m_levels.back() = std::move(leaves);
    for (int level = levels - 2; level >= 0; --level) {
        m_levels[std::size_t(level)] =
            clusterFrom(m_levels[std::size_t(level) + 1], m_options.minZoom + level);
    }
}

ClusterIndex::Level ClusterIndex::clusterFrom(Level &below, int zoom) const
{
    constexpr std::uint32_t none = 0xffffffff;
    const double radius = m_options.radius / worldPixels(zoom);
    Level level;
    level.nodes.reserve(below.nodes.size() / 2 + 8);
    below.parent.assign(below.nodes.size(), none);

    std::vector<std::uint32_t> near;
    for (std::size_t i = 0; i < below.nodes.size(); ++i) {
        if (below.parent[i] != none)
            continue;
        const Node &seed = below.nodes[i];
        const WorldPoint at = seed.position;
        std::uint32_t total = seed.count;
        near.clear();
        below.visit(
            at.x - radius, at.y - radius, at.x + radius, at.y + radius, [&](std::uint32_t other) {
                const WorldPoint p = below.nodes[other].position;
                const double dx = p.x - at.x;
                const double dy = p.y - at.y;
                if (other != i && below.parent[other] == none
                    && dx * dx + dy * dy <= radius * radius) {
                    near.push_back(other);
                    total += below.nodes[other].count;
                }
            });
        const auto row = std::uint32_t(level.nodes.size());
        if (!near.empty() && total >= std::uint32_t(m_options.minPoints)) {
            Node cluster{.position = {at.x * seed.count, at.y * seed.count},
                .count = total,
                .point = -1,
                .id = clusterId(row, zoom),
                .severity = seed.severity};
            below.parent[i] = row;
            for (const std::uint32_t other : near) {
                const Node &node = below.nodes[other];
                cluster.position.x += node.position.x * node.count;
                cluster.position.y += node.position.y * node.count;
                cluster.severity = std::max(cluster.severity, node.severity);
                below.parent[other] = row;
            }
            cluster.position.x /= total;
            cluster.position.y /= total;
            level.nodes.push_back(cluster);
        } else {
            below.parent[i] = row;
            level.nodes.push_back(seed);
        }
    }
    level.buildGrid();
    return level;
}

std::vector<ClusterIndex::Node> ClusterIndex::query(
    WorldPoint topLeft, WorldPoint bottomRight, double zoom) const
{
    std::vector<Node> found;
    if (m_levels.empty())
        return found;
    const int level = std::clamp(int(std::floor(zoom)), m_options.minZoom, m_options.maxZoom + 1)
        - m_options.minZoom;
    const Level &nodes = m_levels[std::size_t(level)];
    nodes.visit(topLeft.x, topLeft.y, bottomRight.x, bottomRight.y,
        [&](std::uint32_t row) { found.push_back(nodes.nodes[row]); });
    return found;
}

std::pair<std::size_t, std::uint32_t> ClusterIndex::find(std::uint32_t cluster) const
{
    const int zoom = int(cluster & ((1U << levelBits) - 1));
    return {std::size_t(zoom - m_options.minZoom), cluster >> levelBits};
}

std::vector<ClusterIndex::Node> ClusterIndex::children(std::uint32_t cluster) const
{
    std::vector<Node> found;
    const auto [level, row] = find(cluster);
    if (level + 1 >= m_levels.size())
        return found;
    const Level &below = m_levels[level + 1];
    for (std::size_t i = 0; i < below.nodes.size(); ++i) {
        if (below.parent[i] == row)
            found.push_back(below.nodes[i]);
    }
    return found;
}

std::vector<std::int32_t> ClusterIndex::leaves(std::uint32_t cluster, std::size_t limit) const
{
    std::vector<std::int32_t> found;
    std::vector<std::uint32_t> open{cluster};
    while (!open.empty() && found.size() < limit) {
        const std::uint32_t next = open.back();
        open.pop_back();
        for (const Node &node : children(next)) {
            if (node.isCluster())
                open.push_back(node.id);
            else if (found.size() < limit)
                found.push_back(node.point);
        }
    }
    return found;
}

int ClusterIndex::expansionZoom(std::uint32_t cluster) const
{
    const auto [level, row] = find(cluster);
    return std::min(m_options.minZoom + int(level) + 1, m_options.maxZoom + 1);
}

} // namespace FibreDesk::Geo
