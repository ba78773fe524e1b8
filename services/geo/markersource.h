// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/clusterindex.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace FibreDesk::Geo {

/// One thing on the map that a dispatcher can point at. What it looks like is told in numbers, so
/// that services and models can fill it without a paint library.
struct Marker {
    enum class Kind : std::uint8_t { Job, Technician };

    QString id;
    Kind kind = Kind::Job;
    GeoPoint position;
    std::uint8_t shape = 0; ///< jobs: the JobKind
    std::uint8_t state = 0; ///< jobs: the JobState; technicians: 0 stopped, 1 moving, 2 stale
    std::uint32_t colour = 0xff808080; ///< ARGB
    QString label; ///< initials
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

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Marker> &markers() const { return m_markers; }
    [[nodiscard]] const std::shared_ptr<const PlaceIndex> &background() const
    {
        return m_background;
    }

    void setMarkers(std::vector<Marker> markers)
    {
        if (markers == m_markers)
            return;
        m_markers = std::move(markers);
        Q_EMIT markersChanged();
    }
    void setBackground(std::shared_ptr<const PlaceIndex> index)
    {
        m_background = std::move(index);
        Q_EMIT backgroundChanged();
    }

Q_SIGNALS:
    void markersChanged();
    void backgroundChanged();

private:
    std::vector<Marker> m_markers;
    std::shared_ptr<const PlaceIndex> m_background;
};

} // namespace FibreDesk::Geo
