// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/mercator.h"
#include "geo/trailsource.h"

#include <QColor>
#include <QImage>
#include <QPointer>
#include <QQuickItem>

namespace FibreDesk::Scene {

/// The source type of the layer, for QML.
struct TrailSourceForeign {
    Q_GADGET
    QML_FOREIGN(FibreDesk::Geo::TrailSource)
    QML_NAMED_ELEMENT(TrailSource)
    QML_UNCREATABLE("Made by a controller")
};

/// Draws a way with its stops over a north-up, untilted QtLocation Map: bind `centre…` and
/// `zoomLevel` to the map's own. The software backend draws no geometry nodes, so the way is
/// painted into one picture, larger than the view, that both backends show: panning moves it, and
/// it is painted anew when the zoom changes or the view leaves it. The head is a node of its own,
/// so that a playback paints nothing.
class TrailLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(FibreDesk::Geo::TrailSource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(double centreLatitude MEMBER m_latitude WRITE setCentreLatitude NOTIFY viewChanged)
    Q_PROPERTY(
        double centreLongitude MEMBER m_longitude WRITE setCentreLongitude NOTIFY viewChanged)
    Q_PROPERTY(double zoomLevel MEMBER m_zoom WRITE setZoomLevel NOTIFY viewChanged)
    Q_PROPERTY(
        int selectedStop MEMBER m_selectedStop WRITE setSelectedStop NOTIFY selectedStopChanged)
    Q_PROPERTY(QColor surfaceColour MEMBER m_surface WRITE setSurfaceColour NOTIFY styleChanged)
    Q_PROPERTY(QColor textColour MEMBER m_text WRITE setTextColour NOTIFY styleChanged)
    Q_PROPERTY(QColor neutralColour MEMBER m_neutral WRITE setNeutralColour NOTIFY styleChanged)
    Q_PROPERTY(QString fontFamily MEMBER m_fontFamily WRITE setFontFamily NOTIFY styleChanged)

public:
    explicit TrailLayer(QQuickItem *parent = nullptr);
    ~TrailLayer() override;

    [[nodiscard]] Geo::TrailSource *source() const { return m_source; }
    void setSource(Geo::TrailSource *source);
    void setCentreLatitude(double latitude);
    void setCentreLongitude(double longitude);
    void setZoomLevel(double zoom);
    void setSelectedStop(int index);
    void setSurfaceColour(const QColor &colour) { setStyle(m_surface, colour); }
    void setTextColour(const QColor &colour) { setStyle(m_text, colour); }
    void setNeutralColour(const QColor &colour) { setStyle(m_neutral, colour); }
    void setFontFamily(const QString &family) { setStyle(m_fontFamily, family); }

    /// The stop drawn at a point of the layer; -1 = none.
    Q_INVOKABLE int stopAt(QPointF point) const;
    /// Screen position of a coordinate in the present view.
    Q_INVOKABLE QPointF fromCoordinate(double latitude, double longitude) const;

Q_SIGNALS:
    void sourceChanged();
    void viewChanged();
    void selectedStopChanged();
    void styleChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    void itemChange(ItemChange change, const ItemChangeData &value) override;

private:
    template <typename T>
    void setStyle(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        m_needsHead = true;
        invalidate();
        Q_EMIT styleChanged();
    }

    void invalidate();
    void viewMoved(bool hasZoomed);
    [[nodiscard]] QPointF shift() const;
    [[nodiscard]] QPointF fromAnchor(const GeoPoint &point) const;
    [[nodiscard]] QImage paintedTrail();
    [[nodiscard]] QImage paintedHead(bool isGap) const;
    void paintLine(QPainter &painter) const;
    void paintStops(QPainter &painter) const;

    QPointer<Geo::TrailSource> m_source;
    double m_latitude = 0;
    double m_longitude = 0;
    double m_zoom = 0;
    int m_selectedStop = -1;
    QColor m_surface = Qt::white;
    QColor m_text = Qt::black;
    QColor m_neutral = Qt::gray;
    QString m_fontFamily;

    bool m_needsPainting = true;
    bool m_needsHead = true;
    bool m_isGapShown = false;
    double m_pixelRatio = 1;
    Geo::WorldPoint m_anchor; ///< centre of the view when it was painted
    double m_paintedZoom = 0;
    QRectF m_area; ///< what was painted, relative to the anchor
};

} // namespace FibreDesk::Scene
