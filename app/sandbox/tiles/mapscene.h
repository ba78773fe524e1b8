// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"

#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <vector>

namespace FibreDesk::Sandbox {

/// One shape of the map in the unit square of Web Mercator (0,0 = north-west corner of the world).
struct MapFeature {
    QPolygonF shape = {};
    QRectF bounds = {};
    QString name = {};
    int kind = 0; ///< RoadClass, Area::Kind or tint, by layer
    int tint = 0;
    double weight = 0;
    QPointF anchor = {};
};

/// One kind of feature, found by place.
class MapLayer {
public:
    void add(MapFeature feature);
    void buildIndex();

    [[nodiscard]] const std::vector<MapFeature> &features() const { return m_features; }
    /// Indices of the features whose bounds touch `area`, in drawing order.
    [[nodiscard]] std::vector<int> within(const QRectF &area) const;

private:
    std::vector<MapFeature> m_features;
    std::vector<std::vector<int>> m_cells;
    QRectF m_bounds;
    int m_columns = 0;
    int m_rows = 0;
};

/// The region prepared for drawing; immutable once made, so that any thread may read it.
class MapScene {
public:
    explicit MapScene(const Region &region);

    [[nodiscard]] static QPointF project(GeoPoint point);

    MapLayer areas;
    MapLayer towns; ///< outlines; anchor = centre, weight = share of the population
    MapLayer waters; ///< kind 1 = river
    MapLayer lots;
    MapLayer buildings; ///< name = civic number
    MapLayer roads;
    MapLayer rivers; ///< centre lines of rivers, for their names
};

} // namespace FibreDesk::Sandbox
