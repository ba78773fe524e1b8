// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/bounds.h"
#include "geo/clusterindex.h"
#include "geo/mercator.h"

#include <QObject>
#include <QString>

#include <cmath>
#include <memory>
#include <vector>

namespace FibreDesk::Geo {

/// One thing on the map that can be pointed at. What it looks like is told in numbers, so
/// that services and models can fill it without a paint library.
struct Marker {
    enum class Kind : std::uint8_t { Job, Technician, Pin };

    QString id;
    Kind kind = Kind::Job;
    GeoPoint position;
    std::uint8_t shape = 0; ///< jobs: the JobKind
    std::uint8_t state = 0; ///< jobs: the JobState; technicians: 0 stopped, 1 moving, 2 stale
    std::uint32_t colour = 0xff808080; ///< ARGB
    QString label; ///< initials; pins: their number
    QString note; ///< since when, where it is stale
    double heading = qQNaN(); ///< degrees, north up; NaN = no arrow
    bool isLate = false;
    bool isPending = false; ///< waits for the server
    bool isUncertain = false; ///< nobody knows whether the server took it
    bool isDimmed = false; ///< filtered out or not of today

    /// Two markers without a heading are the same.
    bool operator==(const Marker &other) const
    {
        return id == other.id && kind == other.kind && position == other.position
            && shape == other.shape && state == other.state && colour == other.colour
            && label == other.label && note == other.note
            && (heading == other.heading || (qIsNaN(heading) && qIsNaN(other.heading)))
            && isLate == other.isLate && isPending == other.isPending
            && isUncertain == other.isUncertain && isDimmed == other.isDimmed;
    }
};

/// The quiet points behind the markers: customers' locations, with the document of each.
struct PlaceIndex {
    ClusterIndex index;
    std::vector<QString> ids;
};

/// Feeds a map layer. Markers are replaced as a whole; the layer finds by id what moved.
class MarkerSource : public QObject {
    Q_OBJECT
    Q_PROPERTY(FibreDesk::Geo::Bounds bounds READ bounds NOTIFY boundsChanged)

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Marker> &markers() const { return m_markers; }
    [[nodiscard]] const std::shared_ptr<const PlaceIndex> &background() const
    {
        return m_background;
    }

    /// Around the marker of a document; not valid where it is not among them.
    Q_INVOKABLE FibreDesk::Geo::Bounds positionOf(const QString &id) const
    {
        Bounds bounds;
        const auto found = std::ranges::find(m_markers, id, &Marker::id);
        if (found != m_markers.end())
            bounds.include(found->position);
        return bounds;
    }
    /// The quiet point within some metres of a place, the nearest; empty where there is none.
    Q_INVOKABLE QString placeAt(double latitude, double longitude) const
    {
        constexpr double reach = 30 / 40075016.7 * 1.5; // world units, a little wide in the north
        constexpr double everyPoint = 24;
        if (!m_background)
            return {};
        const WorldPoint at = toWorld({latitude, longitude});
        QString nearest;
        double least = reach;
        for (const ClusterIndex::Node &node : m_background->index.query(
                 {at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, everyPoint)) {
            const double distance = std::hypot(node.position.x - at.x, node.position.y - at.y);
            if (node.isCluster() || distance > least)
                continue;
            least = distance;
            nearest = m_background->ids[std::size_t(node.point)];
        }
        return nearest;
    }
    /// Around all markers.
    [[nodiscard]] Bounds bounds() const { return m_bounds; }

    void setMarkers(std::vector<Marker> markers)
    {
        if (markers == m_markers)
            return;
        m_markers = std::move(markers);
        Bounds bounds;
        for (const Marker &marker : m_markers)
            bounds.include(marker.position);
        const bool isElsewhere = bounds != m_bounds;
        m_bounds = bounds;
        Q_EMIT markersChanged();
        if (isElsewhere)
            Q_EMIT boundsChanged();
    }
    void setBackground(std::shared_ptr<const PlaceIndex> index)
    {
        m_background = std::move(index);
        Q_EMIT backgroundChanged();
    }

Q_SIGNALS:
    void markersChanged();
    void backgroundChanged();
    void boundsChanged();

private:
    std::vector<Marker> m_markers;
    std::shared_ptr<const PlaceIndex> m_background;
    Bounds m_bounds;
};

} // namespace FibreDesk::Geo
