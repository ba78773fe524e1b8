// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overlaypainter.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace FibreDesk::Scene {

namespace {

/// Paints in the view's own pixels.
class Painter {
public:
    Painter(QImage &image, const OverlayView &view, const OverlayStyle &style)
        : m_painter(&image)
        , m_view(view)
        , m_style(style)
        , m_scale(Geo::worldPixels(view.zoom))
        , m_area(QPointF(0, 0), view.size)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        QFont font(style.fontFamily);
        font.setPixelSize(style.fontPixels);
        font.setWeight(QFont::Medium);
        m_painter.setFont(font);
    }

    double paintHeat(const std::vector<Geo::WeightedPoint> &points)
    {
        if (points.empty())
            return 0;
        // The kernel is smooth: a quarter of the pixels each way shows the same.
        constexpr int step = 4;
        const int columns = m_view.size.width() / step + 1;
        const int rows = m_view.size.height() / step + 1;
        const Geo::WorldPoint corner{m_view.centre.x - m_view.size.width() / 2.0 / m_scale,
            m_view.centre.y - m_view.size.height() / 2.0 / m_scale};
        const Geo::DensityGrid grid =
            Geo::densityOf(points, corner, step / m_scale, columns, rows, heatReach / m_scale);
        if (grid.peak <= 0)
            return 0;
        QImage heat(columns, rows, QImage::Format_ARGB32_Premultiplied);
        for (int row = 0; row < rows; ++row) {
            auto *line = reinterpret_cast<QRgb *>(heat.scanLine(row));
            for (int column = 0; column < columns; ++column)
                line[column] = heatColour(grid.at(column, row) / grid.peak);
        }
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(QRectF(0, 0, columns * double(step), rows * double(step)), heat);
        return grid.peak;
    }

