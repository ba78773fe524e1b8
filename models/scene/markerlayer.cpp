// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "markerlayer.h"

#include <QEasingCurve>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>
#include <QSGRendererInterface>
#include <QSGTexture>
#include <QSGTransformNode>

#include <algorithm>
#include <cmath>

namespace FibreDesk::Scene {

namespace {

/// How far beyond the view a layout reaches: what stands at its edge is whole, and small pans need
/// no new one.
constexpr double margin = 64;

/// The root: moved while panning. Its image nodes are kept and reused from layout to layout.
class LayerNode : public QSGTransformNode {
public:
    ~LayerNode() override
    {
        setPane(nullptr);
        for (std::size_t i = m_shown; i < m_images.size(); ++i)
            delete m_images[i];
    }

    QSGImageNode *image(std::size_t row, QQuickWindow *window)
    {
        if (row == m_images.size()) {
            QSGImageNode *node = window->createImageNode();
            node->setFiltering(QSGTexture::Nearest);
            node->setFlag(QSGNode::OwnedByParent, true);
            m_images.push_back(node);
        }
        return m_images[row];
    }

    void setTexture(QSGTexture *texture)
    {
        for (QSGImageNode *node : m_images)
            node->setTexture(texture);
        m_texture.reset(texture);
    }
    [[nodiscard]] QSGTexture *texture() const { return m_texture.get(); }

    /// Exactly the first `count` images are part of the scene.
    void show(std::size_t count)
    {
        setPane(nullptr);
        for (; m_shown < count; ++m_shown)
            appendChildNode(m_images[m_shown]);
        while (m_shown > count)
            removeChildNode(m_images[--m_shown]);
    }

    /// Lays an empty pane over all of the view. The software renderer adds up what is to be drawn
    /// anew node by node, from the front: hundreds of small places take it longer than drawing
    /// everything does, and one pane in front of them holds them all from the start.
    void coverView(const QRectF &view, QQuickWindow *window)
    {
        if (!m_pane) {
            m_pane.reset(window->createRectangleNode());
            m_pane->setColor(Qt::transparent);
        }
        m_pane->setRect(view);
        m_pane->markDirty(DirtyMaterial);
        setPane(m_pane.get());
    }

private:
    void setPane(QSGNode *pane)
    {
        if (m_pane && m_pane->parent() && !pane)
            removeChildNode(m_pane.get());
        else if (pane && !pane->parent())
            appendChildNode(pane);
    }

    std::unique_ptr<QSGRectangleNode> m_pane;
    // Here, not in the item: a texture is to be deleted where the scene graph lives.
    std::unique_ptr<QSGTexture> m_texture;
    std::vector<QSGImageNode *> m_images;
    std::size_t m_shown = 0;
};

constexpr Geo::ClusterIndex::Options jobs{
    .minZoom = 4, .maxZoom = 16, .radius = 24, .minPoints = 3};
/// Homes of one building share a place: those stay together at every level of a map.
constexpr Geo::ClusterIndex::Options pins{
    .minZoom = 4, .maxZoom = 18, .radius = 26, .minPoints = 2};

int jobSeverity(const Geo::Marker &marker)
{
    return marker.isLate ? 2 : marker.isUncertain ? 1 : 0;
}

} // namespace

MarkerLayer::MarkerLayer(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_move.setStartValue(0.0);
    m_move.setEndValue(1.0);
    m_move.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_move, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_progress = value.toDouble();
        invalidate();
    });
}

MarkerLayer::~MarkerLayer() = default;

