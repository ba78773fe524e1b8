// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/mercator.h"

#include <cstdint>
#include <span>
#include <vector>

namespace FibreDesk::Geo {

/// Points gathered into clusters for every zoom level, after Mapbox's supercluster: computed whole
/// in the constructor (made for a worker thread), only asked afterwards, from any thread.
class ClusterIndex {
public:
    struct Options {
        int minZoom = 0;
        int maxZoom = 16; ///< above it every point stands alone
        double radius = 40; ///< pixels at 256-pixel tiles
        int minPoints = 2;
    };

    struct Point {
        GeoPoint position;
        std::uint8_t severity = 0; ///< a cluster shows the highest of its points
    };

    struct Node {
        WorldPoint position;
        std::uint32_t count = 1;
        std::int32_t point = -1; ///< index into the points given; -1 = a cluster
        std::uint32_t id = 0; ///< for children(), leaves(), expansionZoom()
        std::uint8_t severity = 0;

        [[nodiscard]] bool isCluster() const { return point < 0; }
        bool operator==(const Node &) const = default;
    };

    ClusterIndex() = default;
    explicit ClusterIndex(std::span<const Point> points)
        : ClusterIndex(points, Options{})
    {
    }
    /// Points without a position are left out.
    ClusterIndex(std::span<const Point> points, Options options);

    [[nodiscard]] bool isEmpty() const { return m_levels.empty() || m_levels.back().nodes.empty(); }
    [[nodiscard]] std::size_t pointCount() const { return m_pointCount; }

    /// What a viewport shows at a zoom level (rounded down, kept in range).
    [[nodiscard]] std::vector<Node> query(
        WorldPoint topLeft, WorldPoint bottomRight, double zoom) const;
    /// The nodes a cluster falls into one level below where it falls apart.
    [[nodiscard]] std::vector<Node> children(std::uint32_t cluster) const;
    /// Up to `limit` of the cluster's points, as indexes.
    [[nodiscard]] std::vector<std::int32_t> leaves(std::uint32_t cluster, std::size_t limit) const;
    /// The first level at which the cluster falls apart.
    [[nodiscard]] int expansionZoom(std::uint32_t cluster) const;

private:
    /// One zoom level with a uniform grid over it, cells in compressed rows.
    struct Level {
        std::vector<Node> nodes;
        std::vector<std::uint32_t> parent; ///< per node: its node in the level above; made later
        std::vector<std::uint32_t> firstInCell;
        std::vector<std::uint32_t> ordered;
        double originX = 0;
        double originY = 0;
        double cell = 1;
        int columns = 0;
        int rows = 0;

        void buildGrid();
        template <typename Visit>
        void visit(double x0, double y0, double x1, double y1, Visit visit) const;
    };

    [[nodiscard]] Level clusterFrom(Level &below, int zoom) const;
    [[nodiscard]] std::pair<std::size_t, std::uint32_t> find(std::uint32_t cluster) const;

    Options m_options;
    std::size_t m_pointCount = 0;
    std::vector<Level> m_levels; ///< [zoom - minZoom]; the last holds the points themselves
};

} // namespace FibreDesk::Geo
