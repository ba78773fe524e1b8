// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/bounds.h"
#include "geo/mercator.h"

#include <QString>

#include <expected>
#include <vector>

namespace FibreDesk::Geo {

/// A place, a line or an area out of a file, by its name. Areas have parts of rings, the first ring
/// of a part being its outline and the others its holes; whichever way round they are written.
struct Shape {
    enum class Kind : std::uint8_t { Point, Line, Area };
    using Ring = std::vector<WorldPoint>;

    QString name;
    Kind kind = Kind::Area;
    std::vector<std::vector<Ring>> parts; ///< points and lines: one ring a part

    /// Whether a place lies in an area and not in one of its holes; edges count as they fall.
    [[nodiscard]] bool contains(const WorldPoint &point) const;
    /// Inside the largest part of an area, else in the middle of the line: where its name stands.
    [[nodiscard]] WorldPoint labelPoint() const;
    bool operator==(const Shape &) const = default;
};

struct ShapeSet {
    std::vector<Shape> shapes;
    Bounds bounds;
    int points = 0; ///< in all
    int unplaced = 0; ///< features without a geometry
};

/// Why a file is not taken; where is for people who look into it.
struct ShapeFault {
    enum class Problem {
        Unreadable, ///< the file cannot be opened
        TooLarge,
        TooManyPoints,
        TooDeep,
        NotJson,
        NotGeoJson,
        NotGeoPackage,
        UnknownGeometry, ///< a kind that does not exist, or is not drawn
        BadGeometry, ///< too few positions, not numbers, cut off
        OutOfRange, ///< no longitude and latitude
        UnknownReference, ///< another system of coordinates; `detail` names it
        Empty,
    };
    Problem problem = Problem::Unreadable;
    qint64 offset = -1; ///< byte, where there is one
    QString where{}; ///< "features[3].geometry.coordinates[0][2]", or table and row
    QString detail{};

    bool operator==(const ShapeFault &) const = default;
};

using ShapeResult = std::expected<ShapeSet, ShapeFault>;

/// What a file may have at most.
struct ShapeLimits {
    qint64 bytes = 64LL * 1024 * 1024;
    int points = 2'000'000;
    int depth = 8; ///< of collections in collections
};

/// Reads GeoJSON or GeoPackage, told apart by their beginning. Takes its time: not for the
/// interface thread.
[[nodiscard]] ShapeResult readShapeFile(const QString &file, const ShapeLimits &limits = {});

} // namespace FibreDesk::Geo