void MarkerLayer::setSource(Geo::MarkerSource *source)
{
    if (source == m_source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    m_markers.clear();
    if (m_source) {
        connect(m_source, &Geo::MarkerSource::markersChanged, this, &MarkerLayer::handleMarkers);
        connect(m_source, &Geo::MarkerSource::backgroundChanged, this, &MarkerLayer::invalidate);
        handleMarkers();
    }
    invalidate();
    Q_EMIT sourceChanged();
}

void MarkerLayer::setCentreLatitude(double latitude)
{
    if (latitude == m_latitude)
        return;
    m_latitude = latitude;
    viewMoved(false);
}

void MarkerLayer::setCentreLongitude(double longitude)
{
    if (longitude == m_longitude)
        return;
    m_longitude = longitude;
    viewMoved(false);
}

void MarkerLayer::setZoomLevel(double zoom)
{
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    viewMoved(true);
}

void MarkerLayer::setSelectedIds(const QStringList &ids)
{
    if (ids == m_selected)
        return;
    m_selected = ids;
    invalidate();
    Q_EMIT selectedIdsChanged();
}

void MarkerLayer::setHoveredId(const QString &id)
{
    if (id == m_hovered)
        return;
    m_hovered = id;
    invalidate();
    Q_EMIT hoveredIdChanged();
}

void MarkerLayer::setShowsPlaces(bool shows)
{
    if (shows == m_showsPlaces)
        return;
    m_showsPlaces = shows;
    invalidate();
    Q_EMIT showsPlacesChanged();
}

void MarkerLayer::invalidate()
{
    m_needsLayout = true;
    update();
}

QPointF MarkerLayer::shift() const
{
    const Geo::WorldPoint centre = Geo::toWorld({m_latitude, m_longitude});
    const double scale = Geo::worldPixels(m_zoom);
    return {std::round(width() / 2 + (m_anchor.x - centre.x) * scale),
        std::round(height() / 2 + (m_anchor.y - centre.y) * scale)};
}

void MarkerLayer::viewMoved(bool hasZoomed)
{
    if (hasZoomed || m_zoom != m_layoutZoom) {
        m_needsLayout = true;
    } else {
        const QPointF moved = shift();
        const QRectF view(-moved.x(), -moved.y(), width(), height());
        if (!m_layoutArea.contains(view))
            m_needsLayout = true;
    }
    update();
    Q_EMIT viewChanged();
}

void MarkerLayer::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        invalidate();
}

void MarkerLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    QQuickItem::itemChange(change, value);
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged) {
        m_style.pixelRatio = window() ? window()->effectiveDevicePixelRatio() : 1;
        invalidate();
    }
}

void MarkerLayer::handleMarkers()
{
    const std::vector<Geo::Marker> &markers = m_source->markers();
    QHash<QString, Geo::WorldPoint> moves;
    if (m_isAnimated && !m_markers.empty()) {
        QHash<QString, const Geo::Marker *> before;
        for (const Geo::Marker &marker : m_markers)
            before.insert(marker.id, &marker);
        for (const Geo::Marker &marker : markers) {
            const Geo::Marker *old = before.value(marker.id);
            if (old && old->position.isValid() && marker.position.isValid()
                && !(old->position == marker.position)) {
                moves.insert(marker.id, shownPosition(*old));
            }
        }
    }
    m_markers = markers;
    m_moveFrom = std::move(moves);
    m_move.stop();
    m_progress = 1;
    if (!m_moveFrom.isEmpty()) {
        m_progress = 0;
        m_move.setDuration(m_duration);
        m_move.start();
    }

    // They are few, and gathered here; jobs only where more than two would cover each other.
    m_gathered.clear();
    for (const auto kind : {Geo::Marker::Kind::Job, Geo::Marker::Kind::Pin}) {
        const auto isGathered = [kind](const Geo::Marker &marker) {
            return marker.kind == kind && !marker.isDimmed;
        };
        if (std::ranges::none_of(m_markers, isGathered))
            continue;
        std::vector<Geo::ClusterIndex::Point> points;
        for (const Geo::Marker &marker : m_markers) {
            points.push_back({isGathered(marker) ? marker.position : GeoPoint{},
                std::uint8_t(jobSeverity(marker))});
        }
        m_gathered.push_back(
            {kind, Geo::ClusterIndex(points, kind == Geo::Marker::Kind::Job ? jobs : pins)});
    }
    invalidate();
}

Geo::WorldPoint MarkerLayer::shownPosition(const Geo::Marker &marker) const
{
    const Geo::WorldPoint to = Geo::toWorld(marker.position);
    const auto from = m_moveFrom.constFind(marker.id);
    if (m_progress >= 1 || from == m_moveFrom.cend())
        return to;
    return {from->x + (to.x - from->x) * m_progress, from->y + (to.y - from->y) * m_progress};
}

