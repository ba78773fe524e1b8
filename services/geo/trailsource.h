// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/bounds.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace FibreDesk::Geo {

/// One corner of a way on the map.
struct TrailVertex {
    GeoPoint position;
    bool isAfterGap = false; ///< nobody knows the way to it

    bool operator==(const TrailVertex &) const = default;
};

/// A stop on the way.
struct TrailStop {
    GeoPoint position;
    QString label{}; ///< its number
    QString time{}; ///< from when to when
    bool isKnown = false; ///< it was at a job

    bool operator==(const TrailStop &) const = default;
};

/// Where the playback is.
struct TrailHead {
    GeoPoint position;
    bool isGap = false; ///< nothing was heard around then

    bool operator==(const TrailHead &) const = default;
};

/// Feeds a trail layer: one way, its stops, and a head that moves along it.
class TrailSource : public QObject {
    Q_OBJECT
    Q_PROPERTY(FibreDesk::Geo::Bounds bounds READ bounds NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<TrailVertex> &line() const { return m_line; }
    [[nodiscard]] const std::vector<TrailStop> &stops() const { return m_stops; }
    [[nodiscard]] const std::optional<TrailHead> &head() const { return m_head; }
    [[nodiscard]] std::uint32_t colour() const { return m_colour; } ///< ARGB
    [[nodiscard]] Bounds bounds() const { return m_bounds; }
    /// Where the head is; not valid without one.
    Q_INVOKABLE FibreDesk::Geo::Bounds headPlace() const
    {
        Bounds place;
        if (m_head)
            place.include(m_head->position);
        return place;
    }

    void setTrail(std::vector<TrailVertex> line, std::vector<TrailStop> stops, std::uint32_t colour)
    {
        if (line == m_line && stops == m_stops && colour == m_colour)
            return;
        m_line = std::move(line);
        m_stops = std::move(stops);
        m_colour = colour;
        m_bounds = {};
        for (const TrailVertex &vertex : m_line)
            m_bounds.include(vertex.position);
        Q_EMIT changed();
    }
    void setHead(const std::optional<TrailHead> &head)
    {
        if (head == m_head)
            return;
        m_head = head;
        Q_EMIT headMoved();
    }

Q_SIGNALS:
    void changed();
    void headMoved();

private:
    std::vector<TrailVertex> m_line;
    std::vector<TrailStop> m_stops;
    std::optional<TrailHead> m_head;
    std::uint32_t m_colour = 0xff808080;
    Bounds m_bounds;
};

} // namespace FibreDesk::Geo
