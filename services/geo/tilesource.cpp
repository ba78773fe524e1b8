// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geo/tilesource.h"

#include "geo/tileregion.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace FibreDesk::Geo {

void TileSource::set(const Settings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT changed();
}

void TileSource::setLocal(const Local &local)
{
    if (local == m_local)
        return;
    m_local = local;
    Q_EMIT changed();
}

QString TileSource::attribution() const
{
    QStringList all{m_settings.url.isEmpty() ? QString() : m_settings.attribution};
    if (!all.contains(m_local.attribution))
        all += m_local.attribution;
    all.removeAll({});
    return all.join(u" · "_s);
}

QString TileSource::addressTemplate(const QString &theme) const
{
    QString url = this->url();
    return url.replace("{theme}"_L1, theme)
        .replace("{z}"_L1, "%z"_L1)
        .replace("{x}"_L1, "%x"_L1)
        .replace("{y}"_L1, "%y"_L1);
}

QString TileSource::tileAt(const QString &theme, double latitude, double longitude, int zoom) const
{
    // The profile's server is what is asked after, also where files stand before it.
    return tileAddress(m_settings.url.isEmpty() ? m_local.url : m_settings.url, theme,
        tileHolding({latitude, longitude}, zoom));
}

QString TileSource::cacheOf(const QString &theme) const
{
    if (m_settings.cacheDirectory.isEmpty())
        return {};
    const QString folder = m_local.url.isEmpty() || m_local.key.isEmpty()
        ? m_settings.cacheDirectory
        : m_settings.cacheDirectory + u'/' + m_local.key;
    return folder + u'/' + theme;
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
