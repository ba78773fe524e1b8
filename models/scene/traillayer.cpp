// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "traillayer.h"

#include <QPainter>
#include <QPainterPath>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGTexture>
#include <QSGTransformNode>

#include <algorithm>
#include <cmath>
#include <memory>

namespace FibreDesk::Scene {

using namespace Qt::StringLiterals;

namespace {

/// How far beyond the view is painted: a pan within needs nothing new.
constexpr double margin = 160;
constexpr double stopRadius = 10;
constexpr double headSize = 28;
constexpr double headHole = 4;

/// Moved while panning: the picture of the way, and the head above it.
class TrailNode : public QSGTransformNode {
public:
    /// Puts a picture at a place of the node; an empty image takes it away.
    struct Picture {
        std::unique_ptr<QSGImageNode> node;
        std::unique_ptr<QSGTexture> texture;
    };

    ~TrailNode() override
    {
        for (Picture *picture : {&way, &head})
            take(*picture);
    }

    void show(Picture &picture, const QImage &image, QQuickWindow *window)
    {
        take(picture);
        picture.node.reset();
        picture.texture.reset();
        if (image.isNull())
            return;
        picture.texture.reset(window->createTextureFromImage(image));
        picture.node.reset(window->createImageNode());
        picture.node->setFlag(QSGNode::OwnedByParent, false);
        picture.node->setFiltering(QSGTexture::Linear);
        picture.node->setTexture(picture.texture.get());
        picture.node->setSourceRect(QRectF(QPointF(), picture.texture->textureSize()));
    }

    /// The way below, the head above it, whichever there are.
    void arrange(bool showsHead)
    {
        take(way);
        take(head);
        if (way.node)
            appendChildNode(way.node.get());
        if (head.node && showsHead)
            appendChildNode(head.node.get());
    }

    Picture way;
    Picture head;

private:
    void take(Picture &picture)
    {
        if (picture.node && picture.node->parent())
            removeChildNode(picture.node.get());
    }
};

} // namespace

TrailLayer::TrailLayer(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

TrailLayer::~TrailLayer() = default;

void TrailLayer::setSource(Geo::TrailSource *source)
{
    if (source == m_source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (m_source) {
        connect(m_source, &Geo::TrailSource::changed, this, [this] {
            m_needsHead = true; // it wears the colour of the way
            invalidate();
        });
        connect(m_source, &Geo::TrailSource::headMoved, this, [this] { update(); });
    }
    m_needsHead = true;
    invalidate();
    Q_EMIT sourceChanged();
}

void TrailLayer::setCentreLatitude(double latitude)
{
    if (latitude == m_latitude)
        return;
    m_latitude = latitude;
    viewMoved(false);
}

void TrailLayer::setCentreLongitude(double longitude)
{
    if (longitude == m_longitude)
        return;
    m_longitude = longitude;
    viewMoved(false);
}

void TrailLayer::setZoomLevel(double zoom)
{
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    viewMoved(true);
}

void TrailLayer::setSelectedStop(int index)
{
    if (index == m_selectedStop)
        return;
    m_selectedStop = index;
    invalidate();
    Q_EMIT selectedStopChanged();
}

void TrailLayer::invalidate()
{
    m_needsPainting = true;
    update();
}

QPointF TrailLayer::shift() const
{
    const Geo::WorldPoint centre = Geo::toWorld({m_latitude, m_longitude});
    const double scale = Geo::worldPixels(m_zoom);
    return {std::round(width() / 2 + ((m_anchor.x - centre.x) * scale)),
        std::round(height() / 2 + ((m_anchor.y - centre.y) * scale))};
}

void TrailLayer::viewMoved(bool hasZoomed)
{
    if (hasZoomed || m_zoom != m_paintedZoom) {
        m_needsPainting = true;
    } else {
        const QPointF moved = shift();
        if (!m_area.contains(QRectF(-moved.x(), -moved.y(), width(), height())))
            m_needsPainting = true;
    }
    update();
    Q_EMIT viewChanged();
}

void TrailLayer::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        invalidate();
}

void TrailLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    QQuickItem::itemChange(change, value);
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged) {
        m_pixelRatio = window() ? window()->effectiveDevicePixelRatio() : 1;
        m_needsHead = true;
        invalidate();
    }
}

QPointF TrailLayer::fromAnchor(const GeoPoint &point) const
{
    const Geo::WorldPoint world = Geo::toWorld(point);
    const double scale = Geo::worldPixels(m_zoom);
    return {(world.x - m_anchor.x) * scale, (world.y - m_anchor.y) * scale};
}

QPointF TrailLayer::fromCoordinate(double latitude, double longitude) const
{
    const Geo::WorldPoint point = Geo::toWorld({latitude, longitude});
    const Geo::WorldPoint centre = Geo::toWorld({m_latitude, m_longitude});
    const double scale = Geo::worldPixels(m_zoom);
    return {width() / 2 + ((point.x - centre.x) * scale),
        height() / 2 + ((point.y - centre.y) * scale)};
}

int TrailLayer::stopAt(QPointF point) const
{
    if (!m_source)
        return -1;
    const auto &stops = m_source->stops();
    for (auto i = std::ssize(stops) - 1; i >= 0; --i) {
        const GeoPoint &at = stops[std::size_t(i)].position;
        const QPointF off = fromCoordinate(at.latitude, at.longitude) - point;
        if (std::hypot(off.x(), off.y()) <= stopRadius)
            return int(i);
    }
    return -1;
}

