// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

#include <vector>

namespace FibreDesk::Sandbox {

struct GeoPoint {
    double lat = 0;
    double lon = 0;
};

/// The way between two places along the roads.
struct RoadRoute {
    std::vector<QPointF> line; ///< kilometres; begins and ends at the places asked for
    std::vector<double> seconds; ///< when each point is reached, from 0, at the roads' usual speeds
    double kilometres = 0;
    [[nodiscard]] double duration() const { return seconds.empty() ? 0 : seconds.back(); }
    /// Where one is after so many seconds; the ends outside of the duration. Optionally the
    /// direction in degrees from north and the speed in km/h there.
    [[nodiscard]] QPointF at(
        double second, double *course = nullptr, double *speed = nullptr) const;
};

/// Junctions and the road pieces between them.
class RoadGraph {
public:
    struct Edge {
        int to;
        double seconds;
    };

    int addNode(QPointF km);
    void addEdge(int a, int b, double kmPerHour);

    [[nodiscard]] int nodeCount() const { return int(m_nodes.size()); }
    [[nodiscard]] QPointF node(int index) const { return m_nodes[std::size_t(index)]; }
    [[nodiscard]] int degree(int index) const { return int(m_edges[std::size_t(index)].size()); }
    [[nodiscard]] const std::vector<Edge> &edges(int index) const
    {
        return m_edges[std::size_t(index)];
    }
    [[nodiscard]] int nearestNode(QPointF km) const;
    /// The fastest way; a straight line when the places are not connected.
    [[nodiscard]] RoadRoute route(QPointF from, QPointF to) const;

private:
    std::vector<QPointF> m_nodes;
    std::vector<std::vector<Edge>> m_edges;
};

} // namespace FibreDesk::Sandbox
