// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/tileregion.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

TileId tileHolding(const GeoPoint &point, int zoom)
{
    const WorldPoint world = toWorld(point);
    const int tiles = 1 << zoom;
    return {.zoom = zoom,
        .column = std::clamp(int(world.x * tiles), 0, tiles - 1),
        .row = std::clamp(int(world.y * tiles), 0, tiles - 1)};
}

QString tileAddress(const QString &url, const QString &theme, const TileId &tile)
{
    QString address = url;
    return address.replace("{theme}"_L1, theme)
        .replace("{z}"_L1, QString::number(tile.zoom))
        .replace("{x}"_L1, QString::number(tile.column))
        .replace("{y}"_L1, QString::number(tile.row));
}

TileRegion::TileRegion(const Bounds &bounds, int minZoom, int maxZoom)
    : m_bounds(bounds)
    , m_minZoom(std::clamp(minZoom, 0, 22))
    , m_maxZoom(std::clamp(maxZoom, 0, 22))
{
}

TileRegion::Span TileRegion::span(int zoom) const
{
    const TileId first = tileHolding({m_bounds.north, m_bounds.west}, zoom);
    const TileId last = tileHolding({m_bounds.south, m_bounds.east}, zoom);
    return {.left = first.column, .right = last.column, .top = first.row, .bottom = last.row};
}

qint64 TileRegion::count() const
{
    qint64 tiles = 0;
    for (int zoom = m_minZoom; isValid() && zoom <= m_maxZoom; ++zoom)
        tiles += span(zoom).count();
    return tiles;
}

TileId TileRegion::tile(qint64 index) const
{
    for (int zoom = m_minZoom; zoom <= m_maxZoom; ++zoom) {
        const Span level = span(zoom);
        if (index < level.count()) {
            const int wide = level.right - level.left + 1;
            return {.zoom = zoom,
                .column = level.left + int(index % wide),
                .row = level.top + int(index / wide)};
        }
        index -= level.count();
    }
    return {};
}

QJsonObject TileRegion::toJson() const
{
    return {{u"south"_s, m_bounds.south}, {u"west"_s, m_bounds.west}, {u"north"_s, m_bounds.north},
        {u"east"_s, m_bounds.east}, {u"min"_s, m_minZoom}, {u"max"_s, m_maxZoom}};
}

TileRegion TileRegion::fromJson(const QJsonObject &json)
{
    Bounds bounds;
    bounds.include({json["south"_L1].toDouble(qQNaN()), json["west"_L1].toDouble(qQNaN())});
    bounds.include({json["north"_L1].toDouble(qQNaN()), json["east"_L1].toDouble(qQNaN())});
    return TileRegion(bounds, json["min"_L1].toInt(), json["max"_L1].toInt(-1));
}

QString bulkForbiddenBy(const QString &url)
{
    // What their usage policies say; the operators of other servers are asked by people.
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 4> operators{
        {{"openstreetmap.org"_L1, "OpenStreetMap"_L1},
            {"openstreetmap.fr"_L1, "OpenStreetMap France"_L1},
            {"openstreetmap.de"_L1, "OpenStreetMap Deutschland"_L1},
            {"opentopomap.org"_L1, "OpenTopoMap"_L1}}};
    // By hand: a template with its placeholders is no valid address.
    QString host = url.section("://"_L1, 1).section(u'/', 0, 0);
    host = host.section(u'@', -1).section(u':', 0, 0).toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    for (const auto &[domain, name] : operators) {
        if (host == domain || host.endsWith(u'.' + domain))
            return name;
    }
    return {};
}

} // namespace FibreDesk::Geo
