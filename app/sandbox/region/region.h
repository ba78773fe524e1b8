// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/random.h"
#include "region/roadgraph.h"

#include <QPolygonF>
#include <QString>

#include <vector>

namespace FibreDesk::Sandbox {

enum class RoadClass { Highway, Main, Rural, Avenue, Street };

struct Road {
    QString name; ///< "rue Principale", "route 931", "rang des Aulnes"
    RoadClass roadClass = RoadClass::Street;
    int town = -1; ///< index in towns(); -1 outside of them
    std::vector<int> nodes; ///< in the road graph, from one end to the other
    QPolygonF line; ///< the same in kilometres
};

struct Town {
    QString name;
    QString postalCode; ///< "J3X 4B7"
    QPointF centre;
    double radius = 1; ///< kilometres, of the built-up area
    double weight = 1; ///< share of the population
    QPolygonF outline;
};

struct Water {
    QString name;
    QPolygonF outline;
    QRectF bounds;
    bool isRiver = false;
};

/// Woods and fields lie below the towns, parks inside of them.
struct Area {
    enum class Kind { Forest, Field, Park };
    Kind kind = Kind::Forest;
    QPolygonF outline;
    int tint = 0; ///< 0–3, to tell neighbouring fields apart
};

/// One lot along a road with its house.
struct Lot {
    QPolygonF outline; ///< 4 corners
    QPolygonF building; ///< 4 corners
    QPointF door; ///< where the address is
    int road = -1;
    int town = -1; ///< the town whose name is in the address, also outside of its built-up area
    int civicNumber = 0;
};

/// The invented region: about 80 × 60 km around 46.0 N 73.5 W, all of it drawn from the seed.
/// Plane coordinates are kilometres east (x) and north (y) of the middle.
class Region {
public:
    explicit Region(quint64 seed);

    static constexpr double originLat = 46.0;
    static constexpr double originLon = -73.5;
    static constexpr double halfWidth = 40;
    static constexpr double halfHeight = 30;

    [[nodiscard]] static GeoPoint toGeo(QPointF km);
    [[nodiscard]] static QPointF toPlane(GeoPoint point);

    [[nodiscard]] const std::vector<Town> &towns() const { return m_towns; }
    [[nodiscard]] const std::vector<Road> &roads() const { return m_roads; }
    [[nodiscard]] const std::vector<Water> &waters() const { return m_waters; }
    [[nodiscard]] const std::vector<Area> &areas() const { return m_areas; }
    [[nodiscard]] const std::vector<Lot> &lots() const { return m_lots; }
    [[nodiscard]] const RoadGraph &graph() const { return m_graph; }

    [[nodiscard]] bool isWater(QPointF km) const;
    /// "433 avenue de la Gare"
    [[nodiscard]] QString addressLine(const Lot &lot) const;

private:
    friend class RegionBuilder;
    std::vector<Town> m_towns;
    std::vector<Road> m_roads;
    std::vector<Water> m_waters;
    std::vector<Area> m_areas;
    std::vector<Lot> m_lots;
    RoadGraph m_graph;
};

} // namespace FibreDesk::Sandbox
