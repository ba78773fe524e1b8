// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "overlaypainter.h"

#include <QPointer>
#include <QQuickItem>
#include <QThreadPool>

namespace FibreDesk::Scene {

struct OverlaySourceForeign {
    Q_GADGET
    QML_FOREIGN(FibreDesk::Geo::OverlaySource)
    QML_NAMED_ELEMENT(OverlaySource)
    QML_UNCREATABLE("Made by a controller")
};

/// Draws what lies under the markers of a north-up, untilted map: areas of a file, dots, how thick
/// something lies. Painted off the interface thread into one picture somewhat larger than the view,
/// which is moved and scaled with the map until the next one is there: with either backend, and in
/// its place in every frame.
class ShapeLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        FibreDesk::Geo::OverlaySource *source READ source WRITE setSource NOTIFY sourceChanged)
    Q_PROPERTY(double centreLatitude READ centreLatitude WRITE setCentreLatitude NOTIFY viewChanged)
    Q_PROPERTY(
        double centreLongitude READ centreLongitude WRITE setCentreLongitude NOTIFY viewChanged)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY viewChanged)
    Q_PROPERTY(QColor textColour READ textColour WRITE setTextColour NOTIFY styleChanged)
    Q_PROPERTY(QColor haloColour READ haloColour WRITE setHaloColour NOTIFY styleChanged)
    Q_PROPERTY(QColor warmColour READ warmColour WRITE setWarmColour NOTIFY styleChanged)
    Q_PROPERTY(QColor hotColour READ hotColour WRITE setHotColour NOTIFY styleChanged)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY styleChanged)
    Q_PROPERTY(double heatPeak READ heatPeak NOTIFY painted)
    /// How far a point of the heat reaches at this zoom.
    Q_PROPERTY(double heatMetres READ heatMetres NOTIFY viewChanged)

public:
    explicit ShapeLayer(QQuickItem *parent = nullptr);
    ~ShapeLayer() override;

    [[nodiscard]] Geo::OverlaySource *source() const { return m_source; }
    void setSource(Geo::OverlaySource *source);
    [[nodiscard]] double centreLatitude() const { return m_latitude; }
    void setCentreLatitude(double latitude);
    [[nodiscard]] double centreLongitude() const { return m_longitude; }
    void setCentreLongitude(double longitude);
    [[nodiscard]] double zoomLevel() const { return m_zoom; }
    void setZoomLevel(double zoom);

    [[nodiscard]] QColor textColour() const { return m_style.text; }
    void setTextColour(const QColor &colour) { setStyle(m_style.text, colour); }
    [[nodiscard]] QColor haloColour() const { return m_style.halo; }
    void setHaloColour(const QColor &colour) { setStyle(m_style.halo, colour); }
    [[nodiscard]] QColor warmColour() const { return m_style.warm; }
    void setWarmColour(const QColor &colour) { setStyle(m_style.warm, colour); }
    [[nodiscard]] QColor hotColour() const { return m_style.hot; }
    void setHotColour(const QColor &colour) { setStyle(m_style.hot, colour); }
    [[nodiscard]] QString fontFamily() const { return m_style.fontFamily; }
    void setFontFamily(const QString &family) { setStyle(m_style.fontFamily, family); }
    [[nodiscard]] double heatPeak() const { return m_picture.heatPeak; }
    [[nodiscard]] double heatMetres() const;

    /// Where the picture lies on the item: for tests, which compare it with the map.
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] const OverlayPicture &picture() const { return m_picture; }
    [[nodiscard]] bool isPainting() const { return m_isPainting; }

Q_SIGNALS:
    void sourceChanged();
    void viewChanged();
    void styleChanged();
    void painted();

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
        invalidate();
        Q_EMIT styleChanged();
    }

    /// What is there is to be painted anew.
    void invalidate();
    void viewMoved();
    [[nodiscard]] OverlayView wanted() const;
    void paintIfNeeded();
    void takePicture(const OverlayPicture &picture);

    QPointer<Geo::OverlaySource> m_source;
    double m_latitude = 0;
    double m_longitude = 0;
    double m_zoom = 0;
    OverlayStyle m_style;
    OverlayPicture m_picture;
    bool m_isStale = true; ///< the picture shows something else than is to be seen
    bool m_isPainting = false;
    bool m_hasNewPicture = false;
    QThreadPool m_thread; ///< one at a time; the last one asked for is what counts
};

} // namespace FibreDesk::Scene
