// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

namespace FibreDesk::Sandbox {

/// Draws the region once; afterwards a Region never changes.
class RegionBuilder {
public:
    RegionBuilder(Region &region, quint64 seed);
    void build();

private:
    void placeLakes();
    void placeRiver();
    void placeTowns();
    void buildTown(int index);
    void linkTowns();
    void buildHighway();
    void buildShoreRoads();
    void buildRangs();
    void joinComponents();
    void placeAreas();

    QPolygonF blob(QPointF centre, double radius, double roughness, int corners);
    [[nodiscard]] bool isLake(QPointF p, double margin) const;
    [[nodiscard]] QPointF outOfLakes(QPointF p, double margin) const;
    [[nodiscard]] int gate(int town, QPointF towards) const;
    [[nodiscard]] int nearestConnected(QPointF p) const;
    std::vector<int> wander(int from, int to, double sway, double step);
    int addRoad(Road road);

    Region &m_region;
    quint64 m_seed;
    Random m_random;
    std::vector<QPointF> m_lakeCentres; ///< of the first waters, in their order
    std::vector<int> m_mainRoads;
};

/// Cuts lots along the streets and country roads, with a house and a number on each.
class LotBuilder {
public:
    LotBuilder(std::vector<Lot> &lots, const Region &region, quint64 seed);
    void build();

private:
    void along(int roadIndex);
    void tryLot(int roadIndex, QPointF at, QPointF direction, int side, int number, bool urban);
    [[nodiscard]] int nearestTown(QPointF p) const;

    std::vector<Lot> &m_lots;
    const Region &m_region;
    Random m_random;
};

} // namespace FibreDesk::Sandbox
