// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sandbox.h"
#include "tiles/tilepainter.h"

#include <QCache>
#include <QThreadPool>

#include <mutex>

namespace FibreDesk::Sandbox {

/// Map tiles at /tiles/{theme}/{z}/{x}/{y}.png and, always light, /tiles/{z}/{x}/{y}.png;
/// "{y}@2x.png" for dense screens. Drawn in a small pool, kept in memory.
class TilesPart : public Part, public Service {
    Q_OBJECT
public:
    TilesPart();
    ~TilesPart() override;

    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

    /// The tile a path asks for; nothing when it asks for none.
    [[nodiscard]] static std::optional<TileAddress> addressOf(const QStringList &segments);

private:
    void draw(const QString &key, const TileAddress &address);
    void handleDrawn(const QString &key, const QByteArray &png);
    [[nodiscard]] const MapScene &scene();
    static void answer(const ExchangePtr &exchange, const QByteArray &png);

    const Region *m_region = nullptr;
    QString m_url;
    std::once_flag m_sceneMade;
    std::unique_ptr<MapScene> m_scene; ///< made by the first tile, off the main thread
    QCache<QString, QByteArray> m_cache;
    QHash<QString, QList<ExchangePtr>> m_waiting;
    QThreadPool m_pool;
    qint64 m_drawn = 0;
};

} // namespace FibreDesk::Sandbox
