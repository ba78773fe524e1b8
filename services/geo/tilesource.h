// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

namespace FibreDesk::Geo {

/// Where the raster tiles of the profile come from, said the way a map asks for it. A profile's
/// address may hold {theme} besides {z}, {x} and {y}.
class TileSource : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool hasTiles READ hasTiles NOTIFY changed)
    Q_PROPERTY(QString attribution READ attribution NOTIFY changed)

public:
    using QObject::QObject;

    struct Settings {
        QString url;
        QString attribution;
        QString cacheDirectory; ///< what was fetched is kept below it
        QString offlineDirectory; ///< tiles brought along; never fetched

        bool operator==(const Settings &) const = default;
    };

    /// Tiles out of files, handed over at an address of our own computer.
    struct Local {
        QString url; ///< empty = there are none
        QString attribution; ///< beside the profile's
        QString key; ///< names the cache; empty = they look like the profile's own
        bool operator==(const Local &) const = default;
    };

    void set(const Settings &settings);
    void setLocal(const Local &local);
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] bool hasTiles() const
    {
        return !m_settings.url.isEmpty() || !m_local.url.isEmpty();
    }
    [[nodiscard]] QString attribution() const;

    /// The address of one theme as QtLocation's osm plugin writes it; empty without tiles.
    Q_INVOKABLE QString addressTemplate(const QString &theme) const;
    /// The address of the tile at a place: to see whether the server answers.
    Q_INVOKABLE QString tileAt(
        const QString &theme, double latitude, double longitude, int zoom) const;
    /// The plugin names its files by level and place only: one folder a theme.
    Q_INVOKABLE QString cacheOf(const QString &theme) const;
    Q_INVOKABLE QString offlineOf(const QString &theme) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const QString &url() const
    {
        return m_local.url.isEmpty() ? m_settings.url : m_local.url;
    }

    Settings m_settings;
    Local m_local;
};

} // namespace FibreDesk::Geo
