// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiles/clipping.h"

namespace FibreDesk::Sandbox {

namespace {

/// Keeps what is on the inner side of one border: sign * (coordinate - limit) >= 0.
QPolygonF halfPlane(const QPolygonF &ring, bool isX, double limit, double sign)
{
    QPolygonF result;
    result.reserve(ring.size() + 4);
    const auto inside = [&](QPointF point) {
        return sign * ((isX ? point.x() : point.y()) - limit) >= 0;
    };
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[(i + 1) % ring.size()];
        if (inside(a)) {
            result.append(a);
        }
        if (inside(a) != inside(b)) {
            const double from = isX ? a.x() : a.y();
            const double to = isX ? b.x() : b.y();
            result.append(a + (b - a) * ((limit - from) / (to - from)));
        }
    }
    return result;
}

} // namespace

QPolygonF clippedRing(const QPolygonF &ring, const QRectF &clip)
{
    const QRectF bounds = ring.boundingRect();
    if (clip.contains(bounds)) {
        return ring;
    }
    QPolygonF result = halfPlane(ring, true, clip.left(), 1);
    result = halfPlane(result, true, clip.right(), -1);
    result = halfPlane(result, false, clip.top(), 1);
    return halfPlane(result, false, clip.bottom(), -1);
}

void addClippedLine(QPainterPath &path, const QPolygonF &line, const QRectF &clip)
{
    bool isDown = false;
    for (qsizetype i = 1; i < line.size(); ++i) {
        QPointF a = line[i - 1];
        QPointF b = line[i];
        // Liang-Barsky against the four borders.
        double from = 0;
        double to = 1;
        const QPointF d = b - a;
        const double p[] = {-d.x(), d.x(), -d.y(), d.y()};
        const double q[] = {
            a.x() - clip.left(), clip.right() - a.x(), a.y() - clip.top(), clip.bottom() - a.y()};
        bool isVisible = true;
        for (int k = 0; k < 4 && isVisible; ++k) {
            if (p[k] == 0) {
                isVisible = q[k] >= 0;
            } else if (p[k] < 0) {
                from = std::max(from, q[k] / p[k]);
            } else {
                to = std::min(to, q[k] / p[k]);
            }
        }
        if (!isVisible || from > to) {
            isDown = false;
            continue;
        }
        b = a + d * to;
        a += d * from;
        if (!isDown || from > 0) {
            path.moveTo(a);
        }
        path.lineTo(b);
        isDown = to >= 1;
    }
}

} // namespace FibreDesk::Sandbox
