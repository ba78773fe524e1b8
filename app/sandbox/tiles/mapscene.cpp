// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/mapscene.h"

#include "tiles/surroundings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace FibreDesk::Sandbox {

namespace {

// About one tile of level 13.
constexpr double kCell = 1.0 / 8192;

QPolygonF projected(const QPolygonF &plane)
{
    QPolygonF result;
    result.reserve(plane.size());
    for (const QPointF point : plane) {
        result.append(MapScene::project(Region::toGeo(point)));
    }
    return result;
}

/// Chaikin's corner cutting, so that shores and wood edges are not polygons of a few corners.
QPolygonF smoothed(QPolygonF ring, int rounds)
{
    if (ring.isClosed() && ring.size() > 1) {
        ring.removeLast();
    }
    for (int round = 0; round < rounds && ring.size() > 2; ++round) {
        QPolygonF next;
        next.reserve(ring.size() * 2);
        for (qsizetype i = 0; i < ring.size(); ++i) {
            const QPointF a = ring[i];
            const QPointF b = ring[(i + 1) % ring.size()];
            next << a * 0.75 + b * 0.25 << a * 0.25 + b * 0.75;
        }
        ring = next;
    }
    return ring;
}

/// A river's outline runs down one bank and up the other; its middle is between the two.
QPolygonF middleOf(const QPolygonF &outline)
{
    QPolygonF ring = outline;
    if (ring.isClosed() && ring.size() > 1) {
        ring.removeLast();
    }
    QPolygonF result;
    const qsizetype half = ring.size() / 2;
    for (qsizetype i = 0; i < half; ++i) {
        result.append((ring[i] + ring[ring.size() - 1 - i]) / 2);
    }
    return result;
}

} // namespace

void MapLayer::add(MapFeature feature)
{
    feature.bounds = feature.shape.boundingRect();
    m_features.push_back(std::move(feature));
}

void MapLayer::buildIndex()
{
    m_bounds = {};
    for (const MapFeature &feature : m_features) {
        m_bounds = m_bounds.isNull() ? feature.bounds : m_bounds.united(feature.bounds);
    }
    m_columns = int(m_bounds.width() / kCell) + 1;
    m_rows = int(m_bounds.height() / kCell) + 1;
    m_cells.assign(std::size_t(m_columns) * std::size_t(m_rows), {});
    for (std::size_t i = 0; i < m_features.size(); ++i) {
        const QRectF box = m_features[i].bounds.translated(-m_bounds.topLeft());
        for (int row = int(box.top() / kCell); row <= int(box.bottom() / kCell); ++row) {
            for (int column = int(box.left() / kCell); column <= int(box.right() / kCell);
                ++column) {
                const int cell =
                    std::min(row, m_rows - 1) * m_columns + std::min(column, m_columns - 1);
                m_cells[std::size_t(cell)].push_back(int(i));
            }
        }
    }
}

std::vector<int> MapLayer::within(const QRectF &area) const
{
    std::vector<int> result;
    if (m_features.empty()) {
        return result;
    }
    const auto cellOf = [](double offset, int count) {
        return int(std::clamp(offset / kCell, 0.0, double(count - 1)));
    };
    const int left = cellOf(area.left() - m_bounds.left(), m_columns);
    const int right = cellOf(area.right() - m_bounds.left(), m_columns);
    const int top = cellOf(area.top() - m_bounds.top(), m_rows);
    const int bottom = cellOf(area.bottom() - m_bounds.top(), m_rows);
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            for (const int i : m_cells[std::size_t(row * m_columns + column)]) {
                const QRectF &box = m_features[std::size_t(i)].bounds;
                if (box.left() <= area.right() && box.right() >= area.left()
                    && box.top() <= area.bottom() && box.bottom() >= area.top()) {
                    result.push_back(i);
                }
            }
        }
    }
    std::ranges::sort(result);
    const auto rest = std::ranges::unique(result);
    result.erase(rest.begin(), rest.end());
    return result;
}

QPointF MapScene::project(GeoPoint point)
{
    const double radians = point.lat * std::numbers::pi / 180;
    return {(point.lon + 180) / 360, (1 - std::asinh(std::tan(radians)) / std::numbers::pi) / 2};
}

MapScene::MapScene(const Region &region)
{
    const Surroundings around(region);
    for (const QPolygonF &wood : around.woods) {
        areas.add({.shape = projected(wood), .kind = int(Area::Kind::Forest)});
    }
    for (const Area &area : region.areas()) {
        areas.add({.shape = projected(
                       area.kind == Area::Kind::Forest ? smoothed(area.outline, 2) : area.outline),
            .kind = int(area.kind),
            .tint = area.tint});
    }
    for (const Town &town : region.towns()) {
        towns.add({.shape = projected(smoothed(town.outline, 2)),
            .name = town.name,
            .weight = town.weight,
            .anchor = project(Region::toGeo(town.centre))});
    }
    for (const QPolygonF &lake : around.lakes) {
        waters.add({.shape = projected(smoothed(lake, 1))});
    }
    for (const Water &river : around.rivers) {
        waters.add({.shape = projected(river.outline), .kind = 1});
    }
    for (const Water &water : region.waters()) {
        waters.add({.shape = projected(smoothed(water.outline, water.isRiver ? 1 : 2)),
            .name = water.name,
            .kind = water.isRiver ? 1 : 0});
        if (water.isRiver) {
            rivers.add({.shape = projected(middleOf(water.outline)), .name = water.name});
        }
    }
    for (const Lot &lot : region.lots()) {
        lots.add({.shape = projected(lot.outline)});
        buildings.add({.shape = projected(lot.building), .name = QString::number(lot.civicNumber)});
    }
    for (const Road &road : region.roads()) {
        roads.add({.shape = projected(road.line), .name = road.name, .kind = int(road.roadClass)});
    }
    for (const Road &road : around.highways) {
        roads.add({.shape = projected(road.line), .name = road.name, .kind = int(road.roadClass)});
    }
    for (MapLayer *layer : {&areas, &towns, &waters, &lots, &buildings, &roads, &rivers}) {
        layer->buildIndex();
    }
}

} // namespace FibreDesk::Sandbox