void MarkerLayer::layoutPlaces(const QRectF &area)
{
    const auto background = m_source ? m_source->background() : nullptr;
    if (!background || !m_showsPlaces)
        return;
    const double scale = Geo::worldPixels(m_zoom);
    const auto nodes =
        background->index.query({m_anchor.x + area.left() / scale, m_anchor.y + area.top() / scale},
            {m_anchor.x + area.right() / scale, m_anchor.y + area.bottom() / scale}, m_zoom);
    for (const Geo::ClusterIndex::Node &node : nodes) {
        Placed placed;
        const GeoPoint position = Geo::toGeo(node.position);
        placed.hit.latitude = position.latitude;
        placed.hit.longitude = position.longitude;
        placed.hit.count = int(node.count);
        if (node.isCluster()) {
            placed.hit.kind = MarkerHit::PlaceCluster;
            placed.hit.expansionZoom = background->index.expansionZoom(node.id);
            placed.sprite = m_atlas.placeCluster(int(node.count), node.severity);
        } else {
            placed.hit.kind = MarkerHit::Place;
            placed.hit.id = background->ids.at(std::size_t(node.point));
            placed.sprite = m_atlas.place(node.severity);
        }
        placed.radius = std::max(7.0, placed.sprite.size.width() / 2 - 4);
        placed.at = {
            (node.position.x - m_anchor.x) * scale, (node.position.y - m_anchor.y) * scale};
        m_placed.push_back(placed);
    }
}

void MarkerLayer::addRing(const Placed &placed, bool isSelected)
{
    Placed ring = placed;
    ring.hit = {};
    ring.sprite = m_atlas.ring(isSelected);
    m_placed.push_back(ring);
}

QPointF MarkerLayer::fromAnchor(Geo::WorldPoint world) const
{
    const double scale = Geo::worldPixels(m_zoom);
    return {(world.x - m_anchor.x) * scale, (world.y - m_anchor.y) * scale};
}

bool MarkerLayer::isForemost(const Geo::Marker &marker) const
{
    return m_selected.contains(marker.id) || marker.id == m_hovered;
}

void MarkerLayer::addMarker(const Geo::Marker &marker, const QRectF &area)
{
    if (!marker.position.isValid())
        return;
    Placed placed;
    placed.at = fromAnchor(shownPosition(marker));
    if (!area.contains(placed.at))
        return;
    placed.hit.id = marker.id;
    placed.hit.latitude = marker.position.latitude;
    placed.hit.longitude = marker.position.longitude;
    const bool isSelected = m_selected.contains(marker.id);
    const bool isHovered = marker.id == m_hovered;
    if (marker.kind == Geo::Marker::Kind::Pin) {
        placed.hit.kind = MarkerHit::Pin;
        placed.radius = 14;
        placed.middle = SpriteAtlas::pinHead;
        placed.sprite = m_atlas.pin(marker, isSelected, isHovered);
    } else {
        const bool isJob = marker.kind == Geo::Marker::Kind::Job;
        placed.hit.kind = isJob ? MarkerHit::Job : MarkerHit::Technician;
        placed.radius = isJob ? 13 : 17;
        if (isSelected || isHovered)
            addRing(placed, isSelected);
        placed.sprite = m_atlas.marker(marker);
    }
    m_placed.push_back(placed);
}

void MarkerLayer::layoutGathered(const Gathered &gathered, const QRectF &area)
{
    const double scale = Geo::worldPixels(m_zoom);
    const auto nodes =
        gathered.index.query({m_anchor.x + area.left() / scale, m_anchor.y + area.top() / scale},
            {m_anchor.x + area.right() / scale, m_anchor.y + area.bottom() / scale}, m_zoom);
    for (const Geo::ClusterIndex::Node &node : nodes) {
        if (!node.isCluster()) {
            const Geo::Marker &marker = m_markers[std::size_t(node.point)];
            if (!isForemost(marker))
                addMarker(marker, area);
            continue;
        }
        Placed placed;
        const GeoPoint position = Geo::toGeo(node.position);
        placed.hit.count = int(node.count);
        placed.hit.latitude = position.latitude;
        placed.hit.longitude = position.longitude;
        placed.hit.expansionZoom = gathered.index.expansionZoom(node.id);
        if (gathered.kind == Geo::Marker::Kind::Job) {
            placed.hit.kind = MarkerHit::JobCluster;
            placed.sprite = m_atlas.jobCluster(int(node.count), node.severity);
        } else {
            placed.hit.kind = MarkerHit::PinCluster;
            placed.sprite = m_atlas.jobCluster(int(node.count), 0);
            for (const std::int32_t point : gathered.index.leaves(node.id, node.count))
                placed.hit.members += m_markers[std::size_t(point)].id;
        }
        placed.radius = 16;
        placed.at = fromAnchor(node.position);
        m_placed.push_back(placed);
    }
}

