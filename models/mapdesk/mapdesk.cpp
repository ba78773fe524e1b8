// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mapdesk.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

MapDesk::MapDesk(const Parts &parts, Memory memory, QObject *parent)
    : QObject(parent)
    , m_memory(std::move(memory))
    , m_network(parts.mirror)
    , m_offline(parts.folder, parts.tiles)
    , m_placeFix(parts.mirror, parts.queue, parts.map)
{
    // Several layers are read at once: they are laid over each other once a turn.
    m_draw.setSingleShot(true);
    m_draw.setInterval(0);
    connect(&m_draw, &QTimer::timeout, this, &MapDesk::draw);
    connect(&m_areas, &AreaModel::changed, &m_draw, qOverload<>(&QTimer::start));
    connect(&m_network, &NetworkLayers::changed, &m_draw, qOverload<>(&QTimer::start));
    connect(&m_areas, &AreaModel::remembered, this, [this] {
        keep(u"map-areas"_s, m_areas.toText());
        Q_EMIT shownChanged();
    });
    connect(&m_areas, &AreaModel::countChanged, this, &MapDesk::shownChanged);
    connect(&m_network, &NetworkLayers::chosen, this, [this] {
        keep(u"map-layers"_s, m_network.toText());
        Q_EMIT shownChanged();
    });
    connect(&m_offline, &OfflineTiles::remembered, this,
        [this] { keep(u"map-files"_s, m_offline.toText()); });
}

void MapDesk::start()
{
    m_areas.fromText(m_memory.recall(u"map-areas"_s));
    m_network.fromText(m_memory.recall(u"map-layers"_s));
    m_offline.fromText(m_memory.recall(u"map-files"_s));
    m_offline.load();
    m_isStarted = true;
}

void MapDesk::keep(const QString &name, const QString &value) const
{
    if (m_isStarted)
        m_memory.keep(name, value);
}

void MapDesk::setLanguage(const QString &language)
{
    m_network.setLanguage(language);
    m_offline.setLanguage(language);
    for (int row = 0; row < m_areas.count(); ++row) {
        const QString id = m_areas.index(row).data(AreaModel::IdRole).toString();
        if (!m_areas.index(row).data(AreaModel::ProblemRole).toString().isEmpty())
            m_areas.readAgain(id);
    }
    m_draw.start();
}

int MapDesk::shown() const
{
    int shown = int(m_network.showsPorts()) + int(m_network.showsOutages())
        + int(m_network.showsHeat()) + int(m_network.showsHomes());
    for (int row = 0; row < m_areas.count(); ++row)
        shown += int(m_areas.index(row).data(AreaModel::VisibleRole).toBool());
    return shown;
}

void MapDesk::setColours(const QList<QColor> &palette, const QColor &danger, const QColor &quiet)
{
    m_areas.setPalette(palette);
    m_network.setPalette(palette, danger, quiet);
}

void MapDesk::draw()
{
    auto overlay = std::make_shared<Geo::Overlay>();
    overlay->figureSets = m_areas.figures();
    m_network.drawInto(*overlay);
    m_overlay.setOverlay(overlay);
}

} // namespace FibreDesk
