// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spriteatlas.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Scene {

namespace {

constexpr int atlasSize = 1024;
constexpr int headingSteps = 24;

QPainterPath polygon(QPointF centre, double radius, int corners, double turn)
{
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = (turn + 360.0 * i / corners) * M_PI / 180;
        points.append(centre + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    points.append(points.first());
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

/// The shape tells the kind of work.
QPainterPath jobShape(JobKind kind, QPointF centre)
{
    QPainterPath path;
    switch (kind) {
    case JobKind::Installation:
        path.addRoundedRect(QRectF(centre - QPointF(10, 10), QSizeF(20, 20)), 4, 4);
        return path;
    case JobKind::Repair:
        return polygon(centre, 13, 4, 0);
    case JobKind::Maintenance:
        path.addEllipse(centre, 11, 11);
        return path;
    case JobKind::Removal:
        return polygon(centre, 12, 6, 30);
    case JobKind::Other:
        break;
    }
    path.addRoundedRect(QRectF(centre - QPointF(12, 8), QSizeF(24, 16)), 8, 8);
    return path;
}

/// The icon tells the state.
void paintStateIcon(QPainter &painter, JobState state, QPointF c, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case JobState::Open:
        painter.drawEllipse(c, 3.2, 3.2);
        break;
    case JobState::Assigned:
        painter.setBrush(colour);
        painter.drawEllipse(c, 2.4, 2.4);
        break;
    case JobState::InProgress: {
        painter.setBrush(colour);
        const QPolygonF play{c + QPointF(-2.2, -3.6), c + QPointF(3.8, 0), c + QPointF(-2.2, 3.6)};
        painter.drawPolygon(play);
        break;
    }
    case JobState::Completed:
        painter.drawPolyline(
            QPolygonF{c + QPointF(-4, 0.2), c + QPointF(-1.2, 3), c + QPointF(4, -3)});
        break;
    case JobState::Cancelled:
        painter.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
        painter.drawLine(c + QPointF(-3, 3), c + QPointF(3, -3));
        break;
    }
}

double luminance(const QColor &colour)
{
    const auto linear = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

/// Black or white, whichever reads better.
QColor onColour(const QColor &colour)
{
    const double l = luminance(colour);
    return 1.05 / (l + 0.05) >= (l + 0.05) / 0.0579 ? QColor(Qt::white) : QColor(0x14, 0x16, 0x1a);
}

/// The colour moved just far enough to stand out 3:1 from the surface.
QColor legible(QColor colour, const QColor &surface)
{
    const double ground = luminance(surface);
    for (int step = 0; step < 8; ++step) {
        const double own = luminance(colour);
        if ((std::max(own, ground) + 0.05) / (std::min(own, ground) + 0.05) >= 3)
            break;
        colour = ground < 0.2 ? colour.lighter(118) : colour.darker(115);
    }
    return colour;
}

QFont fontOf(const MarkerStyle &style, int pixels)
{
    QFont font(style.fontFamily);
    font.setPixelSize(pixels);
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor severityColour(const MarkerStyle &style, int severity)
{
    return severity >= 2 ? style.danger : severity == 1 ? style.warning : style.neutral;
}

} // namespace

QString shortCount(int count)
{
    if (count < 1000)
        return QString::number(count);
    if (count < 9950)
        return u"%1k"_s.arg(count / 1000.0, 0, 'f', 1);
    return u"%1k"_s.arg((count + 500) / 1000);
}

SpriteAtlas::SpriteAtlas()
{
    clear();
}

void SpriteAtlas::setStyle(const MarkerStyle &style)
{
    if (style == m_style)
        return;
    m_style = style;
    m_stamps.clear();
    clear();
}

void SpriteAtlas::clear()
{
    m_sprites.clear();
    const int side = int(atlasSize * std::max(1.0, m_style.pixelRatio));
    m_image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_next = {};
    m_shelfHeight = 0;
    ++m_revision;
    ++m_generation;
}

Sprite SpriteAtlas::sprite(const QString &key, QSizeF size, QPointF anchor, const Paint &paint)
{
    if (const auto found = m_sprites.constFind(key); found != m_sprites.cend())
        return *found;

    const double ratio = m_style.pixelRatio;
    const QSize pixels(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
    if (m_next.x() + pixels.width() + 1 > m_image.width()) {
        m_next = {0, m_next.y() + m_shelfHeight + 1};
        m_shelfHeight = 0;
    }
    if (m_next.y() + pixels.height() > m_image.height())
        clear();
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_next);
    painter.setClipRect(QRect({}, pixels));
    painter.scale(ratio, ratio);
    paint(painter);

    const Sprite made{QRectF(m_next, pixels), QSizeF(pixels) / ratio, anchor};
    m_sprites.insert(key, made);
    m_next.rx() += pixels.width() + 1;
    m_shelfHeight = std::max(m_shelfHeight, pixels.height());
    ++m_revision;
    return made;
}

const SpriteAtlas::Stamp &SpriteAtlas::stamp(const QString &key, QSizeF size, const Paint &paint)
{
    if (const auto found = m_stamps.constFind(key); found != m_stamps.cend())
        return *found;
    const double ratio = m_style.pixelRatio;
    Stamp made{
        .picture = QImage(int(std::ceil(size.width() * ratio)),
            int(std::ceil(size.height() * ratio)), QImage::Format_ARGB32_Premultiplied),
        .size = size,
    };
    made.picture.setDevicePixelRatio(ratio);
    made.picture.fill(Qt::transparent);
    QPainter painter(&made.picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return *m_stamps.insert(key, made);
}

const SpriteAtlas::Stamp &SpriteAtlas::character(QChar character, int pixels, const QColor &colour)
{
    const QString key = u"c/%1/%2/%3"_s.arg(character).arg(pixels).arg(colour.rgba(), 0, 16);
    if (const auto found = m_stamps.constFind(key); found != m_stamps.cend())
        return *found;
    const QFont font = fontOf(m_style, pixels);
    const QFontMetricsF metrics(font);
    const double advance = metrics.horizontalAdvance(character);
    // A pixel at the left for what reaches out of its own width.
    const QSizeF size(std::ceil(advance) + 2, std::ceil(metrics.height()));
    stamp(key, size, [&](QPainter &painter) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QPointF(1, metrics.ascent()), character);
    });
    Stamp &made = m_stamps[key];
    made.advance = advance;
    return made;
}

void SpriteAtlas::stampText(
    QPainter &painter, QPointF centre, const QString &text, int pixels, const QColor &colour)
{
    double width = 0;
    double height = 0;
    for (const QChar each : text) {
        const Stamp &made = character(each, pixels, colour);
        width += made.advance;
        height = made.size.height();
    }
    QPointF at(centre.x() - width / 2 - 1, std::round(centre.y() - height / 2));
    for (const QChar each : text) {
        const Stamp &made = character(each, pixels, colour);
        painter.drawImage(QPointF(std::round(at.x()), at.y()), made.picture);
        at.rx() += made.advance;
    }
}

void SpriteAtlas::paintBadge(
    QPainter &painter, QPointF centre, const QColor &colour, QChar sign) const
{
    painter.setPen(QPen(m_style.surface, 1.5));
    painter.setBrush(colour);
    painter.drawEllipse(centre, 6.5, 6.5);
    painter.setPen(onColour(colour));
    painter.setFont(fontOf(m_style, 10));
    painter.drawText(QRectF(centre - QPointF(7, 7.2), QSizeF(14, 14)), Qt::AlignCenter, sign);
}

void SpriteAtlas::paintJob(QPainter &painter, const Geo::Marker &marker) const
{
    const QPointF centre(17, 17);
    const QColor colour = legible(QColor::fromRgb(marker.colour), m_style.surface);
    const bool isAssigned = JobState(marker.state) != JobState::Open;
    const bool isOver = JobState(marker.state) == JobState::Completed
        || JobState(marker.state) == JobState::Cancelled;
    if (marker.isDimmed)
        painter.setOpacity(0.3);
    else if (isOver)
        painter.setOpacity(0.75);
    const QPainterPath shape = jobShape(JobKind(marker.shape), centre);
    // A halo in the surface's colour keeps the shape readable on any tile.
    painter.strokePath(shape, QPen(m_style.surface, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(shape, isAssigned ? colour : m_style.surface);
    QPen outline(isAssigned ? colour.darker(125) : m_style.text, 2, Qt::SolidLine, Qt::RoundCap,
        Qt::RoundJoin);
    if (marker.isPending)
        outline.setDashPattern({1.6, 1.8});
    painter.strokePath(shape, outline);
    paintStateIcon(
        painter, JobState(marker.state), centre, isAssigned ? onColour(colour) : m_style.text);
    if (marker.isUncertain)
        paintBadge(painter, {26.5, 7.5}, m_style.uncertain, u'?');
    else if (marker.isLate)
        paintBadge(painter, {26.5, 7.5}, m_style.danger, u'!');
}

void SpriteAtlas::paintTechnician(QPainter &painter, const Geo::Marker &marker) const
{
    const QPointF centre(34, 24);
    const bool isStale = marker.state == 2;
    QColor colour = legible(QColor::fromRgb(marker.colour), m_style.surface);
    if (isStale)
        colour = QColor::fromHsvF(colour.hsvHueF(), colour.hsvSaturationF() * 0.25F, 0.62F);
    if (marker.isDimmed)
        painter.setOpacity(0.35);
    if (!std::isnan(marker.heading)) {
        painter.save();
        painter.translate(centre);
        painter.rotate(std::round(marker.heading / 360 * headingSteps) * 360 / headingSteps);
        const QPolygonF arrow{QPointF(-7, -13), QPointF(0, -22.5), QPointF(7, -13)};
        painter.setPen(QPen(m_style.surface, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(colour);
        painter.drawPolygon(arrow);
        painter.restore();
    }
    painter.setPen(QPen(m_style.surface, 2.5));
    painter.setBrush(colour);
    painter.drawEllipse(centre, 15, 15);
    if (isStale) {
        painter.setPen(QPen(m_style.warning, 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, 15, 15);
    }
    painter.setPen(onColour(colour));
    painter.setFont(fontOf(m_style, 12));
    painter.drawText(
        QRectF(centre - QPointF(15, 15), QSizeF(30, 30)), Qt::AlignCenter, marker.label);
    if (!marker.note.isEmpty()) {
        painter.setFont(fontOf(m_style, 10));
        const QString note =
            QFontMetricsF(painter.font()).elidedText(marker.note, Qt::ElideRight, 60);
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(note) + 8;
        const QRectF pill(centre.x() - width / 2, 42, width, 14);
        painter.setPen(QPen(m_style.warning, 1));
        painter.setBrush(m_style.surface);
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 6.5, 6.5);
        painter.setPen(m_style.text);
        painter.drawText(pill, Qt::AlignCenter, note);
    }
}

Sprite SpriteAtlas::marker(const Geo::Marker &marker)
{
    const QString flags = u"%1%2%3%4"_s.arg(int(marker.isLate))
                              .arg(int(marker.isPending))
                              .arg(int(marker.isUncertain))
                              .arg(int(marker.isDimmed));
    if (marker.kind == Geo::Marker::Kind::Job) {
        const QString key = u"j/%1/%2/%3/%4"_s.arg(marker.shape)
                                .arg(marker.state)
                                .arg(marker.colour, 0, 16)
                                .arg(flags);
        return sprite(
            key, {34, 34}, {17, 17}, [&](QPainter &painter) { paintJob(painter, marker); });
    }
    const int heading = std::isnan(marker.heading)
        ? -1
        : int(std::round(marker.heading / 360 * headingSteps)) % headingSteps;
    const QString key = u"t/%1/%2/%3/%4/%5/%6"_s.arg(marker.state)
                            .arg(marker.colour, 0, 16)
                            .arg(heading)
                            .arg(flags, marker.label, marker.note);
    return sprite(
        key, {68, 58}, {34, 24}, [&](QPainter &painter) { paintTechnician(painter, marker); });
}

Sprite SpriteAtlas::place(int severity)
{
    return sprite(u"p/%1"_s.arg(severity), {11, 11}, {5.5, 5.5}, [&](QPainter &painter) {
        QColor colour = severityColour(m_style, severity);
        painter.setPen(QPen(m_style.surface, 1.2));
        painter.setBrush(colour);
        painter.setOpacity(severity > 0 ? 1 : 0.7);
        painter.drawEllipse(QPointF(5.5, 5.5), 3.6, 3.6);
    });
}

Sprite SpriteAtlas::placeCluster(int count, int severity)
{
    const QString text = shortCount(count);
    const double radius = std::round(20 + 4.4 * std::log10(double(std::max(count, 1)))) / 2;
    const double side = std::ceil(radius * 2 + 10);
    const QPointF centre(side / 2, side / 2);
    return sprite(
        u"pc/%1/%2"_s.arg(severity).arg(text), {side, side}, centre, [&](QPainter &painter) {
            const auto paintDisc = [&](QPainter &disc) {
                const QColor colour = severityColour(m_style, severity);
                QColor fill = m_style.surface;
                fill.setAlphaF(0.86F);
                disc.setPen(QPen(colour, severity > 0 ? 2 : 1.2));
                disc.setBrush(fill);
                disc.drawEllipse(centre, radius, radius);
                if (severity >= 2)
                    paintBadge(disc, centre + QPointF(radius * 0.7, -radius * 0.7), colour, u'!');
            };
            const QString key = u"pc/%1/%2"_s.arg(severity).arg(radius);
            painter.drawImage(QPointF(), stamp(key, {side, side}, paintDisc).picture);
            stampText(painter, centre, text, 10, m_style.text);
        });
}

Sprite SpriteAtlas::jobCluster(int count, int severity)
{
    const QString text = shortCount(count);
    return sprite(
        u"jc/%1/%2"_s.arg(severity).arg(text), {44, 40}, {20, 22}, [&](QPainter &painter) {
            // Two sheets: several jobs, told apart from a circle of locations.
            const auto paintSheets = [&](QPainter &sheets) {
                sheets.setPen(QPen(m_style.surface, 1.5));
                sheets.setBrush(m_style.neutral);
                sheets.drawRoundedRect(QRectF(9, 8, 28, 24), 5, 5);
                sheets.setBrush(m_style.text);
                sheets.drawRoundedRect(QRectF(5, 11, 30, 24), 5, 5);
                if (severity >= 2)
                    paintBadge(sheets, {35, 9}, m_style.danger, u'!');
                else if (severity == 1)
                    paintBadge(sheets, {35, 9}, m_style.warning, u'!');
            };
            painter.drawImage(
                QPointF(), stamp(u"jc/%1"_s.arg(severity), {44, 40}, paintSheets).picture);
            stampText(painter, {20, 23}, text, 12, m_style.surface);
        });
}

Sprite SpriteAtlas::ring(bool isSelected)
{
    return sprite(isSelected ? u"rs"_s : u"rh"_s, {52, 52}, {26, 26}, [&](QPainter &painter) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.surface, isSelected ? 6 : 4));
        painter.drawEllipse(QPointF(26, 26), 21, 21);
        painter.setPen(QPen(m_style.accent, isSelected ? 3 : 1.5));
        painter.drawEllipse(QPointF(26, 26), 21, 21);
    });
}

Sprite SpriteAtlas::pin(const Geo::Marker &marker, bool isSelected, bool isHovered)
{
    const QString key = u"pin/%1/%2/%3"_s.arg(marker.label).arg(isSelected).arg(isHovered);
    return sprite(key, {34, 46}, {17, 42}, [&](QPainter &painter) {
        const QPointF tip(17, 42);
        const QPointF head = tip + pinHead;
        QPainterPath shape(tip);
        shape.cubicTo(tip + QPointF(-3, -8), head + QPointF(-12, 12), head + QPointF(-12, 0));
        shape.arcTo(QRectF(head - QPointF(12, 12), QSizeF(24, 24)), 180, -180);
        shape.cubicTo(head + QPointF(12, 12), tip + QPointF(3, -8), tip);
        painter.strokePath(
            shape, QPen(m_style.surface, isSelected || isHovered ? 6 : 5, Qt::SolidLine));
        painter.fillPath(shape, isSelected ? m_style.accent : m_style.surface);
        painter.strokePath(shape,
            QPen(m_style.accent, isHovered || isSelected ? 3 : 2, Qt::SolidLine, Qt::RoundCap,
                Qt::RoundJoin));
        const QColor ink = isSelected ? onColour(m_style.accent) : m_style.text;
        if (marker.label.isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isSelected ? ink : m_style.accent);
            painter.drawEllipse(head, 4.5, 4.5);
        } else {
            stampText(painter, head, marker.label, 12, ink);
        }
    });
}

} // namespace FibreDesk::Scene
