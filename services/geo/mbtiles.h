// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/bounds.h"
#include "geo/sqlitefile.h"
#include "geo/tileregion.h"

#include <QHash>

#include <expected>
#include <memory>

namespace FibreDesk::Geo {

struct MbTilesFault {
    enum class Problem {
        Unreadable,
        NotTiles, ///< no MBTiles inside
        Vector, ///< tiles that are no pictures
        Empty,
    };
    Problem problem = Problem::Unreadable;
    QString detail{};
    bool operator==(const MbTilesFault &) const = default;
};

/// A file of tiles: MBTiles 1.3, an SQLite file whose rows count from the south. Belongs to the
/// thread that opened it.
class MbTiles {
public:
    struct Facts {
        QString name;
        QString attribution;
        QString format;
        Bounds bounds;
        int minZoom = 0;
        int maxZoom = 0;
        bool operator==(const Facts &) const = default;
    };

    [[nodiscard]] static std::expected<std::unique_ptr<MbTiles>, MbTilesFault> open(
        const QString &file);

    [[nodiscard]] const Facts &facts() const { return m_facts; }
    /// Empty where it has none.
    [[nodiscard]] QByteArray tile(const TileId &tile) const;

private:
    MbTiles() = default;

    std::unique_ptr<SqliteFile> m_file;
    Facts m_facts;
};

/// "image/png", "image/jpeg", "image/webp" by the first bytes; empty = no picture.
[[nodiscard]] QByteArray pictureType(const QByteArray &bytes);

} // namespace FibreDesk::Geo
