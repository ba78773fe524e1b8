// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/markersource.h"
#include "geo/tilesource.h"
#include "spriteatlas.h"

#include <QPointer>
#include <QQuickItem>
#include <QVariantAnimation>

namespace FibreDesk::Scene {

/// The source type of the layer, for QML: an opaque feed handed from a controller to a layer.
struct MarkerSourceForeign {
    Q_GADGET
    QML_FOREIGN(FibreDesk::Geo::MarkerSource)
    QML_NAMED_ELEMENT(MarkerSource)
    QML_UNCREATABLE("Made by a controller")
};

struct TileSourceForeign {
    Q_GADGET
    QML_FOREIGN(FibreDesk::Geo::TileSource)
    QML_NAMED_ELEMENT(TileSource)
    QML_UNCREATABLE("Made by the application")
};

struct BoundsForeign {
    Q_GADGET
    QML_FOREIGN(FibreDesk::Geo::Bounds)
    QML_VALUE_TYPE(mapBounds)
};

/// What lies under a point of the layer.
class MarkerHit {
    Q_GADGET
    QML_VALUE_TYPE(markerHit)
    Q_PROPERTY(FibreDesk::Scene::MarkerHit::Kind kind MEMBER kind)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)
    Q_PROPERTY(int expansionZoom MEMBER expansionZoom)
    Q_PROPERTY(QPointF position MEMBER position)
    Q_PROPERTY(QStringList members MEMBER members)

public:
    enum Kind { Nothing, Place, Job, Technician, Pin, PlaceCluster, JobCluster, PinCluster };
    Q_ENUM(Kind)

    Kind kind = Nothing;
    QString id; ///< of the document; empty for clusters
    int count = 1;
    double latitude = 0;
    double longitude = 0;
    int expansionZoom = 0; ///< where a cluster falls apart
    QPointF position; ///< on the layer
    QStringList members; ///< of a cluster of pins: their documents

    bool operator==(const MarkerHit &) const = default;
};

/// The names of MarkerHit's kinds for QML.
namespace MarkerHitKinds {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(FibreDesk::Scene::MarkerHit)
QML_NAMED_ELEMENT(MarkerHitKind)
} // namespace MarkerHitKinds

/// Draws the feed of a MarkerSource over a north-up, untilted QtLocation Map: bind `centre…` and
/// `zoomLevel` to the map's own. One texture, one scene-graph node a marker, on the GPU as in the
/// software backend; panning only moves the root node, so that a frame costs nothing but the move.
class MarkerLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        FibreDesk::Geo::MarkerSource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(double centreLatitude MEMBER m_latitude WRITE setCentreLatitude NOTIFY viewChanged)
    Q_PROPERTY(
        double centreLongitude MEMBER m_longitude WRITE setCentreLongitude NOTIFY viewChanged)
    Q_PROPERTY(double zoomLevel MEMBER m_zoom WRITE setZoomLevel NOTIFY viewChanged)
    Q_PROPERTY(
        QStringList selectedIds MEMBER m_selected WRITE setSelectedIds NOTIFY selectedIdsChanged)
    Q_PROPERTY(QString hoveredId MEMBER m_hovered WRITE setHoveredId NOTIFY hoveredIdChanged)
    Q_PROPERTY(bool isAnimated MEMBER m_isAnimated NOTIFY isAnimatedChanged)
    Q_PROPERTY(int duration MEMBER m_duration NOTIFY isAnimatedChanged)
    Q_PROPERTY(bool showsPlaces MEMBER m_showsPlaces WRITE setShowsPlaces NOTIFY showsPlacesChanged)
    Q_PROPERTY(QColor surfaceColour READ surfaceColour WRITE setSurfaceColour NOTIFY styleChanged)
    Q_PROPERTY(QColor textColour READ textColour WRITE setTextColour NOTIFY styleChanged)
    Q_PROPERTY(QColor accentColour READ accentColour WRITE setAccentColour NOTIFY styleChanged)
    Q_PROPERTY(QColor neutralColour READ neutralColour WRITE setNeutralColour NOTIFY styleChanged)
    Q_PROPERTY(QColor warningColour READ warningColour WRITE setWarningColour NOTIFY styleChanged)
    Q_PROPERTY(QColor dangerColour READ dangerColour WRITE setDangerColour NOTIFY styleChanged)
    Q_PROPERTY(
        QColor uncertainColour READ uncertainColour WRITE setUncertainColour NOTIFY styleChanged)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY styleChanged)

