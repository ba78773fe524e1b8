// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "areamodel.h"
#include "measureline.h"
#include "networklayers.h"
#include "offlinetiles.h"
#include "placefix.h"

#include <QTimer>

#include <functional>

namespace FibreDesk {

/// What the map of the desk has beside people and jobs: layers, tools, and the map without a
/// network. Remembers what was chosen.
class MapDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(FibreDesk::AreaModel *areas READ areas CONSTANT)
    Q_PROPERTY(FibreDesk::NetworkLayers *network READ network CONSTANT)
    Q_PROPERTY(FibreDesk::OfflineTiles *offline READ offline CONSTANT)
    Q_PROPERTY(FibreDesk::PlaceFix *placeFix READ placeFix CONSTANT)
    Q_PROPERTY(FibreDesk::MeasureLine *measure READ measure CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::OverlaySource *overlay READ overlay CONSTANT)
    /// How many layers are shown: the button says so.
    Q_PROPERTY(int shown READ shown NOTIFY shownChanged)

public:
    struct Parts {
        Store::Mirror *mirror = nullptr;
        Outbox::WriteQueue *queue = nullptr;
        const Erp::FieldMap *map = nullptr;
        Geo::TileSource *tiles = nullptr;
        QString folder{}; ///< for regions of tiles
    };
    /// Where small things are remembered: the user's settings.
    struct Memory {
        std::function<QString(const QString &name)> recall;
        std::function<void(const QString &name, const QString &value)> keep;
    };

    MapDesk(const Parts &parts, Memory memory, QObject *parent = nullptr);

    /// Opens what was open the last time.
    void start();
    void setLanguage(const QString &language);

    [[nodiscard]] AreaModel *areas() { return &m_areas; }
    [[nodiscard]] NetworkLayers *network() { return &m_network; }
    [[nodiscard]] OfflineTiles *offline() { return &m_offline; }
    [[nodiscard]] PlaceFix *placeFix() { return &m_placeFix; }
    [[nodiscard]] MeasureLine *measure() { return &m_measure; }
    [[nodiscard]] Geo::OverlaySource *overlay() { return &m_overlay; }
    [[nodiscard]] int shown() const;

    /// The theme's colours: the twelve that are told apart, and those of what is wrong or quiet.
    Q_INVOKABLE void setColours(
        const QList<QColor> &palette, const QColor &danger, const QColor &quiet);

Q_SIGNALS:
    void shownChanged();
    /// From elsewhere: the page shows its wall.
    void wallRequested();

private:
    void draw();
    void keep(const QString &name, const QString &value) const;

    Memory m_memory;
    AreaModel m_areas;
    NetworkLayers m_network;
    OfflineTiles m_offline;
    PlaceFix m_placeFix;
    MeasureLine m_measure;
    Geo::OverlaySource m_overlay;
    QTimer m_draw;
    bool m_isStarted = false;
};

} // namespace FibreDesk
