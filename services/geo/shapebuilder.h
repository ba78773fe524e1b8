// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/shapes.h"

#include <cmath>

namespace FibreDesk::Geo {

/// Collects what a file has, within the limits. Shared by the readers.
class ShapeBuilder {
public:
    using Problem = ShapeFault::Problem;

    explicit ShapeBuilder(const ShapeLimits &limits)
        : m_limits(limits)
    {
    }

    [[nodiscard]] const ShapeLimits &limits() const { return m_limits; }

    /// A position for a ring; nothing is wrong where no problem is answered.
    [[nodiscard]] std::optional<Problem> addPosition(
        Shape::Ring &ring, double longitude, double latitude)
    {
        if (!std::isfinite(longitude) || !std::isfinite(latitude))
            return Problem::BadGeometry;
        if (std::abs(longitude) > 180 || std::abs(latitude) > 90)
            return Problem::OutOfRange;
        if (++m_set.points > m_limits.points)
            return Problem::TooManyPoints;
        const GeoPoint point{latitude, longitude};
        m_set.bounds.include(point);
        ring.push_back(toWorld(point));
        return {};
    }

    /// Whether a ring has what its kind needs. An area's ring is closed where it is not.
    [[nodiscard]] static bool finish(Shape::Kind kind, Shape::Ring &ring)
    {
        if (kind == Shape::Kind::Area) {
            if (ring.size() > 1 && ring.front() == ring.back())
                ring.pop_back();
            return ring.size() >= 3;
        }
        return ring.size() >= (kind == Shape::Kind::Line ? 2U : 1U);
    }

    void addPart(Shape::Kind kind, const QString &name, std::vector<Shape::Ring> part)
    {
        std::vector<Shape> &shapes = m_set.shapes;
        // The parts of one feature of one kind are one shape. What a map calls something is short.
        constexpr qsizetype longestName = 120;
        if (m_featureStart >= shapes.size() || shapes.back().kind != kind)
            shapes.push_back({.name = name.left(longestName), .kind = kind, .parts = {}});
        shapes.back().parts.push_back(std::move(part));
    }
    void beginFeature() { m_featureStart = m_set.shapes.size(); }
    void addUnplaced() { ++m_set.unplaced; }

    [[nodiscard]] ShapeResult take()
    {
        if (m_set.shapes.empty())
            return std::unexpected(ShapeFault{.problem = Problem::Empty});
        return std::move(m_set);
    }

private:
    ShapeLimits m_limits;
    ShapeSet m_set;
    std::size_t m_featureStart = 0;
};

/// Property or column names that hold what people call a shape, the best first.
inline constexpr const char *shapeNameFields[] = {
    "name", "nom", "label", "title", "titre", "zone", "secteur", "description"};

} // namespace FibreDesk::Geo