    void paintFigure(const Geo::Overlay::Figure &figure, const QColor &colour)
    {
        const QRectF bounds = boxOf(figure.bounds);
        if (!bounds.adjusted(-8, -8, 8, 8).intersects(m_area))
            return;
        if (figure.shape.kind == Geo::Shape::Kind::Point) {
            m_painter.setPen(QPen(m_style.halo, 1.5));
            m_painter.setBrush(colour);
            for (const auto &part : figure.shape.parts)
                m_painter.drawEllipse(toView(part.front().front()), 4.5, 4.5);
        } else {
            const bool isArea = figure.shape.kind == Geo::Shape::Kind::Area;
            const QPainterPath path = pathOf(figure.shape, isArea);
            QColor fill = colour;
            fill.setAlphaF(0.16F);
            m_painter.setBrush(isArea ? QBrush(fill) : QBrush(Qt::NoBrush));
            m_painter.setPen(
                QPen(colour, isArea ? 1.5 : 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.drawPath(path);
        }
        if (!figure.shape.name.isEmpty()
            && (bounds.width() > 36 || figure.shape.kind == Geo::Shape::Kind::Point)) {
            const double below = figure.shape.kind == Geo::Shape::Kind::Point ? 14 : 0;
            addLabel(toView(figure.labelAt) + QPointF(0, below), figure.shape.name);
        }
    }

    void paintCircle(const Geo::Overlay::Circle &circle)
    {
        const QPointF at = toView(circle.at);
        const double latitude = Geo::toGeo(circle.at).latitude * std::numbers::pi / 180;
        const double pixels = circle.metres / (40075016.68557849 * std::cos(latitude)) * m_scale;
        const double radius = std::max(circle.metres > 0 ? 16.0 : 6.0, pixels);
        if (!QRectF(at.x() - radius, at.y() - radius, radius * 2, radius * 2)
                .adjusted(-60, -20, 60, 20)
                .intersects(m_area))
            return;
        const QColor colour = QColor::fromRgba(circle.colour);
        QColor fill = colour;
        fill.setAlphaF(circle.metres > 0 ? 0.18F : 1.0F);
        m_painter.setBrush(fill);
        m_painter.setPen(QPen(circle.metres > 0 ? colour : m_style.halo, 2));
        m_painter.drawEllipse(at, radius, radius);
        if (!circle.label.isEmpty())
            addLabel(at + QPointF(0, radius + m_style.fontPixels), circle.label);
    }

    void paintDots(const std::vector<Geo::Overlay::Dot> &dots)
    {
        const double radius = std::clamp(m_view.zoom * 0.55 - 4.0, 1.8, 5.0);
        m_painter.setPen(radius > 3 ? QPen(m_style.halo, 1) : QPen(Qt::NoPen));
        const QRectF area = m_area.adjusted(-radius, -radius, radius, radius);
        std::uint32_t brush = 0;
        m_painter.setBrush(Qt::NoBrush);
        for (const Geo::Overlay::Dot &dot : dots) {
            const QPointF at = toView(dot.at);
            if (!area.contains(at))
                continue;
            if (dot.colour != brush) {
                brush = dot.colour;
                m_painter.setBrush(QColor::fromRgba(brush));
            }
            m_painter.drawEllipse(at, radius, radius);
        }
    }

    /// Last, over everything; one that would cover another is left out.
    void paintLabels()
    {
        const QFontMetricsF metrics(m_painter.font());
        std::vector<QRectF> taken;
        for (const Label &label : m_labels) {
            QRectF box = metrics.boundingRect(label.text);
            box.moveCenter(label.at);
            if (!box.intersects(m_area) || std::ranges::any_of(taken, [&box](const QRectF &other) {
                    return other.intersects(box);
                }))
                continue;
            taken.push_back(box.adjusted(-4, -2, 4, 2));
            QPainterPath path;
            path.addText(box.left(), box.center().y() + metrics.ascent() / 2 - 1, m_painter.font(),
                label.text);
            QColor halo = m_style.halo;
            halo.setAlphaF(0.85F);
            m_painter.strokePath(path, QPen(halo, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            m_painter.fillPath(path, m_style.text);
        }
    }

private:
    struct Label {
        QPointF at;
        QString text;
    };

    [[nodiscard]] QPointF toView(const Geo::WorldPoint &point) const
    {
        return {m_view.size.width() / 2.0 + (point.x - m_view.centre.x) * m_scale,
            m_view.size.height() / 2.0 + (point.y - m_view.centre.y) * m_scale};
    }

    [[nodiscard]] QRectF boxOf(const Geo::Bounds &bounds) const
    {
        return QRectF(toView(Geo::toWorld({bounds.north, bounds.west})),
            toView(Geo::toWorld({bounds.south, bounds.east})))
            .normalized()
            .adjusted(0, 0, 0.01, 0.01);
    }

    /// Without what falls into the same pixel: an outline may have a million corners. Far outside
    /// the view corners are pulled near, which nobody sees, and the painter takes no time for.
    [[nodiscard]] QPainterPath pathOf(const Geo::Shape &shape, bool isClosed) const
    {
        constexpr double far = 20000;
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const auto &part : shape.parts) {
            for (const Geo::Shape::Ring &ring : part) {
                QPointF last;
                for (std::size_t i = 0; i < ring.size(); ++i) {
                    QPointF at = toView(ring[i]);
                    at.setX(std::clamp(at.x(), -far, far));
                    at.setY(std::clamp(at.y(), -far, far));
                    if (i == 0) {
                        path.moveTo(at);
                        last = at;
                    } else if (i + 1 == ring.size() || (at - last).manhattanLength() >= 0.75) {
                        path.lineTo(at);
                        last = at;
                    }
                }
                if (isClosed)
                    path.closeSubpath();
            }
        }
        return path;
    }

    [[nodiscard]] QRgb heatColour(float share) const
    {
        if (share < 0.005F)
            return 0;
        // Thin at the edge, warm in between, hot at the top.
        const float mix = std::clamp((share - 0.35F) / 0.65F, 0.0F, 1.0F);
        const float alpha = 0.7F * std::pow(share, 0.6F);
        const auto blend = [mix](int a, int b) { return float(a) + (float(b) - float(a)) * mix; };
        return qPremultiply(qRgba(int(blend(m_style.warm.red(), m_style.hot.red())),
            int(blend(m_style.warm.green(), m_style.hot.green())),
            int(blend(m_style.warm.blue(), m_style.hot.blue())), int(alpha * 255)));
    }

    /// Each is compared with those that stand: beyond some thousands there is no room anyway.
    void addLabel(QPointF at, const QString &text)
    {
        constexpr std::size_t mostLabels = 4000;
        if (m_labels.size() < mostLabels)
            m_labels.push_back({.at = at, .text = text});
    }

    QPainter m_painter;
    OverlayView m_view;
    OverlayStyle m_style;
    double m_scale;
    QRectF m_area;
    std::vector<Label> m_labels;
};

} // namespace

OverlayPicture paintOverlay(const std::shared_ptr<const Geo::Overlay> &overlay,
    const OverlayView &view, const OverlayStyle &style)
{
    OverlayPicture picture{.image = QImage(), .view = view};
    if (!overlay || overlay->isEmpty() || view.size.isEmpty())
        return picture;
    picture.image = QImage(view.size * view.pixelRatio, QImage::Format_ARGB32_Premultiplied);
    picture.image.setDevicePixelRatio(view.pixelRatio);
    picture.image.fill(Qt::transparent);
    Painter painter(picture.image, view, style);
    picture.heatPeak = painter.paintHeat(overlay->heat);
    for (const Geo::Overlay::FigureSet &set : overlay->figureSets) {
        for (const Geo::Overlay::Figure &figure : *set.figures)
            painter.paintFigure(figure, QColor::fromRgba(set.colour));
    }
    painter.paintDots(overlay->dots);
    for (const Geo::Overlay::Circle &circle : overlay->circles)
        painter.paintCircle(circle);
    painter.paintLabels();
    return picture;
}

} // namespace FibreDesk::Scene