void TrailLayer::paintLine(QPainter &painter) const
{
    // Two pictures of the way: what is known, and the bridges over what is not.
    QPainterPath known;
    QPainterPath unknown;
    QPointF last;
    bool isFirst = true;
    for (const Geo::TrailVertex &vertex : m_source->line()) {
        const QPointF at = fromAnchor(vertex.position);
        if (isFirst) {
            known.moveTo(at);
        } else if (vertex.isAfterGap) {
            unknown.moveTo(last);
            unknown.lineTo(at);
            known.moveTo(at);
        } else if (std::abs(at.x() - last.x()) < 1 && std::abs(at.y() - last.y()) < 1) {
            continue; // within one pixel at this zoom
        } else {
            known.lineTo(at);
        }
        isFirst = false;
        last = at;
    }
    const QColor colour = QColor::fromRgba(m_source->colour());
    painter.setBrush(Qt::NoBrush);
    QColor casing = m_surface;
    casing.setAlphaF(0.85F);
    painter.setPen(QPen(casing, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(known);
    QPen dashes(m_neutral, 2, Qt::CustomDashLine, Qt::RoundCap, Qt::RoundJoin);
    dashes.setDashPattern({1, 3});
    painter.setPen(dashes);
    painter.drawPath(unknown);
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(known);
}

void TrailLayer::paintStops(QPainter &painter) const
{
    QFont font(m_fontFamily);
    font.setPixelSize(11);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const QColor colour = QColor::fromRgba(m_source->colour());
    const auto &stops = m_source->stops();
    std::vector<QRectF> labels;
    for (const Geo::TrailStop &stop : stops) {
        const QPointF at = fromAnchor(stop.position);
        labels.emplace_back(
            at.x() - stopRadius, at.y() - stopRadius, stopRadius * 2, stopRadius * 2);
    }
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const Geo::TrailStop &stop = stops[i];
        const QPointF at = fromAnchor(stop.position);
        const bool isSelected = int(i) == m_selectedStop;
        painter.setPen(QPen(isSelected ? m_text : colour, isSelected ? 3 : 2));
        painter.setBrush(stop.isKnown ? colour : m_surface);
        painter.drawEllipse(at, stopRadius - 1, stopRadius - 1);
        const bool isDark = colour.lightnessF() < 0.62F;
        painter.setPen(!stop.isKnown ? m_text : isDark ? Qt::white : Qt::black);
        painter.drawText(
            QRectF(at.x() - stopRadius, at.y() - stopRadius, stopRadius * 2, stopRadius * 2),
            Qt::AlignCenter, stop.label);
        // Its time, where there is room.
        const QRectF text(at.x() + stopRadius + 3, at.y() - (metrics.height() / 2),
            metrics.horizontalAdvance(stop.time) + 8, metrics.height() + 2);
        const bool isFree = isSelected
            || std::ranges::none_of(
                labels, [&text](const QRectF &other) { return other.intersects(text); });
        if (stop.time.isEmpty() || !isFree)
            continue;
        labels.push_back(text);
        painter.setPen(Qt::NoPen);
        QColor paper = m_surface;
        paper.setAlphaF(0.9F);
        painter.setBrush(paper);
        painter.drawRoundedRect(text, 3, 3);
        painter.setPen(m_text);
        painter.drawText(text, Qt::AlignCenter, stop.time);
    }
}

QImage TrailLayer::paintedTrail()
{
    m_anchor = Geo::toWorld({m_latitude, m_longitude});
    m_paintedZoom = m_zoom;
    m_area = QRectF(-width() / 2 - margin, -height() / 2 - margin, width() + (2 * margin),
        height() + (2 * margin));
    m_needsPainting = false;
    if (!m_source || m_source->line().empty() || width() <= 0 || height() <= 0)
        return {};
    QImage image((m_area.size() * m_pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-m_area.topLeft());
    paintLine(painter);
    paintStops(painter);
    return image;
}

QImage TrailLayer::paintedHead(bool isGap) const
{
    if (!m_source)
        return {};
    QImage image(
        (QSizeF(headSize, headSize) * m_pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(headSize / 2, headSize / 2);
    painter.setPen(QPen(m_surface, 3));
    // Grey where nothing was heard: it was last seen there, and may be anywhere.
    painter.setBrush(isGap ? m_neutral : QColor::fromRgba(m_source->colour()));
    painter.drawEllipse(middle, (headSize / 2) - 3, (headSize / 2) - 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_surface);
    painter.drawEllipse(middle, headHole, headHole);
    return image;
}

QSGNode *TrailLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *root = static_cast<TrailNode *>(old);
    const bool isNew = !root;
    if (isNew)
        root = new TrailNode;
    if (m_needsPainting || isNew) {
        root->show(root->way, paintedTrail(), window());
        if (root->way.node)
            root->way.node->setRect(m_area);
    }
    const bool isGap = m_source && m_source->head() && m_source->head()->isGap;
    if (m_needsHead || isNew || isGap != m_isGapShown) {
        root->show(root->head, paintedHead(isGap), window());
        m_needsHead = false;
        m_isGapShown = isGap;
    }
    const bool hasHead = m_source && m_source->head() && m_source->head()->position.isValid();
    root->arrange(hasHead);
    if (hasHead && root->head.node) {
        const QPointF at = fromAnchor(m_source->head()->position);
        root->head.node->setRect(QRectF(std::round(at.x() - (headSize / 2)),
            std::round(at.y() - (headSize / 2)), headSize, headSize));
    }
    const QPointF moved = shift();
    QMatrix4x4 matrix;
    matrix.translate(float(moved.x()), float(moved.y()));
    root->setMatrix(matrix);
    return root;
}

} // namespace FibreDesk::Scene
