// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapelayer.h"

#include <QFuture>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGTexture>
#include <QtConcurrentRun>

#include <cmath>
#include <numbers>

namespace FibreDesk::Scene {

namespace {

/// The picture reaches beyond the view on each side by this share of it.
constexpr double beyond = 0.25;

} // namespace

ShapeLayer::ShapeLayer(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_thread.setMaxThreadCount(1);
}

ShapeLayer::~ShapeLayer()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void ShapeLayer::setSource(Geo::OverlaySource *source)
{
    if (source == m_source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (m_source)
        connect(m_source, &Geo::OverlaySource::changed, this, &ShapeLayer::invalidate);
    invalidate();
    Q_EMIT sourceChanged();
}

void ShapeLayer::setCentreLatitude(double latitude)
{
    if (latitude == m_latitude)
        return;
    m_latitude = latitude;
    viewMoved();
}

void ShapeLayer::setCentreLongitude(double longitude)
{
    if (longitude == m_longitude)
        return;
    m_longitude = longitude;
    viewMoved();
}

void ShapeLayer::setZoomLevel(double zoom)
{
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    viewMoved();
}

double ShapeLayer::heatMetres() const
{
    return heatReach * 40075016.68557849 * std::cos(m_latitude * std::numbers::pi / 180)
        / Geo::worldPixels(m_zoom);
}

void ShapeLayer::invalidate()
{
    m_isStale = true;
    update();
    QMetaObject::invokeMethod(this, &ShapeLayer::paintIfNeeded, Qt::QueuedConnection);
}

void ShapeLayer::viewMoved()
{
    if (m_source && m_source->overlay() && !m_source->overlay()->isEmpty()) {
        const QRectF seen = pictureRect();
        if (m_zoom != m_picture.view.zoom || !seen.contains(QRectF(QPointF(0, 0), size())))
            m_isStale = true;
        if (m_isStale)
            QMetaObject::invokeMethod(this, &ShapeLayer::paintIfNeeded, Qt::QueuedConnection);
        update();
    }
    Q_EMIT viewChanged();
}

OverlayView ShapeLayer::wanted() const
{
    const QSizeF large(width() * (1 + 2 * beyond), height() * (1 + 2 * beyond));
    return {.centre = Geo::toWorld({m_latitude, m_longitude}),
        .zoom = m_zoom,
        .size = large.toSize(),
        .pixelRatio = window() ? window()->effectiveDevicePixelRatio() : 1};
}

void ShapeLayer::paintIfNeeded()
{
    if (!m_isStale || m_isPainting)
        return;
    m_isStale = false;
    const auto overlay = m_source ? m_source->overlay() : nullptr;
    if (!overlay || overlay->isEmpty() || width() < 1 || height() < 1) {
        takePicture({});
        return;
    }
    m_isPainting = true;
    QtConcurrent::run(&m_thread, paintOverlay, overlay, wanted(), m_style)
        .then(this, [this](const OverlayPicture &picture) {
            m_isPainting = false;
            takePicture(picture);
            paintIfNeeded();
        });
}

void ShapeLayer::takePicture(const OverlayPicture &picture)
{
    m_picture = picture;
    m_hasNewPicture = true;
    update();
    Q_EMIT painted();
}

QRectF ShapeLayer::pictureRect() const
{
    if (m_picture.image.isNull())
        return {};
    const Geo::WorldPoint centre = Geo::toWorld({m_latitude, m_longitude});
    const double scale = Geo::worldPixels(m_zoom);
    const double grown = std::exp2(m_zoom - m_picture.view.zoom);
    const QSizeF size = QSizeF(m_picture.view.size) * grown;
    const QPointF middle(width() / 2 + (m_picture.view.centre.x - centre.x) * scale,
        height() / 2 + (m_picture.view.centre.y - centre.y) * scale);
    return {middle - QPointF(size.width() / 2, size.height() / 2), size};
}

void ShapeLayer::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        invalidate();
}

void ShapeLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    QQuickItem::itemChange(change, value);
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged)
        invalidate();
}

QSGNode *ShapeLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = static_cast<QSGImageNode *>(old);
    if (m_picture.image.isNull()) {
        delete node;
        m_hasNewPicture = false;
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        m_hasNewPicture = true;
    }
    if (m_hasNewPicture) {
        node->setTexture(window()->createTextureFromImage(m_picture.image));
        m_hasNewPicture = false;
    }
    QRectF rect = pictureRect();
    const bool isSharp = m_zoom == m_picture.view.zoom;
    if (isSharp)
        rect.moveTopLeft(rect.topLeft().toPoint());
    node->setFiltering(isSharp ? QSGTexture::Nearest : QSGTexture::Linear);
    node->setRect(rect);
    node->setSourceRect(QRectF(QPointF(0, 0), m_picture.image.size()));
    return node;
}

} // namespace FibreDesk::Scene