public:
    explicit MarkerLayer(QQuickItem *parent = nullptr);
    ~MarkerLayer() override;

    [[nodiscard]] Geo::MarkerSource *source() const { return m_source; }
    void setSource(Geo::MarkerSource *source);
    void setCentreLatitude(double latitude);
    void setCentreLongitude(double longitude);
    void setZoomLevel(double zoom);
    void setSelectedIds(const QStringList &ids);
    void setHoveredId(const QString &id);
    void setShowsPlaces(bool shows);

    [[nodiscard]] QColor surfaceColour() const { return m_style.surface; }
    [[nodiscard]] QColor textColour() const { return m_style.text; }
    [[nodiscard]] QColor accentColour() const { return m_style.accent; }
    [[nodiscard]] QColor neutralColour() const { return m_style.neutral; }
    [[nodiscard]] QColor warningColour() const { return m_style.warning; }
    [[nodiscard]] QColor dangerColour() const { return m_style.danger; }
    [[nodiscard]] QColor uncertainColour() const { return m_style.uncertain; }
    [[nodiscard]] QString fontFamily() const { return m_style.fontFamily; }
    void setSurfaceColour(const QColor &colour) { setStyle(m_style.surface, colour); }
    void setTextColour(const QColor &colour) { setStyle(m_style.text, colour); }
    void setAccentColour(const QColor &colour) { setStyle(m_style.accent, colour); }
    void setNeutralColour(const QColor &colour) { setStyle(m_style.neutral, colour); }
    void setWarningColour(const QColor &colour) { setStyle(m_style.warning, colour); }
    void setDangerColour(const QColor &colour) { setStyle(m_style.danger, colour); }
    void setUncertainColour(const QColor &colour) { setStyle(m_style.uncertain, colour); }
    void setFontFamily(const QString &family) { setStyle(m_style.fontFamily, family); }

    /// The topmost marker there.
    Q_INVOKABLE FibreDesk::Scene::MarkerHit markerAt(QPointF point) const;
    /// The technician there, whatever lies over them: where a job is being dropped.
    Q_INVOKABLE FibreDesk::Scene::MarkerHit technicianAt(QPointF point) const;
    /// Where the document of that id is drawn now, if it is on the layer.
    Q_INVOKABLE FibreDesk::Scene::MarkerHit markerOf(const QString &id) const;
    /// Screen position of a coordinate in the present view.
    Q_INVOKABLE QPointF fromCoordinate(double latitude, double longitude) const;

Q_SIGNALS:
    void sourceChanged();
    void viewChanged();
    void selectedIdsChanged();
    void hoveredIdChanged();
    void isAnimatedChanged();
    void showsPlacesChanged();
    void styleChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    void itemChange(ItemChange change, const ItemChangeData &value) override;

private:
    /// Something drawn, placed relative to the anchor of the last layout.
    struct Placed {
        MarkerHit hit;
        Sprite sprite;
        QPointF at; ///< relative to the anchor, pixels
        double radius = 12; ///< for hit testing
        QPointF middle; ///< of what is hit, from `at`
    };

    /// Markers of one kind, gathered where they would cover each other.
    struct Gathered {
        Geo::Marker::Kind kind;
        Geo::ClusterIndex index;
    };

    template <typename T>
    void setStyle(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        invalidate();
        Q_EMIT styleChanged();
    }

    void handleMarkers();
    void invalidate();
    void viewMoved(bool hasZoomed);
    void layout();
    void layoutPlaces(const QRectF &area);
    void layoutMarkers(const QRectF &area);
    void layoutGathered(const Gathered &gathered, const QRectF &area);
    void addMarker(const Geo::Marker &marker, const QRectF &area);
    [[nodiscard]] bool isForemost(const Geo::Marker &marker) const;
    [[nodiscard]] QPointF fromAnchor(Geo::WorldPoint world) const;
    void addRing(const Placed &placed, bool isSelected);
    [[nodiscard]] Geo::WorldPoint shownPosition(const Geo::Marker &marker) const;
    [[nodiscard]] QPointF shift() const;
    template <typename Accept>
    [[nodiscard]] MarkerHit hitTest(QPointF point, Accept accept) const;

    QPointer<Geo::MarkerSource> m_source;
    double m_latitude = 0;
    double m_longitude = 0;
    double m_zoom = 0;
    QStringList m_selected;
    QString m_hovered;
    bool m_isAnimated = true;
    bool m_showsPlaces = true;
    int m_duration = 120;

    MarkerStyle m_style;
    SpriteAtlas m_atlas;
    int m_textureRevision = -1;

    bool m_needsLayout = true;
    Geo::WorldPoint m_anchor; ///< centre of the view at the last layout
    double m_layoutZoom = 0;
    QRectF m_layoutArea; ///< what the last layout covered, relative to the anchor
    std::vector<Placed> m_placed; ///< in the order of drawing

    std::vector<Geo::Marker> m_markers;
    std::vector<Gathered> m_gathered;
    QHash<QString, Geo::WorldPoint> m_moveFrom;
    QVariantAnimation m_move;
    double m_progress = 1;
};

} // namespace FibreDesk::Scene
