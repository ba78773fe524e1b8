// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/mbtiles.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

QByteArray pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    if (bytes.startsWith("GIF8"))
        return "image/gif";
    return {};
}

std::expected<std::unique_ptr<MbTiles>, MbTilesFault> MbTiles::open(const QString &file)
{
    using Problem = MbTilesFault::Problem;
    std::unique_ptr<MbTiles> tiles(new MbTiles);
    tiles->m_file = std::make_unique<SqliteFile>(file, SqliteFile::Access::ReadOnly);
    const QSqlDatabase db = tiles->m_file->database();
    if (!db.isOpen())
        return std::unexpected(MbTilesFault{Problem::Unreadable, db.lastError().databaseText()});
    QSqlQuery query(db);
    if (!query.exec(u"SELECT name, value FROM metadata"_s))
        return std::unexpected(MbTilesFault{Problem::NotTiles, query.lastError().databaseText()});
    QHash<QString, QString> metadata;
    while (query.next())
        metadata.insert(query.value(0).toString(), query.value(1).toString());
    // The range says so, where the metadata do not or are wrong; an index answers it, if each is
    // asked for alone.
    if (!query.exec(u"SELECT (SELECT MIN(zoom_level) FROM tiles), "
                    "(SELECT MAX(zoom_level) FROM tiles)"_s))
        return std::unexpected(MbTilesFault{Problem::NotTiles, query.lastError().databaseText()});
    if (!query.next() || query.value(0).isNull())
        return std::unexpected(MbTilesFault{Problem::Empty, {}});
    Facts &facts = tiles->m_facts;
    facts.minZoom = query.value(0).toInt();
    facts.maxZoom = query.value(1).toInt();
    facts.name = metadata.value(u"name"_s);
    facts.attribution = metadata.value(u"attribution"_s);
    facts.format = metadata.value(u"format"_s);
    const QStringList corners = metadata.value(u"bounds"_s).split(u',');
    if (corners.size() == 4) {
        facts.bounds.include({corners[1].toDouble(), corners[0].toDouble()});
        facts.bounds.include({corners[3].toDouble(), corners[2].toDouble()});
    }
    if (!query.exec(u"SELECT tile_data FROM tiles LIMIT 1"_s) || !query.next())
        return std::unexpected(MbTilesFault{Problem::NotTiles, query.lastError().databaseText()});
    if (pictureType(query.value(0).toByteArray()).isEmpty())
        return std::unexpected(MbTilesFault{Problem::Vector, facts.format});
    return tiles;
}

QByteArray MbTiles::tile(const TileId &tile) const
{
    constexpr int farthest = 24;
    if (tile.zoom < std::max(0, m_facts.minZoom) || tile.zoom > std::min(farthest, m_facts.maxZoom)
        || tile.row < 0 || tile.row >= 1 << tile.zoom)
        return {};
    QSqlQuery query(m_file->database());
    query.prepare(u"SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND "
                  "tile_row=?"_s);
    query.addBindValue(tile.zoom);
    query.addBindValue(tile.column);
    query.addBindValue((1 << tile.zoom) - 1 - tile.row);
    return query.exec() && query.next() ? query.value(0).toByteArray() : QByteArray();
}

} // namespace FibreDesk::Geo
