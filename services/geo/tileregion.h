// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/bounds.h"
#include "geo/mercator.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace FibreDesk::Geo {

struct TileId {
    int zoom = 0;
    int column = 0;
    int row = 0; ///< from the north
    bool operator==(const TileId &) const = default;
};

/// The tile that holds a place.
[[nodiscard]] TileId tileHolding(const GeoPoint &point, int zoom);
/// The address of one tile out of a profile's template.
[[nodiscard]] QString tileAddress(const QString &url, const QString &theme, const TileId &tile);

/// A piece of the map at some levels: an exact number of tiles in a fixed order, so that a count of
/// those done is enough to go on later.
class TileRegion {
public:
    TileRegion() = default;
    TileRegion(const Bounds &bounds, int minZoom, int maxZoom);

    [[nodiscard]] bool isValid() const { return m_bounds.isValid && m_minZoom <= m_maxZoom; }
    [[nodiscard]] const Bounds &bounds() const { return m_bounds; }
    [[nodiscard]] int minZoom() const { return m_minZoom; }
    [[nodiscard]] int maxZoom() const { return m_maxZoom; }
    [[nodiscard]] qint64 count() const;
    /// The place in the order, farthest level first.
    [[nodiscard]] TileId tile(qint64 index) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static TileRegion fromJson(const QJsonObject &json);
    bool operator==(const TileRegion &) const = default;

private:
    struct Span {
        int left = 0;
        int right = 0;
        int top = 0;
        int bottom = 0;
        [[nodiscard]] qint64 count() const { return qint64(right - left + 1) * (bottom - top + 1); }
    };
    [[nodiscard]] Span span(int zoom) const;

    Bounds m_bounds;
    int m_minZoom = 0;
    int m_maxZoom = -1;
};

/// The operator whose policy forbids to fetch whole regions from this server; empty = none is
/// known.
[[nodiscard]] QString bulkForbiddenBy(const QString &url);

} // namespace FibreDesk::Geo
