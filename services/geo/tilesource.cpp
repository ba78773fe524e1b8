// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/tilesource.h"

#include "geo/mercator.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

void TileSource::set(const Settings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT changed();
}

QString TileSource::addressTemplate(const QString &theme) const
{
    QString url = m_settings.url;
    return url.replace("{theme}"_L1, theme)
        .replace("{z}"_L1, "%z"_L1)
        .replace("{x}"_L1, "%x"_L1)
        .replace("{y}"_L1, "%y"_L1);
}

QString TileSource::tileAt(const QString &theme, double latitude, double longitude, int zoom) const
{
    const WorldPoint point = toWorld({latitude, longitude});
    const int tiles = 1 << zoom;
    const auto column = std::clamp(int(point.x * tiles), 0, tiles - 1);
    const auto row = std::clamp(int(point.y * tiles), 0, tiles - 1);
    QString url = m_settings.url;
    return url.replace("{theme}"_L1, theme)
        .replace("{z}"_L1, QString::number(zoom))
        .replace("{x}"_L1, QString::number(column))
        .replace("{y}"_L1, QString::number(row));
}

QString TileSource::cacheOf(const QString &theme) const
{
    return m_settings.cacheDirectory.isEmpty() ? QString()
                                               : m_settings.cacheDirectory + u'/' + theme;
}

QString TileSource::offlineOf(const QString &theme) const
{
    if (m_settings.offlineDirectory.isEmpty())
        return {};
    // Tiles of one look only are brought along without a folder of their own.
    const QString own = m_settings.offlineDirectory + u'/' + theme;
    return QDir(own).exists() ? own : m_settings.offlineDirectory;
}

} // namespace FibreDesk::Geo