void MarkerLayer::layoutMarkers(const QRectF &area)
{
    for (const Geo::Marker &marker : m_markers) {
        if (marker.kind == Geo::Marker::Kind::Job && marker.isDimmed && !isForemost(marker))
            addMarker(marker, area);
    }
    for (const Gathered &gathered : m_gathered)
        layoutGathered(gathered, area);
    for (const Geo::Marker &marker : m_markers) {
        if (marker.kind == Geo::Marker::Kind::Technician && !isForemost(marker))
            addMarker(marker, area);
    }
    for (const Geo::Marker &marker : m_markers) {
        if (isForemost(marker))
            addMarker(marker, area);
    }
}

void MarkerLayer::layout()
{
    m_atlas.setStyle(m_style);
    m_anchor = Geo::toWorld({m_latitude, m_longitude});
    m_layoutZoom = m_zoom;
    m_layoutArea = QRectF(
        -width() / 2 - margin, -height() / 2 - margin, width() + 2 * margin, height() + 2 * margin);
    // The atlas may run full and begin anew; a second pass then finds room for all that is shown.
    for (int pass = 0; pass < 2; ++pass) {
        const int generation = m_atlas.generation();
        m_placed.clear();
        layoutPlaces(m_layoutArea);
        layoutMarkers(m_layoutArea);
        if (m_atlas.generation() == generation)
            break;
    }
    m_needsLayout = false;
}

QSGNode *MarkerLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *root = static_cast<LayerNode *>(old);
    if (!root) {
        root = new LayerNode;
        m_needsLayout = true;
    }
    if (m_needsLayout) {
        layout();
        if (m_textureRevision != m_atlas.revision() || !root->texture()) {
            root->setTexture(window()->createTextureFromImage(m_atlas.image()));
            m_textureRevision = m_atlas.revision();
        }
        std::size_t row = 0;
        for (const Placed &placed : m_placed) {
            QSGImageNode *image = root->image(row++, window());
            if (image->texture() != root->texture())
                image->setTexture(root->texture());
            const QPointF topLeft(std::round(placed.at.x() - placed.sprite.anchor.x()),
                std::round(placed.at.y() - placed.sprite.anchor.y()));
            image->setRect(QRectF(topLeft, placed.sprite.size));
            image->setSourceRect(placed.sprite.source);
        }
        root->show(row);
    }
    const QPointF moved = shift();
    QMatrix4x4 matrix;
    matrix.translate(float(moved.x()), float(moved.y()));
    root->setMatrix(matrix);
    if (window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software)
        root->coverView(QRectF(-moved, size()), window());
    return root;
}

template <typename Accept>
MarkerHit MarkerLayer::hitTest(QPointF point, Accept accept) const
{
    const QPointF moved = shift();
    for (auto placed = m_placed.rbegin(); placed != m_placed.rend(); ++placed) {
        if (placed->hit.kind == MarkerHit::Nothing || !accept(placed->hit))
            continue;
        const QPointF at = placed->at + moved;
        const QPointF off = at + placed->middle - point;
        if (std::hypot(off.x(), off.y()) <= placed->radius) {
            MarkerHit hit = placed->hit;
            hit.position = at;
            return hit;
        }
    }
    return {};
}

MarkerHit MarkerLayer::markerAt(QPointF point) const
{
    return hitTest(point, [](const MarkerHit &) { return true; });
}

MarkerHit MarkerLayer::technicianAt(QPointF point) const
{
    return hitTest(point, [](const MarkerHit &hit) { return hit.kind == MarkerHit::Technician; });
}

MarkerHit MarkerLayer::markerOf(const QString &id) const
{
    for (const Placed &placed : m_placed) {
        if (placed.hit.kind != MarkerHit::Nothing && placed.hit.id == id) {
            MarkerHit hit = placed.hit;
            hit.position = placed.at + shift();
            return hit;
        }
    }
    return {};
}

QPointF MarkerLayer::fromCoordinate(double latitude, double longitude) const
{
    const Geo::WorldPoint point = Geo::toWorld({latitude, longitude});
    const Geo::WorldPoint centre = Geo::toWorld({m_latitude, m_longitude});
    const double scale = Geo::worldPixels(m_zoom);
    return {
        width() / 2 + (point.x - centre.x) * scale, height() / 2 + (point.y - centre.y) * scale};
}

} // namespace FibreDesk::Scene
