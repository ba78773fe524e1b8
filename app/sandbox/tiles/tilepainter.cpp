// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/tilepainter.h"

#include "tiles/clipping.h"
#include "tiles/labels.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace FibreDesk::Sandbox {

namespace {

constexpr double kTile = 256;
// What reaches into the tile from outside: half of the widest road and its casing.
constexpr double kReach = 24;

class Painter {
public:
    Painter(const MapScene &scene, const TileAddress &address, QImage &image)
        : m_scene(scene)
        , m_style(address.isDark ? MapStyle::dark() : MapStyle::light())
        , m_level(address.level)
        , m_size(kTile * std::pow(2.0, address.level))
        , m_origin(address.x * kTile, address.y * kTile)
        , m_clip(-kReach, -kReach, kTile + 2 * kReach, kTile + 2 * kReach)
        , m_unitArea((m_origin + m_clip.topLeft()) / m_size, m_clip.size() / m_size)
        , m_painter(&image)
    {
        m_painter.scale(address.scale, address.scale);
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void paint()
    {
        m_painter.fillRect(QRectF(0, 0, kTile, kTile), m_style.land);
        areas();
        if (m_level >= 9) {
            towns();
        }
        parks();
        waters();
        if (m_level >= 16) {
            lots();
        }
        if (m_level >= 15) {
            buildings();
        }
        roads();
        labels();
    }

private:
    [[nodiscard]] QPolygonF local(const QPolygonF &shape) const
    {
        QPolygonF result;
        result.reserve(shape.size());
        for (const QPointF point : shape) {
            result.append(point * m_size - m_origin);
        }
        return result;
    }

    void fill(const MapFeature &feature, const QColor &color, const QPen &pen = Qt::NoPen)
    {
        const QPolygonF ring = clippedRing(local(feature.shape), m_clip);
        if (ring.size() < 3) {
            return;
        }
        m_painter.setPen(pen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(ring);
    }

    void areas()
    {
        for (const int i : m_scene.areas.within(m_unitArea)) {
            const MapFeature &area = m_scene.areas.features()[std::size_t(i)];
            if (Area::Kind(area.kind) == Area::Kind::Forest) {
                fill(area, m_style.forest);
            } else if (Area::Kind(area.kind) == Area::Kind::Field) {
                const QColor &tint = m_style.fields[area.tint & 3];
                // The hairline hides the seam that antialiasing leaves between neighbours.
                fill(area, tint, QPen(tint, 0.6));
            }
        }
    }

    void towns()
    {
        for (const int i : m_scene.towns.within(m_unitArea)) {
            fill(m_scene.towns.features()[std::size_t(i)], m_style.town);
        }
    }

    void parks()
    {
        for (const int i : m_scene.areas.within(m_unitArea)) {
            const MapFeature &area = m_scene.areas.features()[std::size_t(i)];
            if (Area::Kind(area.kind) == Area::Kind::Park) {
                fill(area, m_style.park);
            }
        }
    }

    void waters()
    {
        const std::vector<int> found = m_scene.waters.within(m_unitArea);
        const double shore = m_level >= 14 ? 1.6 : m_level >= 11 ? 1.1 : 0;
        // Shores first, so that where a river meets a lake no line crosses the water.
        for (const int i : found) {
            const MapFeature &water = m_scene.waters.features()[std::size_t(i)];
            fill(water, m_style.shore, QPen(m_style.shore, shore > 0 ? shore * 2 : 0.8));
        }
        for (const int i : found) {
            const MapFeature &water = m_scene.waters.features()[std::size_t(i)];
            fill(water, m_style.water, shore > 0 ? QPen(Qt::NoPen) : QPen(m_style.water, 0.8));
        }
    }

    void lots()
    {
        for (const int i : m_scene.lots.within(m_unitArea)) {
            fill(m_scene.lots.features()[std::size_t(i)], Qt::transparent,
                QPen(m_style.lotLine, m_level >= 17 ? 1.0 : 0.7));
        }
    }

    void buildings()
    {
        const QPen pen = m_level >= 16 ? QPen(m_style.buildingLine, 0.8) : QPen(Qt::NoPen);
        for (const int i : m_scene.buildings.within(m_unitArea)) {
            fill(m_scene.buildings.features()[std::size_t(i)], m_style.building, pen);
        }
    }

    [[nodiscard]] QColor roadColor(RoadClass roadClass) const
    {
        switch (roadClass) {
        case RoadClass::Highway:
            return m_style.highway;
        case RoadClass::Main:
            return m_style.mainRoad;
        default:
            return m_style.street;
        }
    }

    /// A thin road without casing: white would be lost on the land, but not inside of a town.
    [[nodiscard]] QColor bareColor(RoadClass roadClass) const
    {
        if (m_style.isDark || roadClass == RoadClass::Street || roadClass == RoadClass::Avenue) {
            return roadColor(roadClass);
        }
        return roadClass == RoadClass::Highway ? m_style.highwayCasing : m_style.casing;
    }

    void roads()
    {
        const std::vector<int> found = m_scene.roads.within(m_unitArea);
        // Small ones first, casings of a class below all of its fills: junctions stay open.
        for (const RoadClass roadClass : {RoadClass::Street, RoadClass::Avenue, RoadClass::Rural,
                 RoadClass::Main, RoadClass::Highway}) {
            const RoadLook look = roadLook(roadClass, m_level);
            if (look.width <= 0) {
                continue;
            }
            QPainterPath path;
            for (const int i : found) {
                const MapFeature &road = m_scene.roads.features()[std::size_t(i)];
                if (RoadClass(road.kind) == roadClass) {
                    addClippedLine(path, local(road.shape), m_clip);
                }
            }
            if (look.casing > 0) {
                stroke(path,
                    roadClass == RoadClass::Highway ? m_style.highwayCasing : m_style.casing,
                    look.width + 2 * look.casing);
                m_fills.push_back({path, roadColor(roadClass), look.width});
            } else {
                stroke(path, bareColor(roadClass), look.width);
            }
        }
        for (const Fill &fillOf : m_fills) {
            stroke(fillOf.path, fillOf.color, fillOf.width);
        }
    }

    void stroke(const QPainterPath &path, const QColor &color, double width)
    {
        m_painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }

    void labels()
    {
        const QRectF tile(m_origin, QSizeF(kTile, kTile));
        const std::vector<Label> found = labelsFor(m_scene, m_style, m_level, tile);
        m_painter.translate(-m_origin);
        // The important ones last, on top of the halos of the others.
        for (auto it = found.rbegin(); it != found.rend(); ++it) {
            drawLabel(m_painter, *it, m_style);
        }
    }

    struct Fill {
        QPainterPath path;
        QColor color;
        double width;
    };

    const MapScene &m_scene;
    const MapStyle &m_style;
    int m_level;
    double m_size;
    QPointF m_origin;
    QRectF m_clip;
    QRectF m_unitArea;
    QPainter m_painter;
    std::vector<Fill> m_fills;
};

} // namespace

QImage paintTile(const MapScene &scene, const TileAddress &address)
{
    const int pixels = int(kTile) * address.scale;
    QImage image(pixels, pixels, QImage::Format_RGB32);
    Painter(scene, address, image).paint();
    return image;
}

} // namespace FibreDesk::Sandbox
