// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/markersource.h"

#include <QColor>
#include <QHash>
#include <QImage>
#include <QRectF>

#include <functional>

class QPainter;

namespace FibreDesk::Scene {

/// The colours and the font that markers are painted with, given by the theme.
struct MarkerStyle {
    QColor surface = Qt::white;
    QColor text = Qt::black;
    QColor accent = QColor(0x1f, 0x6f, 0xeb);
    QColor neutral = QColor(0x5b, 0x64, 0x72);
    QColor warning = QColor(0x9a, 0x67, 0x00);
    QColor danger = QColor(0xc2, 0x31, 0x2b);
    QColor uncertain = QColor(0x7a, 0x3e, 0xb1);
    QString fontFamily;
    double pixelRatio = 1;

    bool operator==(const MarkerStyle &) const = default;
};

/// A picture in the atlas and where it belongs around a marker's point.
struct Sprite {
    QRectF source; ///< in the atlas, device pixels
    QSizeF size; ///< on screen
    QPointF anchor; ///< of the point inside the picture
};

/// Pictures of markers, painted once each into one image, so that the scene graph draws all markers
/// from one texture with either backend.
class SpriteAtlas {
public:
    SpriteAtlas();

    /// A new style throws all pictures away.
    void setStyle(const MarkerStyle &style);
    [[nodiscard]] const MarkerStyle &style() const { return m_style; }

    [[nodiscard]] Sprite marker(const Geo::Marker &marker);
    [[nodiscard]] Sprite place(int severity);
    [[nodiscard]] Sprite placeCluster(int count, int severity);
    /// Several jobs or pins, told apart from a circle of locations.
    [[nodiscard]] Sprite jobCluster(int count, int severity);
    [[nodiscard]] Sprite ring(bool isSelected);
    /// A numbered pin; its tip is on the place.
    [[nodiscard]] Sprite pin(const Geo::Marker &marker, bool isSelected, bool isHovered);
    /// The middle of a pin's head, from its tip.
    static constexpr QPointF pinHead{0, -24};

    [[nodiscard]] const QImage &image() const { return m_image; }
    /// Grows with every new picture: the texture is to be made again.
    [[nodiscard]] int revision() const { return m_revision; }
    /// Grows when pictures were thrown away: sprites handed out before are void.
    [[nodiscard]] int generation() const { return m_generation; }

private:
    using Paint = std::function<void(QPainter &)>;

    /// Part of many pictures, painted once. Counts change with every level of the map by the
    /// hundred: composed of stamps, their pictures take a tenth of the time of drawing text.
    struct Stamp {
        QImage picture;
        QSizeF size; ///< on screen
        double advance = 0; ///< of a character
    };

    Sprite sprite(const QString &key, QSizeF size, QPointF anchor, const Paint &paint);
    const Stamp &stamp(const QString &key, QSizeF size, const Paint &paint);
    const Stamp &character(QChar character, int pixels, const QColor &colour);
    void stampText(
        QPainter &painter, QPointF centre, const QString &text, int pixels, const QColor &colour);
    void clear();

    void paintJob(QPainter &painter, const Geo::Marker &marker) const;
    void paintTechnician(QPainter &painter, const Geo::Marker &marker) const;
    void paintBadge(QPainter &painter, QPointF centre, const QColor &colour, QChar sign) const;

    MarkerStyle m_style;
    QImage m_image;
    QHash<QString, Sprite> m_sprites;
    QHash<QString, Stamp> m_stamps;
    QPoint m_next;
    int m_shelfHeight = 0;
    int m_revision = 0;
    int m_generation = 0;
};

/// "940", "1.2k", "17k".
[[nodiscard]] QString shortCount(int count);

} // namespace FibreDesk::Scene
